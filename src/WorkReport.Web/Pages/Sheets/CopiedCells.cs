using System.Text;

namespace WorkReport.Web.Pages.Sheets;

/// <summary>One line of what was copied out of a table.</summary>
/// <param name="Number">Where it begins in the copied text, from 1.</param>
/// <param name="Cells">Its cells, each in one line and without blanks around it.</param>
internal sealed record CopiedLine(int Number, IReadOnlyList<string> Cells)
{
    public string Cell(int? at) => at is { } index && index < Cells.Count ? Cells[index] : "";
}

/// <summary>
/// Reads the text that a spreadsheet puts on the clipboard: cells between tabs, lines between line breaks, and a cell that holds either of
/// them in quotes, with a quote in it written twice.
/// </summary>
internal static class CopiedCells
{
    public static IEnumerable<CopiedLine> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Typed by hand there may be no tab at all, and a quote is part of a name.
        if (!text.Contains('\t', StringComparison.Ordinal))
            return text.Split('\n').Select((line, i) => new CopiedLine(i + 1, line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Cells.Count > 0);
        var lines = Lines(text, isQuoting: true) ?? Lines(text, isQuoting: false)!;
        return lines.Where(line => line.Cells.Any(cell => cell.Length > 0));
    }

    /// <summary>Null where a quote is never closed: then it is no sign of the spreadsheet's, and the text is read without.</summary>
    private static List<CopiedLine>? Lines(string text, bool isQuoting)
    {
        List<CopiedLine> lines = [];
        List<string> cells = [];
        var (cell, isQuoted, number, began) = (new StringBuilder(), false, 1, 1);
        for (var at = 0; at <= text.Length; at++)
        {
            var sign = at < text.Length ? text[at] : '\n';
            if (isQuoted && at == text.Length)
                return null;
            if (isQuoted && sign == '"' && at + 1 < text.Length && text[at + 1] == '"')
                (cell, at) = (cell.Append(sign), at + 1);
            else if (sign == '"' && (isQuoted || (isQuoting && cell.Length == 0)))
                isQuoted = !isQuoted;
            else if (!isQuoted && (sign is '\t' or '\n'))
                End();
            else
                cell.Append(sign);
            if (sign != '\n')
                continue;
            number++;
            if (isQuoted)
                continue;
            lines.Add(new CopiedLine(began, cells));
            (cells, began) = ([], number);
        }

        return lines;

        void End()
        {
            cells.Add(string.Join(' ', cell.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            cell.Clear();
        }
    }
}
