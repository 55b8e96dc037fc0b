using System.Globalization;
using System.Text;

namespace WorkReport.Prose.Texts;

/// <summary>
/// A text as it is searched: letters, digits and Hanzi alone, of one width and without capitals, in runs; every mark and space ends a run. It
/// knows where each of them stood. What is searched for and what is searched go through here alike.
/// </summary>
public sealed class LetterRuns
{
    private const char Between = ' ';

    private readonly string letters;
    private readonly List<(int Start, int End)> from;

    private LetterRuns(string letters, List<(int Start, int End)> from) => (this.letters, this.from) = (letters, from);

    /// <summary>What stands together.</summary>
    public IReadOnlyList<string> Runs => letters.Split(Between, StringSplitOptions.RemoveEmptyEntries);

    public static LetterRuns Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (folded, from) = (new StringBuilder(text.Length), new List<(int, int)>(text.Length));
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            var end = at + length;
            if (IsPlainHanzi(rune))
            {
                Keep(rune, at, end);
            }
            else if (rune.IsAscii)
            {
                Take(rune, at, end);
            }
            else
            {
                // By itself: what is composed of two stands in no text of ours, and each has to know its place.
                foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes())
                    Take(part, at, end);
            }

            at = end;
        }

        return new LetterRuns(folded.ToString(), from);

        void Take(Rune rune, int start, int end)
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber)
                Keep(Rune.ToLowerInvariant(rune), start, end);
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) && folded.Length > 0 && folded[^1] != Between)
                Put(Between.ToString(), start, end);
        }

        void Keep(Rune rune, int start, int end) => Put(rune.ToString(), start, end);

        void Put(string units, int start, int end)
        {
            folded.Append(units);
            for (var i = 0; i < units.Length; i++)
                from.Add((start, end));
        }
    }

    /// <summary>Each two neighbours of a run, in order; of a run of one none.</summary>
    public static IEnumerable<string> Pairs(string run)
    {
        ArgumentNullException.ThrowIfNull(run);
        string? before = null;
        foreach (var rune in run.EnumerateRunes())
        {
            var now = rune.ToString();
            if (before is not null)
                yield return before + now;
            before = now;
        }
    }

    /// <summary>Where a run stands in the text as it was written, each place once, in order.</summary>
    public IEnumerable<(int Start, int Length)> Find(string run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Length == 0)
            yield break;
        for (var at = letters.IndexOf(run, StringComparison.Ordinal); at >= 0; at = letters.IndexOf(run, at + run.Length, StringComparison.Ordinal))
            yield return (from[at].Start, from[at + run.Length - 1].End - from[at].Start);
    }

    // Nearly every character of a report; nothing is folded of them.
    private static bool IsPlainHanzi(Rune rune) => rune.Value is >= 0x3400 and <= 0x9FFF;
}
