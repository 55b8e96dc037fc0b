using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.House;

/// <summary>The rooms of the application and who may name whom: Pages, Commands → Reporting → Data, Platform → Domain; none points back.</summary>
public class ArrowTests
{
    private const string Web = "src/WorkReport.Web";

    [Theory]
    [InlineData("Data", "WorkReport.Web.Pages")]
    [InlineData("Data", "WorkReport.Web.Platform")]
    [InlineData("Data", "WorkReport.Web.Commands")]
    [InlineData("Data", "WorkReport.Web.Reporting")]
    [InlineData("Reporting", "WorkReport.Web.Pages")]
    [InlineData("Reporting", "WorkReport.Web.Commands")]
    [InlineData("Reporting", "WorkReport.Web.Demonstration")]
    [InlineData("Platform", "WorkReport.Web.Reporting")]
    [InlineData("Platform", "WorkReport.Web.Pages")]
    [InlineData("Platform", "WorkReport.Web.Data")]
    [InlineData("Platform", "WorkReport.Web.Commands")]
    [InlineData("Pages", "WorkReport.Web.Commands")]
    [InlineData("Commands", "WorkReport.Web.Pages")]
    [InlineData("Demonstration", "WorkReport.Web.Pages")]
    [InlineData("Demonstration", "WorkReport.Web.Reporting")]
    [InlineData("Demonstration", "WorkReport.Web.Platform")]
    [InlineData("Demonstration", "WorkReport.Web.Commands")]
    [InlineData("Data", "WorkReport.Web.Demonstration")]
    [InlineData("Platform", "WorkReport.Web.Demonstration")]
    [InlineData("Pages", "WorkReport.Web.Demonstration")]
    public void A_room_does_not_name_another_it_may_not_know(string room, string other) =>
        Assert.Empty(Naming(Source.Files($"{Web}/{room}", ".cs", ".cshtml"), other));

    [Fact]
    public void Page_folders_do_not_name_each_other()
    {
        var folders = Directory.GetDirectories(Path.Combine(Source.Root, Web, "Pages")).Select(Path.GetFileName).ToList();
        foreach (var folder in folders)
        {
            foreach (var other in folders.Where(f => f != folder && f != "Shared"))
                Assert.Empty(Naming(Source.Files($"{Web}/Pages/{folder}", ".cs", ".cshtml"), $"WorkReport.Web.Pages.{other}"));
        }
    }

    [Fact]
    public void The_scan_sees_what_is_there()
    {
        // These do name one another: if this finds nothing, the tests above have gone blind.
        foreach (var (room, other) in new[] { ("Pages", "Data"), ("Pages", "Reporting"), ("Commands", "Reporting"), ("Reporting", "Data") })
            Assert.NotEmpty(Naming(Source.Files($"{Web}/{room}", ".cs", ".cshtml"), $"WorkReport.Web.{other}"));
    }

    private static List<string> Naming(IEnumerable<string> files, string name) =>
        [.. files.Where(f => File.ReadLines(f).Any(l => l.Contains(name, StringComparison.Ordinal) && !l.TrimStart().StartsWith("//", StringComparison.Ordinal)))];
}
