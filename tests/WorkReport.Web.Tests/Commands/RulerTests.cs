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

    public static TheoryData<string, string, string> Samples()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var sample in new[] { "seed", "p03_hebei_2026", "p05_neimenggu_2026", "p27_shaanxi_2026", "n1993_national", "calibration", "200 pages" })
        {
            foreach (var profile in new[] { "meeting", "official" })
            {
                foreach (var grid in new[] { "edge", "word" })
                    data.Add(sample, profile, grid);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Both_profiles_on_both_grids_are_set_to_the_standard(string sample, string profile, string grid)
    {
        var text = sample switch
        {
            "seed" => Path.Combine(Shared, "seed", "annual-report-2022.txt"),
            "calibration" => await MadeAsync(Calibration()),
            "200 pages" => await MadeAsync(LongReport()),
            _ => Path.Combine(Shared, "samples", sample + ".txt"),
        };
        await File.WriteAllTextAsync(Path.Combine(folder, "meta.json"), Meta);
        string[] options = ["--profile", profile, "--grid", grid];
        await TypesetAsync(text, profile == "official" ? [.. options, "--meta", "meta.json"] : options);

        await MeasureAsync(options);
    }

    private const string Meta = """
        {"issuer": ["澄川市人民政府"], "kind": "文件", "number": "澄府发〔2023〕1号", "recipient": "各县（市、区）人民政府", "attachments": ["主要指标统计表"],
         "signature": "澄川市人民政府", "signedOn": "2023年1月5日", "copyTo": ["市委各部门"], "printedBy": "澄川市人民政府办公室", "printedOn": "2023年1月6日"}
        """;

    /// <summary>A title, a heading, and rows of 28 Hanzi for some pages.</summary>
    private static string Calibration() => "关于校准版面的报告\n\n一、满行\n\n" + new string('\u56FD', 28 * 22 * 6) + "\u3002\n";

    private static string LongReport()
    {
        var lines = Example.Text.Split('\n');
        var paragraphs = lines.Where(line => line.Length > 40).ToList();
        return Example.Text + string.Concat(Enumerable.Range(0, 1900).Select(n => "\n\n" + paragraphs[n * 5 % paragraphs.Count]));
    }

    private async Task<string> MadeAsync(string text)
    {
        var path = Path.Combine(folder, "made.txt");
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    private async Task<string> TypesetAsync(string text, params string[] options)
    {
        Assert.SkipUnless(File.Exists(text), $"{Path.GetFileName(text)} is not beside the checkout.");
        var ended = await Run.ToTheEndAsync(folder, ["typeset", text, "-o", "out.pdf", .. options]);
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
