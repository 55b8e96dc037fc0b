using System.Text;
using System.Text.RegularExpressions;

namespace WorkReport.Documents.Docx;

/// <summary>
/// Line ends within a paragraph. Many come from texts that were pasted row by row: such a one stands in the middle of a sentence and is
/// none of the author's. One behind a full stop, before a number, or between short lines as in a title or a sign-off parts two lines.
/// </summary>
internal static partial class SoftBreaks
{
    public const char Soft = '\v';

    /// <summary>A page break, which always parts.</summary>
    public const char Page = '\f';

    /// <summary>From so many characters on a row is one of running text even without a mark in it.</summary>
    private const int LongRow = 20;

    private const string Ends = "。！？；：.!?;:";
    private const string Closers = "”’）)】》";

    public static IEnumerable<string> Split(string paragraph)
    {
        var line = new StringBuilder();
        // Of the line so far, whatever it has grown to: the last character that says something, and whether one of its marks is of prose.
        var (last, hasMark) = ('\0', false);
        foreach (var (row, isSoft, isPage) in paragraph.Split(Page).SelectMany((page, i) => page.Split(Soft).Select((row, at) => (row, at > 0, i > 0 && at == 0))))
        {
            if (isPage || (isSoft && Parts(last, hasMark || line.Length >= LongRow, row)))
            {
                // A page break at the end of a paragraph, or on its own, leaves no blank line.
                if (!isPage || line.Length > 0)
                    yield return line.ToString();
                line.Clear();
                (last, hasMark) = ('\0', false);
            }

            // Words of letters were parted by the row's end.
            if (line.Length > 0 && row.Length > 0 && char.IsAsciiLetter(line[^1]) && char.IsAsciiLetter(row[0]))
                line.Append(' ');
            line.Append(row);
            last = row.AsSpan().TrimEnd().TrimEnd(Closers) is [.., var end] ? end : last;
            hasMark |= row.AsSpan().IndexOfAny("，、。") >= 0;
        }

        yield return line.ToString();
    }

    private static bool Parts(char last, bool isProse, string next)
    {
        if (last == '\0' || string.IsNullOrWhiteSpace(next) || char.IsWhiteSpace(next[0]))
            return true;
        return !isProse || Ends.Contains(last, StringComparison.Ordinal) || Begins().IsMatch(next);
    }

    [GeneratedRegex(@"^([一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[①-⑳]|第[一二三四五六七八九十百]{1,4}[章节条]|[一二三四五六七八九十]是|附件|附：)")]
    private static partial Regex Begins();
}
