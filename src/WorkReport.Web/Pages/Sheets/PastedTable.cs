using Microsoft.Extensions.Localization;
using WorkReport.Domain.Metrics;
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
    /// A line each, between tabs. With lines of headings the columns are found by them; without, they are name or code, figure (of a rate part
    /// and whole) and note.
    /// </param>
    /// <param name="lines">The metrics that it may name.</param>
    /// <param name="year">The year that they are of.</param>
    /// <param name="text">The words.</param>
    public static PastedTable Read(string? pasted, IReadOnlyList<SheetLine> lines, int year, IStringLocalizer<SharedResource> text)
    {
        var table = new PastedTable(text);
        var words = new HeadingWords(year, text);
        var metrics = lines.Select(line => line.Metric).ToList();
        List<CopiedLine> heads = [];
        Columns? columns = null;
        var isHead = false;
        foreach (var line in CopiedCells.Read(pasted ?? ""))
        {
            if (line.Cells.All(cell => Called(cell, metrics, words).Count == 0) && !line.Cells.Any(words.IsFigure) && line.Cells.Count(cell => IsHeading(cell, words)) >= (isHead ? 1 : 2))
            {
                heads = isHead ? [.. heads, line] : [line];
                (columns, isHead) = (Columns.Of(new CopiedHeadings(heads), words), true);
                continue;
            }

            isHead = false;
            if (columns is { Name: null } or { Value: null } && line.Cells.Where((_, at) => (columns.Name is null || at > columns.Name) && at != columns.Note).Any(words.IsFigure))
            {
                table.Refuse(heads[0].Number, text[columns.Name is null ? "Sheet.PasteNoNames" : "Sheet.PasteNoValue"]);
                return table;
            }

            var name = line.Cell(columns?.Name ?? 0);
            var called = Called(name, metrics, words);
            var meant = lines.Where(known => called.Contains(known.Metric)).ToList();
            // Titles, lines of groups and of signatures bring no figure.
            if (meant.Count == 0 && (words.IsSum(name) || words.IsCaption(line) || !(columns?.Brings(line) ?? line.Cells.Any(words.IsFigure))))
                continue;
            if (table.Refusal(line, meant, columns) is { } refusal)
                table.Refuse(line.Number, refusal);
        }

        table.DemandFigures();
        return table;
    }

    public void Refuse(int line, string sentence) => faults.Add((line, sentence));

    public void Take(int line, string key, SheetRow row) => rows[key] = (line, row);

    /// <summary>Where nothing came of it, that is said: a table that is taken and leaves the form as it was looks like one that was filled in.</summary>
    public void DemandFigures()
    {
        if (faults.Count == 0 && rows.Values.All(row => row.Row is { Value: null, Note: null }))
            Refuse(1, text["Sheet.PasteNothing"]);
    }

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

    /// <summary>By code or name, behind the number of its line or 其中, before its unit in brackets.</summary>
    private static List<AskedMetric> Called(string cell, List<AskedMetric> metrics, HeadingWords words)
    {
        var called = HeadingWords.Folded(cell);
        var bare = words.OfWhich(called);
        var digits = bare.TrimStart('(').TrimStart([.. "0123456789"]);
        var unnumbered = digits.Length < bare.Length && digits is ['.' or '、' or ')', .. var rest] ? rest : bare;
        return new[] { called, bare, unnumbered }.Select(name => words.Metrics(name, metrics).FindAll(metric => words.Around(name, metric) is { Count: 0 })).FirstOrDefault(found => found.Count > 0) ?? [];
    }

    private static bool IsHeading(string cell, HeadingWords words) => cell.Length > 0 && (words.Is("Sheet.HeadsName", cell) || words.Kinds(cell).Count > 0);

    /// <summary>Takes the line, or says why not.</summary>
    private string? Refusal(CopiedLine copied, List<SheetLine> meant, Columns? columns)
    {
        var typedName = copied.Cell(columns?.Name ?? 0);
        var name = typedName.Length > 20 ? typedName[..20] + "…" : typedName;
        if (meant is not [var line])
            return text[meant.Count == 0 ? "Sheet.PasteUnknown" : "Sheet.PasteAmbiguous", name];
        if (rows.TryGetValue(line.Key, out var before))
            return text["Sheet.PasteTwice", name, before.Line];
        var (part, whole, note) = columns is { } found ? found.Of(copied, line.IsRate) : InOrder(copied, line.IsRate);
        // Of two columns of figures without headings the first may be last year's, as on the page itself.
        if (columns is null && NumberReader.Read(copied.Cell(NoteAt(copied, line.IsRate))).Value is not null)
            return text["Sheet.PasteWhich", name];
        if (Row(line, part, whole, out var row) is { } refusal)
            return refusal;
        row.Note = note.Length > 0 ? note : null;
        // What is closed and as it stands may be in the copy: a table is copied as a whole.
        if (text.Of(line.May) is { } closed)
            return (row.Value is null || !line.DiffersInFigure(row)) && (row.Note ?? line.Now?.Note) == line.Now?.Note ? null : closed;
        Take(copied.Number, line.Key, row);
        return null;
    }

    /// <summary>Reads the figure of a cell, or says why not.</summary>
    public static string? Row(SheetLine line, string part, string whole, out SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(line);
        var read = row = new SheetRow();
        if (line.IsRate && string.IsNullOrEmpty(whole) && part?.TrimEnd() is [.., '%' or '％'])
            return SharedResource.Text("Sheet.PasteNeedsParts");
        foreach (var (typed, set) in new (string, Action<decimal>)[] { (part!, v => read.Value = v), (whole, v => read.Whole = v) })
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

    /// <summary>17/20, also behind the share itself (85% 17/20), as 汇总 shows it; null of everything else.</summary>
    public static (string Part, string Whole)? Share(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Split('/') is [var over, var under] ? (NumberReader.Read(over).Value is null ? over.TrimEnd().Split(' ')[^1] : over, under) : null;
    }

    /// <summary>Name, figure, note; of a rate name, part, whole, note, or the two with a stroke between in one cell.</summary>
    private static (string Part, string Whole, string Note) InOrder(CopiedLine copied, bool isRate)
    {
        var note = string.Join(' ', copied.Cells.Skip(NoteAt(copied, isRate)).Where(cell => cell.Length > 0));
        return isRate && Share(copied.Cell(1)) is var (over, under) ? (over, under, note) : (copied.Cell(1), isRate ? copied.Cell(2) : "", note);
    }

    private static int NoteAt(CopiedLine copied, bool isRate) => isRate && !copied.Cell(1).Contains('/', StringComparison.Ordinal) ? 3 : 2;

    /// <summary>Where the headings say that each thing stands; null for a column that is not there.</summary>
    /// <param name="Name">The metrics.</param>
    /// <param name="Value">This year's own figures.</param>
    /// <param name="Whole">The wholes of shares.</param>
    /// <param name="Note">The notes.</param>
    /// <param name="HasTotals">Do 下级 or 合计 stand beside them? Such a table has a stroke where there is nothing.</param>
    private sealed record Columns(int? Name, int? Value, int? Whole, int? Note, bool HasTotals)
    {
        public static Columns Of(CopiedHeadings headings, HeadingWords words)
        {
            var columns = Enumerable.Range(0, headings.Width).Select(headings.Over).Select(over => (Over: over, Kinds: over.SelectMany(words.Kinds).ToList(), IsName: over.Any(word => words.Is("Sheet.HeadsName", word)))).ToList();
            // What has a strange word beside a known one (2022年, 其中男性) is not what was asked for.
            int? At(HeadingKind kind, params HeadingKind[] without) =>
                columns.FindIndex(column => !column.IsName && column.Kinds.Contains(kind) && !without.Any(column.Kinds.Contains) && column.Over.All(word => words.Kinds(word).Count > 0)) is >= 0 and var at ? at : null;
            var name = columns.FindIndex(column => column.IsName) is >= 0 and var called ? called : columns[0].Kinds.Count == 0 ? 0 : (int?)null;
            return new Columns(
                name, At(HeadingKind.Value, HeadingKind.Whole, HeadingKind.Other), At(HeadingKind.Whole, HeadingKind.Other), At(HeadingKind.Note),
                columns.Exists(column => column.Over.Any(word => words.Is("Sheet.HeadsTotals", word))));
        }

        /// <summary>Does the line bring anything but a name?</summary>
        public bool Brings(CopiedLine line) => new[] { Value, Whole, Note }.Any(at => Cell(line, at).Length > 0);

        public (string Part, string Whole, string Note) Of(CopiedLine line, bool isRate)
        {
            var (value, whole) = (Cell(line, Value), isRate ? Cell(line, Whole) : "");
            return isRate && Share(value) is var (over, under) ? (over, under, Cell(line, Note)) : (value, whole, Cell(line, Note));
        }

        private string Cell(CopiedLine line, int? at) => HasTotals && line.Cell(at) == "—" ? "" : line.Cell(at);
    }
}
