using System.Diagnostics;
using System.Globalization;
using WorkReport.Prose.Differences;
using WorkReport.Prose.Tests.Differences;

namespace WorkReport.Benchmarks;

/// <summary>
/// <c>difference [texts]</c>: texts edited at random, 10,000 of them without a number; each difference must lead to the new text and mark
/// little more than what was edited. Then how long 30,000 signs take.
/// </summary>
internal static class Differing
{
    private const int Length = 30_000;

    public static int Run(string[] args)
    {
        var texts = args is [var many] ? int.Parse(many, CultureInfo.InvariantCulture) : 10_000;
        var (faults, edits, size, marked, moves, found, over) = (0, 0, 0L, 0L, 0, 0, 0);
        for (var seed = 0; seed < texts; seed++)
        {
            var text = RandomEdits.Make(seed);
            var difference = TextDifference.Between(text.Old, text.New);
            var (struck, underlined) = Marking.Size(difference);
            var made = text.Removed + text.Inserted;
            (edits, size, marked, moves, found) = (edits + text.Edits, size + made, marked + struck + underlined, moves + text.Moves, found + difference.Moves);
            over += struck + underlined > made + (8 * text.Edits) ? 1 : 0;
            if (RandomEdits.Fault(text) is not { } fault)
                continue;
            faults++;
            Console.WriteLine(FormattableString.Invariant($"{seed}: {fault}"));
        }

        Console.WriteLine(FormattableString.Invariant($"{texts} texts, {edits} edits of {size} signs: {marked} marked; {moves} moves, {found} known; {faults} faults; {over} over by both sides together"));
        var random = new Random(Length);
        var old = RandomEdits.Text(Length, random);
        var other = RandomEdits.Text(Length, random);
        var edited = old.ToCharArray();
        for (var i = 0; i < edited.Length; i += 97)
            edited[i] = '改';
        Time("a sign in 97 another", old, new string(edited));
        Time("the same without line ends", old.Replace('\n', '，'), new string(edited).Replace('\n', '，'));
        Time("another text", old, other);
        Time("another text, one paragraph", old.Replace('\n', '，'), other.Replace('\n', '，'));
        return faults;
    }

    private static void Time(string what, string old, string current)
    {
        var best = TimeSpan.MaxValue;
        for (var run = 0; run < 9; run++)
        {
            var watch = Stopwatch.StartNew();
            TextDifference.Between(old, current);
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        Console.WriteLine(FormattableString.Invariant($"{old.Length} signs, {what}: {best.TotalMilliseconds:0.0} ms"));
    }
}
