using System.Buffers;
using WorkReport.Prose.Checks;
using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Masking;

/// <summary>
/// Finds provinces, cities, counties, townships, villages: by the table of cities, and by the rank that a name ends with. 县 alone says little, and 村 nothing
/// (全县, 农村, 贫困村), so a name needs an edge before it, no word of ours in it, and the lower its rank the more around it.
/// </summary>
internal static class PlaceFinder
{
    private const int Longest = 5;

    private static readonly SearchValues<char> LastSigns = SearchValues.Create("省市县区旗州镇乡村道");

    private static readonly WordTable Ranks = new("自治州", "自治县", "自治旗", "民族乡", "开发区", "街道", "社区", "省", "市", "县", "区", "镇", "乡", "村", "前旗", "后旗", "中旗", "左旗", "右旗");

    /// <summary>No name of a place has them.</summary>
    private const string Never = "的了是各每某其这那我们他她它个些几被把给着过等化型类级别省市县区旗乡镇村所有与及或在将从向对以按不全本该两多数首再使让都也又还要会能可须应进入驻包联逐整到均亩户名家座条项次好送请办并元出任委盟国级为病副";

    /// <summary>Before 县, 镇, 村 … they say of what sort, not which.</summary>
    private static readonly HashSet<string> Sorts = new(StringComparer.Ordinal)
    {
        "贫困", "脱贫", "示范", "试点", "重点", "先进", "文明", "平安", "特色", "农业", "工业", "牧业", "旅游", "经济", "人口", "山区", "边境", "边远", "偏远", "革命", "民族", "创建", "产粮", "帮扶", "受灾", "相关", "部分", "其他", "其它", "全部", "一些", "基层", "周边", "邻近", "对口", "结对", "驻地", "当地", "本地", "外地", "国家", "中心", "主城", "智慧", "生态", "美丽", "和美", "森林", "园林", "海绵", "无废", "宜居",
        "卫生", "双拥", "模范", "优秀", "标准", "国际", "现代", "历史", "古老", "建制", "自然", "行政", "自治", "乡村", "农村", "城中", "空心", "薄弱", "后进", "空壳", "移民", "搬迁", "安置", "传统", "红色", "特困", "边疆", "沿海", "沿边", "少数", "多数", "百强", "十强", "千强", "强", "大", "小", "古", "新", "老", "名", "重", "集", "城", "农", "山", "渔", "侨", "水", "家", "故", "下", "返", "回", "还", "离", "超", "上", "股", "楼", "夜", "菜", "早", "都", "地", "专业", "产业", "康养", "电商", "淘宝",
        "数字", "零碳", "健康", "长寿", "诗词", "书画", "体育", "科技", "文化", "制造", "物流", "枢纽", "门户", "副中心", "区域", "节点", "资源", "新型", "特大", "超大", "大中", "中小", "地级", "副省", "计划", "单列", "直辖", "设区", "辖区", "城郊", "近郊", "远郊", "居住", "老旧", "完整", "和谐", "未来", "绿色", "幸福", "生活", "活动", "商业", "金融", "商务", "会展", "保税", "综合", "合作", "试验", "实验", "先行", "核心", "功能", "集聚", "保护", "缓冲", "控制", "高新", "经开", "自贸", "风景", "名胜",
        "度假", "景", "校", "厂", "矿", "林", "牧", "库", "灾", "疫", "战", "军", "禁", "片", "郊", "辖", "街", "园", "院", "社", "分", "时", "误", "盲", "禁飞", "限行", "警戒", "停车", "服务", "教学", "办公", "展示", "体验", "休闲", "种植", "养殖", "主产", "产", "销", "灌", "流域", "垦", "湖", "库", "航", "港", "空港", "临空", "口岸", "加工", "出口", "跨境", "协作", "工作", "支部", "党建", "书香", "无烟", "无邪", "无毒", "无讼", "无访", "清廉", "法治", "民主", "信用",
        "富裕", "共富", "小康", "难点", "软弱", "涣散", "集体", "整体", "亮点", "样板", "标杆", "引领", "提升", "整治", "治理", "规划", "保留", "撤并", "合并", "城乡", "街", "赶", "集中", "西部", "东部", "中部", "南部", "北部", "沿江", "沿河", "沿线", "平原", "丘陵", "高原", "牧", "半农半牧", "粮食", "油料", "生猪", "调出", "财政", "直管", "扩权", "强权", "帮带", "包抓", "牵头", "成员", "参与", "试验", "扶贫", "脱困", "摘帽", "出列", "上述", "以上", "以下", "落后", "发达", "欠发达", "相邻", "毗邻", "首批", "第一批", "第二批", "多民族", "改革", "开放", "沿边", "长三角", "京津冀", "珠三角", "粤港澳", "大湾", "成渝", "双城", "都市", "经济圈", "自由", "贸易", "市辖", "县辖", "撤县设", "安全", "健全", "建设", "发展", "推进", "平台", "管理", "人民", "群众", "主要", "成片", "网格", "所在", "户籍", "常住", "工作日", "高质量", "优质", "品质", "活力", "创新", "韧性", "开发", "适老", "友好", "儿童友好", "青年友好", "省际", "市际", "县际", "跨", "全域", "县域", "市域", "镇域", "省域", "深山", "石山", "大山", "冷凉", "高寒", "干旱", "缺水", "冷", "热", "老工业", "革命老", "旅游度假", "自然保护", "高原牧",
        "开源", "新农", "兄弟", "志愿", "网络", "线上", "虚拟", "学习", "党员", "退役", "宜业", "宜游", "数智", "客运", "货运",
    };

    /// <summary>Before 区 they make a word of it: 灌区, 特区, 山区. Behind the name of a city a name may end so: 房山区.</summary>
    private const string BeforeDistrict = "林牧库矿辖园街小院新发地片老社郊灾景校特灌旱高部军战疫厂航分时误盲禁垦产销农村镇聚业制护心作游活居住商务流险边陆洋热冷湿展验能税贸学教载养保";

    private const string BeforeDistrictAlone = "城山湖海江河水港坝";

    private const string BeforeTownship = "返下回还离入家故老山水侨之他异城梦醉";

    /// <summary>What stands behind a rank and makes another word of it.</summary>
    private static readonly WordTable Behind = new(
        "市场", "市民", "乡县", "乡市", "镇县", "镇市", "村县", "县（市", "市（县", "市（州", "镇（街", "镇（乡", "乡（镇", "街道（", "村（社", "村（居", "区（县", "市政工", "市政设", "市政道", "市政基", "市政管", "市域", "市值", "市面", "市容", "市级", "市价", "市直", "市里", "市属", "市际", "市辖", "县域", "县级", "县直", "县里", "县处", "县际", "县乡", "县市", "区域", "区间", "区块", "区划", "区别", "区位", "区分", "区级", "区直", "区县", "区里", "镇域", "镇定", "镇痛", "镇压", "镇村", "镇级", "镇静", "镇街", "乡村", "乡镇",
        "乡愁", "乡亲", "乡贤", "乡土", "乡情", "乡音", "乡风", "乡邻", "乡间", "乡里", "乡级", "村庄", "村落", "村级", "村史", "村容", "村貌", "村镇", "村组", "村屯", "村社", "村寨", "村域", "村企", "村规", "村干", "村村", "省级", "省略", "省心", "省力", "省钱", "省份", "省直", "省际", "省域", "省属", "省部", "社区矫", "社区教", "社区治", "社区工", "社区医", "社区养", "社区化", "社区食", "社区嵌", "社区团", "街道化", "街道社", "市县", "省市");

    /// <summary>Behind a village or quarter they say that it has a name.</summary>
    private static readonly WordTable OfVillage = new(
        "村民", "村党", "村支", "村委", "村“两委”", "村第一书记", "村书记", "村主任", "村卫生", "村文化", "村小学", "村集体", "村关工", "村驻村", "村妇", "村合作", "村股份", "社区党", "社区居", "社区委", "社区书记", "社区主任", "社区关工", "社区“", "社区网格", "区委", "区政府", "区人民", "区人大", "区政协", "区教育", "区关工", "区纪委", "区委办", "区法院", "区检察", "区民政", "区财政", "区卫生", "区卫健", "区妇联", "区总工会", "区公安");

    private static readonly WordTable OfCity = new("市委", "市政府", "市人民", "市人大", "市政协", "市纪委", "市关工委", "市教育局");

    internal static void Find(Line line)
    {
        FindKnown(line);
        string said = line.Said;
        for (var i = 0; i < said.Length; i++)
        {
            int next = said.AsSpan(i).IndexOfAny(LastSigns);
            if (next < 0)
                break;
            i += next;
            if (line.IsTaken(i) || RankEndingAt(line, i + 1) is not { } rank)
                continue;
            int at = i + 1 - rank.Length;
            if (Behind.AtStart(line.From(i + 1 - Tail(rank))) is not null)
                continue;
            int from = Start(line, at, rank);
            if (from >= 0)
                line.Take(EntityKind.Place, from, i + 1, said[from..(i + 1)], Rank(rank));
        }
        FindListed(line);
    }

    /// <summary>县 of 自治县: how it is written behind a letter.</summary>
    private static string Rank(string rank) => rank switch { "自治县" => "县", "民族乡" => "乡", _ when rank.EndsWith('旗') => "旗", _ => rank };

    private static int Tail(string rank) => rank is "街道" or "社区" ? 2 : 1;

    private static string? RankEndingAt(Line line, int end) => line[end - 1] is '道' && line[end - 2] != '街' ? null : Ranks.AtEnd(line.To(end)) is { } rank && rank.Length <= end ? rank : null;

    /// <summary>河北, 河北省, 石家庄市: the known ones, with the rank where it stands there.</summary>
    private static void FindKnown(Line line)
    {
        for (var i = 0; i + 1 < line.Said.Length; i++)
        {
            if (line.IsTaken(i) || Places.Known.AtStart(line.From(i), out string rank) is not { } name)
                continue;
            int end = i + name.Length;
            string? behind = Ranks.AtStart(line.From(end));
            if (line.From(end).StartsWith("自治区"))
                line.Take(EntityKind.Place, i, end + 3, name, "自治区");
            else if (behind is "市" or "省" or "区" or "自治州" && Behind.AtStart(line.From(end)) is null)
                line.Take(EntityKind.Place, i, end + behind.Length, name, behind == "区" ? "区" : behind);
            else if (line.From(end).StartsWith("地区") || line.From(end).StartsWith("新区"))
                line.Take(EntityKind.Place, i, end + 2, name, line[end] == '新' ? "新区" : "地区");
            else if (behind is null && !Places.Known.IsWord(name) && !IsWordAcross(line, i, end))
                line.Take(EntityKind.Place, i, end, name, rank);
            else
                continue;
            // What overlaps with something taken before is not taken.
            if (line.Found.Count > 0 && line.Found[^1].From == i)
                i = line.Found[^1].To - 1;
        }
    }

    /// <summary>A usual word that begins before the name or goes on behind it.</summary>
    private static bool IsWordAcross(Line line, int from, int to) => Edges.IsWord(line, from - 1) && !Edges.IsWord(line, from - 2) || Edges.IsWord(line, to - 1) && !Edges.IsWord(line, to);

    /// <summary>Where the name begins that goes before a rank; -1 where there is none.</summary>
    private static int Start(Line line, int at, string rank)
    {
        for (var length = 1; length <= Longest && at - length >= 0; length++)
        {
            int from = at - length;
            // 西乡县, 蒋村街道: a rank may be the second sign of a name of two.
            bool isInside = length == 1 && rank != "村" && line[from] is '乡' or '镇' or '村' && from > 0 && Edges.Begins(line, from - 1);
            if (!line.IsHan(from) || line.IsTaken(from) || (!isInside && Never.Contains(line[from], StringComparison.Ordinal)))
                return -1;
            if (length < 2 && !(rank == "县" && line.EndsPlace(from)))
                continue;
            if (IsEdge(line, from) && IsName(line, from, at, rank))
                return from;
        }
        return -1;
    }

    private static bool IsEdge(Line line, int from) => Edges.Begins(line, from) || line[from - 1] is '省' or '市' or '县' or '镇' or '乡' or '区' || line[from - 1] is '的' or '原' or '我';

    private static bool IsName(Line line, int from, int at, string rank)
    {
        string name = line.Said[from..at];
        if (Sorts.Contains(name) || Sorts.Contains(name[^Math.Min(2, name.Length)..]) || name.Length > 2 && (Sorts.Contains(name[^3..]) || Sorts.Contains(name[..2])) || IsNumbered(line, from, at))
            return false;
        bool isInPlace = line.EndsPlace(from);
        char last = name[^1];
        if (rank == "区" && (BeforeDistrict.Contains(last, StringComparison.Ordinal) || BeforeDistrictAlone.Contains(last, StringComparison.Ordinal) && !isInPlace && !Edges.IsLed(line, from) && OfVillage.AtStart(line.From(at)) is null))
            return false;
        if (rank is "省" or "市" or "县" or "区" && "一二两三四五六七八九十百强大小".Contains(last, StringComparison.Ordinal))
            return false;
        if (rank is "乡" or "镇" && BeforeTownship.Contains(last, StringComparison.Ordinal) || name.Length > 2 && name.IndexOf('和', StringComparison.Ordinal) > 0)
            return false;
        // 城市 is a word wherever it stands; that a city is called so has to be said.
        if (rank == "市" && last == '城' && !isInPlace && OfCity.AtStart(line.From(at)) is null)
            return false;
        if (Words(name))
            return isInPlace && rank is "镇" or "乡" or "街道" or "村" or "社区" or "区";
        if (name.Length > 2 && !isInPlace && rank is not ("自治县" or "自治州" or "自治旗" or "民族乡") && HasWord(name))
            return false;
        if (rank is not ("村" or "社区" or "区" or "乡" or "开发区" or "街道"))
            return true;
        return isInPlace || Edges.IsLed(line, from) && !HasWord(name) || OfVillage.AtStart(line.From(at)) is not null && !HasWord(name) || IsListed(line, from, at, rank) && !HasWord(name)
            || rank == "区" && name.Length == 2 && !HasWord(name) && !line.IsHan(from - 1)
            || rank is "乡" or "街道" && !HasWord(name) && (Edges.Begins(line, from) || line[from - 1] is '县' or '市' or '区');
    }

    /// <summary>Beside another place of the same rank: 柳溪村、枣桥村.</summary>
    private static bool IsListed(Line line, int from, int at, string rank)
    {
        if (from > 1 && line[from - 1] is '、' or '和' && line.EndsPlace(from - 1) && line.To(from - 1).EndsWith(rank))
            return true;
        int mark = at + rank.Length;
        if (line[mark] is not ('、' or '和'))
            return false;
        int end = line.From(mark + 1) is var rest ? rest[..Math.Min(rest.Length, Longest + rank.Length)].IndexOf(rank) : -1;
        if (end < 2)
            return false;
        string other = line.Said.Substring(mark + 1, end);
        return other.All(sign => Texts.Scripts.IsHan(sign) && !Never.Contains(sign, StringComparison.Ordinal)) && !Sorts.Contains(other) && !Sorts.Contains(other[^2..]) && !HasWord(other);
    }

    /// <summary>十三县, 第三村: a number and no name.</summary>
    private static bool IsNumbered(Line line, int from, int at)
    {
        for (int i = from; i < at; i++)
        {
            if (!"一二三四五六七八九十百千零第余来".Contains(line[i], StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    private static bool Words(string name) => TypoLexicon.Ours.IsWord(name) || (name.Length == 4 && TypoLexicon.Ours.IsWord(name.AsSpan(0, 2)) && TypoLexicon.Ours.IsWord(name.AsSpan(2)));

    private static bool HasWord(string name)
    {
        for (var i = 0; i + 2 <= name.Length; i++)
        {
            if (TypoLexicon.Ours.IsWord(name.AsSpan(i, 2)))
                return true;
        }
        return false;
    }

    /// <summary>桐川、榆溪等县: names whose rank stands once behind all of them.</summary>
    private static void FindListed(Line line)
    {
        string said = line.Said;
        for (int i = said.IndexOf('等', StringComparison.Ordinal); i >= 0; i = i + 1 < said.Length ? said.IndexOf('等', i + 1) : -1)
        {
            int behind = i + 1;
            while (behind < said.Length && behind < i + 4 && (Texts.Scripts.IsDigit(said[behind]) || "一二两三四五六七八九十个".Contains(said[behind], StringComparison.Ordinal)))
                behind++;
            if (Ranks.AtStart(line.From(behind)) is not { } rank || Behind.AtStart(line.From(behind)) is not null)
                continue;
            int end = i, least = line.Found.Count;
            while (end >= 2)
            {
                int from = end - 1;
                while (from > 0 && end - from < 4 && line.IsHan(from - 1) && !line.IsTaken(from - 1) && line[from - 1] is not ('、' or '和') && !Edges.Begins(line, from))
                    from--;
                string name = said[from..end];
                if (name.Length is < 2 or > 4 || !Edges.Begins(line, from) || Words(name) || Sorts.Contains(name) || name.Any(sign => Never.Contains(sign, StringComparison.Ordinal))
                    || !(line[from - 1] is '、' or '和' || least < line.Found.Count) || !line.Take(EntityKind.Place, from, end, name + rank, Rank(rank)))
                {
                    break;
                }
                if (from == 0 || line[from - 1] is not ('、' or '和'))
                    break;
                end = from - 1;
            }
        }
    }
}
