using Microsoft.Extensions.Localization;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Sheets;

/// <summary>Lines copied out of a table, understood as a whole: a line with a fault keeps all of them out of the form.</summary>
internal sealed class PastedTable
{
    private const int MostFaults = 20;

    private readonly List<(int Line, string Sentence)> faults = [];
    private readonly Dictionary<string, (int Line, SheetRow Row)> rows = [];
    private readonly IStringLocalizer<SharedResource> text;

    internal PastedTable(IStringLocalizer<SharedResource> text) => this.text = text;

    /// <summary>By the number of the line, from 1; not more than a person would mend at one go.</summary>
    public IEnumerable<(int Line, string Sentence)> Faults => faults.Take(MostFaults);

    /// <summary>How many lines were understood.</summary>
    public int Count => rows.Values.Select(row => row.Line).Distinct().Count();

    /// <summary>How many of them bring a figure.</summary>
    public int Figures => rows.Values.Count(r => r.Row.Value is not null);

    /// <param name="pasted">
    /// A line each, between tabs. With a line of headings the columns are found by them; without, they are name or code, figure (of a rate part
    /// and whole) and note.
    /// </param>
    /// <param name="lines">The metrics that it may name.</param>
    /// <param name="text">The words.</param>
    public static PastedTable Read(string? pasted, IReadOnlyList<SheetLine> lines, IStringLocalizer<SharedResource> text)
    {
        var table = new PastedTable(text);
        var names = lines.ToLookup(line => Folded(line.Metric.Name));
        var codes = lines.ToDictionary(line => Folded(line.Metric.Code));
        Columns? columns = null;
        foreach (var line in CopiedCells.Read(pasted ?? ""))
        {
            if (Columns.Of(line, text) is { } headings)
            {
                columns = headings;
                continue;
            }

            var called = Folded(line.Cell(columns?.Name ?? 0));
            var meant = codes.TryGetValue(called, out var coded) ? [coded] : names[called].ToList();
            // Below headings stand those of the groups too.
            if (columns is { } found && meant.Count == 0 && !found.Brings(line))
                continue;
            if (table.Refusal(line, meant, columns) is { } refusal)
                table.faults.Add((line.Number, refusal));
        }

        return table;
    }

    public void Refuse(int line, string sentence) => faults.Add((line, sentence));

    public void Take(int line, string key, SheetRow row) => rows[key] = (line, row);

    /// <summary>Which cells it brings a figure for.</summary>
    public IEnumerable<string> Filled => rows.Where(row => row.Value.Row.Value is not null).Select(row => row.Key);

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
    private string? Refusal(CopiedLine copied, List<SheetLine> meant, Columns? columns)
    {
        var typedName = copied.Cell(columns?.Name ?? 0);
        var name = typedName.Length > 20 ? typedName[..20] + "…" : typedName;
        if (meant is not [var line])
            return text[meant.Count == 0 ? "Sheet.PasteUnknown" : "Sheet.PasteAmbiguous", name];
        if (text.Of(line.May) is { } closed)
            return closed;
        if (rows.TryGetValue(line.Key, out var before))
            return text["Sheet.PasteTwice", name, before.Line];
        var (part, whole, note) = columns is { } found ? found.Of(copied, line.IsRate) : InOrder(copied, line.IsRate);
        // Of two columns of figures without headings the first may be last year's, as on the page itself.
        if (columns is null && NumberReader.Read(copied.Cell(NoteAt(copied, line.IsRate))).Value is not null)
            return text["Sheet.PasteWhich", name];
        if (Row(line, part, whole, out var row) is { } refusal)
            return refusal;
        row.Note = note.Length > 0 ? note : null;
        Take(copied.Number, line.Key, row);
        return null;
    }

    /// <summary>Reads the figure of a cell, or says why not.</summary>
    public static string? Row(SheetLine line, string part, string whole, out SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(line);
        var read = row = new SheetRow();
        foreach (var (typed, set) in new (string, Action<decimal>)[] { (part, v => read.Value = v), (whole, v => read.Whole = v) })
        {
            if (string.IsNullOrEmpty(typed))
                continue;
            var reading = NumberField.Read(typed, line.Counted.IsWhole, line.Counted.Unit);
            if (reading.Value is not decimal value)
                return reading.Refusal;
            set(value);
        }

        return null;
    }

    /// <summary>Name, figure, note; of a rate name, part, whole, note, or the two with a stroke between in one cell.</summary>
    private static (string Part, string Whole, string Note) InOrder(CopiedLine copied, bool isRate)
    {
        var note = string.Join(' ', copied.Cells.Skip(NoteAt(copied, isRate)).Where(cell => cell.Length > 0));
        return isRate && copied.Cell(1).Split('/') is [var over, var under] ? (over, under, note) : (copied.Cell(1), isRate ? copied.Cell(2) : "", note);
    }

    private static int NoteAt(CopiedLine copied, bool isRate) => isRate && !copied.Cell(1).Contains('/', StringComparison.Ordinal) ? 3 : 2;

    /// <summary>Names are compared without blanks and quotes: a spreadsheet brings its own.</summary>
    internal static string Folded(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c) && c is not ('“' or '”' or '"'))).ToUpperInvariant();

    /// <summary>Where a line of headings says that each thing stands; null for a column that is not there.</summary>
    private sealed record Columns(int Name, int? Value, int? Whole, int? Note)
    {
        /// <summary>Null for a line that is none of headings.</summary>
        public static Columns? Of(CopiedLine line, IStringLocalizer<SharedResource> text)
        {
            var cells = line.Cells.Select(Folded).ToList();
            int? At(string key) => cells.FindIndex(cell => text[key].Value.Split('|').Any(word => Folded(word) == cell)) is >= 0 and var at ? at : null;
            return At("Sheet.HeadsName") is { } name && (At("Sheet.HeadsValue") ?? At("Sheet.HeadsOther") ?? At("Sheet.HeadsNote")) is not null
                ? new Columns(name, At("Sheet.HeadsValue"), At("Sheet.HeadsWhole"), At("Sheet.HeadsNote"))
                : null;
        }

        /// <summary>Does the line bring anything but a name?</summary>
        public bool Brings(CopiedLine line) => new[] { Value, Whole, Note }.Any(at => line.Cell(at).Length > 0);

        public (string Part, string Whole, string Note) Of(CopiedLine line, bool isRate)
        {
            var (value, whole) = (line.Cell(Value), isRate ? line.Cell(Whole) : "");
            return isRate && value.Split('/') is [var over, var under] ? (over, under, line.Cell(Note)) : (value, whole, line.Cell(Note));
        }
    }
}
