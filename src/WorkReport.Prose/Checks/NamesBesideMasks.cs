using System.Buffers;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>xx书记 in one place and 王书记 in another, 副主任张×× and 副主任张建国: a name that was to be taken out and stayed.</summary>
internal sealed class NamesBesideMasks : IRule
{
    private const string Surnames =
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易武乔贺赖龚庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦柳邢岳骆齐梅庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边";

    private static readonly SearchValues<char> Masks = SearchValues.Create("某×XxＸ*_□");

    /// <summary>What goes on behind a name.</summary>
    private const string Behind = "，。、；,：:（）”等出主作讲参对在同和与的为带说介宣受获被担任到前亲率向给于将一每走深组负领把从还也曾已先牵捐资帮教是";

    /// <summary>No given name ends with them.</summary>
    private const string NotGiven = "的了是在和与等及各们个名位为向对把被将会能可也都又很某些人员年月日";

    private static readonly WordTable Posts = new(
        "副书记", "副市长", "副县长", "副区长", "副主任", "副局长", "副部长", "副主席", "秘书长", "总经理", "董事长", "书记", "市长", "县长", "区长", "镇长", "乡长", "主任", "局长", "处长", "科长", "部长", "厅长", "主席", "院长", "校长", "所长", "站长", "会长", "同志", "老师", "先生", "女士");

    internal static bool IsSurname(char sign) => Surnames.Contains(sign, StringComparison.Ordinal);

    public void Look(CheckedText text, List<Finding> found)
    {
        string? mask = null;
        HashSet<string> before = [], behind = [];
        // Who is masked but for the surname: 张 with 副主任 and 同志, and how.
        var known = new Dictionary<char, (HashSet<string> Posts, string Mask)>();
        foreach (Passage passage in text.Passages)
        {
            string said = passage.Said;
            foreach (var (from, to) in MasksLeft.In(said))
            {
                string sign = said[from..to];
                string? post = Posts.AtStart(said.AsSpan(to)), led = PostBefore(said, from);
                if (led is null && from > 0 && IsSurname(said[from - 1]) && (PostBefore(said, from - 1) ?? post) is { } held)
                {
                    HashSet<string> posts = known.TryGetValue(said[from - 1], out var one) ? one.Posts : [];
                    posts.UnionWith(post is null ? [held] : [held, post]);
                    known[said[from - 1]] = (posts, said[from - 1] + sign);
                    continue;
                }
                if (sign[0] == '某' && sign.Length == 1)
                    continue;
                if (post is not null)
                    before.Add(post);
                else if (led is not null)
                    behind.Add(led);
                else
                    continue;
                mask ??= sign;
            }
        }
        if (mask is null && known.Count == 0)
            return;
        foreach (Passage passage in text.Passages)
        {
            for (var i = 0; i < passage.Said.Length; i++)
            {
                if (!IsSurname(passage.Said[i]))
                    continue;
                if (known.TryGetValue(passage.Said[i], out var one) && Whole(passage.Said, i, one.Posts) is > 0 and var length)
                    found.Add(passage.At(i, i + length, CheckRule.NameBesideMask, Severity.Doubtful, one.Mask, passage.Said[i..(i + length)]));
                else if (mask is not null)
                    Judge(passage, i, mask, before, behind, found);
            }
        }
    }

    /// <summary>The post or role that ends right before a name; null without.</summary>
    private static string? PostBefore(string said, int at) => Posts.AtEnd(said.AsSpan(0, at)) ?? MasksLeft.Roles.AtEnd(said.AsSpan(0, at));

    /// <summary>How long a name is that stands beside one of these posts: 副主任张建国, 张建国同志; 0 where it is none.</summary>
    private static int Whole(string said, int from, HashSet<string> posts)
    {
        // 张主任 where 张××主任 stands elsewhere.
        if (from + 1 < said.Length && Posts.AtStart(said.AsSpan(from + 1)) is { } title && title != "同志" && posts.Contains(title) && (from == 0 || !Scripts.IsHan(said[from - 1])))
            return 1;
        for (int length = 2; length <= 3 && from + length < said.Length && Scripts.IsHan(said[from + length - 1]); length++)
        {
            if (Posts.AtStart(said.AsSpan(from + length)) is { } post && posts.Contains(post) && said[from + length - 1] is not ('某' or '等'))
                return length;
        }
        return PostBefore(said, from) is { } led && posts.Contains(led) && said.AsSpan(from + 1, Math.Min(2, said.Length - from - 1)).IndexOfAny(Masks) < 0 ? Given(said, from) : 0;
    }

    private static void Judge(Passage passage, int i, string mask, HashSet<string> before, HashSet<string> behind, List<Finding> found)
    {
        string said = passage.Said;
        ReadOnlySpan<char> rest = said.AsSpan(i + 1);
        bool begins = i == 0 || !Scripts.IsHan(said[i - 1]) || said[i - 1] is '和' or '与' or '的' or '由' or '经' or '按' or '请' or '受' or '对';
        if (begins && Posts.AtStart(rest) is { } post && (before.Contains(post) || behind.Count > 0 || before.Count > 0))
            found.Add(passage.At(i, i + 1, CheckRule.NameBesideMask, Severity.Doubtful, mask, said[i] + post));
        else if (behind.Count > 0 && PostBefore(said, i) is { } led && behind.Contains(led) && Given(said, i) is > 0 and var length)
            found.Add(passage.At(i, i + length, CheckRule.NameBesideMask, Severity.Doubtful, mask, led + said[i..(i + length)]));
    }

    /// <summary>How long a name is that stands alone between a post and what he does.</summary>
    private static int Given(string said, int from)
    {
        for (int length = 2; length <= 3 && from + length <= said.Length; length++)
        {
            char after = from + length < said.Length ? said[from + length] : '。';
            if (Scripts.IsHan(said[from + length - 1]) && !NotGiven.Contains(said[from + length - 1], StringComparison.Ordinal) && Behind.Contains(after, StringComparison.Ordinal))
                return length;
        }
        return 0;
    }
}
