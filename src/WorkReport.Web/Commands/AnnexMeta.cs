using System.Buffers;
using System.Text.Json;
using WorkReport.Documents.Model;
using WorkReport.Prose.Quantities;

namespace WorkReport.Web.Commands;

/// <summary><c>annexes</c> of META.json: 附件, each of a title and, in this order, text, a table and a chart.</summary>
internal static class AnnexMeta
{
    private const int MostAnnexes = 50;
    private const int MostRows = 5_000;
    private const int MostColumns = 63;
    private const int MostCategories = 200;
    private const int MostSeries = 12;
    private const int WidestColumn = 100;

    /// <summary>What a cell without a figure is filled with.</summary>
    private static readonly SearchValues<char> Blanks = SearchValues.Create("—-–…/ ");

    public static IReadOnlyList<Annex> Read(MetaValue annexes) => [.. annexes.List(MostAnnexes).Select(ReadAnnex)];

    private static Annex ReadAnnex(MetaValue annex)
    {
        var keys = annex.Keys("title", "text", "table", "chart");
        if (Of(keys, "title", title => title.Text(), "") is not { Length: > 0 } name)
            throw annex.Refused("Command.MetaNoTitle");
        return new Annex(name,
        [
            .. Of(keys, "text", text => text.Texts(), []).Where(paragraph => paragraph.Length > 0).Select(paragraph => new Paragraph(paragraph)),
            .. Of<Block[]>(keys, "table", table => [ReadTable(table)], []),
            .. Of<Block[]>(keys, "chart", chart => [ReadChart(chart)], []),
        ]);
    }

    private static Table ReadTable(MetaValue table)
    {
        var keys = table.Keys("caption", "columns", "rows", "landscape");
        var named = Of(keys, "columns", columns => columns.List(MostColumns).Select(ReadColumn).ToList(), null);
        var rows = Of(keys, "rows", list => list.List(MostRows).Select(row => ReadRow(row, named?.Count)).ToList(), []);
        // A table without heads has as many columns as its longest row.
        var columns = named ?? [.. Enumerable.Repeat(new Column(""), rows.Select(row => row.Count).DefaultIfEmpty().Max())];
        return new Table(
            Of(keys, "caption", caption => caption.Text(), ""),
            [.. columns.Select((column, i) => new TableColumn(column.Heading, column.Width, column.Alignment ?? (HoldsFigures(rows, i) ? CellAlignment.Right : CellAlignment.Left)))],
            rows)
        {
            IsLandscape = Of(keys, "landscape", landscape => landscape.Flag(), false),
        };
    }

    /// <summary>A column as the file has it.</summary>
    /// <param name="Heading">What stands above it.</param>
    /// <param name="Width">As against that of the others.</param>
    /// <param name="Alignment">Null where the cells decide.</param>
    private sealed record Column(string Heading, double Width = 1, CellAlignment? Alignment = null);

    private static Column ReadColumn(MetaValue column)
    {
        if (column.Json.ValueKind is JsonValueKind.String)
            return new Column(column.Text());
        var keys = column.Keys("heading", "width", "align");
        return new Column(
            Of(keys, "heading", heading => heading.Text(), ""), Of(keys, "width", ReadWidth, 1), Of<CellAlignment?>(keys, "align", align => align.OneOf<CellAlignment>(), null));
    }

    private static double ReadWidth(MetaValue width) =>
        width.Number() is > 0 and <= WidestColumn and var number ? (double)number : throw width.Refused("Command.MetaWidth", WidestColumn);

    private static IReadOnlyList<string> ReadRow(MetaValue row, int? columns)
    {
        var cells = row.List(columns is null ? MostColumns : int.MaxValue);
        return cells.Count > columns
            ? throw cells[columns.Value].Refused("Command.MetaLongRow", cells.Count, columns)
            : [.. cells.Select(ReadCell)];
    }

    /// <summary>A number keeps its digits as the file writes them: 1.50 says that it is exact to the hundredth.</summary>
    private static string ReadCell(MetaValue cell) => cell.Json.ValueKind switch
    {
        JsonValueKind.String => cell.Text(),
        JsonValueKind.Number => cell.Json.GetRawText(),
        JsonValueKind.Null => "",
        _ => throw cell.Refused("Command.MetaNoCell"),
    };

    /// <summary>Whether a column holds figures, percentages among them, and nothing else; blank cells and dashes say nothing.</summary>
    private static bool HoldsFigures(List<IReadOnlyList<string>> rows, int column)
    {
        var cells = rows.Select(row => row.ElementAtOrDefault(column)).OfType<string>().Where(cell => cell.Length > 0 && cell.AsSpan().IndexOfAnyExcept(Blanks) >= 0).ToList();
        return cells.Count > 0
            && cells.TrueForAll(cell => NumberReader.Read(cell.TrimEnd('%'), allowsNegative: true).Refusal is null or NumberRefusal.TooManyDecimals);
    }

    private static Chart ReadChart(MetaValue chart)
    {
        var keys = chart.Keys("kind", "title", "unit", "categories", "series");
        var kind = Of(keys, "kind", value => value.OneOf<ChartKind>(), ChartKind.Bar);
        var categories = Of(keys, "categories", list => list.List(MostCategories).Select(category => category.Text()).ToList(), []);
        var series = Of(keys, "series", list => list.List(MostSeries), []);
        // A second circle would be printed nowhere, and nobody would know.
        if (kind is ChartKind.Share && series.Count > 1)
            throw series[1].Refused("Command.MetaOneCircle");
        var drawn = new Chart(
            kind, Of(keys, "title", title => title.Text(), ""), Of(keys, "unit", unit => unit.Text(), ""), categories,
            [.. series.Select(one => ReadSeries(one, kind, categories.Count))]);
        return categories.Count > 0 && series.Count > 0 ? drawn : throw chart.Refused("Command.MetaNothingToDraw");
    }

    private static ChartSeries ReadSeries(MetaValue series, ChartKind kind, int categories)
    {
        var keys = series.Keys("name", "values");
        var values = Of(keys, "values", list => list.List(), []);
        if (values.Count > categories)
            throw values[categories].Refused("Command.MetaNoCategory", values.Count, categories);
        // What is below zero has no share in a whole.
        return new ChartSeries(Of(keys, "name", name => name.Text(), ""), [.. values.Select(value => value.Number(allowsNegative: kind is not ChartKind.Share))]);
    }

    private static T Of<T>(Dictionary<string, MetaValue> keys, string key, Func<MetaValue, T> read, T absent) =>
        keys.TryGetValue(key, out var value) ? read(value) : absent;
}
