using Microsoft.Extensions.Localization;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Sheets;

/// <summary>Lines copied out of a table, understood as a whole: a line with a fault keeps all of them out of the form.</summary>
internal sealed class PastedTable
{
    private const int MostFaults = 20;

    private readonly List<(int Line, string Sentence)> faults = [];
    private readonly Dictionary<string, (int Line, SheetRow Row)> rows = [];
    private readonly IStringLocalizer<SharedResource> text;

    private PastedTable(IStringLocalizer<SharedResource> text) => this.text = text;

    /// <summary>By the number of the line, from 1; not more than a person would mend at one go.</summary>
    public IEnumerable<(int Line, string Sentence)> Faults => faults.Take(MostFaults);

    /// <summary>How many lines were understood.</summary>
    public int Count => rows.Count;

    /// <summary>How many of them bring a figure.</summary>
    public int Figures => rows.Values.Count(r => r.Row.Value is not null);

    /// <param name="pasted">A line each: name or code, figure (of a rate part and whole), note, between tabs.</param>
    /// <param name="lines">The metrics that it may name.</param>
    /// <param name="text">The words.</param>
    public static PastedTable Read(string? pasted, IReadOnlyList<SheetLine> lines, IStringLocalizer<SharedResource> text)
    {
        var table = new PastedTable(text);
        var names = lines.ToLookup(line => Folded(line.Metric.Name));
        var codes = lines.ToDictionary(line => Folded(line.Metric.Code));
        var number = 0;
        foreach (var typed in (pasted ?? "").Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(typed))
                continue;
            var cells = typed.Contains('\t', StringComparison.Ordinal) ? typed.Split('\t', StringSplitOptions.TrimEntries) : typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var meant = codes.TryGetValue(Folded(cells[0]), out var coded) ? [coded] : names[Folded(cells[0])].ToList();
            if (table.Refusal(cells, meant, number) is { } refusal)
                table.faults.Add((number, refusal));
        }

        return table;
    }

    /// <summary>Puts its figures into the rows of the form; what it leaves blank stays.</summary>
    public void Fill(SheetForm form, Func<string, SheetRow> rowOf)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(rowOf);
        foreach (var (key, (_, row)) in rows)
        {
            var there = rowOf(key);
            var figure = row.Value is null ? there : row;
            form.Rows[key] = new SheetRow { Value = figure.Value, Whole = figure.Whole, Note = row.Note ?? there.Note, SourceUnit = there.SourceUnit, IsTotal = there.IsTotal };
        }
    }

    /// <summary>Takes the line, or says why not.</summary>
    private string? Refusal(string[] cells, List<SheetLine> meant, int number)
    {
        var name = cells[0].Length > 20 ? cells[0][..20] + "…" : cells[0];
        if (meant is not [var line])
            return text[meant.Count == 0 ? "Sheet.PasteUnknown" : "Sheet.PasteAmbiguous", name];
        if (text.Of(line.May) is { } closed)
            return closed;
        if (rows.TryGetValue(line.Key, out var before))
            return text["Sheet.PasteTwice", name, before.Line];
        var (part, whole) = line.IsRate && Cell(cells, 1).Split('/') is [var over, var under] ? (over, under) : (Cell(cells, 1), line.IsRate ? Cell(cells, 2) : "");
        var hasOwnCell = line.IsRate && whole.Length > 0 && whole == Cell(cells, 2);
        var row = new SheetRow { Note = string.Join(' ', cells.Skip(hasOwnCell ? 3 : 2).Where(cell => cell.Length > 0)) is { Length: > 0 } note ? note : null };
        foreach (var (typed, set) in new (string, Action<decimal>)[] { (part, v => row.Value = v), (whole, v => row.Whole = v) })
        {
            if (typed.Length == 0)
                continue;
            var reading = NumberField.Read(typed, line.Metric.IsWhole);
            if (reading.Value is not decimal value)
                return reading.Refusal;
            set(value);
        }

        rows[line.Key] = (number, row);
        return null;
    }

    private static string Cell(string[] cells, int at) => at < cells.Length ? cells[at] : "";

    /// <summary>Names are compared without blanks and quotes: a spreadsheet brings its own.</summary>
    private static string Folded(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c) && c is not ('“' or '”' or '"'))).ToUpperInvariant();
}
