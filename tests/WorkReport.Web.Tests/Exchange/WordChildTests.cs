using System.Diagnostics;
using WorkReport.Documents.Docx;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Web.Demonstration;
using WorkReport.Web.Exchange;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Typesetting;

namespace WorkReport.Web.Tests.Exchange;

/// <summary>Word files that anyone may have made, read in a process of its own.</summary>
public sealed class WordChildTests : IDisposable
{
    private static readonly byte[] Ordinary = NumberedWord.Of("试写镇2022年工作总结\n同志们：\n一、服务大局\n全年宣讲412场次。");

    private readonly ReaderChild reader = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => reader.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_case_of_a_word_file_comes_back_as_it_is_read_here(string name)
    {
        var file = await File.ReadAllBytesAsync(Path.Combine(CasesFolder, name), Cancel);
        var (here, there) = (DocxReader.Read(new MemoryStream(file)), await new WordChild(reader).ReadAsync(file, Cancel));
        Assert.Equal((here.Refusal, here.Tables), (there.Refusal, there.Tables));
        Assert.Equal(here.Lines, there.Lines);
        Assert.Equal(here.Remarks, there.Remarks);
        Assert.True(IsGone(reader.LastId));
    }

    public static TheoryData<string> Cases => [.. Directory.EnumerateFiles(CasesFolder, "*.docx").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private static string CasesFolder => Path.Combine(Source.Root, "tests", "WorkReport.Web.Tests", "Typesetting", "Cases");

    [Fact]
    public async Task What_is_cut_off_is_refused_and_the_child_is_gone()
    {
        Assert.Equal(DocxRefusal.NotAZip, (await new WordChild(reader).ReadAsync(Ordinary[..400], Cancel)).Refusal);
        Assert.True(IsGone(reader.LastId));
    }

    [Fact]
    public async Task What_says_more_than_a_text_says_is_refused_and_the_child_is_gone()
    {
        // 20 MB of text within the bounds of a part: no answer as large as that is taken in.
        var words = NumberedWord.Of(string.Concat(Enumerable.Repeat(new string('文', 1000) + "\n", 6_000)));
        Assert.Equal(DocxRefusal.TooLarge, (await new WordChild(reader).ReadAsync(words, Cancel)).Refusal);
        Assert.True(IsGone(reader.LastId));
    }

    [Fact]
    public async Task A_file_that_had_to_wait_for_too_long_is_not_called_too_large_and_is_read_the_next_time()
    {
        using var hurried = new ReaderChild { Longest = TimeSpan.FromMilliseconds(1) };
        Assert.Equal(DocxRefusal.Busy, (await new WordChild(hurried).ReadAsync(Ordinary, Cancel)).Refusal);
        Assert.Equal(SheetRefusal.Busy, (await new SheetChild(hurried).ReadAsync("甲,乙"u8.ToArray(), Cancel)).Refusal);
        Assert.True(hurried.LastId == 0 || IsGone(hurried.LastId));
        Assert.Null((await new WordChild(reader).ReadAsync(Ordinary, Cancel)).Refusal);
    }

    [Fact]
    public async Task A_form_that_had_to_wait_is_looked_at_again()
    {
        var (forms, form) = (new FormChild(reader), DemonstrationForm.Read().Bytes);
        reader.Longest = TimeSpan.FromMilliseconds(1);
        Assert.Equal(SheetRefusal.Busy, (await forms.ReadAsync(form, Cancel)).Refusal);
        reader.Longest = TimeSpan.FromSeconds(30);
        Assert.Null((await forms.ReadAsync(form, Cancel)).Refusal);
    }

    [Theory]
    [InlineData(0, 1, null)]
    [InlineData(1, 1, null)]
    [InlineData(134, 1, "TooMuch")]
    [InlineData(137, 0.1, "Busy")]
    [InlineData(137, 60, "TooMuch")]
    [InlineData(152, 0.1, "TooMuch")]
    [InlineData(-1, 1, "TooMuch")]
    public void How_a_child_ended_says_whose_fault_it_was(int code, double seconds, string? fault) =>
        Assert.Equal(fault, ReaderChild.FaultOf(code, TimeSpan.FromSeconds(seconds))?.ToString());

    [Fact]
    public async Task Hostile_files_end_with_a_reason_soon_and_leave_nothing_running()
    {
        var folder = Environment.GetEnvironmentVariable("WORKREPORT_HOSTILE_FILES");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "WORKREPORT_HOSTILE_FILES names no folder of hostile files.");
        var word = new WordChild(reader);
        foreach (var path in Directory.EnumerateFiles(folder, "*.docx").Order(StringComparer.Ordinal))
        {
            var file = await File.ReadAllBytesAsync(path, Cancel);
            var (before, clock) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew());
            var text = await word.ReadAsync(file, Cancel);
            var (took, kept) = (clock.Elapsed, GC.GetTotalAllocatedBytes(precise: true) - before);
            TestContext.Current.SendDiagnosticMessage($"{Path.GetFileName(path)}: {text.Refusal?.ToString() ?? $"{text.Lines.Count} lines"}, {took.TotalMilliseconds:0} ms, {kept / 1e6:0.0} MB here");
            // Names that leave the archive harm only who unpacks by name.
            Assert.True(text.Refusal is not (null or DocxRefusal.Busy) || Path.GetFileName(path).Contains("zip_slip", StringComparison.Ordinal), path);
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
