using System.Globalization;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Web.Reporting.Workbooks;

namespace WorkReport.Web.Reporting.Archives;

/// <summary>件: one line of 归档文件目录 (DA/T 22—2015, 附录).</summary>
/// <param name="Responsible">责任者.</param>
/// <param name="Number">文号; empty where there is none.</param>
/// <param name="Title">题名.</param>
/// <param name="On">日期.</param>
/// <param name="Pages">页数; null of what has no pages.</param>
/// <param name="Retention">保管期限.</param>
/// <param name="Paths">The files that it consists of.</param>
public sealed record ArchivedPiece(string Responsible, string Number, string Title, DateOnly On, int? Pages, string Retention, IReadOnlyList<string> Paths)
{
    /// <summary>Days in eight digits, as catalogues of archives write them.</summary>
    public string Day => On.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private string Files => string.Join(' ', Paths);

    /// <summary>归档文件目录 as text: fields parted by commas, with the mark by which Excel knows UTF-8.</summary>
    public static string Csv(IReadOnlyList<ArchivedPiece> pieces)
    {
        string[] heads = ["Piece", "Responsible", "Number", "Title", "Day", "Pages", "Retention", "Files"];
        return "\uFEFF" + Line(heads.Select(head => Official($"Archive.{head}")))
            + string.Concat(pieces.Select((piece, at) => Line([Place(at), piece.Responsible, piece.Number, piece.Title, piece.Day, $"{piece.Pages}", piece.Retention, piece.Files])));
    }

    /// <summary>The same, to be printed.</summary>
    public static Workbook Workbook(IReadOnlyList<ArchivedPiece> pieces, string of) => Heads.Book(
        Official("Archive.Catalogue"), [of],
        [
            Heads.Mark("Archive.Piece", 6), Heads.Words("Archive.Responsible", 18), Heads.Mark("Archive.Number", 14), Heads.Words("Archive.Title", 44),
            Heads.Mark("Archive.Day", 11), Heads.Figure("Archive.Pages", 7), Heads.Mark("Archive.Retention", 9), Heads.Words("Archive.Files", 40),
        ],
        pieces.Select((piece, at) => (IReadOnlyList<Cell>)
        [
            Cell.Of(Place(at)), Cell.Of(piece.Responsible), Cell.Of(piece.Number), Cell.Of(piece.Title), Cell.Of(piece.Day),
            piece.Pages is { } pages ? Cell.Of(pages, Cell.Whole) : Cell.Blank, Cell.Of(piece.Retention), Cell.Of(piece.Files),
        ]));

    /// <summary>A line of comma-separated values (RFC 4180).</summary>
    internal static string Line(IEnumerable<string?> fields) => string.Join(',', fields.Select(Field)) + "\r\n";

    // What a spreadsheet would take for a formula stays text.
    private static string Field(string? value)
    {
        var text = value is { Length: > 0 } && "=+-@\t".Contains(value[0], StringComparison.Ordinal) ? "'" + value : value ?? "";
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Place(int at) => (at + 1).ToString("000", CultureInfo.InvariantCulture);

    private static string Official(string key) => SharedResource.Official(key);
}
