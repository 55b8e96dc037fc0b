using System.Diagnostics;
using WorkReport.Prose.Differences;

namespace WorkReport.Prose.Tests.Differences;

public class TextDifferenceTests
{
    /// <summary>All 10,000 are run by the benchmarks: <c>difference</c>.</summary>
    [Fact]
    public void Random_edits_lead_to_the_new_text_and_little_more_than_them_is_marked()
    {
        for (var seed = 0; seed < 600; seed++)
        {
            var fault = RandomEdits.Fault(RandomEdits.Make(seed));
            Assert.True(fault is null, $"{seed}: {fault}");
        }
    }
}
