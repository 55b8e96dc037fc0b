using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkReport.Prose.Tables;

/// <summary>What the words in the cells of a printed table are.</summary>
public static partial class TableWords
{
    /// <summary>The number of a row or a column and no word of its own: 3, （3）, 甲, —.</summary>
    public static bool IsNumber(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return NumberText().IsMatch(text.Trim());
    }

    /// <summary>The number of a row or a column; null where it is none.</summary>
    public static int? NumberOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return int.TryParse(text.Normalize(NormalizationForm.FormKC).Trim().Trim('(', ')'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000 ? number : null;
    }

    /// <summary>行次, 代码: the head of a column of numbers that count rows.</summary>
    public static bool CountsRows(string head) => RowHead().IsMatch(head);

    /// <summary>审核, 差额: words of a cell that checks others.</summary>
    public static bool Checks(string words) => CheckWords().IsMatch(words);

    /// <summary>√, 平衡, or nothing: what a cell that checks says where all is well.</summary>
    public static bool Approves(string verdict) => ApproveWords().IsMatch(verdict);

    /// <summary>A text in one line, as blanks between the signs of a head mean nothing.</summary>
    public static string OneLine(string text) => Blanks().Replace(text.Trim(), "");

    /// <summary>The name alone: without its number, 其中, what is in brackets, marks and blanks.</summary>
    public static string Bare(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var bare = new StringBuilder();
        foreach (var c in Numbering().Replace(InBrackets().Replace(words.Normalize(NormalizationForm.FormKC), ""), ""))
        {
            if (char.IsLetterOrDigit(c))
                bare.Append(c);
        }

        return bare.ToString();
    }

    /// <summary>How like two names are, from 0 to 1: how many of the pairs of signs that stand side by side in either are in both.</summary>
    public static double Likeness(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (one.Length < 2 || other.Length < 2)
            return 0;
        var (pairs, others) = (Pairs(one), Pairs(other));
        return 2.0 * pairs.Sum(pair => Math.Min(pair.Value, others.GetValueOrDefault(pair.Key))) / (one.Length + other.Length - 2);
    }

    private static Dictionary<string, int> Pairs(string text) => Enumerable.Range(0, text.Length - 1).Select(at => text.Substring(at, 2)).CountBy(pair => pair).ToDictionary();

    [GeneratedRegex(@"^[（(]?[0-9０-９]*[）)]?$|^[甲乙丙丁戊—\-/]$")]
    private static partial Regex NumberText();

    [GeneratedRegex("行次|序号|编号|代码|代号|栏次")]
    private static partial Regex RowHead();

    [GeneratedRegex("审核|校验|核对|平衡|差额|验证|勾稽")]
    private static partial Regex CheckWords();

    [GeneratedRegex(@"^\s*(√|✓|✔|○|对|是|正确|相符|平衡|通过|一致|无误|合格|符合|成立|ok|true|yes|y|[—\-])?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex ApproveWords();

    [GeneratedRegex(@"[\s　]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"^\s*((其中[:]?|[一二三四五六七八九十]+[、.]|[0-9]+(\.[0-9]+)*[、.\s]|[#*]+)\s*)+")]
    private static partial Regex Numbering();
}
