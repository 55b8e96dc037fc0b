using System.Buffers;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>A bracket, a quote or a title mark whose other half is missing in its paragraph.</summary>
internal sealed class MarkPairs : IRule
{
    private const string Opening = "“‘《〈（【「『〔";
    private const string Closing = "”’》〉）】」』〕";

    private static readonly SearchValues<char> Marks = SearchValues.Create(Opening + Closing);

    public void Look(CheckedText text, List<Finding> found)
    {
        for (var i = 0; i < text.Passages.Count; i++)
            Look(text.Passages[i], i + 1 < text.Passages.Count ? text.Passages[i + 1].Said : "", found);
    }

    private static void Look(Passage passage, string next, List<Finding> found)
    {
        string said = passage.Said;
        var open = new List<int>();
        for (int i = said.AsSpan().IndexOfAny(Marks); i >= 0 && i < said.Length; i++)
        {
            int kind = Opening.IndexOf(said[i], StringComparison.Ordinal);
            if (kind >= 0)
            {
                if (kind < 4 && open.Count > 0 && said[open[^1]] == said[i] && !Opens(said, i) && !said.AsSpan(open[^1], i - open[^1]).Contains('。'))
                {
                    // “明亮眼睛“关爱行动: the second closes.
                    Report(passage, i, Closing[kind].ToString(), found);
                    open.RemoveAt(open.Count - 1);
                }
                else
                {
                    open.Add(i);
                }
                continue;
            }
            kind = Closing.IndexOf(said[i], StringComparison.Ordinal);
            if (kind < 0 || (said[i] == '’' && i > 0 && char.IsAsciiLetter(said[i - 1])))
                continue;
            if (open.Count > 0 && said[open[^1]] == Opening[kind])
            {
                open.RemoveAt(open.Count - 1);
            }
            else if (open.Count > 1 && said[open[^2]] == Opening[kind])
            {
                Report(passage, open[^1], null, found);
                open.RemoveRange(open.Count - 2, 2);
            }
            else if (kind == 4 && Numbers(said, i))
            {
                continue;
            }
            else if (open.Count > 0 && kind is 2 or 3 && said[open[^1]] is '《' or '〈')
            {
                Report(passage, i, Closing[Opening.IndexOf(said[open[^1]], StringComparison.Ordinal)].ToString(), found);
                open.RemoveAt(open.Count - 1);
            }
            else
            {
                Report(passage, i, null, found);
            }
        }
        foreach (int at in open)
        {
            // A quote over several paragraphs opens each of them.
            if (!(said[at] == '“' && next.StartsWith('“')))
                Report(passage, at, null, found);
        }
    }

    /// <summary>1） and 一） number something.</summary>
    private static bool Numbers(string said, int at)
        => at > 0 && (char.IsAsciiLetterOrDigit(said[at - 1]) || "一二三四五六七八九十".Contains(said[at - 1], StringComparison.Ordinal)) && (at < 4 || said.AsSpan(at - 4, 3).IndexOfAny("。；，：、") >= 0 || !Scripts.IsHan(said[at - 2]));

    /// <summary>Does it open a quote inside the quote? Then something stands before it that no quote ends with.</summary>
    private static bool Opens(string said, int at) => at > 0 && said[at - 1] is '“' or '，' or '：' or ':' or '、' or '（' or '。' or '《' or '的' or '和' or '与';

    private static void Report(Passage passage, int at, string? repair, List<Finding> found)
        => found.Add(passage.At(at, at + 1, CheckRule.Unpaired, Severity.Doubtful, repair, passage.Around(at, at + 1)));
}
