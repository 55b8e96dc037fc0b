using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>xx书记 in one place and 王书记 in another: a name that was to be taken out and stayed.</summary>
internal sealed class NamesBesideMasks : IRule
{
    private const string Surnames =
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易武乔贺赖龚庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦柳邢岳骆齐梅庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边";

    private static readonly WordTable Posts = new(
        "副书记", "副市长", "副县长", "副区长", "副主任", "副局长", "副部长", "副主席", "秘书长", "总经理", "董事长", "书记", "市长", "县长", "区长", "镇长", "乡长", "主任", "局长", "处长", "科长", "部长", "厅长", "主席", "院长", "校长", "所长", "站长", "会长", "同志", "老师", "先生", "女士");

    public void Look(CheckedText text, List<Finding> found)
    {
        string? mask = null;
        HashSet<string> before = [], behind = [];
        foreach (Passage passage in text.Passages)
        {
            foreach (var (from, to) in MasksLeft.In(passage.Said))
            {
                string sign = passage.Said[from..to];
                if (Posts.AtStart(passage.Said.AsSpan(to)) is { } post)
                    before.Add(post);
                else if (Posts.AtEnd(passage.Said.AsSpan(0, from)) is { } led)
                    behind.Add(led);
                else
                    continue;
                mask ??= sign;
            }
        }
        if (mask is null)
            return;
        foreach (Passage passage in text.Passages)
        {
            for (var i = 0; i < passage.Said.Length; i++)
                Judge(passage, i, mask, before, behind, found);
        }
    }

    private static void Judge(Passage passage, int i, string mask, HashSet<string> before, HashSet<string> behind, List<Finding> found)
    {
        string said = passage.Said;
        if (!Surnames.Contains(said[i], StringComparison.Ordinal))
            return;
        ReadOnlySpan<char> rest = said.AsSpan(i + 1);
        bool begins = i == 0 || !Scripts.IsHan(said[i - 1]) || said[i - 1] is '和' or '与' or '的' or '由' or '经' or '按' or '请' or '受' or '对';
        if (begins && Posts.AtStart(rest) is { } post && (before.Contains(post) || behind.Count > 0 || before.Count > 0))
            found.Add(passage.At(i, i + 1, CheckRule.NameBesideMask, Severity.Doubtful, mask, said[i] + post));
        else if (behind.Count > 0 && Posts.AtEnd(said.AsSpan(0, i)) is { } led && behind.Contains(led) && Given(said, i) is > 0 and var length)
            found.Add(passage.At(i, i + length, CheckRule.NameBesideMask, Severity.Doubtful, mask, led + said[i..(i + length)]));
    }

    /// <summary>How long a name is that stands alone between a post and what he does.</summary>
    private static int Given(string said, int from)
    {
        for (int length = 2; length <= 3 && from + length <= said.Length; length++)
        {
            char after = from + length < said.Length ? said[from + length] : '。';
            if (after is '，' or '。' or '、' or '；' or ',' or '等' or '出' or '主' or '作' or '讲' or '参' or '对' or '在' or '同' && Scripts.IsHan(said[from + length - 1]))
                return length;
        }
        return 0;
    }
}
