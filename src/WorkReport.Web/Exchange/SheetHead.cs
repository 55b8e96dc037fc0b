using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Importing;

namespace WorkReport.Web.Exchange;

/// <summary>The head of a sheet of somebody's own: where it begins, how many lines it has, and what each column is called.</summary>
/// <param name="At">Which of the rows that have something in them is its first line, from 0.</param>
/// <param name="Rows">How many lines.</param>
/// <param name="Heads">From the first column on, the lines of each joined; no two are the same.</param>
public sealed record SheetHead(int At, int Rows, IReadOnlyList<string> Heads)
{
    private const char Joint = '/';

    /// <summary>The head that a sheet most probably has: below a title, above the first row of figures.</summary>
    public static SheetHead Guess(TextSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var above = sheet.Rows.Take(ImportTable.MostAbove).ToList();
        var widest = above.Count == 0 ? 0 : above.Max(Filled);
        // A title and who counts in what stand alone in their rows.
        var at = Math.Max(0, above.FindIndex(row => Filled(row) >= Math.Max(2, widest / 3)));
        var rows = 1;
        while (rows < SheetLayout.MostHeadRows && at + rows + 1 < sheet.Rows.Count && GoesOn(sheet, at, rows))
            rows++;
        return Of(sheet, at, rows);
    }

    /// <summary>The head that begins there.</summary>
    public static SheetHead Of(TextSheet sheet, int at, int rows)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var lines = sheet.Rows.Skip(at).Take(rows).ToList();
        var width = sheet.Rows.Skip(at).Take(ImportTable.MostAbove).Select(row => row.Cells.Count).DefaultIfEmpty(0).Max();
        var spread = new string[lines.Count, width];
        HashSet<string> called = new(StringComparer.Ordinal);
        List<string> heads = [];
        for (var column = 0; column < width; column++)
        {
            for (var line = 0; line < lines.Count; line++)
            {
                var own = Bare(lines[line][column]);
                // Of cells that were merged the first one alone has the text: it holds for those to its right, as far as the cells above are the same one.
                var goesOn = own.Length == 0 && column > 0 && line < lines.Count - 1 && Enumerable.Range(0, line).All(higher => Bare(lines[higher][column]).Length == 0);
                spread[line, column] = goesOn ? spread[line, column - 1] : own;
            }

            List<string> parts = [];
            for (var line = 0; line < lines.Count; line++)
            {
                if (spread[line, column].Length > 0 && (parts.Count == 0 || parts[^1] != spread[line, column]))
                    parts.Add(spread[line, column]);
            }

            // A column with nothing above it is called by its letter.
            var head = parts.Count == 0 ? $"[{ColumnName.Of(column)}]" : string.Join(Joint, parts);
            for (var nth = 2; !called.Add(head); nth++)
                head = FormattableString.Invariant($"{string.Join(Joint, parts)} ({nth})");
            heads.Add(head);
        }

        return new SheetHead(at, lines.Count, heads);
    }

    /// <summary>Where a sheet has the columns of a layout: under the head that has all that are read.</summary>
    /// <returns>The head, and of each head of the layout its column; or those that are missing where most of them are.</returns>
    public static (SheetHead? Head, IReadOnlyList<int> Columns, IReadOnlyList<string> Missing) Find(TextSheet sheet, SheetLayout layout)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(layout);
        var read = layout.Columns.Select(column => layout.Heads[column.Column]).Distinct().ToList();
        var least = read;
        for (var at = 0; at < Math.Min(ImportTable.MostAbove, sheet.Rows.Count); at++)
        {
            var head = Of(sheet, at, layout.HeadRows);
            var places = head.Heads.Select((name, column) => (name, column)).ToDictionary(pair => pair.name, pair => pair.column, StringComparer.Ordinal);
            var missing = read.Where(name => !places.ContainsKey(name)).ToList();
            if (missing.Count == 0)
                return (head, [.. layout.Heads.Select(name => places.GetValueOrDefault(name, -1))], []);
            if (missing.Count < least.Count)
                least = missing;
        }

        return (null, [], least);
    }

    /// <summary>What a cell says, its line breaks and the spaces within Chinese words taken out: 单 位.</summary>
    internal static string Bare(string cell)
    {
        var words = cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && cell.Any(char.IsAsciiLetter) ? string.Join(' ', words) : string.Concat(words);
    }

    /// <summary>Does the line below belong to the head, too? It has something where the one above is blank, and no figure.</summary>
    private static bool GoesOn(TextSheet sheet, int at, int rows)
    {
        var (last, next) = (sheet.Rows[at + rows - 1], sheet.Rows[at + rows]);
        if (next.Number != last.Number + 1 || next.Cells.Any(IsFigure))
            return false;
        return Enumerable.Range(0, next.Cells.Count).Any(column => next[column].Trim().Length > 0 && last[column].Trim().Length == 0)
            && Enumerable.Range(0, Math.Max(last.Cells.Count, next.Cells.Count)).Any(column => next[column].Trim().Length == 0 && last[column].Trim().Length > 0);
    }

    private static int Filled(TextRow row) => row.Cells.Count(cell => cell.Trim().Length > 0);

    private static bool IsFigure(string cell) => cell.Trim() is { Length: > 0 } said && said.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '%' or '-') && said.Any(char.IsAsciiDigit);
}
