using WorkReport.Prose.Differences;

namespace WorkReport.Prose.Tests.Differences;

public class MarkedEditsTests
{
    public static TheoryData<string> Edits => [.. Sample.Own("marked-edits").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];

    [Theory]
    [MemberData(nameof(Edits))]
    public void Is_marked_as_a_person_would(string marking)
    {
        var (old, current) = (Marking.Old(marking), Marking.New(marking));
        var difference = TextDifference.Between(old, current);
        Assert.Equal(marking, Marking.Of(difference));
        Assert.Equal(current, difference.Apply(old));
    }
}
