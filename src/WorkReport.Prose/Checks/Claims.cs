using System.Buffers;
using WorkReport.Prose.Outlines;
using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Checks;

/// <summary>全省首家, 率先, 填补空白: what must be shown, in a sentence that has no evidence.</summary>
internal sealed class Claims : IRule
{
    private static readonly WordTable Words = new(
        "首家", "首个", "首创", "首例", "首次", "率先", "第一家", "唯一", "填补", "名列第一", "位居第一", "排名第一", "位列第一", "全国第一", "全省第一", "全市第一", "居第一");

    private static readonly SearchValues<char> Heads = SearchValues.Create("率首第唯填榜");

    /// <summary>How far before a claim it says among whom.</summary>
    private const int Reach = 16;

    /// <summary>So many of them are named one by one where nothing is known about evidence; of more the first, with their number.</summary>
    private const int Named = 2;

    /// <summary>Among whom one is the first: without them 首次 and 率先 claim nothing.</summary>
    private static readonly string[] Among = ["全国", "全省", "全市", "全县", "全区", "省内", "市内", "国内", "我省", "我市", "我国", "同类", "系统内", "西部", "东部", "中部", "东北", "西北", "西南", "世界", "全球", "亚洲", "国际", "行业"];

    private static readonly string[] Ranked = ["第一", "首位", "榜首", "第1"];

    private static readonly WordTable Ranks = new("居", "位居", "名列", "位列", "排名", "列", "排", "荣获", "获", "获得", "保持", "稳居", "跃居", "均居", "均列", "高居", "总量", "数量", "规模", "指数", "增速", "产能");

    /// <summary>What 第一 counts only, or goes on with.</summary>
    private static readonly WordTable Ordinal = new("次", "批", "届", "期", "季度", "时间", "步", "阶段", "轮", "线", "要务", "书记", "责任", "课", "人称", "位", "名", "产业", "生产力", "资源", "档", "组", "中学", "小学", "医院", "人民", "、", "版", "年", "章", "条", "部", "册", "站", "车间", "道", "现场", "手", "感", "个", "信号", "目标", "考量");

    public void Look(CheckedText text, List<Finding> found)
    {
        if (text.Data.Evidenced is { } evidenced)
            Unbacked(text, evidenced, found);
        else
            Unshown(text, found);
    }

    private static void Unbacked(CheckedText text, IReadOnlyList<string> evidenced, List<Finding> found)
    {
        HashSet<string> shown = new(evidenced.SelectMany(given => given.Split(['。', '！', '？', '\n'], StringSplitOptions.RemoveEmptyEntries)).Select(Letters), StringComparer.Ordinal);
        foreach (Passage passage in text.Passages)
        {
            foreach (Sentence sentence in passage.Sentences)
            {
                for (int i = sentence.From; i < sentence.To; i++)
                {
                    if (Words.AtStart(passage.Said.AsSpan(i, sentence.To - i)) is not { } word)
                        continue;
                    if (!shown.Contains(Letters(passage.Said[sentence.From..sentence.To])))
                        found.Add(passage.At(i, i + word.Length, CheckRule.Claim, Severity.Doubtful, null, word));
                    break;
                }
            }
        }
    }

    /// <summary>A text alone shows nothing: whoever writes 全省率先 is told what to keep at hand.</summary>
    private static void Unshown(CheckedText text, List<Finding> found)
    {
        HashSet<int> planned = [.. text.Reading.Plans.Select(plan => plan.Start)];
        var claims = new List<(Passage Passage, int From, int To, string Proof)>();
        foreach (Passage passage in text.Passages.Where(passage => passage.Element.Kind is OutlineKind.Paragraph && !planned.Contains(passage.Element.Start)))
        {
            string said = passage.Said;
            for (int i = said.AsSpan().IndexOfAny(Heads); i >= 0 && i < said.Length; i = Next(said, i + 1))
            {
                if (Claimed(said, i) is { } claim)
                {
                    claims.Add((passage, claim.From, claim.To, claim.Proof));
                    i = claim.To;
                }
            }
        }
        foreach (var (passage, from, to, proof) in claims.Count > Named ? claims.Take(1) : claims)
            found.Add(passage.At(from, to, CheckRule.ClaimUnshown, Severity.Hint, null, passage.Words(from, to), proof, Figure.Say(claims.Count)));
    }

    private static int Next(string said, int from)
    {
        int next = from < said.Length ? said.AsSpan(from).IndexOfAny(Heads) : -1;
        return next < 0 ? said.Length : from + next;
    }

    /// <summary>A claim that begins its word at a place, with what would show it; null where it is none.</summary>
    private static (int From, int To, string Proof)? Claimed(string said, int at)
    {
        ReadOnlySpan<char> rest = said.AsSpan(at);
        int clause = Math.Max(0, at - Reach), mark = said.AsSpan(clause, at - clause).LastIndexOfAny("，。；：！");
        clause += mark + 1;
        string before = said[clause..at];
        if (Ask(before) || IsShown(said, at))
            return null;
        // 率先突破: that is asked of somebody.
        if (rest.StartsWith("率先") && !rest.StartsWith("率先垂范") && (IsAmong(before) || IsAmong(rest[..Math.Min(rest.Length, 8)].ToString())))
            return Told(said, clause, at, 2, "印发或开展的日期，以及上级认可的通报、批示");
        if (rest.StartsWith("首创") && !rest.StartsWith("首创精神"))
            return Told(said, clause, at, 2, "认定文件或上级通报");
        if (rest.StartsWith("首家") || rest.StartsWith("首个") || rest.StartsWith("首例") || rest.StartsWith("首座") || rest.StartsWith("首所") || rest.StartsWith("首支") || rest.StartsWith("第一家") || rest.StartsWith("第一个") || rest.StartsWith("第一所") || rest.StartsWith("第一座") || rest.StartsWith("唯一"))
            return IsAmong(before) || rest.StartsWith("首家") || rest.StartsWith("首例") ? Told(said, clause, at, rest[0] == '第' ? 3 : 2, "认定文件或上级通报") : null;
        if (rest.StartsWith("填补") && rest[..Math.Min(rest.Length, 14)].Contains("空白", StringComparison.Ordinal))
            return Told(said, clause, at, 2, "查新报告或主管部门的认定");
        foreach (string rank in Ranked)
        {
            if (!rest.StartsWith(rank) || (rest.Length > rank.Length && char.IsAsciiDigit(rest[rank.Length])) || Ordinal.AtStart(rest[rank.Length..]) is not null)
                continue;
            bool ranked = Ranks.AtEnd(before) is not null || IsAmong(before[Math.Max(0, before.Length - 5)..]);
            return ranked && (IsAmong(before) || rank is "第一" or "第1" or "榜首") ? Told(said, clause, at, rank.Length, "排名的通报或统计数据") : null;
        }
        return null;
    }

    /// <summary>Does its own sentence name who said so? 做法被通报表扬（第12期简报）.</summary>
    private static bool IsShown(string said, int at)
    {
        string sentence = Passage.SentenceAt(said, at);
        return Array.Exists(Shown, word => sentence.Contains(word, StringComparison.Ordinal));
    }

    private static readonly string[] Shown = ["通报", "简报第", "认定", "授予", "命名", "公报", "查新", "（见", "附件", "佐证", "〔20", "据统计局", "排名第一的通知", "证书"];

    /// <summary>力争全省第一 claims nothing yet.</summary>
    private static bool Ask(string before) => Array.Exists(Hoped, word => before.Contains(word, StringComparison.Ordinal));

    private static readonly string[] Hoped = ["力争", "争创", "争当", "争取", "争做", "确保", "努力", "打造", "走在", "勇当", "要在", "奋力", "推动在"];

    private static bool IsAmong(string words) => Array.Exists(Among, word => words.Contains(word, StringComparison.Ordinal));

    /// <summary>The claim with the word that says among whom, where it stands near.</summary>
    private static (int From, int To, string Proof) Told(string said, int clause, int at, int length, string proof)
    {
        int from = at;
        foreach (string word in Among)
        {
            int among = said.LastIndexOf(word, at, at - clause, StringComparison.Ordinal);
            if (among >= 0 && at - among <= 6)
                from = Math.Min(from, among);
        }
        return (from, at + length, proof);
    }

    private static string Letters(string words) => string.Concat(words.Where(char.IsLetterOrDigit));
}
