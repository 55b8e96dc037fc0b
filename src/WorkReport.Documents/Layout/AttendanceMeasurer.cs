using System.Buffers;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>
/// 出席, 请假 and 列席 of minutes (GB/T 9704-2012, 10.3): 空一行 below the text, 左空二字, the label in 黑体; what goes on goes on below
/// the first character behind the colon.
/// </summary>
internal sealed class AttendanceMeasurer(Atomizer atomizer)
{
    /// <summary>A label with its colon, half cells.</summary>
    public const int LabelWidth = 6;

    /// <summary>Of a name alone and of one behind an office, characters.</summary>
    private const int LongestName = 4;
    private const int UsualName = 3;

    private static readonly SearchValues<char> EntryEnds = SearchValues.Create("：、；，（ ");

    public IEnumerable<MeasuredBlock> Measure(Attendance attendance)
    {
        var rowsBefore = 1;
        foreach (var (label, names) in RowsOf(attendance))
        {
            var text = label + names;
            var atoms = WithWholeNames(text, atomizer.Cut(text, Faces.Body, label.Length, Faces.Label));
            var rows = LineBreaker.Break(atoms, Grid.HalfCells, BlockMeasurer.Indent, BlockMeasurer.Indent + LabelWidth);
            yield return new MeasuredRows(ElementTag.Paragraph, text, atoms, rows) { Place = BlockPlace.Tail, RowsBefore = rowsBefore };
            rowsBefore = 0;
        }
    }

    /// <summary>Labels and names in their order, without those that nobody stands behind.</summary>
    public static IEnumerable<(string Label, string Names)> RowsOf(Attendance attendance) =>
        new[] { ("出席：", attendance.Present), ("请假：", attendance.Excused), ("列席：", attendance.Observers) }
            .Where(row => row.Item2.Count > 0)
            .Select(row => (row.Item1, Listed(row.Item2)));

    /// <summary>Practice: a row does not end within the last characters of an entry, which are a person's name, nor within an entry that is one.</summary>
    private static Atom[] WithWholeNames(string text, Atom[] atoms)
    {
        var (begin, end) = (0, 0);
        for (var i = 0; i + 1 < atoms.Length; i++)
        {
            var next = atoms[i + 1].Start;
            if (next > end)
                (begin, end) = (next, EndOfEntry(text, next));
            if (next > begin && (end - begin <= LongestName || end - next < UsualName) && atoms[i].Break is BreakBehind.Allowed)
                atoms[i] = atoms[i] with { Break = BreakBehind.Splits };
        }

        return atoms;
    }

    private static int EndOfEntry(string text, int begin)
    {
        var length = text.AsSpan(begin).IndexOfAny(EntryEnds);
        return length < 0 ? text.Length : begin + length;
    }

    /// <summary>Practice: names are parted by 、, and entries of an office with several names by ；.</summary>
    private static string Listed(IReadOnlyList<string> names) => string.Join(names.Any(name => name.Contains('、')) ? '；' : '、', names);
}
