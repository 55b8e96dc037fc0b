using System.Buffers;
using System.Text;

namespace WorkReport.Prose.Texts;

/// <summary>
/// The widths of Chinese typesetting: marks in Chinese text are full-width, Arabic digits, Latin letters and % half-width
/// (GB/T 15835, GB/T 15834). Only marks and spaces change; no letter, digit or Han character is lost or moved.
/// </summary>
public static class Typography
{
    /// <summary>
    /// Sets the marks of each line that holds Han characters: , : ; ? ! ( ) outside numbers, addresses and Latin phrases, straight
    /// quotes where they pair, dots to ……, hyphens to ——; takes stray spaces out. Lines of Latin text only lose space. Idempotent.
    /// </summary>
    /// <param name="text">Normalised text, one or more lines parted by \n.</param>
    public static string ToFullWidth(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains('\n', StringComparison.Ordinal))
            return SetLine(text);
        return string.Join('\n', text.Split('\n').Select(SetLine));
    }

    /// <summary>What a rule below may change. A line without any of it is as it should be, and most lines are.</summary>
    private static readonly SearchValues<char> Changeable = SearchValues.Create(
        ",:;?!()\".-－―─·…＂｡､．％０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"
        + " \t\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000");

    private static string SetLine(string line)
    {
        if (line.AsSpan().IndexOfAny(Changeable) < 0 && !line.Contains("。。。", StringComparison.Ordinal))
            return line;
        char[] marks = SignBySign(line);
        if (!Scripts.ContainsHan(marks))
            return CloseSpaces(new string(marks), chinese: false);
        string spaced = CloseSpaces(new string(marks), chinese: true);
        return CloseSpaces(DotsAndDashes(spaced), chinese: true);
    }

    /// <summary>What each sign of a line becomes by itself: the first of the steps, in which none goes and none comes.</summary>
    internal static char[] SignBySign(string line)
    {
        char[] marks = Narrow(line);
        if (!Scripts.ContainsHan(marks))
            return marks;
        bool[] untouched = Addresses(marks);
        PairQuotes(marks, untouched);
        new MarkWidths(marks, untouched).Apply();
        return marks;
    }

    /// <summary>Full-width letters, digits and ％ become half-width; half-width 、 and 。 become full-width.</summary>
    private static char[] Narrow(string line)
    {
        char[] narrow = line.ToCharArray();
        for (var i = 0; i < narrow.Length; i++)
        {
            narrow[i] = narrow[i] switch
            {
                (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') or '％' => (char)(narrow[i] - 0xFEE0),
                '＂' => '"',
                '｡' => '。',
                '､' => '、',
                char same => same,
            };
        }
        for (var i = 1; i < narrow.Length - 1; i++)
        {
            if (narrow[i] == '．' && Scripts.IsDigit(narrow[i - 1]) && Scripts.IsDigit(narrow[i + 1]))
                narrow[i] = '.';
        }
        return narrow;
    }

    /// <summary>Marks the places inside web and mail addresses, where no mark may change.</summary>
    private static bool[] Addresses(ReadOnlySpan<char> line)
    {
        var inside = new bool[line.Length];
        for (var i = 0; i < line.Length;)
        {
            if (line[i] is <= ' ' or > '~')
            {
                i++;
                continue;
            }
            int from = i;
            while (i < line.Length && line[i] is > ' ' and <= '~')
                i++;
            int to = i;
            while (from < to && !Scripts.IsAsciiWord(line[from]))
                from++;
            while (to > from && !Scripts.IsAsciiWord(line[to - 1]) && line[to - 1] != '/')
                to--;
            ReadOnlySpan<char> run = line[from..to];
            int at = run.IndexOf('@');
            if (run.Contains("://", StringComparison.Ordinal) || run.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
                || (at > 0 && run[at..].Contains('.')))
            {
                inside.AsSpan(from, to - from).Fill(true);
            }
        }
        return inside;
    }

    /// <summary>Straight quotes become “ and ” in turn, when the whole line then opens and closes properly.</summary>
    private static void PairQuotes(Span<char> line, ReadOnlySpan<bool> untouched)
    {
        bool open = false, any = false;
        for (var i = 0; i < line.Length; i++)
        {
            bool straight = line[i] == '"' && !untouched[i];
            if (straight)
                any = true;
            if ((line[i] == '“' && open) || (line[i] == '”' && !open))
                return;
            if (straight || line[i] is '“' or '”')
                open = !open;
        }
        if (open || !any)
            return;
        for (var i = 0; i < line.Length; i++)
        {
            bool straight = line[i] == '"' && !untouched[i];
            if (straight)
                line[i] = open ? '”' : '“';
            if (line[i] is '“' or '”')
                open = !open;
        }
    }

    /// <summary>Three dots or 。 become ……, two hyphens or horizontal bars become ——.</summary>
    private static string DotsAndDashes(string line)
    {
        bool[] untouched = Addresses(line);
        var set = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length;)
        {
            char c = line[i];
            if (untouched[i] || c is not ('.' or '。' or '·' or '…' or '-' or '－' or '―' or '─'))
            {
                set.Append(c);
                i++;
                continue;
            }
            int from = i;
            while (i < line.Length && line[i] == c && !untouched[i])
                i++;
            int run = i - from;
            char left = from > 0 ? line[from - 1] : '\0', right = i < line.Length ? line[i] : '\0';
            bool dots = c == '…' ? run == 1 : c is '.' or '。' or '·' && run >= 3;
            bool dash = c switch
            {
                '-' or '－' => run is >= 2 and <= 4 && !(Scripts.IsAsciiWord(left) && Scripts.IsAsciiWord(right)),
                '―' => true,
                '─' => run >= 2,
                _ => false,
            };
            if (dots)
                set.Append("……");
            else if (c == '―' && run == 1 && (Scripts.IsDigit(left) || left == '%') && Scripts.IsDigit(right))
                set.Append('—');
            else if (dash)
                set.Append("——");
            else
                set.Append(c, run);
        }
        return set.ToString();
    }

    /// <summary>
    /// Takes out the spaces that a typist left. Between Han characters a space stays in a line without sentence marks, where it
    /// parts the halves of a heading or a post from a name; letter-spaced characters close up.
    /// </summary>
    private static string CloseSpaces(string line, bool chinese)
    {
        ReadOnlySpan<char> text = line;
        bool running = text.IndexOfAny("，。；！？") >= 0;
        var closed = new StringBuilder(line.Length);
        for (var i = 0; i < text.Length;)
        {
            if (!Scripts.IsSpace(text[i]))
            {
                closed.Append(text[i++]);
                continue;
            }
            int from = i;
            while (i < text.Length && Scripts.IsSpace(text[i]))
                i++;
            bool atAnEnd = from == 0 || i == text.Length;
            if (!atAnEnd && chinese && IsArticle(text[..from]))
                closed.Append('\u3000');
            else if (!atAnEnd && !(chinese && IsStray(text, from, i, running)))
                closed.Append(' ');
        }
        return closed.ToString();
    }

    /// <summary>第一条: the number of an article stands a character's width before its text.</summary>
    private static bool IsArticle(ReadOnlySpan<char> before) =>
        before.Length is >= 3 and <= 8 && before[0] == '第' && before[^1] == '条' && before[1..^1].IndexOfAnyExcept(ArticleNumerals) < 0;

    private static readonly SearchValues<char> ArticleNumerals = SearchValues.Create("0123456789一二三四五六七八九十百千零〇");

    private static readonly SearchValues<char> HeadingNumerals = SearchValues.Create("一二三四五六七八九十");

    /// <summary>
    /// （一）加强组织领导 各单位要…。: the first space of a line behind a number and a phrase of its own ends a lead sentence that was typed without its full stop.
    /// </summary>
    private static bool EndsLead(ReadOnlySpan<char> before)
    {
        int number = before[0] == '（' ? before.IndexOf('）') + 1 : before.IndexOf('、') + 1;
        if (number is < 2 or > 5 || before[..number].Trim("（）、").IndexOfAnyExcept(HeadingNumerals) >= 0)
            return false;
        ReadOnlySpan<char> phrase = before[number..];
        if (phrase.Length is < 4 or > 24)
            return false;
        foreach (char c in phrase)
        {
            if (!Scripts.IsHan(c))
                return false;
        }
        return true;
    }

    /// <summary>第一部分 2022年工作总结: the figure belongs to the word after the space, which parts two phrases.</summary>
    private static bool StandsBefore(ReadOnlySpan<char> text, int figure)
    {
        while (figure < text.Length && Scripts.IsDigit(text[figure]))
            figure++;
        return Scripts.HanAt(text, figure) > 0;
    }

    /// <summary>附件2 名词解释: the figure belongs to the word before it.</summary>
    private static bool StandsBehind(ReadOnlySpan<char> text, int afterFigure)
    {
        while (afterFigure > 0 && Scripts.IsDigit(text[afterFigure - 1]))
            afterFigure--;
        return Scripts.HanBefore(text, afterFigure) > 0;
    }

    private static bool IsStray(ReadOnlySpan<char> text, int from, int to, bool running)
    {
        char left = text[from - 1], right = text[to];
        int leftHan = Scripts.HanBefore(text, from), rightHan = Scripts.HanAt(text, to);
        bool leftMark = Scripts.IsFullWidthMark(left), rightMark = Scripts.IsFullWidthMark(right);
        if (leftMark || rightMark)
        {
            // “ and ” also belong to Latin text, where the space beside them is right.
            bool quoteByLatin = (left is '“' or '”' or '‘' or '’' && char.IsAsciiLetter(right))
                || (right is '“' or '”' or '‘' or '’' && char.IsAsciiLetter(left));
            return !quoteByLatin;
        }
        if (leftHan > 0 && rightHan > 0)
        {
            bool alone = (from == leftHan || Scripts.IsSpace(text[from - leftHan - 1]))
                && (to + rightHan == text.Length || Scripts.IsSpace(text[to + rightHan]));
            return alone || (running && !EndsLead(text[..from]));
        }
        if (leftHan > 0 && Scripts.IsDigit(right))
            return running || !StandsBefore(text, to);
        if (rightHan > 0 && Scripts.IsDigit(left))
            return running || right is '年' or '月' or '日' or '个' || !StandsBehind(text, from);
        if (rightHan > 0 && left == '%')
            return true;
        return left == '.' && from >= 2 && Scripts.IsDigit(text[from - 2]) && rightHan > 0;
    }
}
