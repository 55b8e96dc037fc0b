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

    public IEnumerable<MeasuredBlock> Measure(Attendance attendance)
    {
        var rowsBefore = 1;
        foreach (var (label, names) in RowsOf(attendance))
        {
            var text = label + names;
            var atoms = atomizer.Cut(text, Faces.Body, label.Length, Faces.Label);
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

    /// <summary>Practice: names are parted by 、, and entries of an office with several names by ；.</summary>
    private static string Listed(IReadOnlyList<string> names) => string.Join(names.Any(name => name.Contains('、')) ? '；' : '、', names);
}
