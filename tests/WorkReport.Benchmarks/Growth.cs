using System.Globalization;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Pdf;

namespace WorkReport.Benchmarks;

/// <summary>What many reports leave behind in the process.</summary>
internal static class Growth
{
    private const int First = 100;

    public static string Measure(Corpus corpus, FontSet fonts, int reports)
    {
        Write(First);
        var before = Kept();
        Write(reports - First);
        var after = Kept();
        return FormattableString.Invariant($"Kept after {First}: {before / 1e6:0.0} MB; after {reports}: {after / 1e6:0.0} MB; growth {(after - before) / 1e6:0.00} MB.");

        void Write(int times)
        {
            for (var i = 0; i < times; i++)
                PdfWriter.Write(Typesetter.Set(corpus.Document, fonts), Stream.Null);
        }
    }

    /// <summary>Memory of the process that is no file's; elsewhere than on Linux what the collector holds.</summary>
    private static long Kept()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        if (!OperatingSystem.IsLinux())
            return GC.GetTotalMemory(forceFullCollection: true);
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("RssAnon", StringComparison.Ordinal));
        return long.Parse(string.Concat(line.Where(char.IsDigit)), CultureInfo.InvariantCulture) * 1024;
    }
}
