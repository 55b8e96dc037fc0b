using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Masking;

/// <summary>One line of a text, its signs folded into one width, and what of it is taken already.</summary>
internal sealed class Line
{
    private readonly FoldedText folded;
    private readonly bool[] taken;
    private readonly bool[] placeEnds;

    internal Line(string source, int start, int length)
    {
        folded = FoldedText.Of(source, start, length);
        Said = new string(folded.Signs);
        taken = new bool[Said.Length];
        placeEnds = new bool[Said.Length + 1];
        foreach (System.Text.RegularExpressions.Match mark in StandIns.Marks().Matches(Said))
        {
            taken.AsSpan(mark.Index, mark.Length).Fill(true);
            placeEnds[mark.Index + mark.Length] |= mark.Groups["place"].Success;
        }
    }

    internal string Said { get; }

    internal List<Found> Found { get; } = [];

    /// <summary>The sign at a place; NUL outside.</summary>
    internal char this[int index] => (uint)index < (uint)Said.Length ? Said[index] : '\0';

    internal ReadOnlySpan<char> From(int index) => index >= 0 && index < Said.Length ? Said.AsSpan(index) : default;

    internal ReadOnlySpan<char> To(int index) => index > 0 ? Said.AsSpan(0, Math.Min(index, Said.Length)) : default;

    internal Mention At(int from, int to)
    {
        var (start, length) = folded.InSource(from, to);
        return new Mention(start, length);
    }

    /// <summary>Was there a blank before this sign that says nothing of its own between Hanzi?</summary>
    internal bool IsParted(int index) => index > 0 && index < Said.Length && folded.InSource(index - 1, index + 1).Length > 2;

    /// <summary>The sign that stands at a place of the source.</summary>
    internal int IndexAt(int place) => folded.IndexAt(place);

    internal bool IsFree(int from, int to) => from >= 0 && to <= Said.Length && !taken.AsSpan(from, to - from).Contains(true);

    /// <summary>Does the name of a place end right before this sign?</summary>
    internal bool EndsPlace(int index) => index >= 0 && placeEnds[index];

    /// <summary>Is the sign a part of something that was found?</summary>
    internal bool IsTaken(int index) => (uint)index < (uint)taken.Length && taken[index];

    /// <summary>Takes a stretch for an entity, unless a part of it is taken.</summary>
    internal bool Take(EntityKind kind, int from, int to, string key, string word = "")
    {
        if (to <= from || !IsFree(from, to))
            return false;
        taken.AsSpan(from, to - from).Fill(true);
        placeEnds[to] |= kind == EntityKind.Place;
        Found.Add(new Found(kind, At(from, to), from, to, key, word));
        return true;
    }

    internal bool IsHan(int index) => Scripts.IsHan(this[index]);

    internal static List<Line> Of(string text)
    {
        var lines = new List<Line>();
        for (int from = 0; from < text.Length;)
        {
            int end = text.AsSpan(from).IndexOfAny('\n', '\r');
            end = end < 0 ? text.Length : from + end;
            if (end > from)
                lines.Add(new Line(text, from, end - from));
            from = end + 1;
        }
        return lines;
    }
}

/// <summary>One place of a line where something is named.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Mention">Where, in the source.</param>
/// <param name="From">Where, in the line.</param>
/// <param name="To">Behind it there.</param>
/// <param name="Key">What is the same is one entity; of a person the name or the surname.</param>
/// <param name="Word">Of a person the post beside the name, of a place its rank, of others what they are.</param>
internal sealed record Found(EntityKind Kind, Mention Mention, int From, int To, string Key, string Word);
