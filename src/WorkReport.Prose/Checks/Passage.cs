using WorkReport.Prose.Outlines;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Readings;

namespace WorkReport.Prose.Checks;

/// <summary>One line or paragraph: its signs in one width, each knowing its place in the source, and the figures among them.</summary>
internal sealed class Passage
{
    private const int Near = 80;

    private readonly FoldedText folded;

    internal Passage(ReportReading reading, OutlineElement element, int first, int end)
    {
        Element = element;
        folded = FoldedText.Of(reading.Text, element.Start, element.Length);
        Said = new string(folded.Signs);
        var figures = new Figure[end - first];
        for (var i = 0; i < figures.Length; i++)
            figures[i] = Figure.Of(reading.Quantities[first + i], folded);
        Figures = figures;
        Sentences = Parted(Said, figures);
    }

    internal OutlineElement Element { get; }

    /// <summary>Its signs, folded: one width, simplified, without blanks and line ends inside numbers.</summary>
    internal string Said { get; }

    internal IReadOnlyList<Figure> Figures { get; }

    internal IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>Where a stretch stands in the source.</summary>
    internal (int Start, int Length) Place(int from, int to) => folded.InSource(from, to);

    /// <summary>A finding at a stretch of it.</summary>
    internal Finding At(int from, int to, CheckRule rule, Severity severity, string? repair, params string[] with)
    {
        var (start, length) = folded.InSource(from, to);
        return new Finding(rule, severity, start, length, with, repair);
    }

    /// <summary>A stretch as the source has it.</summary>
    internal string Words(int from, int to) => folded.Original(from, to);

    /// <summary>A stretch with some signs around it, up to the next mark; … says that a word may go on.</summary>
    internal string Around(int from, int to, int reach = 6)
    {
        int start = from, end = to;
        while (start > 0 && from - start < reach && !IsEdge(Said[start - 1]))
            start--;
        while (end < Said.Length && end - to < reach && !IsEdge(Said[end]))
            end++;
        return (start > 0 && !IsEdge(Said[start - 1]) ? "…" : "") + Words(start, end) + (end < Said.Length && !IsEdge(Said[end]) ? "…" : "");
    }

    /// <summary>The sentence around a place, as far as it is near.</summary>
    internal static string SentenceAt(string said, int at)
    {
        int first = Math.Max(0, at - Near), last = Math.Min(said.Length, at + Near);
        int from = said.AsSpan(first, at - first).LastIndexOf('。') + 1, to = said.AsSpan(at, last - at).IndexOf('。');
        return said[(first + from)..(to < 0 ? last : at + to)];
    }

    private static bool IsEdge(char c) => c is '，' or '。' or '；' or '：' or '、' or '！' or '？' or ',' or ';' or ':' or '“' or '”' or '（' or '）' or '《' or '》' or ' ';

    private static List<Sentence> Parted(string said, Figure[] figures)
    {
        var sentences = new List<Sentence>();
        int next = 0;
        for (int from = 0; from < said.Length;)
        {
            int end = said.AsSpan(from).IndexOfAny("。！？");
            end = end < 0 ? said.Length : from + end;
            int first = next;
            while (next < figures.Length && figures[next].From < end)
                next++;
            sentences.Add(new Sentence(from, end, figures[first..next]));
            from = end + 1;
        }
        return sentences;
    }
}

/// <summary>One sentence of a passage, without its full stop.</summary>
/// <param name="From">Its first sign.</param>
/// <param name="To">Behind its last.</param>
/// <param name="Figures">Those that stand in it.</param>
internal sealed record Sentence(int From, int To, IReadOnlyList<Figure> Figures);
