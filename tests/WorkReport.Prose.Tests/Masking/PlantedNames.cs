namespace WorkReport.Prose.Tests.Masking;

/// <summary>Names put into sentences as such texts have them: names × posts × patterns, all of it invented.</summary>
internal static class PlantedNames
{
    private static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "郭", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "邓", "曹", "彭", "曾", "萧", "田", "董", "潘", "袁", "蔡", "蒋", "余", "杜", "叶", "程", "苏", "魏", "高", "林", "何", "马", "方", "石", "任", "江", "欧阳", "司马", "诸葛"];

    private static readonly string[] Given = ["建国", "芳", "伟", "秀英", "敏", "静怡", "丽华", "强", "磊", "洋", "艳红", "勇", "志刚", "杰", "晓东", "桂兰", "春生", "玉梅", "文博", "雪松", "国庆", "小燕", "振华", "海涛", "鹏飞", "婷", "宇轩", "永福", "淑珍", "立新"];

    private static readonly string[] Posts = ["县委书记", "副县长", "镇长", "教育局局长", "关工委主任", "常务副主任", "村党支部书记", "校长", "卫生院院长", "党委副书记"];

    private static readonly string[] People =
    [
        "会议由{post}{name}主持。", "{post}{name}出席会议并讲话。", "{name}同志作了典型发言。", "在{post}{name}的带领下，全体干部齐心协力。", "由{name}担任组长，其他同志分头落实。", "联系人：{name}，办公地点在三楼。", "老党员{name}把积蓄捐给了学校。", "村民{name}，男，今年六十八岁。",
        "经研究，任命{name}为{post}。", "表彰了{name}等同志。", "（关工委办公室　{name}）", "慰问了{name}老人，送去了慰问品。", "{post}{name}、{other}到会指导。", "{name}先生资助了十名学生。", "{post}{name}强调，要抓好落实。", "副组长：{name}",
    ];

    private static readonly string[] Stems = ["柳溪", "枣桥", "石塘", "青杨", "沙坝", "榆荫", "桐岭", "鹿鸣", "鹤坪", "杨柳湾", "官渡口", "白沙", "茶店", "岚桥", "铁炉", "溪源", "麻柳", "凤鸣", "桃坪", "雨台"];

    private static readonly string[] Places =
    [
        "{name}县召开了现场推进会。", "深入{name}镇开展调研。", "在{name}县{other}镇设立了服务站。", "{name}县委高度重视这项工作。", "组织{name}乡的干部外出学习。", "走访了{name}镇{other}村的困难家庭。", "{name}、{other}等县的经验得到推广。", "{name}区政府拨付了专项经费。", "到{name}村慰问。", "{name}市人大常委会听取了汇报。", "协调{name}街道办事处解决场地。", "{name}社区党支部组织了宣讲。",
    ];

    private static readonly string[] Brands = ["恒泰", "瑞丰", "金穗", "鑫源", "宏远", "嘉禾", "天佑", "博雅", "启航", "润泽", "德馨", "万隆"];

    private static readonly string[] Kinds = ["集团", "农业科技有限公司", "建设有限公司", "食品有限公司", "小学", "中学", "医院", "幼儿园", "种植专业合作社", "房地产开发有限公司"];

    private static readonly string[] Bodies = ["{name}捐赠图书三千册。", "组织代表到{name}参观。", "与{name}签订了协议。", "{name}、爱心人士踊跃参与。", "在{name}召开了座谈会。"];

    /// <summary>Sentences, each with the names that are in it.</summary>
    internal static IEnumerable<(string Sentence, string[] Names)> All()
    {
        for (var i = 0; i < Surnames.Length * Given.Length / 3; i++)
        {
            string name = Surnames[i * 7 % Surnames.Length] + Given[i * 11 % Given.Length], other = Surnames[(i * 5 + 3) % 40] + Given[(i * 13 + 4) % Given.Length];
            string pattern = People[i % People.Length];
            yield return (pattern.Replace("{post}", Posts[i * 3 % Posts.Length], StringComparison.Ordinal).Replace("{name}", name, StringComparison.Ordinal).Replace("{other}", other, StringComparison.Ordinal),
                pattern.Contains("{other}", StringComparison.Ordinal) ? [name, other] : [name]);
        }
        for (var i = 0; i < Stems.Length * Places.Length; i++)
        {
            string name = Stems[i % Stems.Length], other = Stems[(i * 7 + 3) % Stems.Length], pattern = Places[i / Stems.Length];
            if (name != other)
                yield return (pattern.Replace("{name}", name, StringComparison.Ordinal).Replace("{other}", other, StringComparison.Ordinal), pattern.Contains("{other}", StringComparison.Ordinal) ? [name, other] : [name]);
        }
        for (var i = 0; i < Brands.Length * Kinds.Length; i++)
        {
            string name = Brands[i % Brands.Length] + Kinds[i / Brands.Length % Kinds.Length];
            yield return (Bodies[i % Bodies.Length].Replace("{name}", name, StringComparison.Ordinal), [Brands[i % Brands.Length]]);
        }
    }
}
