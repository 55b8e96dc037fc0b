using System.Buffers;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Outlines;

/// <summary>
/// Takes out what belongs to the web page a report was copied from. Words that a report may use too (打印, 时间：) count only
/// before its first or after its last paragraph; what is in doubt stays.
/// </summary>
internal static class Boilerplate
{
    private const int LongestLabel = 60;
    private const int LongestNotice = 200;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> SizeCharacters = SearchValues.Create("0123456789. ");
    private static readonly SearchValues<char> DateCharacters = SearchValues.Create("0123456789-/.: ：年月日");

    private static readonly HashSet<string> Tools = new(StringComparer.Ordinal)
    {
        "下载", "打印", "打印本页", "全屏", "收藏", "加大", "还原", "减小", "放大", "缩小", "大", "中", "小", "字号", "字体", "字体大小", "关闭",
        "关闭窗口", "返回", "返回顶部", "首页", "上一页", "下一页", "朗读", "语音播报", "无障碍", "正文", "导出", "保存", "复制链接", "默认", "繁體", "繁体",
    };

    private static readonly HashSet<string> SharingWords = new(StringComparer.Ordinal)
    {
        "分享", "分享到", "分享到微信", "分享至", "微信", "微博", "新浪微博", "QQ空间", "QQ", "朋友圈", "腾讯微博", "更多", "转发", "点赞", "我要纠错", "纠错",
    };

    private static readonly string[] SourceLabels =
    [
        "来源", "稿源", "信息来源", "文章来源", "稿件来源", "时间", "发布时间", "发表时间", "更新时间", "发布日期", "日期", "编辑", "责任编辑", "责编", "审核", "校对",
        "初审", "复审", "终审", "审核人", "录入", "阅读量", "阅读", "阅读次数", "浏览量", "浏览次数", "浏览", "点击数", "点击量", "点击", "访问量", "访问次数", "发布人", "发布者",
        "供稿", "作者", "浏览数量", "阅读数", "浏览数", "人气", "發布日期", "發布時間", "來源", "責任編輯", "編輯",
    ];

    private static readonly string[] MetadataLabels =
    [
        "索引号", "发文机关", "发布机构", "发文机构", "主题词", "主题分类", "公文种类", "文号", "发文字号", "发文日期", "成文日期", "生成日期", "公开日期", "有效性", "信息分类",
        "公开方式", "公开范围", "公开形式", "公开时限", "组配分类", "体裁分类", "服务对象分类", "信息索引", "内容概述", "关键词", "文件编号",
    ];

    private static readonly string[] ToolLabels = ["字号", "字体", "字体大小", "【字号", "【字体", "[字号", "［字号", "［字体", "〖字号", "（字号"];

    private static readonly string[] PlaceLabels = ["当前位置", "您的位置", "您当前的位置", "您现在的位置", "您所在的位置", "当前所在位置", "所在位置", "现在位置"];

    private static readonly string[] RelatedLabels =
    [
        "相关报道", "相关链接", "相关阅读", "相关新闻", "相关文章", "相关信息", "延伸阅读", "相关推荐", "猜你喜欢", "热门推荐", "为您推荐",
    ];

    /// <summary>What only a site says.</summary>
    private static readonly string[] Notices =
    [
        "试读结束", "预览结束", "查阅全文", "加微信", "未完，全文共", "由会员分享", "您需要先登录", "该文档总共", "下载后可任意编辑", "本文内容由互联网用户", "如若转载", "转载请注明", "版权所有",
        "ICP备", "公网安备", "网站标识码", "Copyright", "免责声明", "本站仅提供", "积分下载", "更多范文", "仅代表作者本人", "立即下载", "网站地图",
    ];

    /// <summary>Words that a report may use, but not beside a web or mail address.</summary>
    private static readonly string[] SiteWords = ["网", "站", "下载", "登录", "会员", "转载", "搜索", "微信", "邮箱", "侵权", "更多", "链接", "客服"];

    private static readonly string[] Addresses = ["http", "www.", ".com", ".cn", ".net", ".org", "@"];

    /// <summary>Notices that say the text stops here: what follows is the site's.</summary>
    private static readonly string[] Endings = ["试读结束", "预览结束", "未完，全文共", "剩余内容需", "阅读剩余", "下载查看全文", "登录后查看"];

    private static readonly string[] ScanNotices = ["扫一扫", "扫描二维码", "扫码", "长按识别", "用微信"];

    internal static List<Piece> Remove(string text, List<Piece> pieces, List<DroppedLine> dropped)
    {
        var reasons = new DropReason?[pieces.Count];
        int ending = pieces.FindIndex(p => IsEnding(p.Text));
        int stop = ending < 0 ? pieces.Count : ending;
        int head = pieces.FindIndex(0, stop, IsOfReport);
        int tail = head < 0 ? -1 : stop - 1;
        while (tail >= 0 && !IsOfReport(pieces[tail]))
            tail--;
        if (head < 0)
            (head, tail) = (stop, stop - 1);
        for (var i = 0; i < pieces.Count; i++)
        {
            bool outside = i < head || i > tail;
            reasons[i] = Anywhere(pieces[i]) ?? (outside ? AtTheEdge(pieces[i].Text, i > tail) : null);
        }
        DropTrails(pieces, head, reasons);
        DropLabelled(pieces, head, reasons);
        DropAfterRelated(pieces, tail, reasons);
        if (ending >= 0)
            DropAfterEnding(pieces, ending, reasons);
        DropContents(pieces, reasons);

        var kept = new List<Piece>(pieces.Count);
        for (var i = 0; i < pieces.Count; i++)
        {
            Piece piece = pieces[i];
            if (reasons[i] is { } reason)
                dropped.Add(Drop(text, piece.Line, piece.Start, piece.Length, reason));
            else
                kept.Add(piece);
        }
        return kept;
    }

    internal static DroppedLine Drop(string text, int line, int start, int length, DropReason reason)
        => new(text.Substring(start, length), line, start, length, reason);

    /// <summary>A paragraph, numbered heading or 称谓 of the report itself: where the head of the page ends and its tail begins.</summary>
    private static bool IsOfReport(Piece piece)
    {
        string text = piece.Text;
        return LooksOfReport(text) && Anywhere(piece) is null && AtTheEdge(text, atTail: true) is null;
    }

    private static bool LooksOfReport(string text)
        => Numbering.Read(text) is not null
            || (text.Length >= 25 && text[^1] is '。' or '！' && !text.Contains("记者", StringComparison.Ordinal))
            || text.Length >= 120;

    private static DropReason? Anywhere(Piece piece)
    {
        string text = piece.Text;
        if (IsEnding(text))
            return DropReason.SiteNotice;
        if (text.Length <= LongestLabel && StartsWithAny(text, PlaceLabels) && text.AsSpan().IndexOfAny(">：›»") > 0)
            return DropReason.Breadcrumb;
        if (text.Length <= LongestLabel && StartsWithAny(text, ScanNotices) && !text.Contains('。', StringComparison.Ordinal))
            return DropReason.Sharing;
        return null;
    }

    private static DropReason? AtTheEdge(string text, bool atTail)
    {
        if (!Scripts.ContainsLetterOrDigit(text))
            return text.AsSpan().IndexOfAny(">›»") >= 0 ? DropReason.Breadcrumb : DropReason.PageTool;
        string bare = Bare(text);
        bool label = text.Length <= LongestLabel;
        if (label && (Tools.Contains(bare) || AllIn(text, Tools)))
            return DropReason.PageTool;
        if (label && (SharingWords.Contains(bare) || AllIn(text, SharingWords) || (text.Length <= 20 && text.EndsWith('×'))))
            return DropReason.Sharing;
        if (label)
        {
            if (HasLabel(text, ToolLabels))
                return DropReason.PageTool;
            if (text.StartsWith("首页", StringComparison.Ordinal) && text.AsSpan().IndexOfAny(">›»") > 0)
                return DropReason.Breadcrumb;
            if (HasLabel(text, SourceLabels) || IsSourceInBrackets(text))
                return DropReason.Source;
            if (HasLabel(text, MetadataLabels) || IsFileData(text, atTail))
                return DropReason.Metadata;
            if (HasLabel(text, RelatedLabels))
                return DropReason.Related;
            if (IsCaption(text))
                return DropReason.Caption;
            if (text.StartsWith("分享到", StringComparison.Ordinal) || text.StartsWith("上一篇", StringComparison.Ordinal)
                || text.StartsWith("下一篇", StringComparison.Ordinal)
                || (text.Contains("点击", StringComparison.Ordinal) && text.Contains("专题", StringComparison.Ordinal)))
            {
                return DropReason.Related;
            }
        }
        return atTail && IsNotice(text) ? DropReason.SiteNotice : null;
    }

    private static bool IsNotice(string text)
    {
        if (text.Length > LongestNotice)
            return false;
        return ContainsAny(text, Notices)
            || (text.Length <= LongestLabel * 2 && ContainsAny(text, Addresses) && ContainsAny(text, SiteWords));
    }

    private static bool IsEnding(string text)
        => text.Length <= LongestLabel && ContainsAny(text, Endings) && Numbering.Read(text) is null;

    /// <summary>省长赵刚作政府工作报告; …本报记者 霍艳恩摄.</summary>
    private static bool IsCaption(string text)
    {
        string bare = text.TrimEnd('。', '）', ' ');
        if (bare.EndsWith('摄') && (bare.Contains("记者", StringComparison.Ordinal) || text.Length <= 30))
            return true;
        int speaks = bare.IndexOf("作政府工作报告", StringComparison.Ordinal);
        return speaks > 1 && text.Length <= 40 && speaks + 7 == bare.Length;
    }

    private static bool IsSourceInBrackets(string text)
    {
        if (text[0] != '（' || text[^1] != '）')
            return false;
        string inside = text[1..^1];
        return HasLabel(inside, SourceLabels) || (inside.StartsWith("新华社", StringComparison.Ordinal) && inside.EndsWith('电'))
            || (inside.StartsWith('《') && inside.EndsWith('版')) || inside.StartsWith("本报", StringComparison.Ordinal);
    }

    /// <summary>- 19.09 KB; 2021-04-14 发布; a page's 32-digit id.</summary>
    private static bool IsFileData(string text, bool atTail)
    {
        ReadOnlySpan<char> bare = text.AsSpan().Trim("-•· ");
        if (bare.Length == 32 && bare.IndexOfAnyExcept(HexDigits) < 0)
            return true;
        if (bare.Length > 40 || bare.Length == 0 || !Scripts.IsDigit(bare[0]))
            return false;
        if (bare.EndsWith("KB", StringComparison.OrdinalIgnoreCase) || bare.EndsWith("MB", StringComparison.OrdinalIgnoreCase))
            return bare[..^2].IndexOfAnyExcept(SizeCharacters) < 0;
        bool stamped = bare.EndsWith("发布") || bare.EndsWith("上传") || bare.EndsWith("更新") || bare.EndsWith("阅读") || bare.EndsWith("浏览");
        // A bare date at the end is the report's own.
        if (!stamped && atTail)
            return false;
        ReadOnlySpan<char> date = stamped ? bare[..^2] : bare;
        return date.IndexOfAnyExcept(DateCharacters) < 0 && date.IndexOfAny("-/:：") > 0 && date.Length >= 8;
    }

    /// <summary>A trail of places one a line: 首页, &gt;, 政府信息公开, &gt;, …; and what stood above it, when it comes again below.</summary>
    private static void DropTrails(List<Piece> pieces, int head, DropReason?[] reasons)
    {
        int trailFrom = -1, trailTo = -1;
        for (var i = 1; i < head; i++)
        {
            if (pieces[i].Text is not (">" or "›" or "»" or "＞" or ">>"))
                continue;
            trailFrom = trailFrom < 0 ? i - 1 : trailFrom;
            trailTo = i + 1 < head ? i + 1 : i;
            for (int near = i - 1; near <= trailTo; near++)
            {
                if (pieces[near].Text.Length <= 20)
                    reasons[near] = DropReason.Breadcrumb;
            }
        }
        if (trailFrom < 0)
            return;
        var below = pieces.Take(trailTo..head).Select(p => p.Text).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < trailFrom; i++)
        {
            if (reasons[i] is null && below.Contains(pieces[i].Text))
                reasons[i] = DropReason.RepeatedTitle;
        }
    }

    /// <summary>来源： and 时间： with their values on the lines below them.</summary>
    private static void DropLabelled(List<Piece> pieces, int head, DropReason?[] reasons)
    {
        for (var i = 0; i + 1 < head; i++)
        {
            if (reasons[i] is DropReason.Source or DropReason.Metadata && pieces[i].Text[^1] == '：' && reasons[i + 1] is null
                && pieces[i + 1].Text.Length <= 30 && pieces[i + 1].Line == pieces[i].Line + 1
                && !FrontMatter.LooksLikeTitle(pieces[i + 1].Text))
            {
                reasons[i + 1] = reasons[i];
            }
        }
    }

    private static void DropAfterRelated(List<Piece> pieces, int tail, DropReason?[] reasons)
    {
        int from = Array.FindIndex(reasons, tail + 1, r => r == DropReason.Related);
        for (int i = from + 1; from >= 0 && i < pieces.Count; i++)
            reasons[i] ??= DropReason.Related;
    }

    /// <summary>After 试读结束 only a numbered heading or a long sentence without a word of the site's could still be the report's.</summary>
    private static void DropAfterEnding(List<Piece> pieces, int ending, DropReason?[] reasons)
    {
        for (int i = ending; i < pieces.Count; i++)
        {
            Piece piece = pieces[i];
            bool maybeReport = i > ending && reasons[i] is null && IsOfReport(piece) && !IsNotice(piece.Text);
            if (!maybeReport)
                reasons[i] ??= DropReason.SiteNotice;
        }
    }

    /// <summary>Headings listed before the text, all of which come again below: a table of contents.</summary>
    private static void DropContents(List<Piece> pieces, DropReason?[] reasons)
    {
        int from = 0;
        while (from < pieces.Count && (reasons[from] is not null || pieces[from].Text is "目录" or "目 录" or "CONTENTS"))
            from++;
        // A title may stand above the list.
        if (from < pieces.Count && Numbering.Read(pieces[from].Text) is null && pieces[from].Text.Length <= LongestLabel)
            from++;
        while (from < pieces.Count && pieces[from].Text is "目录" or "目 录")
            from++;
        // Under its own name a list may have parts without a number in it, and the same heading in two of them.
        bool named = from > 0 && pieces[from - 1].Text is "目录" or "目 录";
        HashSet<string> below = named ? [.. pieces.Skip(from).Select(piece => piece.Text)] : [];
        var listed = new List<string>();
        int to = from;
        while (to < pieces.Count && listed.Count < 200 && pieces[to].Text.Length <= LongestLabel && !pieces[to].Text.Contains('。', StringComparison.Ordinal))
        {
            string entry = pieces[to].Text.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '…', '·', ' ', '\t', '\u3000');
            bool isListed = Numbering.Read(pieces[to].Text) is not null || (named && entry.Length < pieces[to].Text.Length && below.Contains(entry));
            if (!isListed || (named ? listed.Count > 0 && entry == listed[0] : listed.Contains(entry)))
                break;
            listed.Add(entry);
            to++;
        }
        if (listed.Count < 3)
            return;
        int found = 0;
        for (int i = to; i < pieces.Count && found < listed.Count; i++)
        {
            if (pieces[i].Text.StartsWith(listed[found], StringComparison.Ordinal))
                found++;
        }
        if (found < listed.Count)
            return;
        for (int i = 0; i < to; i++)
        {
            if (i >= from || pieces[i].Text is "目录" or "目 录")
                reasons[i] ??= DropReason.Contents;
        }
    }

    private static string Bare(string text) => text.Trim('【', '】', '[', ']', '［', '］', '：', ' ', '|', '｜', '·', '-', '×', '>', '《', '》');

    private static bool AllIn(string text, HashSet<string> words)
    {
        string[] parts = text.Split(['【', '】', '[', ']', '：', ' ', '|', '/', '［', '］'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && Array.TrueForAll(parts, words.Contains);
    }

    /// <summary>The label and its colon, as 来源：河北日报.</summary>
    private static bool HasLabel(string text, string[] labels)
    {
        int colon = text.AsSpan().IndexOfAny('：', ':');
        if (colon <= 0)
            return false;
        ReadOnlySpan<char> label = text.AsSpan(0, colon).Trim("【[ -");
        foreach (string known in labels)
        {
            if (label.SequenceEqual(known))
                return true;
        }
        return false;
    }

    private static bool ContainsAny(string text, string[] words)
        => Array.Exists(words, w => text.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static bool StartsWithAny(string text, string[] beginnings)
        => Array.Exists(beginnings, b => text.StartsWith(b, StringComparison.Ordinal));
}
