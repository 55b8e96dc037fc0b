using System.Buffers;
using System.Text.RegularExpressions;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Outlines;

/// <summary>Reads what stands before the first paragraph: title, occasion, speaker, 称谓.</summary>
internal static partial class FrontMatter
{
    private const int LongestTitle = 60;
    private const int LongestSalutation = 40;
    private const int LongestAddress = 60;

    /// <summary>With what names of public bodies end.</summary>
    private const string BodyEndings = "委府局部厅会办院室组处门位体校司站所企";

    private static readonly SearchValues<char> YearDigits = SearchValues.Create("0123456789〇○一二三四五六七八九零");
    private static readonly SearchValues<char> NotOfSpeaker = SearchValues.Create("，。；！？、“（");

    private static readonly SearchValues<char> NotOfName = SearchValues.Create("会办室委局报表组部");

    private static readonly string[] TitleWords =
    [
        "报告", "总结", "要点", "计划", "安排", "讲话", "汇报", "述职", "方案", "规划", "公报", "情况", "材料", "小结", "回顾", "打算", "纪要", "发言",
        "致辞", "总結", "總結", "報告", "計劃",
        "工作思路", "意见", "通知", "的函", "复函",
    ];

    /// <summary>Kinds of documents and regulations that a title ends with (the statutory ones, and what else offices issue).</summary>
    private static readonly string[] Kinds =
    [
        "请示", "批复", "通报", "决定", "决议", "公告", "通告", "议案", "命令", "函", "办法", "规定", "细则", "条例", "规则", "章程", "制度", "守则", "公示", "预案", "提案", "建议", "倡议书", "公约", "简报", "决定书", "表彰", "意见书",
    ];

    private static readonly string[] Posts =
    [
        "省长", "市长", "县长", "区长", "州长", "盟长", "旗长", "镇长", "乡长", "主席", "主任", "总理", "书记", "局长", "部长", "厅长", "院长", "检察长",
        "会长", "理事长", "校长", "秘书长",
        "组长", "处长", "科长", "所长", "站长", "董事长", "总经理", "行长", "司令员", "政委", "常委", "委员长", "特首", "行政长官",
    ];

    private static readonly string[] Addressees =
    [
        "各位", "同志们", "代表们", "委员们", "朋友们", "同事们", "老师们", "同学们", "女士们", "先生们", "尊敬的", "领导", "主席", "同志：",
    ];

    internal static bool LooksLikeTitle(string text)
        => text.Length <= LongestTitle && (Array.Exists(TitleWords, w => text.Contains(w, StringComparison.Ordinal))
            || Array.Exists(Kinds, kind => text.EndsWith(kind, StringComparison.Ordinal)));

    /// <summary>Adds what it finds to <paramref name="elements"/> and answers where the body begins.</summary>
    internal static int Read(string text, List<Piece> pieces, List<OutlineElement> elements, List<DroppedLine> dropped, TableRows rows)
    {
        var head = new FrontMatterHead(text, elements, dropped);
        int i = 0;
        while (i < pieces.Count && !rows.Has(pieces[i]) && head.Take(pieces, i) is > 0 and int taken)
            i += taken;
        return i;
    }

    /// <summary>Whether a 称谓 follows within a few short lines: then what stands between is still under the title.</summary>
    internal static bool SalutationFollows(List<Piece> pieces, int from)
    {
        for (int i = from; i < Math.Min(pieces.Count, from + 5); i++)
        {
            if (IsSalutation(pieces[i].Text))
                return true;
            if (Sentences.HasMark(pieces[i].Text) || pieces[i].Text.Length > LongestTitle || Numbering.Read(pieces[i].Text) is not null)
                return false;
        }
        return false;
    }

    /// <summary>同志们： 各位代表、各位委员： alone on its line.</summary>
    internal static bool IsSalutation(string text)
        => text.Length is >= 2 and <= LongestSalutation && text[^1] is '：' or '！' && !text.AsSpan()[..^1].ContainsAny("。；")
            && Array.Exists(Addressees, a => text.Contains(a, StringComparison.Ordinal))
            && (StartsWithAddressee(text) || text[^1] == '：');

    /// <summary>省关工委：, or 各乡镇人民政府、街道办事处，县直各部门： the bodies that a document goes to, their kinds parted by commas.</summary>
    internal static bool IsAddressedBody(string text)
    {
        if (text.Length is < 3 or > LongestAddress || text[^1] != '：' || text.AsSpan().IndexOfAny("。；！？") >= 0 || Sentences.HasFigure(text))
            return false;
        var bodies = Bracketed().Replace(text[..^1], "");
        return bodies.AsSpan().IndexOfAny("如下：") < 0 && Array.TrueForAll(bodies.Split('，'), kind => kind.Length > 1 && (kind[0] == '各' || BodyEndings.Contains(kind[^1], StringComparison.Ordinal)));
    }

    [GeneratedRegex("（[^（）]*）")]
    private static partial Regex Bracketed();

    private static bool StartsWithAddressee(string text)
        => Array.Exists(Addressees, a => text.StartsWith(a, StringComparison.Ordinal));

    /// <summary>——2026年1月26日在…会议上, （2024年1月5日）, ——在…会上的报告.</summary>
    internal static bool IsOccasion(string text)
    {
        if (text.Length > 80 || text.Contains('。', StringComparison.Ordinal))
            return false;
        bool marked = text[0] is '—' or '（';
        ReadOnlySpan<char> bare = text.AsSpan().Trim("—（） ");
        if (bare.Length == 0)
            return false;
        bool dated = StartsWithDate(bare);
        bool meeting = bare.EndsWith("上") && bare.Contains('会');
        return (dated && meeting) || (marked && (dated || meeting || bare.StartsWith("在") || bare.StartsWith("关于")))
            || (dated && bare.EndsWith("日"));
    }

    /// <summary>2026年1月26日 or 二〇二六年一月 at the start.</summary>
    internal static bool StartsWithDate(ReadOnlySpan<char> text)
    {
        int year = text[..Math.Min(6, text.Length)].IndexOf('年');
        return year is 4 && text[..4].IndexOfAnyExcept(YearDigits) < 0 && text[4..].Contains('月');
    }

    /// <summary>河北省人民政府省长 王正谱; 报告人：王强.</summary>
    internal static bool IsSpeaker(string text)
    {
        if (text.Length > 40 || text.AsSpan().IndexOfAny(NotOfSpeaker) >= 0 || LooksLikeTitle(text) || text[^1] == '：')
            return false;
        if (text.StartsWith("报告人", StringComparison.Ordinal) || text.StartsWith("汇报人", StringComparison.Ordinal)
            || text.StartsWith("主讲人", StringComparison.Ordinal) || text.StartsWith("发言人", StringComparison.Ordinal))
        {
            return true;
        }
        foreach (string post in Posts)
        {
            int at = text.IndexOf(post, StringComparison.Ordinal);
            if (at >= 0 && IsName(text[(at + post.Length)..].Trim(' ', '：')))
                return true;
        }
        return false;
    }

    /// <summary>A name alone: 王强, 欧阳海 明.</summary>
    internal static bool IsName(string text)
        => text.Replace(" ", "", StringComparison.Ordinal) is { Length: >= 2 and <= 4 } name
            && Array.TrueForAll(name.ToCharArray(), Scripts.IsHan)
            && name.AsSpan().IndexOfAny(NotOfName) < 0;
}
