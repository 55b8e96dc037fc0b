using System.Buffers;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>What a conversion has destroyed: U+FFFD, ??, a □ inside a word, a lone ? where 守护眼健康·睛彩向未来 had its dot, 锟斤拷.</summary>
internal sealed class LostCharacters : IRule
{
    /// <summary>How far a question looks back.</summary>
    private const int Clause = 40;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，。；！？“《,;!\n");
    private static readonly SearchValues<char> Suspects = SearchValues.Create("?？□■〓\uFFFD锟烫屯ïâÃ锘" + string.Concat(Enumerable.Range(0xE000, 0x1900).Select(sign => (char)sign)));

    private static readonly string[] Garbled = ["锟斤拷", "烫烫烫", "屯屯屯", "ï»¿", "â€", "Ã¤", "Ã¥", "Ã¦", "锘縢"];
    private static readonly string[] Asking = ["什么", "怎", "如何", "谁", "哪", "吗", "呢", "何", "是否", "几", "多少", "为啥", "能不能", "可不可", "有没有", "是不是", "要不要", "行不行", "好不好", "咋", "么", "难道", "岂", "能否", "可否", "会否", "吧", "为何", "对不对", "能不", "有无"];

    public void Look(CheckedText text, List<Finding> found)
    {
        foreach (Passage passage in text.Passages)
        {
            string said = passage.Said;
            for (int at = Next(said, 0); at < said.Length; at = Next(said, at + 1))
            {
                int i = at;
                switch (said[i])
                {
                    case '\uFFFD' or (>= '\uE000' and <= '\uF8FF'):
                        int end = i + 1;
                        while (end < said.Length && said[end] == said[i])
                            end++;
                        found.Add(passage.At(i, end, CheckRule.LostCharacter, said[i] == '\uFFFD' ? Severity.Wrong : Severity.Doubtful, null, passage.Around(i, end)));
                        at = end - 1;
                        break;
                    case '?' when IsLost(said, i):
                        int to = i + 1;
                        while (to < said.Length && said[to] == '?')
                            to++;
                        found.Add(passage.At(i, to, CheckRule.LostCharacter, Severity.Doubtful, to == i + 1 && InQuotes(said, i) ? "·" : null, passage.Around(i, to)));
                        at = to - 1;
                        break;
                    case '？' when IsBroken(said, i):
                        found.Add(passage.At(i, i + 1, CheckRule.LostCharacter, Severity.Doubtful, null, passage.Around(i, i + 1)));
                        break;
                    case '□' or '■' or '〓' when Run(said, i) is var box && HanAt(said, i - 1) && HanAt(said, box) && !IsBox(said, box - 1):
                        at = box - 1;
                        found.Add(passage.At(i, box, CheckRule.LostCharacter, Severity.Doubtful, null, passage.Around(i, box)));
                        break;
                    case '锟' or '烫' or '屯' or 'ï' or 'â' or 'Ã' or '锘':
                        if (Array.Find(Garbled, word => string.CompareOrdinal(said, i, word, 0, word.Length) == 0) is not { } garbled)
                            break;
                        found.Add(passage.At(i, i + garbled.Length, CheckRule.LostCharacter, Severity.Wrong, null, garbled));
                        at += garbled.Length - 1;
                        break;
                    default:
                        break;
                }
            }
        }
    }

    private static int Next(string said, int from)
    {
        int next = said.AsSpan(from).IndexOfAny(Suspects);
        return next < 0 ? said.Length : from + next;
    }

    /// <summary>Does a half-width question mark stand for a character that was lost? It does inside a word, where nothing is asked.</summary>
    internal static bool IsLost(ReadOnlySpan<char> text, int at)
    {
        int from = at, to = at + 1;
        while (from > 0 && text[from - 1] == '?')
            from--;
        while (to < text.Length && text[to] == '?')
            to++;
        char before = from > 0 ? text[from - 1] : '\0', after = to < text.Length ? text[to] : '\0';
        if (to - from == 1 && IsBroken(text, at))
            return true;
        if (!Scripts.IsHan(before) || !(Scripts.IsHan(after) || (to - from > 1 && after is '，' or '。' or '”' or '》')))
            return false;
        return !Asks(text[Math.Max(0, from - Clause)..from]);
    }

    /// <summary>夜?。 and 夜?、: no question ends with another mark, and none breaks off inside a word.</summary>
    private static bool IsBroken(ReadOnlySpan<char> text, int at)
    {
        char before = at > 0 ? text[at - 1] : '\0', after = at + 1 < text.Length ? text[at + 1] : '\0';
        if (!Scripts.IsHan(before) || Asks(text[Math.Max(0, at - Clause)..at]))
            return false;
        return after is '。' or '，' or '、' or '；' or '：' || (text[at] == '?' && after is '\0' or '\n' or '”' or '》' or '）' && at > 1 && !TypoLexicon.Ours.IsWord(text[(at - 2)..at]) && !IsAsked(before));
    }

    private static bool IsAsked(char last) => last is '了' or '的' or '啊' or '吧' or '嘛' or '不' or '没' or '否' or '对' or '好' or '行' or '呀';

    private static bool Asks(ReadOnlySpan<char> clause)
    {
        int mark = clause.LastIndexOfAny(ClauseEnds);
        clause = clause[(mark + 1)..];
        foreach (string word in Asking)
        {
            if (clause.Contains(word, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static int Run(string said, int at)
    {
        int end = at + 1;
        while (end < said.Length && said[end] == said[at])
            end++;
        return end;
    }

    private static bool IsBox(string said, int at) => said[at + 1] is '是' or '否' or '有' or '无' or '男' or '女' || (at + 2 < said.Length && said.IndexOf('□', at + 1, Math.Min(12, said.Length - at - 1)) >= 0);

    private static bool HanAt(string said, int at) => at >= 0 && at < said.Length && Scripts.IsHan(said[at]);

    private static bool InQuotes(string said, int at)
    {
        int open = said.AsSpan(Math.Max(0, at - Clause), Math.Min(at, Clause)).LastIndexOfAny("“”《》");
        return open >= 0 && said[Math.Max(0, at - Clause) + open] is '“' or '《';
    }

}
