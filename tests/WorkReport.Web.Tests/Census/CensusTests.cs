using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Census;

/// <summary>Kept totals against a real tree with real figures; the benchmarks do the whole country.</summary>
public sealed class CensusTests(ITestOutputHelper output)
{
    private static string File => Path.Combine(Source.Root, "..", "shared", "data", "census2020.xlsx");

    [Theory]
    [InlineData("460000", 3)] // Hainan: prefectures, and counties right below the province
    [InlineData("310000", 2)] // Shanghai: one prefecture that is the whole
    public async Task What_is_kept_above_is_what_the_counties_add_up_to(string province, int least)
    {
        Assert.SkipUnless(System.IO.File.Exists(File), "The census is not here: ../shared/data/census2020.xlsx.");
        var outcome = await CensusStore.CompareAsync(CensusBook.Read(File).Of(province));
        Assert.Empty(outcome.Wrong);
        Assert.True(outcome.Places >= least && outcome.Leaves > 10 && outcome.Compared > 130 * least, $"{outcome}");
        foreach (var line in outcome.Printed)
            output.WriteLine(line);
    }
}
