using System.Buffers;
using WorkReport.Prose.Checks;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Masking;

/// <summary>
/// Finds enterprises, schools, hospitals, societies, newspapers that have a name of their own: 恒泰农业科技有限公司, 明德小学. An office of a place (柳溪县教育局) is
/// named by the place, which is taken out as such; 示范学校 and 国有公司 name nobody.
/// </summary>
internal static class OrganisationFinder
{
    private const int Reach = 14;

    private static readonly WordTable Kinds = new(
        "股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "分公司", "公司", "集团", "小学", "中学", "大学", "学院", "学校", "幼儿园", "卫生院", "医院", "诊所", "门诊部", "合作社", "协会", "商会", "学会", "研究会", "促进会", "联合会", "基金会", "养老院", "敬老院", "福利院", "律师事务所", "事务所", "日报", "晚报", "晨报", "都市报", "电视台", "农场", "林场", "加工厂", "制造厂", "服装厂", "食品厂", "药厂", "酒厂", "茶厂", "饭店", "宾馆", "酒店", "超市", "药店", "书店");

    /// <summary>Between the name and the kind: what it does.</summary>
    private static readonly WordTable Trades = new(
        "农业科技发展", "农业科技", "农业开发", "农业发展", "生态农业", "现代农业", "农业", "生物科技", "信息科技", "科技发展", "科技", "生物", "建设工程", "建筑工程", "建设", "建筑", "房地产开发", "房地产", "地产", "置业", "实业", "投资", "控股", "眼科", "口腔", "骨科", "儿童", "妇产", "中医", "专科", "种植养殖", "种植", "养殖", "种养", "农机", "农民", "专业", "食品", "纺织", "服装", "机械", "电子", "医药", "药业", "制药", "化工", "矿业", "能源", "新能源",
        "物流", "商贸", "贸易", "文化传媒", "文化", "传媒", "教育", "教育咨询", "旅游", "旅游开发", "餐饮", "物业", "环保", "水泥", "钢铁", "汽车", "电器", "茶业", "酒业", "粮油", "蔬菜", "水果", "水产", "畜牧", "林业", "果业", "股份", "集团", "实验", "双语", "外国语", "民办", "职业", "技工", "希望", "中心", "第一", "第二", "第三", "第四", "九年制", "寄宿制", "家电", "超市", "爱心", "志愿者", "慈善", "企业家", "书画", "摄影", "园艺");

    /// <summary>Before the name or instead of it: of what sort, or whose.</summary>
    private static readonly WordTable Sorts = new(
        "中国", "全国", "中华", "医科", "空军", "海军", "陆军", "武警", "军区", "中央", "国家", "国际", "全省", "全市", "全县", "全区", "各级", "各类", "各", "农村", "城乡", "城市", "基层", "乡镇", "乡村", "城区", "县城", "街道", "社区", "中心", "高等", "中等", "初级", "高级", "普通", "公办", "民办", "民营", "国有", "上市", "外资", "重点", "示范", "优质", "薄弱", "定点", "公立", "私立", "三级", "二级", "三甲", "人民", "中医", "妇幼", "妇幼保健", "党校", "职业", "技术", "师范", "行业", "专业", "农民", "大型", "中小", "小微", "龙头",
        "家庭", "老年", "青年", "儿童", "妇女", "企业", "事业", "机关", "省级", "市级", "县级", "区级", "村级", "国家级", "试点", "项目", "平台", "投资", "融资", "担保", "城投", "供电", "电力", "自来水", "燃气", "公交", "保险", "证券", "银行", "电信", "移动", "联通", "物业", "养老", "医疗", "教育", "卫生", "文化", "科技", "体育", "旅游", "慈善", "红十字", "残疾人", "工商", "工商业", "文学艺术界", "社会科学界", "科学技术", "消费者", "个体", "第一", "第二", "第三", "第四", "一", "二", "三", "建立", "成立", "组建", "新建", "改建", "建成", "所", "家", "个", "名", "户", "有", "多", "等", "了", "的", "是", "本", "我", "该", "全", "两", "几", "新", "老", "大", "小", "中", "原", "省", "市", "县", "区", "乡", "镇", "村", "进", "入", "到", "在", "和", "与", "及", "或", "从", "向", "对", "让", "为");

    private static readonly WordTable OfTheState = new("人民日报", "光明日报", "经济日报", "法治日报", "法制日报", "工人日报", "农民日报", "解放军报", "科技日报", "中央电视台", "中国");

    private const string Never = "的了是各每某其这那我们他她它个些几被把给着过等所有与及或在将从向对以按不全本该两多数首再使让都也又还要会能可须应进入驻各家名户次和为由于省市县区镇乡村治国";

    private static readonly SearchValues<char> NeverInside = SearchValues.Create(Never);

    private static readonly SearchValues<char> Marks = SearchValues.Create("，。、；：《“（");

    internal static void Find(Line line)
    {
        for (var i = 2; i < line.Said.Length; i++)
        {
            if (line.IsTaken(i) || Kinds.AtStart(line.From(i)) is not { } kind || (kind == "小学" && line[i - 1] == '中'))
                continue;
            int end = i + kind.Length;
            while (Kinds.AtStart(line.From(end)) is { } more)
                (kind, end) = (more, end + more.Length);
            int from = Start(line, i, kind, out string core);
            if (from >= 0)
                line.Take(EntityKind.Organisation, from, end, core + "·" + Sort(kind), Sort(kind));
            i = end - 1;
        }
    }

    /// <summary>What stands for the kind in the stand-in; 集团 and 公司 are one, so that 恒泰集团 is 恒泰公司.</summary>
    internal static string Sort(string kind) => kind switch
    {
        _ when kind.EndsWith("公司", StringComparison.Ordinal) || kind == "集团" => "公司",
        "小学" or "中学" or "学校" => "学校",
        "大学" or "学院" => "院校",
        "医院" or "卫生院" or "诊所" or "门诊部" => "医院",
        "日报" or "晚报" or "晨报" or "都市报" => "报",
        "协会" or "商会" or "学会" or "研究会" or "促进会" or "联合会" => "协会",
        _ when kind.EndsWith('厂') => "工厂",
        "律师事务所" => "事务所",
        "养老院" or "敬老院" or "福利院" => "养老院",
        "饭店" or "宾馆" or "酒店" => "酒店",
        "超市" or "药店" or "书店" => "商店",
        _ => kind,
    };

    private static int Start(Line line, int at, string kind, out string core)
    {
        core = "";
        if (IsOfTheState(line, at, kind))
            return -1;
        int end = at;
        for (var n = 0; n < 4 && Trades.AtEnd(line.To(end)) is { } trade; n++)
            end -= trade.Length;
        for (var length = 2; length <= 4; length++)
        {
            int from = end - length;
            if (from < 0 || !line.IsHan(from) || line.IsTaken(from) || at - from > Reach || Never.Contains(line[from], StringComparison.Ordinal))
                return -1;
            if (length == 2 && Never.Contains(line[from + 1], StringComparison.Ordinal))
                return -1;
            if (!(Edges.Begins(line, from) || line[from - 1] is '省' or '市' or '县' or '区' or '镇' or '乡'))
                continue;
            core = line.Said[from..end];
            return IsName(core, at == end) ? from : -1;
        }
        return -1;
    }

    private static bool IsName(string core, bool isBare)
    {
        if (!core.All(Scripts.IsHan) || core.AsSpan(1).IndexOfAny(NeverInside) >= 0)
            return false;
        if (Sorts.AtStart(core) is { } sort && (sort.Length > 1 || core.Length == 2) || Sorts.AtEnd(core) is { Length: > 1 } || TypoLexicon.Ours.IsWord(core) || Edges.Leading(core) is not null)
            return false;
        for (var i = 0; i + 2 <= core.Length; i++)
        {
            if ((core.Length > 2 || isBare) && TypoLexicon.Ours.IsWord(core.AsSpan(i, 2)))
                return false;
        }
        return true;
    }

    private static bool IsOfTheState(Line line, int at, string kind)
    {
        int first = Math.Max(0, at - Reach);
        int mark = line.Said.AsSpan(first, at - first).LastIndexOfAny(Marks);
        return OfTheState.AtStart(line.From(first + mark + 1)) is not null || OfTheState.AtEnd(line.To(at + kind.Length)) is not null;
    }
}
