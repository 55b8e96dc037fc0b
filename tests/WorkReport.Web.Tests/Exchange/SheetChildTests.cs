using System.Diagnostics;
using System.Text;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Web.Exchange;

namespace WorkReport.Web.Tests.Exchange;

/// <summary>Files that anyone may have made, read in a process of its own.</summary>
public sealed class SheetChildTests : IDisposable
{
    private readonly ReaderChild reader = new();

    private SheetChild Child => new(reader);

    public void Dispose() => reader.Dispose();

    [Fact]
    public async Task A_text_in_either_encoding_comes_back_and_the_child_is_gone()
    {
        const string text = "姓名,单位\r\n㐢𠮷䶮,镕基镇\r\n";
        foreach (var encoding in new[] { Encoding.UTF8, CodePagesEncodingProvider.Instance.GetEncoding("GB18030")! })
        {
            var sheet = await Child.ReadAsync(encoding.GetBytes(text), TestContext.Current.CancellationToken);
            Assert.Null(sheet.Refusal);
            Assert.Equal("㐢𠮷䶮|镕基镇", string.Join('|', sheet.Rows[1].Cells));
            Assert.True(IsGone(reader.LastId));
        }
    }

    [Theory]
    [InlineData("", SheetRefusal.Nothing)]
    [InlineData("GIF89a/*", SheetRefusal.NotASheet)]
    [InlineData("%PDF-1.7", SheetRefusal.NotASheet)]
    [InlineData("PK\u0003\u0004 cut off", SheetRefusal.Broken)]
    public async Task What_is_no_sheet_is_said_to_be_none(string content, SheetRefusal expected)
    {
        Assert.Equal(expected, (await Child.ReadAsync(Encoding.Latin1.GetBytes(content), TestContext.Current.CancellationToken)).Refusal);
        Assert.True(IsGone(reader.LastId));
    }

    [Fact]
    public async Task More_rows_than_a_sheet_of_figures_has_are_refused_and_the_child_is_gone()
    {
        var sheet = await Child.ReadAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("1,2\n", SheetLimits.MostRows + 1))), TestContext.Current.CancellationToken);
        Assert.Equal(SheetRefusal.TooLarge, sheet.Refusal);
        Assert.True(IsGone(reader.LastId));
    }

    [Fact]
    public async Task Who_goes_away_takes_the_child_along()
    {
        using var left = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Child.ReadAsync(new byte[10_000_000], left.Token));
        Assert.True(reader.LastId == 0 || IsGone(reader.LastId));
    }

    [Fact]
    public async Task Hostile_files_end_with_a_reason_and_leave_nothing_running()
    {
        var folder = Environment.GetEnvironmentVariable("WORKREPORT_HOSTILE_FILES");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "WORKREPORT_HOSTILE_FILES names no folder of hostile files.");
        // Text with something between its cells, whatever it says, is a sheet: F12 holds formulas, of which the values are read.
        string[] read = ["F09_script.svg", "F11_formula.csv", "F12_formula.xlsx", "F15_gb18030.csv"];
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var sheet = await Child.ReadAsync(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            TestContext.Current.SendDiagnosticMessage($"{Path.GetFileName(path)}: {sheet.Refusal?.ToString() ?? $"{sheet.Rows.Count} rows"}");
            Assert.Equal((read.Contains(Path.GetFileName(path)), path), (sheet.Refusal is null, path));
            Assert.True(IsGone(reader.LastId), path);
        }
    }

    private static bool IsGone(int id)
    {
        try
        {
            using var there = Process.GetProcessById(id);
            return there.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
