using System.Diagnostics;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Pdf;

namespace WorkReport.Benchmarks;

/// <summary>Layout, emission of a finished layout, and both, taken in turns so that what else the machine does hits all alike.</summary>
internal static class Warm
{
    private const int Rounds = 40;

    public static string Measure(Corpus corpus, FontSet fonts)
    {
        var set = Typesetter.Set(corpus.Document, fonts);
        var (layout, emission, both) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -5; round < Rounds; round++)
        {
            var times = (Time(() => Typesetter.Set(corpus.Document, fonts)), Time(() => PdfWriter.Write(set, Stream.Null)), Time(() => PdfWriter.Write(Typesetter.Set(corpus.Document, fonts), Stream.Null)));
            if (round < 0)
                continue;
            layout.Add(times.Item1);
            emission.Add(times.Item2);
            both.Add(times.Item3);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        using var file = new MemoryStream();
        PdfWriter.Write(Typesetter.Set(corpus.Document, fonts), file);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before - (2 * file.Length)) / 1e6;
        var (l, e, b) = (Median(layout), Median(emission), Median(both));
        return FormattableString.Invariant($"| median of {Rounds} | {corpus.Pages} | {l:0.0} | {e:0.0} | {b:0.0} | {l / e:0.00} | {b / e:0.00} | {allocated:0.0} | {file.Length / 1000} |");
    }

    public static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }

    private static double Time(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
