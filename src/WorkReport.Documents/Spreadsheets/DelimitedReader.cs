using System.Text;

namespace WorkReport.Documents.Spreadsheets;

/// <summary>
/// Reads CSV, and what was copied out of a table. What stands between the cells is what the first line has: a tab, else a comma, else a semicolon. A
/// text in quotes may hold all three, and line ends.
/// </summary>
public static class DelimitedReader
{
    /// <summary>Never fails on its content: what is wrong with it is the answer.</summary>
    public static TextSheet Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return Read(text, BetweenCells(text));
        }
        catch (SheetRefusedException refused)
        {
            return TextSheet.Refused(refused.Refusal);
        }
    }

    private static TextSheet Read(string text, char between)
    {
        var rows = new TextRows();
        var cell = new StringBuilder();
        var (number, column, at) = (1, 0, 0);
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '"' && cell.Length == 0 && EndOfQuoted(text, at, between) is { } end)
            {
                cell.Append(text, at + 1, end - at - 1).Replace("\"\"", "\"");
                at = end + 1;
                continue;
            }

            at++;
            if (c == between)
            {
                EndCell();
            }
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && at < text.Length && text[at] == '\n')
                    at++;
                EndCell();
                rows.EndRow(number++);
                column = 0;
            }
            else
            {
                cell.Append(c);
            }
        }

        EndCell();
        rows.EndRow(number);
        return rows.Sheet();

        void EndCell()
        {
            rows.Put(column++, cell.ToString());
            cell.Clear();
        }
    }

    /// <summary>Where the quotes close: before the end of a cell. A mark that opens and never closes so is a mark like any other.</summary>
    private static int? EndOfQuoted(string text, int from, char between)
    {
        for (var at = text.IndexOf('"', from + 1); at >= 0; at = text.IndexOf('"', at + 1))
        {
            if (at + 1 < text.Length && text[at + 1] == '"')
                at++;
            else
                return at + 1 == text.Length || text[at + 1] == between || text[at + 1] is '\n' or '\r' ? at : null;
        }

        return null;
    }

    private static char BetweenCells(string text)
    {
        var line = text.AsSpan().TrimStart("\r\n");
        var end = line.IndexOfAny('\r', '\n');
        line = end < 0 ? line : line[..end];
        return line.Contains('\t') || text.Contains('\t', StringComparison.Ordinal) && !line.Contains(',') ? '\t' : line.Contains(',') || !line.Contains(';') ? ',' : ';';
    }
}
