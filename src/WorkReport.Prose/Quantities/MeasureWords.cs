using System.Collections.Frozen;

namespace WorkReport.Prose.Quantities;

/// <summary>What a unit measures: it decides when a number before it states something.</summary>
internal enum Measure
{
    /// <summary>No unit.</summary>
    None,

    /// <summary>个, 名, 家 …: any number before them counts.</summary>
    Thing,

    /// <summary>公里, 吨, 亩 …</summary>
    Physical,
    Money,

    /// <summary>%, ‰, 百分点.</summary>
    Percent,

    /// <summary>成: tenths.</summary>
    Tenths,

    /// <summary>倍.</summary>
    Times,

    /// <summary>岁: mostly says whom, not how much.</summary>
    Age,

    /// <summary>天, 小时, 工作日: mostly says when.</summary>
    Duration,

    /// <summary>年, 个月: a figure only where it changes.</summary>
    Calendar,

    /// <summary>分 of a score.</summary>
    Score,

    /// <summary>度, 方, 间: ordinary words that are units of large numbers only.</summary>
    Bulk,
}

/// <summary>A unit at its place.</summary>
/// <param name="Length">How many signs it takes.</param>
/// <param name="Skipped">Signs at its beginning that are no part of its name: 个 of 个工作日.</param>
/// <param name="Measure">What it measures.</param>
internal readonly record struct MeasureWord(int Length, int Skipped, Measure Measure);

/// <summary>Reads the unit behind a number.</summary>
internal static class MeasureWords
{
    /// <summary>元/人/月 has two strokes; more make a table, not a unit.</summary>
    private const int MostStrokes = 3;

    private static readonly FrozenDictionary<string, Measure> Words = Load();

    private static readonly FrozenDictionary<string, Measure>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How long the longest unit is that begins with a sign.</summary>
    private static readonly FrozenDictionary<char, int> LongestFrom = Words.Keys.GroupBy(word => word[0]).ToFrozenDictionary(group => group.Key, group => group.Max(word => word.Length));

    /// <summary>Signs behind a unit with which it is another word: 项 of 项目 counts nothing, 支 of 支队 neither.</summary>
    private static readonly FrozenDictionary<string, string> OtherWords = new Dictionary<string, string>
    {
        ["个"] = "半",
        ["人"] = "民大均",
        ["项"] = "目",
        ["场"] = "所地景馆面域部",
        ["部"] = "门委队分署长级属",
        ["处"] = "级室理置分罚长",
        ["条"] = "例件款令",
        ["本"] = "级科地土市县区省校届次着人",
        ["组"] = "织长成建",
        ["支"] = "部持出付柱撑",
        ["头"] = "雁条",
        ["对"] = "于口外接标应比",
        ["种"] = "植",
        ["片"] = "区",
        ["起"] = "来步点草到用",
        ["单"] = "位元项独",
        ["间"] = "接",
        ["列"] = "入为出席",
        ["期"] = "工项间内末",
        ["家"] = "长庭乡园政装电",
        ["名"] = "录单义额",
        ["户"] = "籍外口",
        ["次"] = "日级生",
        ["台"] = "湾账",
        ["座"] = "谈位",
        ["张"] = "贴",
        ["集"] = "团群体中聚成",
        ["位"] = "于居列",
        ["门"] = "类口户",
        ["成"] = "不为立员都果熟长本绩效就功交",
        ["类"] = "似",
        ["批"] = "准示复",
        ["轮"] = "换",
        ["站"] = "式点",
        ["口"] = "岸",
        ["班"] = "子级",
        ["件"] = "",
        ["点"] = "",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Others = OtherWords.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The unit that begins at a place; default where none does.</summary>
    internal static MeasureWord Read(FoldedText text, int at)
    {
        MeasureWord word = Single(text, at);
        if (word.Length == 0)
            return word;
        int end = at + word.Length;
        for (var strokes = 0; strokes < MostStrokes && text[end] == '/' && Stroke(text, end + 1) is > 0 and int length; strokes++)
            end += 1 + length;
        end += Bracket(text, end);
        return word with { Length = end - at };
    }

    private static MeasureWord Single(FoldedText text, int at)
    {
        if (!LongestFrom.TryGetValue(text[at], out int longest))
            return default;
        for (int length = Math.Min(longest, text.Length - at); length > 0; length--)
        {
            if (!Lookup.TryGetValue(text.Signs.Slice(at, length), out Measure measure) || IsOther(text, at, length))
                continue;
            bool bare = measure is Measure.Duration or Measure.Calendar && text[at] == '个';
            return new MeasureWord(length, bare ? 1 : 0, measure);
        }
        return default;
    }

    private static bool IsOther(FoldedText text, int at, int length)
    {
        char next = text[at + length];
        if (char.IsAsciiLetter(text[at + length - 1]) && char.IsAsciiLetterOrDigit(next))
            return true;
        // 支队伍 are 支 of 队伍.
        return (Others.TryGetValue(text.Signs.Slice(at, length), out string? signs) && signs.Contains(next, StringComparison.Ordinal))
            || (text.At(at, "支队") && text[at + 2] != '伍') || text.At(at, "个方面") || text.At(at, "个五年");
    }

    /// <summary>What stands behind a stroke: a unit, or a period or head that it is counted by.</summary>
    private static int Stroke(FoldedText text, int at)
    {
        if (text.At(at, "学年"))
            return 2;
        if (text[at] is '日' or '月' or '年' or '生' or '时' or '季')
            return 1;
        return Single(text, at).Length;
    }

    /// <summary>套（户）, 辆（台）: a second unit in brackets.</summary>
    private static int Bracket(FoldedText text, int at)
    {
        if (text[at] != '（')
            return 0;
        int i = at + 1;
        while (Single(text, i).Length is > 0 and int length)
        {
            i += length;
            if (text[i] == '）')
                return i + 1 - at;
            if (text[i] is not ('、' or '/'))
                return 0;
            i++;
        }
        return 0;
    }

    private static FrozenDictionary<string, Measure> Load()
    {
        var words = new Dictionary<string, Measure>(StringComparer.Ordinal);
        Add(Measure.Thing,
            "个 名 人 户 家 所 座 栋 幢 套 处 条 件 份 篇 项 场 次 例 台 辆 艘 架 部 张 块 片 支 只 头 匹 羽 尾 株 棵 朵 枚 颗 粒 根 把 门 本 册 卷 幅 首 集 档 列 趟 对 双"
            + " 组 批 种 款 样 宗 起 桩 笔 单 票 箱 桶 袋 包 盒 瓶 位 口 床 席 盏 眼 孔 面 道 封 则 版次 期 轮 类 班 站 幢 间"
            + " 人次 场次 户次 家次 件次 班次 架次 车次 航次 例次 台次 辆次 批次 课次 剂次 诊次 轮次 频次 篇次 项次 床次 趟次 个次 艘次 台套 台（套） 标箱 标准箱 集装箱 人份 剂 针 宗次 单次 组次 栋次"
            + " 学位 床位 车位 泊位 托位 席位 机位 岗位 人天 人日 工日 课时 学时 词条 户家 家户 头只 头份 万场 点位 井次 例件");
        Add(Measure.Physical,
            "公里 千米 米 厘米 毫米 微米 纳米 海里 华里 吨 公斤 千克 克 毫克 微克 斤 亩 亩次 公顷 平方公里 平方千米 平方米 平方 立方米 立方 平米 升 毫升 桶油 千瓦时 千瓦 兆瓦 吉瓦时 吉瓦 兆瓦时 瓦 瓦时"
            + " 千伏安 万伏安 吨标准煤 吨标煤 吨公里 人公里 吨海里 大卡 焦耳 吉焦 标准立方米 标方 载重吨 总吨 吨级 摄氏度 ℃ ㎡ ㎞ ㎏ ㎜ 公分 公担 公亩 车公里"
            + " P PFLOPS EFLOPS MW GW KW kW kWh TB PB GB km km² m² m³ m kg t mg mm cm CM g Gbps Mbps Tbps TEU MPa 赫兹 比特 字节 英里 平方英里 立方千米 立方公里 加仑 克拉 盎司 磅 贝 分贝 帕 兆帕");
        Add(Measure.Money,
            "元 角 块钱 美元 美圆 美金 欧元 日元 英镑 港元 港币 澳元 加元 韩元 卢布 人民币 元人民币 台币 新台币 法郎 瑞士法郎 马克 卢比 新元 澳门元 泰铢 奈拉 特别提款权 美分 镑");
        Add(Measure.Percent, "% ‰ ‱ 个百分点 百分点 个千分点 千分点 个基点 基点");
        Add(Measure.Tenths, "成");
        Add(Measure.Times, "倍");
        Add(Measure.Age, "岁 周岁");
        Add(Measure.Duration, "天 小时 个小时 分钟 秒 工作日 个工作日 个自然日 日历天 个日历天 周 星期 个星期 个钟头");
        Add(Measure.Calendar, "年 个月 个季度");
        Add(Measure.Score, "分");
        Add(Measure.Bulk, "度 方 间 卡 面");
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(Measure measure, string list)
        {
            foreach (string word in list.Split(' '))
                words.TryAdd(word, measure);
        }
    }
}
