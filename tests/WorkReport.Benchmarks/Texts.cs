using System.Diagnostics;
using System.Globalization;
using WorkReport.Prose.Tests.Readings;

namespace WorkReport.Benchmarks;

/// <summary>The texts of the gate that nobody would write, as often as wanted: <c>texts [count] [seed]</c>; 200,000 unless said.</summary>
internal static class Texts
{
    private const int MostTold = 20;

    /// <returns>How many could not be read, checked or masked to their end.</returns>
    public static int Run(string[] asked)
    {
        var count = asked.Length > 0 ? int.Parse(asked[0], CultureInfo.InvariantCulture) : 200_000;
        var seed = asked.Length > 1 ? int.Parse(asked[1], CultureInfo.InvariantCulture) : 14;
        var (watch, failed, longest, slowest) = (Stopwatch.StartNew(), 0, 0, TimeSpan.Zero);
        for (var number = 0; number < count; number++)
        {
            var text = GeneratedTexts.Of(seed, number);
            longest = Math.Max(longest, text.Length);
            var from = Stopwatch.GetTimestamp();
            try
            {
                GeneratedTexts.Judge(text);
            }
#pragma warning disable CA1031 // Whatever it is, it is what is looked for.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                if (failed++ < MostTold)
                    Console.WriteLine($"Text {number}: {fault}\n{text}\n");
            }

            if (Stopwatch.GetElapsedTime(from) is var took && took > slowest)
                slowest = took;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {seed}: {count} texts of up to {longest} characters, {failed} failed, {watch.Elapsed.TotalSeconds:0} s, the slowest {slowest.TotalMilliseconds:0} ms."));
        return failed;
    }
}
