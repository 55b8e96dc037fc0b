using Microsoft.Extensions.Localization;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Sheets;

/// <summary>A block copied out of a table of several units: a line each, its first words the name of the unit, its headings the metrics.</summary>
internal sealed class PastedGrid
{
    private readonly PastedTable table;
    private readonly TogetherModel page;
    private readonly IStringLocalizer<SharedResource> text;
    private readonly Dictionary<string, int> seen = [];
    private List<Column>? columns;

    private PastedGrid(TogetherModel page, IStringLocalizer<SharedResource> text) => (this.page, this.text, table) = (page, text, new PastedTable(text));

    /// <summary>What a column of the block is.</summary>
    /// <param name="At">Where it stands, from 0.</param>
    /// <param name="Metric">What it counts; null for the column of the names.</param>
    /// <param name="IsWhole">Is it the whole of a share alone?</param>
    private sealed record Column(int At, AskedMetric? Metric, bool IsWhole);

    public static PastedTable Read(string? pasted, TogetherModel page, IStringLocalizer<SharedResource> text)
    {
        var grid = new PastedGrid(page, text);
        foreach (var line in CopiedCells.Read(pasted ?? ""))
            grid.Take(line);
        return grid.table;
    }

    private void Take(CopiedLine line)
    {
        if (seen.Count == 0 && Headings(line) is { } found)
        {
            columns = found;
            return;
        }

        var named = columns?.Find(column => column.Metric is null) ?? new Column(0, null, false);
        var name = line.Cell(named.At);
        if (Is("Sheet.HeadsSum", name) || line.Cells.Where((cell, at) => at != named.At).All(cell => cell.Length == 0))
            return;
        if (UnitsCalled(name) is not [var year])
            table.Refuse(line.Number, text[UnitsCalled(name).Count == 0 ? "Sheet.PasteNoUnit" : "Sheet.PasteManyUnits", Short(name)]);
        else if (!seen.TryAdd(TogetherModel.RowKeyOf(year.Unit), line.Number))
            table.Refuse(line.Number, text["Sheet.PasteTwice", Short(name), seen[TogetherModel.RowKeyOf(year.Unit)]]);
        else if ((columns ?? InOrder(line)) is not { } order)
            table.Refuse(line.Number, text["Sheet.PasteNoHeadings"]);
        else
            Take(line, year, order);
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
            if (cell is { IsRate: true } && whole.Length == 0 && typed.Split('/') is [var over, var under])
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

    /// <summary>Null for a line that is none of headings. A column that is no metric is told: a figure left behind in silence would be missed by nobody.</summary>
    private List<Column>? Headings(CopiedLine line)
    {
        List<Column> found = [];
        List<string> strange = [];
        foreach (var (at, heading) in line.Cells.Index().Where(cell => cell.Item.Length > 0))
        {
            var bare = PastedTable.Folded(heading);
            var metrics = page.Metrics.Where(metric => Means(metric, bare)).ToList();
            if (Is("Sheet.HeadsUnit", heading) && found.TrueForAll(column => column.Metric is not null))
                found.Add(new Column(at, null, false));
            else if (metrics is [var metric])
                found.Add(new Column(at, metric, text["Sheet.HeadsWhole"].Value.Split('|').Any(word => bare.TrimEnd(')', '）').EndsWith(word, StringComparison.Ordinal))));
            else if (!Is("Sheet.HeadsBeside", heading))
                strange.Add(Short(heading));
        }

        if (!found.Exists(column => column.Metric is not null))
            return null;
        foreach (var heading in strange)
            table.Refuse(line.Number, text["Sheet.PasteUnknown", heading]);
        return found;
    }

    /// <summary>Named as on the page, perhaps with the unit or 分子, 分母 in brackets behind it.</summary>
    private static bool Means(AskedMetric metric, string heading)
    {
        var name = PastedTable.Folded(metric.Name);
        return heading == PastedTable.Folded(metric.Code) || heading == name
            || (heading.StartsWith(name, StringComparison.Ordinal) && heading[name.Length] is '(' or '（' or '/' or '，' && heading.Length - name.Length <= 14);
    }

    private List<Column>? InOrder(CopiedLine line) =>
        line.Cells.Count - 1 == page.Metrics.Count ? [new Column(0, null, false), .. page.Metrics.Select((metric, i) => new Column(i + 1, metric, false))] : null;

    private List<UnitYear> UnitsCalled(string name)
    {
        var bare = PastedTable.Folded(name);
        var exact = page.Units.Where(year => PastedTable.Folded(year.UnitName) == bare || PastedTable.Folded(year.Unit.Code) == bare).ToList();
        return exact.Count > 0 || bare.Length < 2 ? exact : [.. page.Units.Where(year => PastedTable.Folded(year.UnitName).StartsWith(bare, StringComparison.Ordinal) || PastedTable.Folded(year.UnitName).EndsWith(bare, StringComparison.Ordinal))];
    }

    private bool Is(string key, string word) => text[key].Value.Split('|').Any(known => PastedTable.Folded(known) == PastedTable.Folded(word));

    private static string Short(string name) => name.Length > 20 ? name[..20] + "…" : name;
}
