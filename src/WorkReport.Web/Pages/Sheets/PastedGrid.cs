using Microsoft.Extensions.Localization;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Sheets;

/// <summary>A block copied out of a table of several units: a line each, called by its unit, below one or several lines of headings that name the metrics.</summary>
internal sealed class PastedGrid
{
    private readonly PastedTable table;
    private readonly TogetherModel page;
    private readonly UnitSearch units;
    private readonly IStringLocalizer<SharedResource> text;
    private readonly HeadingWords words;
    private readonly HashSet<int> among;
    private readonly List<CopiedLine> heads = [];
    private readonly List<CopiedLine> body = [];
    private readonly Dictionary<string, int> seen = [];
    private bool hasBegun;

    private PastedGrid(TogetherModel page, UnitSearch units, IStringLocalizer<SharedResource> text)
    {
        (this.page, this.units, this.text, table) = (page, units, text, new PastedTable(text));
        words = new HeadingWords(page.Year.Period.Year, text);
        among = [.. page.Units.Select(year => year.Unit.Id)];
    }

    /// <summary>What a column of the block is.</summary>
    /// <param name="At">Where it stands, from 0.</param>
    /// <param name="Metric">What it counts; null for a column of names.</param>
    /// <param name="Kinds">What else its headings say.</param>
    /// <param name="IsAbove">Does it name the units above?</param>
    private sealed record Column(int At, AskedMetric? Metric, IReadOnlyList<HeadingKind> Kinds, bool IsAbove = false)
    {
        public bool IsWhole => Kinds.Contains(HeadingKind.Whole);
    }

    /// <param name="pasted">As it was copied.</param>
    /// <param name="page">The table that it goes into.</param>
    /// <param name="units">Finds its units, and those above them.</param>
    /// <param name="text">The words.</param>
    public static PastedTable Read(string? pasted, TogetherModel page, UnitSearch units, IStringLocalizer<SharedResource> text)
    {
        var grid = new PastedGrid(page, units, text);
        foreach (var line in CopiedCells.Read(pasted ?? ""))
            grid.Sort(line);
        grid.Take();
        grid.table.DemandFigures();
        return grid.table;
    }

    /// <summary>Above the first line of a unit stand headings, and titles that nobody needs.</summary>
    private void Sort(CopiedLine line)
    {
        if (words.IsCaption(line) || (hasBegun && heads.Exists(head => head.Cells.SequenceEqual(line.Cells))))
            return;
        hasBegun = hasBegun || line.Cells.Any(words.IsFigure);
        if (hasBegun || (!line.Cells.Any(IsKnown) && line.Cells.Any(cell => units.Named(cell, among).Count > 0)))
            body.Add(line);
        else if (line.Cells.Count(cell => cell.Length > 0) > 1 || line.Cells.Any(IsKnown))
            heads.Add(line);
    }

    /// <summary>Is it a word of headings? 村 alone is no unit of that name.</summary>
    private bool IsKnown(string cell) =>
        cell.Length > 0 && (words.Is("Sheet.HeadsUnit", cell) || words.Is("Sheet.HeadsAbove", cell) || words.Is("Sheet.HeadsBeside", cell) || words.Kinds(cell).Count > 0 || MetricsIn(cell).Count > 0);

    private void Take()
    {
        var columns = heads.Count > 0 ? Headings(new CopiedHeadings(heads)) : null;
        if (columns?.Exists(column => column.Metric is null) is false)
        {
            table.Refuse(heads[0].Number, text["Sheet.PasteNoUnits"]);
            return;
        }

        var above = "";
        foreach (var line in body)
        {
            var named = columns?.Where(column => column.Metric is null).OrderBy(column => column.IsAbove).First().At ?? 0;
            var way = string.Concat(columns?.Where(column => column.Metric is null && column.At != named).Select(column => line.Cell(column.At)) ?? []);
            above = way.Length > 0 ? way : above;
            var name = line.Cell(named);
            var figures = columns?.Where(column => column.Metric is not null).Select(column => line.Cell(column.At)) ?? line.Cells.Where((_, at) => at != named);
            if (figures.All(cell => cell.Length == 0) || (name.Length == 0 ? line.Cells.Take(named) : [name]).Any(words.IsSum))
                continue;
            var found = Called(name, above);
            if (found is not [var year])
                table.Refuse(line.Number, text[found.Count == 0 ? "Sheet.PasteNoUnit" : "Sheet.PasteManyUnits", Short(name)]);
            else if (!seen.TryAdd(TogetherModel.RowKeyOf(year.Unit), line.Number))
                table.Refuse(line.Number, text["Sheet.PasteTwice", Short(name), seen[TogetherModel.RowKeyOf(year.Unit)]]);
            else if ((columns ?? InOrder(line)) is not { } order)
                table.Refuse(line.Number, text["Sheet.PasteNoHeadings"]);
            else
                Take(line, year, order);
        }
    }

    private void Take(CopiedLine line, UnitYear year, List<Column> order)
    {
        foreach (var metric in order.Select(column => column.Metric).OfType<AskedMetric>().Distinct())
        {
            var typed = line.Cell(order.Find(column => column.Metric == metric && !column.IsWhole)?.At);
            var whole = line.Cell(order.Find(column => column.Metric == metric && column.IsWhole)?.At);
            if (typed.Length == 0 && whole.Length == 0)
                continue;
            var cell = page.LineOf(year.Unit, metric);
            if (cell is { IsRate: true } && whole.Length == 0 && PastedTable.Share(typed) is var (over, under))
                (typed, whole) = (over, under);
            if (cell is null)
                table.Refuse(line.Number, text["Sheet.PasteNotAsked", metric.Name]);
            else if (PastedTable.Row(cell, typed, cell.IsRate ? whole : "", out var row) is { } refusal)
                table.Refuse(line.Number, text["Sheet.PasteCell", metric.Name, refusal]);
            else if (cell.Differs(row) && text.Of(cell.May) is { } closed)
                table.Refuse(line.Number, text["Sheet.PasteCell", metric.Name, closed]);
            else if (cell.May.IsYes)
                table.Take(line.Number, cell.Key, row);
        }
    }

    /// <summary>A column of figures that is no metric is told: one left behind in silence would be missed by nobody.</summary>
    private List<Column> Headings(CopiedHeadings headings)
    {
        List<Column> found = [];
        List<(int At, string Heading)> strange = [];
        for (var at = 0; at < headings.Width; at++)
        {
            var over = headings.Over(at);
            var metricAt = over.ToList().FindLastIndex(word => MetricsIn(word).Count > 0);
            var kinds = over.SelectMany(KindsIn).ToList();
            // What stands above a metric may be the title of a group; what stands below it says which of its figures.
            var unknown = metricAt >= 0 && MetricsIn(over[metricAt]) is [var counted] ? over.Skip(metricAt + 1).LastOrDefault(word => !IsKnown(word) && !HeadingWords.Folded(counted.Unit).Equals(HeadingWords.Folded(word).Trim('(', ')'), StringComparison.Ordinal)) : null;
            var isLeft = kinds.Exists(kind => kind is HeadingKind.Other or HeadingKind.Note);
            if (metricAt >= 0 && unknown is null && MetricsIn(over[metricAt]) is [var metric])
                found.AddRange(isLeft ? [] : [new Column(at, metric, kinds)]);
            else if (metricAt >= 0)
                strange.Add((at, over[metricAt] + unknown));
            else if (over.Any(word => words.Is("Sheet.HeadsUnit", word)) && !found.Exists(column => column is { Metric: null, IsAbove: false }))
                found.Add(new Column(at, null, []));
            else if (over.Any(word => words.Is("Sheet.HeadsAbove", word)))
                found.Add(new Column(at, null, [], IsAbove: true));
            else if (over.Count > 0 && !isLeft && !over.Any(word => words.Is("Sheet.HeadsBeside", word)))
                strange.Add((at, over[^1]));
        }

        // The first column is that of the units, whatever it is called.
        if (!found.Exists(column => column.Metric is null) && (strange.RemoveAll(column => column.At == 0) > 0 || headings.Over(0).Count == 0))
            found.Insert(0, new Column(0, null, []));
        foreach (var (at, heading) in strange.Where(column => body.Exists(line => line.Cell(column.At).Length > 0)))
            table.Refuse(headings.Number, text["Sheet.PasteUnknown", Short(heading)]);
        foreach (var same in found.Where(column => column.Metric is not null).GroupBy(column => (column.Metric, column.IsWhole)).Where(same => same.Skip(1).Any()).ToList())
            table.Refuse(headings.Number, text["Sheet.PasteTwoColumns", same.Key.Metric!.Name]);
        return found;
    }

    private List<AskedMetric> MetricsIn(string heading) => words.Metrics(heading, page.Metrics);

    private IReadOnlyList<HeadingKind> KindsIn(string heading) => MetricsIn(heading) is [var metric] ? words.Around(heading, metric) ?? [] : words.Kinds(heading);

    private List<Column>? InOrder(CopiedLine line) =>
        line.Cells.Count - 1 == page.Metrics.Count ? [new Column(0, null, []), .. page.Metrics.Select((metric, i) => new Column(i + 1, metric, []))] : null;

    /// <summary>Alone where it means one; otherwise with what the column of the units above says.</summary>
    private List<UnitYear> Called(string name, string above)
    {
        var alone = units.Named(name, among);
        var meant = alone.Count != 1 && above.Length > 0 && units.Named(above + name, among) is { Count: > 0 } below ? below : alone;
        return [.. page.Units.Where(year => meant.Contains(year.Unit.Id))];
    }

    private static string Short(string name) => name.Length > 20 ? name[..20] + "…" : name;
}
