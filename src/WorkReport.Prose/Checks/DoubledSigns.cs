using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>，，, 。，, 的的, 推进推进: typed twice.</summary>
internal sealed class DoubledSigns : IRule
{
    /// <summary>The stronger ones last; a colon is folded.</summary>
    private const string Marks = "、,，:;；。";
    private const string Full = "、，，：；；。";

    private static readonly Dictionary<char, (string Before, string Behind)> Words = new()
    {
        ['的'] = ("目标有", "士确"),
        ['与'] = ("参给赋相", "时"),
        ['及'] = ("以普涉触顾波提危", "时早格第"),
        ['和'] = ("总饱共温缓平调", "美气睦谐平"),
        ['被'] = ("棉", "子"),
        ['将'] = ("即老大小", "士军"),
    };

    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal) { "贯彻", "落实", "推进", "加强", "开展", "深入", "积极", "认真", "全面", "推动", "坚持", "提高", "完善", "建立", "组织", "进行", "通过", "我们", "为了", "以及", "关于" };

    public void Look(CheckedText text, List<Finding> found)
    {
        foreach (Passage passage in text.Passages)
        {
            string said = passage.Said;
            for (var i = 0; i + 1 < said.Length; i++)
            {
                if (Marks.Contains(said[i], StringComparison.Ordinal))
                    i = Marked(passage, i, found);
                else if (said[i] == said[i + 1])
                    Doubled(passage, i, found);
                else if (i + 3 < said.Length && said[i] == said[i + 2] && said[i + 1] == said[i + 3] && Verbs.Contains(said.Substring(i, 2)) && !(said[i + 1] == '进' && i + 4 < said.Length && said[i + 4] == '行'))
                    found.Add(passage.At(i, i + 4, CheckRule.DoubledWord, Severity.Doubtful, said.Substring(i, 2), said.Substring(i, 4)));
            }
        }
    }

    private static int Marked(Passage passage, int from, List<Finding> found)
    {
        string said = passage.Said;
        int end = from + 1;
        while (end < said.Length && Marks.Contains(said[end], StringComparison.Ordinal))
            end++;
        // 。。。 is meant for ……, and is another matter.
        bool dots = end - from >= 3 && said.AsSpan(from, end - from).IndexOfAnyExcept('。') < 0;
        // Between Latin words and digits they are code: a::b.
        bool latin = from > 0 && char.IsAsciiLetterOrDigit(said[from - 1]) && end < said.Length && char.IsAsciiLetterOrDigit(said[end]);
        if (end - from > 1 && !dots && !latin)
        {
            int stronger = said[from..end].Max(mark => Marks.IndexOf(mark, StringComparison.Ordinal));
            found.Add(passage.At(from, end, CheckRule.DoubledMark, Severity.Wrong, Full[stronger].ToString(), passage.Words(from, end)));
        }
        return end - 1;
    }

    private static void Doubled(Passage passage, int at, List<Finding> found)
    {
        string said = passage.Said;
        if (!Words.TryGetValue(said[at], out var legal))
            return;
        char before = at > 0 ? said[at - 1] : '\0', behind = at + 2 < said.Length ? said[at + 2] : '\0';
        if (Scripts.IsHan(before) && Scripts.IsHan(behind) && behind != said[at] && !legal.Before.Contains(before, StringComparison.Ordinal) && !legal.Behind.Contains(behind, StringComparison.Ordinal))
            found.Add(passage.At(at, at + 2, CheckRule.DoubledWord, Severity.Doubtful, said[at].ToString(), said.Substring(at, 2)));
    }
}
