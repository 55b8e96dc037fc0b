using System.Buffers;

namespace WorkReport.Domain.Metrics;

/// <summary>How much of what stood around a figure still stands around a place in another text.</summary>
/// <param name="IsWhole">The clause is the same from mark to mark.</param>
/// <param name="IsClose">So much of the clause is there in its order that it still says the same of the figure.</param>
/// <param name="Score">For choosing among several; the greater the liker.</param>
/// <param name="IsTouchedBefore">The character before it is another.</param>
/// <param name="IsTouchedBehind">The character behind it is another.</param>
internal readonly record struct Surroundings(bool IsWhole, bool IsClose, int Score, bool IsTouchedBefore, bool IsTouchedBehind)
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("，。；：、！？,;!?\n");

    /// <summary>Fewer characters than this say nothing of a figure.</summary>
    private const int Fewest = 2;

    /// <summary>A clause without a mark is read so far from the figure.</summary>
    private const int Longest = 40;

    /// <param name="seen">The text in which the figure stood.</param>
    /// <param name="at">Where it began.</param>
    /// <param name="typed">The other text.</param>
    /// <param name="start">The place in it.</param>
    /// <param name="length">How long the figure is.</param>
    public static Surroundings Compare(string seen, int at, string typed, int start, int length)
    {
        var (before, now) = (Before(seen, at), Before(typed, start));
        var (behind, then) = (Behind(seen, at + length), Behind(typed, start + length));
        var (sameBefore, sameBehind) = (CommonEnd(seen.AsSpan(0, at), typed.AsSpan(0, start)), seen.AsSpan(at + length).CommonPrefixLength(typed.AsSpan(start + length)));
        var all = before.Length + behind.Length;
        var kept = InOrder(before, now) + InOrder(behind, then);
        var isWhole = before == now && behind == then;
        // A clause of next to nothing but the figure is told by its neighbours.
        var touches = Math.Min(sameBefore, before.Length) >= Fewest || Math.Min(sameBehind, behind.Length) >= Fewest;
        var isClose = all < Fewest ? isWhole && sameBefore + sameBehind >= Math.Min(Fewest, seen.Length - length)
            : isWhole || (kept >= Fewest && (kept * 5 >= all * 3 || (touches && kept * 2 >= all)));
        return new Surroundings(isWhole, isClose, (8 * kept) + (3 * sameBefore) + sameBehind, sameBefore == 0, sameBehind == 0);
    }

    private static string Before(string text, int end)
    {
        var words = text.AsSpan(Math.Max(0, end - Longest), Math.Min(end, Longest));
        return words[(words.LastIndexOfAny(Marks) + 1)..].ToString();
    }

    private static string Behind(string text, int start)
    {
        var words = text.AsSpan(start, Math.Min(text.Length - start, Longest));
        return (words.IndexOfAny(Marks) is >= 0 and var mark ? words[..mark] : words).ToString();
    }

    private static int CommonEnd(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var length = 0;
        while (length < Math.Min(one.Length, other.Length) && one[^(length + 1)] == other[^(length + 1)])
            length++;
        return length;
    }

    /// <summary>How many characters of the one stand in the other in the same order.</summary>
    private static int InOrder(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        Span<int> row = stackalloc int[Longest + 1];
        foreach (var c in one)
        {
            var diagonal = 0;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = c == other[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }

        return row[other.Length];
    }
}
