using System.Text.RegularExpressions;

namespace WorkReport.Documents.Layout;

/// <summary>
/// Breaks a title, or another centred text, into lines (GB/T 9704-2012, 7.3.1, must: 词意完整、排列对称、长短适宜, and of several lines
/// 梯形 or 菱形). A title that fits a line stays on it.
/// </summary>
internal static partial class TitleBreaker
{
    /// <summary>What takes more lines is no title: it is set all the same, but its lines are not worth the weighing.</summary>
    private const int MostLines = 4;

    private const int MostWeighed = 200;

    /// <summary>A line of one or two characters is never chosen.</summary>
    private const int LeastCharacters = 3;

    /// <summary>Never: inside a number, a word or a date, or with a mark at the wrong end.</summary>
    private const double Never = double.PositiveInfinity;

    /// <summary>A name in 《》, “” or （） is broken only where it is longer than a line.</summary>
    private const double InsideName = 60;

    private const double InsideWord = 40;

    /// <summary>Where nothing is known about the words on either side.</summary>
    private const double Unknown = 20;

    private const double BesideWord = 14;

    private const double BetweenWords = 10;

    /// <summary>Before a year, a number, a Latin word, and behind a space.</summary>
    private const double BesideNumber = 2;

    /// <summary>A line more than would do.</summary>
    private const double AnotherLine = 6;

    /// <summary>沙漏: a line between two longer ones.</summary>
    private const double Hourglass = 40;

    /// <summary>Lines of one length.</summary>
    private const double Rectangle = 1;

    /// <summary>For the square of each em that a line differs from the mean. Sense comes first.</summary>
    private const double Unevenness = 0.1;

    /// <summary>Behind these a line ends well, and how well.</summary>
    private static readonly (string[] Words, double Cost)[] Ends =
    [
        (List("暨"), 0),
        (List("， 、 ； ： 的 》"), 1),
        (List("委员会 人民政府 办公厅 办公室 工委 党委 市委 省委 县委 区委 党组 公司 集团 大学 学院 协会 领导小组 指挥部"), 2),
        (List("精神 会议 活动 情况 和 与 及 以及"), 3),
    ];

    /// <summary>Before these a line begins well, and how well.</summary>
    private static readonly (string[] Words, double Cost)[] Beginnings =
    [
        (List("关于"), 0),
        (List("《"), 1),
        (List("工作总结 工作报告 工作安排 工作要点 工作方案 实施方案 实施意见 实施细则 管理办法 先进集体 先进个人"), 2),
        (List("习近平 若干"), 3),
        (List("第"), 4),
    ];

    private static readonly string[] BadEnds = ["关于", "第"];

    private static readonly string[] BadBeginnings = ["的", "等", "暨", "上的", "和", "与", "及", "以及"];

    /// <summary>Words of official titles, in which those above may be hidden (和谐) and which are not torn.</summary>
    private static readonly string[] Words = List(
        """
           习近平新时代中国特色社会主义思想 国民经济和社会发展计划 非物质文化遗产 关心下一代 人民代表大会 人民政府办公厅 委员会办公室 代表大会 代表性 高质量 现代化 新时代
           党的二十大精神 党的二十大 思想道德建设 计划草案 新形势下 新篇章 进一步 未成年人 青少年 委员会 办公厅 办公室 领导小组 先进集体 先进个人 人民政府 市级 省级 县级 区级 全市 全省 全县 全区 全国
           工作 总结 安排 报告 通知 意见 方案 决定 通报 请示 批复 公告 通告 决议 办法 规定 细则 要点 讲话 草案 情况 执行 预算 决算 计划 规划 任务 分解 重点 目标 责任
           印发 转发 批转 公布 发布 表彰 表扬 召开 开展 做好 加强 改进 推进 促进 深化 深入 落实 贯彻 学习 完善 规范 建立 健全 组织 实施 申报 评选 谱写 奋力
           全面 扎实 持续 有关 若干 问题 精神 思想 主题 教育 动员 会议 活动 专项 行动 检查 督查 考核 评价 调整 成员 名单 名录 项目 建设 发展 改革 体制 机制
           经济 社会 文化 农村 农业 乡村 振兴 城乡 生态 环境 人居 整治 保护 安全 生产 应急 管理 服务 健康 养老 卫生 普通 高等 学校 招生 就业 财政 税收 投资 企业
           和谐 和平 参与 普及 涉及 目的 第一 部门 政务 公开 网站 指引 市场 监督 科技 创新 人才 干部 职工 青年 妇女 群众 代表 委员 经营 业绩 年度 季度
           """);

    /// <summary>A boundary between two characters.</summary>
    /// <param name="At">UTF-16 index.</param>
    /// <param name="Reach">Width of all before it, em.</param>
    /// <param name="Cost">Of a break here.</param>
    private readonly record struct Place(int At, double Reach, double Cost);

    /// <param name="title">In one piece.</param>
    /// <param name="widthOf">Width of a piece of it, points.</param>
    /// <param name="available">Width of a line, points.</param>
    /// <param name="em">Em size, points.</param>
    public static IReadOnlyList<string> Break(string title, Func<string, double> widthOf, double available, double em)
    {
        if (widthOf(title) <= available)
            return [title];
        var places = Places(title, widthOf, available, em);
        var room = available / em;
        var ends = (places.Count <= MostWeighed ? Cheapest(places, room) : null) ?? Fill(places, room);
        return [.. ends.Zip(ends.Skip(1), (start, end) => title[places[start].At..places[end].At])];
    }

    private static List<Place> Places(string title, Func<string, double> widthOf, double available, double em)
    {
        var torn = new double[title.Length + 1];
        var (begins, ends) = (new bool[title.Length + 1], new bool[title.Length + 1]);
        foreach (var word in Words)
        {
            for (var at = title.IndexOf(word, StringComparison.Ordinal); at >= 0; at = title.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                torn.AsSpan(at + 1, word.Length - 1).Fill(InsideWord);
                begins[at] = ends[at + word.Length] = true;
            }
        }

        foreach (Match name in Name().Matches(title))
        {
            if (widthOf(name.Value) <= available)
                torn.AsSpan(name.Index + 1, name.Length - 1).Fill(InsideName);
        }

        foreach (Match whole in Whole().Matches(title))
            torn.AsSpan(whole.Index + 1, whole.Length - 1).Fill(Never);

        List<Place> places = [new Place(0, 0, Never)];
        foreach (var character in new Clusters(title))
        {
            var at = places[^1].At + character.Length;
            var cost = at == title.Length ? 0 : torn[at] + CostOf(title, at, begins[at], ends[at]);
            places.Add(new Place(at, places[^1].Reach + (widthOf(character.ToString()) / em), cost));
        }

        return places;
    }

    private static double CostOf(string title, int at, bool beginsWord, bool endsWord)
    {
        if (!LineRules.MayStart(title[at]) || !LineRules.MayEnd(title[at - 1]) || title[at] == ' '
            || LineRules.IsNoBreakSpace(title[at]) || LineRules.IsNoBreakSpace(title[at - 1]))
        {
            return Never;
        }

        var before = title.AsSpan(0, at);
        var behind = title.AsSpan(at);
        if (char.IsAsciiLetterOrDigit(title[at - 1]) || title[at - 1] == '年' || EndsWith(before, BadEnds)
            || (!beginsWord && StartsWith(behind, BadBeginnings)))
        {
            return InsideWord;
        }

        var cost = (beginsWord, endsWord) switch { (true, true) => BetweenWords, (false, false) => Unknown, _ => BesideWord };
        if (title[at - 1] == ' ' || char.IsAsciiLetterOrDigit(title[at]))
            cost = BesideNumber;
        foreach (var (words, price) in Ends)
            cost = price < cost && EndsWith(before, words) ? price : cost;
        foreach (var (words, price) in Beginnings)
            cost = price < cost && StartsWith(behind, words) ? price : cost;
        return cost;
    }

    /// <summary>The places where the lines of the best shape and sense end, 0 before them; null where there are none.</summary>
    private static List<int>? Cheapest(List<Place> places, double room)
    {
        List<int>? cheapest = null;
        var least = double.PositiveInfinity;
        var fewest = (int)Math.Ceiling(places[^1].Reach / room);
        for (var lines = fewest; lines <= MostLines; lines++)
            Search(new int[lines + 1], 1, (lines - fewest) * AnotherLine);
        return cheapest;

        void Search(int[] ends, int line, double cost)
        {
            var start = ends[line - 1];
            if (line < ends.Length - 1)
            {
                for (var end = start + LeastCharacters; end < places.Count && places[end].Reach - places[start].Reach <= room; end++)
                {
                    ends[line] = end;
                    if (cost + places[end].Cost < least)
                        Search(ends, line + 1, cost + places[end].Cost);
                }

                return;
            }

            ends[line] = places.Count - 1;
            if (ends[line] - start < LeastCharacters || places[^1].Reach - places[start].Reach > room)
                return;
            cost += ShapeCost([.. ends.Zip(ends.Skip(1), (from, to) => places[to].Reach - places[from].Reach)]);
            if (cost < least)
                (least, cheapest) = (cost, [.. ends]);
        }
    }

    /// <summary>梯形, lines that grow or shrink, and 菱形, the longest in the middle, are good; 沙漏 is bad and a rectangle dull.</summary>
    private static double ShapeCost(double[] widths)
    {
        const double alike = 0.5;
        var mean = widths.Average();
        var cost = Unevenness * widths.Sum(width => (width - mean) * (width - mean));
        if (widths.Max() - widths.Min() < alike)
            cost += Rectangle;
        // A waist may be several lines long: whatever has grown narrower must not grow wide again.
        var narrowed = false;
        for (var i = 1; i < widths.Length; i++)
        {
            narrowed |= widths[i] < widths[i - 1] - alike;
            cost += narrowed && widths[i] > widths[i - 1] + alike ? Hourglass : 0;
        }

        return cost;
    }

    /// <summary>Line after line as full as it can be without tearing what keeps together.</summary>
    private static List<int> Fill(List<Place> places, double room)
    {
        List<int> ends = [0];
        while (places[^1].Reach - places[ends[^1]].Reach > room)
        {
            var start = ends[^1];
            var full = start + 1;
            while (full + 1 < places.Count && places[full + 1].Reach - places[start].Reach <= room)
                full++;
            var end = full;
            while (end > (start + full) / 2 && places[end].Cost >= InsideWord)
                end--;
            ends.Add(places[end].Cost < InsideWord ? end : full);
        }

        if (ends[^1] < places.Count - 1)
            ends.Add(places.Count - 1);
        return ends;
    }

    private static bool EndsWith(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool StartsWith(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static string[] List(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("《[^《》]*》|“[^“”]*”|（[^（）]*）")]
    private static partial Regex Name();

    /// <summary>Years, dates, ordinals, document numbers, numbers and Latin words.</summary>
    [GeneratedRegex("""
        [0-9]+年?[-—–－～至][0-9]+年
        |[0-9〇零一二三四五六七八九十百]+年(度|[0-9一二三四五六七八九十]+月([0-9一二三四五六七八九十]+日)?)?
        |[0-9一二三四五六七八九十]+月([0-9一二三四五六七八九十]+日)?
        |第[0-9〇零一二三四五六七八九十百]+(届|次|个|批|期|号|条|章|季度|轮)?
        |[一二三四]季度
        |〔[^〔〕]*〕[0-9]*号?
        |[A-Za-z0-9\u00C0-\u10FF][A-Za-z0-9\u00C0-\u10FF.,+/%&'-]*[届次号个项条名％‰℃]?
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();
}
