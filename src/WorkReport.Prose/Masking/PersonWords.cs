using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Masking;

/// <summary>Surnames, posts and the words beside which people are named.</summary>
internal static class PersonWords
{
    /// <summary>Surnames whose sign is seldom a word of its own in such texts.</summary>
    internal const string Surnames =
        "王李张刘陈杨赵黄周吴徐孙胡朱郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏汪田姜范姚谭廖邹熊陆郝孔崔邱秦史顾侯邵孟龙段雷钱汤尹黎武贺赖龚庞樊兰殷施陶洪翟颜倪严牛芦俞葛伍韦申尤毕聂焦柳邢岳骆齐梅庄辛祝左涂谷祁舒耿牟卜詹苗凌费靳盛童欧甄屈鲍覃霍翁隋植薄司柏宁柯阮桂闵柴车冉房闫肖佟尚佘晏褚阳裴席游娄邬邝荆蔺栾冼揭仝郜郗郇"
        + "臧邸亓冀滕窦卓莫莘麦敖巫楚窦邰甯粟扈滑缪茅俸阚鄢盘宓";

    /// <summary>Surnames that are usual words as well: they need more around them.</summary>
    internal const string Words = "万高林何马金石方钟江任白康毛常易乔安文温季章关管向纪包成项曲甘景单查强解华边鲁计路时应明水于吉全连从平年经古仇喻池柴简丛农";

    private static readonly string[] Compound =
        ["欧阳", "司马", "上官", "诸葛", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒", "夏侯", "南宫", "端木", "百里", "呼延", "轩辕", "钟离", "独孤", "拓跋", "淳于", "申屠", "澹台", "东方", "西门", "闻人"];

    /// <summary>Of public history: they name nobody of the text's own.</summary>
    internal static readonly WordTable OfHistory = new("习近平", "毛泽东", "邓小平", "江泽民", "胡锦涛", "周恩来", "刘少奇", "孙中山", "雷锋", "焦裕禄", "孔繁森", "马克思", "张桂梅", "黄大年", "鲁迅", "孔子", "白求恩", "李大钊", "杨善洲", "黄文秀", "张富清", "钟南山", "袁隆平", "王进喜", "董存瑞", "黄继光", "邱少云", "李保国", "郭明义", "谷文昌", "廖俊波");

    /// <summary>Posts and titles that stand before or behind a name, the longer ones first.</summary>
    internal static readonly WordTable Posts = new([.. new[]
    {
        "第一书记", "总支书记", "支部书记", "副总书记", "党委书记", "党组书记", "政法委书记", "纪委书记", "副书记", "书记", "副市长", "副县长", "副区长", "副镇长", "副乡长", "副省长", "副州长", "副主任", "副局长", "副部长", "副主席", "副会长", "副院长", "副校长", "副厂长", "副所长", "副站长", "副队长", "副科长",
        "副处长", "副厅长", "副秘书长", "副总经理", "副董事长", "秘书长", "总经理", "董事长", "理事长", "市长", "县长", "区长", "镇长", "乡长", "省长", "州长", "旗长", "村长", "主任委员", "主任", "局长", "处长", "科长", "部长", "厅长", "主席", "院长", "校长", "园长", "厂长", "所长", "站长", "会长", "队长", "组长", "班长", "社长", "行长",
        "庭长", "检察长", "政委", "司令员", "巡视员", "调研员", "经理", "总裁", "委员", "常委", "教授", "主任医师", "医生", "医师", "护士长", "工程师", "律师", "同志", "先生", "女士", "老师", "老人",
        "党代表", "人大代表", "政协委员", "老党员", "老干部", "老战士", "老教师", "老同志", "老支书", "支书", "党员", "村民", "居民", "村医", "教师", "学生", "同学", "记者", "通讯员", "职工", "农民", "专家", "企业家", "志愿者", "劳模", "劳动模范", "致富带头人", "带头人", "退休干部", "退休教师", "退役军人", "贫困户", "脱贫户", "困难户",
        "网格员", "辅导员", "宣讲员", "驻村干部", "法定代表人", "负责人", "联系人", "主持人", "讲解员", "五老”", "“五老”", "最美五老”", "楷模", "模范", "好人", "烈士", "家长", "儿童", "少年", "青年",
    }.OrderByDescending(word => word.Length)]);

    /// <summary>Titles that a surname alone stands before: 王书记.</summary>
    internal static readonly WordTable Titles = new([.. new[]
    {
        "副书记", "书记", "副市长", "副县长", "副区长", "副镇长", "副乡长", "副主任", "副局长", "副部长", "副主席", "副会长", "副院长", "副校长", "秘书长", "总经理", "董事长", "理事长", "市长", "县长", "区长", "镇长", "乡长", "省长", "州长", "主任", "局长", "处长", "科长", "部长", "厅长", "主席", "院长", "校长", "园长", "厂长", "所长", "站长", "会长", "队长", "组长", "行长",
        "庭长", "检察长", "支书", "教授", "医生", "律师", "经理", "先生", "女士", "老师", "同志", "等同志", "老人", "同学", "委员",
    }.OrderByDescending(word => word.Length)]);

    /// <summary>What a name, and nothing else, follows behind a colon.</summary>
    internal static readonly WordTable Labels = new(
        "姓名", "联系人", "负责人", "责任人", "主持人", "记录人", "签发人", "经办人", "报告人", "主讲人", "法定代表人", "法人代表", "牵头领导", "分管领导", "包保领导", "审核", "校对", "编辑", "责任编辑", "撰稿", "供稿", "通讯员", "记者", "作者", "户主", "出席", "列席", "参加人员", "参加", "主持", "记录", "组长", "副组长", "成员", "主任", "副主任", "名单", "人员", "书记", "副书记", "会长", "填报人", "审核人", "复核人", "制表人", "申请人", "当事人", "获得者", "讲话人");

    /// <summary>Behind a name they say that it is one, wherever it stands.</summary>
    internal static readonly WordTable Sure = new("，男", "，女", "（男", "（女", "，汉族", "（汉族", "担任", "兼任", "任市", "任县", "任区", "任镇", "任乡", "任党", "为市", "同志", "等同志", "先生", "女士", "为组长", "任组长", "为主任", "任主任", "为县", "任局", "为局", "任副", "为副", "任书记", "等人");

    /// <summary>How many signs the surname has that begins here; 0 without.</summary>
    internal static int SurnameAt(Line line, int at)
    {
        char sign = line[at];
        if (sign == '\0')
            return 0;
        foreach (string compound in Compound)
        {
            if (compound[0] == sign && line.From(at).StartsWith(compound))
                return 2;
        }
        return Surnames.Contains(sign, StringComparison.Ordinal) || Words.Contains(sign, StringComparison.Ordinal) ? 1 : 0;
    }

    internal static bool IsCompound(ReadOnlySpan<char> signs)
    {
        foreach (string compound in Compound)
        {
            if (signs.SequenceEqual(compound))
                return true;
        }
        return false;
    }

    internal static bool IsPlain(char surname) => Surnames.Contains(surname, StringComparison.Ordinal);
}
