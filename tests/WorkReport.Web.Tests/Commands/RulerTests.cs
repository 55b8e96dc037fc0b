using System.Diagnostics;
using WorkReport.Web.Pages.Typesetting;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Commands;

/// <summary>What <c>typeset</c> writes, measured by an independent program that knows the standard's page.</summary>
public sealed class RulerTests : IDisposable
{
    private static readonly string Shared = Path.Combine(Source.Root, "..", "shared");
    private static readonly string Ruler = Path.Combine(Shared, "tools", "check-gongwen.py");

    private readonly string folder = Directory.CreateTempSubdirectory("workreport-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_report_this_began_from_is_set_to_the_standard_and_loses_nothing_but_boilerplate()
    {
        var text = Path.Combine(Shared, "seed", "annual-report-2022.txt");
        var dropped = await TypesetAsync(text);

        await MeasureAsync("--source", text, "--minus", dropped);

        var lines = await File.ReadAllLinesAsync(dropped);
        Assert.Equal(6, lines.Length);
        Assert.StartsWith("关工委2022年工作总结暨2023年工作安排(6373字)", lines[0], StringComparison.Ordinal);
        Assert.Contains("试读结束", lines[1], StringComparison.Ordinal);
        Assert.All(lines[2..], line => Assert.Matches("微信|写作网|互联网|转载", line));
    }

    [Theory]
    [InlineData("p03_hebei_2026")]
    [InlineData("p05_neimenggu_2026")]
    [InlineData("p27_shaanxi_2026")]
    [InlineData("n1993_national")]
    public async Task Reports_of_others_are_set_to_the_standard(string sample)
    {
        await TypesetAsync(Path.Combine(Shared, "samples", sample + ".txt"));

        await MeasureAsync();
    }

    [Fact]
    public async Task Our_own_example_is_set_to_the_standard()
    {
        var text = Path.Combine(folder, "example.txt");
        var paragraph = Example.Text.Split('\n').MaxBy(line => line.Length);
        // Long enough for pages that are full.
        await File.WriteAllTextAsync(text, Example.Text + string.Concat(Enumerable.Repeat("\n" + paragraph, 30)));
        await TypesetAsync(text);

        await MeasureAsync();
    }

    private async Task<string> TypesetAsync(string text)
    {
        Assert.SkipUnless(File.Exists(text), $"{Path.GetFileName(text)} is not beside the checkout.");
        var ended = await Run.ToTheEndAsync(folder, "typeset", text, "-o", "out.pdf");
        Assert.Equal(0, ended.Code);
        var dropped = Path.Combine(folder, "dropped.txt");
        await File.WriteAllTextAsync(dropped, ended.Error);
        return dropped;
    }

    private async Task MeasureAsync(params string[] options)
    {
        Assert.SkipUnless(File.Exists(Ruler), "The ruler is not beside the checkout.");
        var start = new ProcessStartInfo("python3", [Ruler, Path.Combine(folder, "out.pdf"), .. options]) { RedirectStandardOutput = true };
        using var ruler = Process.Start(start)!;
        var measured = await ruler.StandardOutput.ReadToEndAsync();
        await ruler.WaitForExitAsync();
        Assert.True(ruler.ExitCode == 0, measured);
        Assert.Contains(" ok, 0 failed", measured, StringComparison.Ordinal);
    }
}
