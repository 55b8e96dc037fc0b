using System.Globalization;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Exchange;

/// <summary>One row of a sheet whose columns are known. What is wrong in it is kept with its place.</summary>
public sealed class ImportRow
{
    /// <summary>So many are kept of a sheet that is wrong all over: nobody mends more before looking again.</summary>
    private const int MostFaults = 10_000;

    private readonly TextRow cells;
    private readonly IReadOnlyDictionary<ImportColumn, ColumnSource> columns;
    private readonly List<SheetFault> faults;

    internal ImportRow(TextRow cells, IReadOnlyDictionary<ImportColumn, ColumnSource> columns, List<SheetFault> faults) =>
        (this.cells, this.columns, this.faults) = (cells, columns, faults);

    public int Number => cells.Number;

    /// <summary>Was anything wrong in it so far? Asked while the row is read, one row after the other.</summary>
    public bool IsFaulty { get; private set; }

    /// <summary>Does the sheet have the column at all?</summary>
    public bool Has(ImportColumn column) => columns.ContainsKey(column);

    /// <summary>Was it matched to one of their own columns?</summary>
    public bool IsMatched(ImportColumn column) => columns.TryGetValue(column, out var source) && source.Head is not null;

    /// <summary>What stands in the cell, as it was typed.</summary>
    public string Typed(ImportColumn column) => columns.TryGetValue(column, out var source) ? source.Read(cells) : "";

    /// <summary>Does their own sheet say there that there is no figure?</summary>
    public bool SaysNothing(ImportColumn column) => columns.TryGetValue(column, out var source) && source.SaysNothing(cells);

    /// <summary>How far to the right the text of a cell begins, in half characters: what printed tables say 其中 by.</summary>
    public int Indent(ImportColumn column) => columns.TryGetValue(column, out var source) ? source.Indent(cells) : 0;

    /// <summary>The text of a cell, through the one normaliser; null where it is blank.</summary>
    /// <param name="column">Which.</param>
    /// <param name="longest">More characters than that are refused.</param>
    /// <param name="multiline">May it have several lines?</param>
    public string? Text(ImportColumn column, int longest, bool multiline = false)
    {
        var read = new TextField(AsTyped: false, multiline).Read(Typed(column));
        if (read.Refusal is { } refusal)
            No(column, refusal);
        if (read.Value is not string text)
            return null;
        if (text.Length <= longest)
            return text;
        No(column, SharedResource.Text("Field.TooLong", longest));
        return null;
    }

    /// <summary>The same of a cell that must not be blank.</summary>
    public string? Needed(ImportColumn column, int longest, bool multiline = false)
    {
        if (Typed(column).Length > 0)
            return Text(column, longest, multiline);
        No(column, SharedResource.Text("Field.Required"));
        return null;
    }

    /// <summary>A number; null where the cell is blank or holds none.</summary>
    public decimal? Figure(ImportColumn column, bool isWhole = false, string? unit = null)
    {
        if (Typed(column) is not { Length: > 0 } typed)
            return null;
        var read = NumberField.Read(typed, isWhole, unit);
        if (read.Refusal is { } refusal)
            No(column, refusal);
        return read.Value as decimal?;
    }

    /// <summary>A day, as 2022-12-31; null where the cell is blank or holds none.</summary>
    public DateOnly? Day(ImportColumn column)
    {
        if (Typed(column) is not { Length: > 0 } typed)
            return null;
        var read = DateField.Read(typed.Replace('/', '-').Replace('.', '-'));
        if (read.Refusal is { } refusal)
            No(column, refusal);
        return read.Value as DateOnly?;
    }

    /// <summary>是 or blank.</summary>
    public bool Yes(ImportColumn column)
    {
        var typed = Typed(column);
        if (typed.Length == 0 || Said("Export.No", typed))
            return false;
        if (Said("Export.Yes", typed))
            return true;
        No(column, SharedResource.Text("Import.YesOrBlank", SharedResource.Text("Export.Yes")));
        return false;
    }

    /// <summary>One of some words, in either language; null where the cell is blank or says another.</summary>
    /// <param name="column">Which.</param>
    /// <param name="words">The keys of the words, with what each means.</param>
    public T? Word<T>(ImportColumn column, IEnumerable<(string Key, T Means)> words)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(words);
        if (Typed(column) is not { Length: > 0 } typed)
            return null;
        List<(string Key, T Means)> all = [.. words];
        foreach (var (key, means) in all)
        {
            if (Said(key, typed))
                return means;
        }

        No(column, SharedResource.Text("Import.OneOf", string.Join(SharedResource.Text("List.Comma"), all.Select(word => SharedResource.Text(word.Key)).Distinct())));
        return null;
    }

    /// <summary>Something is wrong in a cell.</summary>
    public void No(ImportColumn column, string why)
    {
        ArgumentNullException.ThrowIfNull(column);
        IsFaulty = true;
        if (faults.Count < MostFaults)
        {
            var source = columns.GetValueOrDefault(column);
            faults.Add(new SheetFault(Number, source?.Place, source?.Head ?? column.Head, why));
        }
    }

    /// <summary>The same, where a rule says no.</summary>
    /// <returns>Did it say yes?</returns>
    public bool Demand(ImportColumn column, Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        if (!verdict.IsYes)
            No(column, Why(verdict));
        return verdict.IsYes;
    }

    /// <summary>The sentence of a refusal.</summary>
    public static string Why(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return SharedResource.Text(verdict.Reason!, [.. verdict.Values.Select(value => value switch
        {
            DateOnly day => day.ToString(SharedResource.Text("Date.Long"), CultureInfo.InvariantCulture),
            UnitLevel level => SharedResource.Text($"Level.{level}"),
            Enum said => SharedResource.Text($"{said.GetType().Name}.{said}"),
            _ => value,
        })]);
    }

    private static bool Said(string key, string typed) => ImportColumn.Says(key, typed);
}
