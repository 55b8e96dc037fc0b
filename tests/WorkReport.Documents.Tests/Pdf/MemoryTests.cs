using System.Globalization;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Pdf;
using WorkReport.Documents.Tests.Fonts;

namespace WorkReport.Documents.Tests.Pdf;

/// <summary>Runs alone: it looks at the memory of the whole process.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests
{
    [Fact]
    public void Hundreds_of_files_leave_no_memory_behind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads the process's memory from /proc.");
        using var cff = FontFolder.Open("FandolFang-Regular");
        using var trueType = FontFolder.Open("NotoSerifSC-Bold");
        cff.PrepareSubsets();
        trueType.PrepareSubsets();
        var text = Gb2312.Hanzi[..400];
        var report = new HandSet().Page().Element(ElementTag.Paragraph).Run(cff, text, 80, 200).Run(trueType, text, 80, 500).Document;
        Write(50);
        // What the tests before left to the collector comes and goes; what is never given back grows every time. The two subsets together
        // are 150 kB: kept only once a file, they would come to more than 20 MB each time.
        var least = Enumerable.Range(0, 4).Min(_ =>
        {
            var before = Resident();
            Write(150);
            return Resident() - before;
        });
        Assert.InRange(least, long.MinValue, 8L << 20);

        void Write(int times)
        {
            for (var i = 0; i < times; i++)
                PdfWriter.Write(report, Stream.Null);
        }

        static long Resident()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("RssAnon", StringComparison.Ordinal));
            return long.Parse(string.Concat(line.Where(char.IsDigit)), CultureInfo.InvariantCulture) * 1024;
        }
    }
}
