using System.Globalization;

namespace WorkReport.Documents.Layout;

/// <summary>Breaks a title, or another centred text, into lines of like length (GB/T 9704-2012, 7.3.1: 词意完整、排列对称、长短适宜).</summary>
internal static class TitleBreaker
{
    /// <summary>Words behind which a title likes to breathe.</summary>
    private static readonly string[] Ends = ["暨", "的", "和", "与", "及", "、", "，", "》", "关于"];

    /// <summary>Words before which a title likes to breathe.</summary>
    private static readonly string[] Beginnings = ["第", "工作总结", "工作报告", "工作安排", "工作情况", "关于", "《"];

    /// <summary>What it costs to break where no word is known to end, against one em of unevenness squared.</summary>
    private const double UnknownBreak = 9;

    /// <summary>A book title is broken only where it is longer than a line.</summary>
    private const double InsideBookTitle = 60;

    /// <summary>A number, a word, a mark at the wrong end.</summary>
    private const double WrongBreak = 1000;

    /// <summary>What takes more lines is no title: it is set all the same, but its breaks are not worth the weighing.</summary>
    private const int MostWeighed = 8;

    /// <param name="title">In one piece.</param>
    /// <param name="widthOf">Width of a piece of it, points.</param>
    /// <param name="available">Width of a line, points.</param>
    /// <param name="em">Em size, points.</param>
    public static IReadOnlyList<string> Break(string title, Func<string, double> widthOf, double available, double em)
    {
        var total = widthOf(title);
        if (total <= available)
            return [title];
        var lines = (int)Math.Ceiling(total / available);
        if (lines > MostWeighed)
            return Fill(title, widthOf, available);
        while (true)
        {
            if (TryBreak(title, widthOf, available, em, lines, total / lines) is { } broken)
                return broken;
            lines++;
        }
    }

    /// <summary>Line after line as full as it can be.</summary>
    private static List<string> Fill(string title, Func<string, double> widthOf, double available)
    {
        List<string> lines = [];
        var start = 0;
        var end = 0;
        foreach (var character in new Clusters(title))
        {
            if (end > start && widthOf(title[start..(end + character.Length)]) > available)
            {
                lines.Add(title[start..end]);
                start = end;
            }

            end += character.Length;
        }

        return [.. lines, title[start..]];
    }

    /// <summary>Cheapest way to cut into so many lines; null when some line cannot fit.</summary>
    private static List<string>? TryBreak(string title, Func<string, double> widthOf, double available, double em, int lines, double ideal)
    {
        var n = title.Length;
        var cost = new double[lines + 1, n + 1];
        var from = new int[lines + 1, n + 1];
        for (var line = 0; line <= lines; line++)
        {
            for (var i = 0; i <= n; i++)
                cost[line, i] = line == 0 && i == 0 ? 0 : double.PositiveInfinity;
        }

        for (var line = 1; line <= lines; line++)
        {
            for (var end = 1; end <= n; end++)
            {
                for (var start = end - 1; start >= 0; start--)
                {
                    var width = widthOf(title[start..end]);
                    if (width > available)
                        break;
                    if (double.IsPositiveInfinity(cost[line - 1, start]))
                        continue;
                    var unevenness = (width - ideal) / em;
                    var price = cost[line - 1, start] + (unevenness * unevenness) + (end == n ? 0 : BreakCost(title, end));
                    if (price < cost[line, end])
                        (cost[line, end], from[line, end]) = (price, start);
                }
            }
        }

        if (double.IsPositiveInfinity(cost[lines, n]) && lines < n)
            return null;
        List<string> pieces = [];
        for (int line = lines, end = n; line > 0; end = from[line, end], line--)
            pieces.Insert(0, title[from[line, end]..end]);
        return pieces;
    }

    private static double BreakCost(string title, int at)
    {
        if (ContinuesCharacter(title, at) || !LineRules.MayStart(title[at]) || !LineRules.MayEnd(title[at - 1]) || IsInsideWord(title, at))
            return WrongBreak;
        var inside = IsInsideBookTitle(title, at) ? InsideBookTitle : 0;
        if (char.IsAsciiDigit(title[at]))
            return inside + 1;
        var before = title.AsSpan(0, at);
        var behind = title.AsSpan(at);
        foreach (var end in Ends)
        {
            if (before.EndsWith(end, StringComparison.Ordinal))
                return inside;
        }

        foreach (var beginning in Beginnings)
        {
            if (title[at - 1] != '年' && behind.StartsWith(beginning, StringComparison.Ordinal))
                return inside + 1;
        }

        return inside + UnknownBreak;
    }

    /// <summary>Between the halves of a surrogate pair, before a combining mark, within a joined emoji.</summary>
    private static bool ContinuesCharacter(string title, int at) =>
        CharUnicodeInfo.GetUnicodeCategory(title, at) is UnicodeCategory.Surrogate or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
        || title[at - 1] == '\u200D';

    /// <summary>A number stays with its 年 as a word stays with its letters.</summary>
    private static bool IsInsideWord(string title, int at) =>
        char.IsAsciiLetterOrDigit(title[at - 1]) && (char.IsAsciiLetterOrDigit(title[at]) || title[at] == '年');

    private static bool IsInsideBookTitle(string title, int at) => title.LastIndexOf('《', at - 1) > title.LastIndexOf('》', at - 1);
}
