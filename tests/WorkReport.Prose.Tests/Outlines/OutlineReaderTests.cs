using WorkReport.Prose.Outlines;

namespace WorkReport.Prose.Tests.Outlines;

/// <summary>One trap of real reports in each text; the wording and figures are our own.</summary>
public class OutlineReaderTests
{
    [Fact]
    public void A_contents_list_before_the_title_is_dropped_when_all_of_it_comes_again() => Reads("d09_toc_then_body_running_numbers",
        """
        Title 县教育和体育局2023年工作总结及2024年工作计划
        Paragraph 2023年，全县教体系统扎实推进各项工作。
        Heading1 一、2023年工作开展情况
        Heading2 （一）队伍建设
        Lead3 1.党建质量持续提升。
        Lead3 2.师德师能全面提振。
        Heading2 （二）各类教育
        Lead3 3.学前教育普惠发展。
        Heading1 二、2024年工作计划
        Heading2 （一）加强党的领导
        Lead3 1.坚持党建统领全局。
        Contents ×9
        """);

    [Fact]
    public void A_table_of_file_data_gives_its_title_and_goes() => Reads("d01_rank_and_negative_growth",
        """
        Title 东河区统计局2021年工作总结暨2022年工作计划
        Heading1 一、主要指标完成情况
        Paragraph 2021年，全区生产总值
        Heading1 二、2021年工作完成情况
        Heading2 （一）扎实做好经济普查准备
        Paragraph 一是健全组织机构。3
        Breadcrumb ×1
        PageTool ×1
        Metadata ×3
        """);

    [Fact]
    public void A_heading_glued_to_a_paragraph_is_parted_from_it() => Reads("d05_ordinals_without_shi_glued_heading",
        """
        Heading1 一、2021年工作开展情况
        Heading2 （一）水旱灾害防御工作。
        Paragraph 一严格责任落实。及时调
        Heading2 （二）重点水利工程。
        Paragraph 东沟治理工程总体形象进
        """);

    [Theory]
    [InlineData("关于商请协助开展青少年科普活动的函")]
    [InlineData("关于同意调整活动场所的复函")]
    public void A_letter_has_a_title_and_an_addressee(string title)
    {
        Outline outline = OutlineReader.Read($"{title}\n\n市科学技术协会：\n\n现将有关事项商请如下。\n");

        Assert.Equal([OutlineKind.Title, OutlineKind.Salutation, OutlineKind.Paragraph], outline.Elements.Select(e => e.Kind));
    }

    [Fact]
    public void Lines_wrapped_at_the_edge_of_a_page_become_one_paragraph()
    {
        Outline outline = OutlineReader.Read(Sample.Own("d07_hard_wrapped_numbers"));

        Assert.Equal("截止10月底，实现工业总产值21亿元，同比增长4.2%；完成固定资产投资5.87亿元，同比增长2.6%；财政收入达6980万元，共占地45亩，一期计划用地15.5亩。",
            outline.Elements[^1].Text);
        Assert.Equal(["- 19.09 KB", "- 2021-04-14 发布"], outline.Dropped.Select(d => d.Text));
    }

    [Fact]
    public void Headings_of_three_levels_need_no_title() => Reads("d03_dual_units_cases_people",
        """
        Heading1 一、刑事检察工作
        Heading2 （一）审查逮捕工作
        Heading3 1.受案情况
        Paragraph 2023年上半年，共受理
        Heading3 2.审结情况
        Paragraph 共起诉各类犯罪212件
        """);

    [Fact]
    public void Traditional_text_keeps_the_space_that_parts_a_heading() => Reads("d11_traditional_and_mangled",
        """
        Title 鄉關工委2020年工作總結暨2021年工作計劃
        Heading1 一、強化領導 充實隊伍
        Paragraph 調整后的委員單位由原來
        """);

    [Fact]
    public void A_paragraph_alone_is_no_title() => Reads("d13_per_person_standards",
        """
        Paragraph 城乡低保标准分别达到每
        """);

    [Fact]
    public void An_occasion_over_two_lines_cut_phrases_and_appendices() => Reads("two-line-occasion-and-appendices",
        """
        Title 广东某市2026年政府工作报告
        Occasion ——2026年1月26日在某市第十四届人民代表大会第五次会议上
        Speaker 某市人民政府市长 王强
        Salutation 各位代表：
        Paragraph 现在，我代表市人民政府
        Heading1 一、2025年工作回顾
        Paragraph 刚刚过去的一年，我们攻
        Lead2 一是推动全市经济运行稳中有进、稳中向好。
        Paragraph 全市生产总值增长5.2
        Lead2 二是推动科技创新能力持续增强。
        Paragraph 新增高新技术企业120
        Paragraph 过去一年，全市生态环境
        Paragraph “十五五”时期经济社会
        Heading1 二、2026年工作安排
        Heading2 （一）着力扩大内需
        Paragraph 我们要实施提振消费专项
        Heading2 （二）着力强化创新
        Paragraph 我们要加强关键技术攻关
        Part 附件1 2026年十件民生实事
        Heading1 一、提高低保标准
        Paragraph 城镇低保标准提高到每人
        Heading1 二、扩大托育服务
        Paragraph 新增普惠托位1200个
        Part 附件2 名词解释
        Paragraph 1.“一表同享”：
        Paragraph 指一张表格多个部门共同
        Paragraph 2.“双向揭榜挂帅”：
        """);

    [Fact]
    public void A_summary_signed_and_dated_with_its_list_of_appendices() => Reads("summary-without-salutation",
        """
        Title 某县关工委2023年工作总结和2024年工作计划
        Paragraph 2023年，在县委的领导
        Lead1 一、加强组织建设，夯实工作基础。
        Lead1 二、开展主题教育，筑牢思想根基。
        Heading1 三、存在的问题
        Paragraph 一是基层力量薄弱；二是
        Heading1 四、2024年工作打算
        Lead3 1、抓好学习。
        Lead3 2、抓好队伍。
        Lead4 （1）开展培训。
        Lead4 （2）选树典型。
        Signature 某县关工委
        SignedOn 2023年12月20日
        Attachment 附件：1.重点工作清单
        Attachment 2.活动安排表
        """);

    [Fact]
    public void A_newspapers_page_with_leads_on_lines_of_their_own() => Reads("web-page-of-a-newspaper",
        """
        Title 某省政府工作报告（全文）
        Occasion ——二〇二六年一月二十七日在某省第十四届人民代表大会第四次会议上
        Speaker 省长 李明
        Salutation 各位代表：
        Paragraph 现在，我代表省人民政府
        Part “十四五”时期工作回顾
        Paragraph 过去五年，我们经历了很
        Lead2 经济实力显著增强。
        Paragraph 地区生产总值年均增长5
        Lead2 生态底色更加亮丽。
        Paragraph 森林覆盖率提高到65%
        Lead2 民生福祉持续增进。
        Paragraph 城镇新增就业250万人
        Part 2026年重点工作
        Paragraph 今年要重点抓好以下工作
        Breadcrumb ×1
        Source ×3
        PageTool ×2
        Sharing ×1
        Related ×1
        SiteNotice ×1
        """);

    [Fact]
    public void A_file_without_line_ends_is_parted_at_its_wide_gaps() => Reads("no-line-ends",
        """
        Title 2024年政府工作报告
        Occasion ——2024年1月10日在某县第十八届人民代表大会第三次会议上
        Speaker 县长 王强
        Salutation 各位代表：
        Paragraph 现在，我代表县人民政府
        Heading1 一、2023年工作回顾
        Paragraph 2023年是极不平凡的
        Lead2 （一）经济运行稳中向好。
        Lead2 （二）城乡面貌焕然一新。
        Heading1 二、2024年工作安排
        Paragraph 今年工作的总体要求是：
        """);

    [Fact]
    public void Numbered_parts_subheadings_and_a_figure_that_is_no_heading() => Reads("numbered-parts-and-subheadings",
        """
        Title 市教育局2022年度工作总结
        Part 第一部分 2022年工作总结
        Heading1 一、党的建设
        Lead2 全面加强党的领导。
        Lead2 扎实推进支部建设。
        Lead2 严格落实主体责任。
        Heading1 二、教育教学
        Heading2 教学质量稳步提升
        Paragraph 今年高考本科上线率达到
        Heading2 师资队伍不断壮大
        Paragraph 全年招聘教师156名，
        Part 第二部分 2023年工作计划
        Paragraph 2023年，我们将重点
        Lead3 1．抓党建。
        Lead3 2．抓质量。
        Lead3 3．抓安全。
        Paragraph 3.5%左右的增幅是全
        """);

    [Theory]
    [InlineData("各位代表：\n现在，我代表市人民政府报告工作。\n各位代表：\n让我们共同努力。", 1)]
    [InlineData("一、工作回顾\n同志们！让我们继续前进。", 0)]
    public void Only_the_first_line_to_the_listeners_is_the_salutation(string text, int salutations)
        => Assert.Equal(salutations, OutlineReader.Read(text).Elements.Count(e => e.Kind == OutlineKind.Salutation));

    [Theory]
    [InlineData("严厉打击侵权假冒，规范网络付费、充值等消费行为，维护消费者权益。")]
    [InlineData("打印机、复印机等办公设备的采购由机关事务部门统一负责下载登记。")]
    [InlineData("剩余部分工程明年完成。")]
    [InlineData("2023.12.20")]
    public void The_last_words_of_a_report_are_not_taken_for_a_sites(string last)
        => Assert.Empty(OutlineReader.Read($"某局2023年工作总结\n一、工作回顾\n全年各项工作任务圆满完成，成效明显，群众满意。\n{last}").Dropped);

    [Fact]
    public void Offsets_are_places_in_the_text_that_was_read()
    {
        const string Text = "\uFEFF\r\n  某局2023年工作总结\r\n\r\n(一)加强领导\r\n狠抓落实,成效明显。";

        Assert.Equal(["某局2023年工作总结", "(一)加强领导", "狠抓落实,成效明显。"],
            OutlineReader.Read(Text).Elements.Select(e => Text.Substring(e.Start, e.Length)));
    }

    [Theory]
    [InlineData("各乡镇人民政府、街道办事处，县直各部门：")]
    [InlineData("各乡镇（街道），县直各单位：")]
    [InlineData("各县（市、区）人民政府，市政府各委、办、局：")]
    [InlineData("县委各部委，县级国家机关各办局，各人民团体：")]
    public void Bodies_of_several_kinds_are_addressed_with_commas_between_the_kinds(string recipient)
        => Assert.Equal(recipient, Assert.Single(OutlineReader.Read($"某县人民政府关于做好工作的通知\n{recipient}\n为做好工作，现通知如下。").Elements, e => e.Kind == OutlineKind.Salutation).Text);

    [Theory]
    [InlineData("今年以来，我们着力抓好四个方面的工作：")]
    [InlineData("一年来，主要情况如下：")]
    public void A_sentence_that_leads_on_addresses_nobody(string sentence)
        => Assert.DoesNotContain(OutlineReader.Read($"某县人民政府关于做好工作的通知\n{sentence}\n一是抓好学习，二是抓好队伍。").Elements, e => e.Kind == OutlineKind.Salutation);

    [Fact]
    public void A_contents_list_with_parts_and_page_numbers_is_dropped() => Lists("""
        全市老年大学2023年工作总结
        目  录
        2023年工作回顾	1
        一、办学条件	1
        二、师资队伍	2
        2024年工作安排	3
        一、总体要求	3

        各位同志：
        2023年工作回顾
        一、办学条件
        全年新建教室两处，改造旧校舍一处，条件有了明显改善。
        二、师资队伍
        教师队伍不断壮大，教研活动正常开展，学员普遍满意。
        2024年工作安排
        一、总体要求
        坚持稳字当头，稳中求进，把各项工作做实做细。
        """, "2023年工作回顾", "一、办学条件", "二、师资队伍", "2024年工作安排", "一、总体要求");

    [Fact]
    public void Notes_that_explain_terms_head_nothing() => Lists("""
        某市2023年政府工作报告
        各位代表：
        一、2022年工作回顾
        全面推行一表同享和双随机检查，深化九小场所治理，成效明显。
        二、2023年工作安排
        继续推进五互一共和一码通办，群众办事更加方便，负担更轻。
        让我们团结一心，努力奋斗！
        1.一表同享：一张表格由几个部门一起使用，不再重复填报。
        2.双随机检查：随机抽取对象、随机选派人员的检查。
        3.九小场所：小学校、小医院等容易出事的场所。
        4.五互一共：互学互帮等做法。
        """, "一、2022年工作回顾", "二、2023年工作安排");

    [Fact]
    public void Numbers_alone_on_their_lines_are_headings() => Lists("""
        1965年政府工作报告
        各位代表：
        一
        过去一年，农业生产有很大发展，粮食获得丰收，市场供应良好。
        二
        今年的任务是继续发展农业生产，办好农田水利。
        三
        我们要勤俭办一切事业。
        """, "一", "二", "三");

    [Fact]
    public void Marks_of_an_assistant_are_no_words_of_the_report() => Lists("""
        # 全市老年大学2023年工作总结

        各位同志：

        ## 一、办学条件持续改善

        **（一）校舍建设。** 全年新建校舍**12所**，改造校舍*30所*。

        **（二）设备更新。** 全年更新设备**45台**，师生普遍满意。

        ---

        ## 二、师资队伍不断壮大

        - **书法班**：开设20期；
        """, "一、办学条件持续改善", "（一）校舍建设。", "（二）设备更新。", "二、师资队伍不断壮大");

    [Fact]
    public void Verdicts_of_the_years_and_paragraphs_that_begin_alike_are_leads() => Lists("""
        某市2026年政府工作报告
        各位代表：
        一、过去五年工作回顾
        ——这是综合实力大幅提升的五年。全市生产总值连年增长，产业结构不断优化，发展后劲明显增强。
        ——这是城乡面貌日新月异的五年。城市更新扎实推进，乡村建设步伐加快，人居环境持续改善。
        ——这是民生福祉持续增进的五年。就业形势总体稳定，社会保障更加有力，教育卫生水平提高。
        """, "一、过去五年工作回顾", "——这是综合实力大幅提升的五年。", "——这是城乡面貌日新月异的五年。", "——这是民生福祉持续增进的五年。");

    [Fact]
    public void Years_that_every_paragraph_looks_back_on_open_leads_and_addresses_do_not() => Lists("""
        某市2026年政府工作报告
        各位代表：
        一、过去五年工作回顾
        五年来，我们坚持稳中求进，综合实力实现新跨越。全市生产总值连年增长，产业结构不断优化，发展后劲明显增强。
        五年来，我们坚持城乡一体，城乡面貌发生新变化。城市更新扎实推进，乡村建设步伐加快，人居环境持续改善。
        各位代表，成绩来之不易，经验弥足珍贵。这是全市上下团结奋斗的结果，也是各方面大力支持的结果。
        各位代表，前路充满希望，任务十分艰巨。我们要保持清醒头脑，迎难而上，把各项工作做得更好。
        """, "一、过去五年工作回顾", "五年来，我们坚持稳中求进，综合实力实现新跨越。", "五年来，我们坚持城乡一体，城乡面貌发生新变化。");

    [Theory]
    [InlineData("关于增加活动经费的请示")]
    [InlineData("关于表彰先进集体的通报")]
    [InlineData("关于成立老年大学的批复")]
    [InlineData("全市老年大学管理办法")]
    [InlineData("全市关工委经费管理规定")]
    public void Every_kind_of_document_has_a_title(string title)
        => Assert.Equal(title, Assert.Single(OutlineReader.Read($"{title}\n市人民政府：\n现将有关事项报告如下，请予审定。\n").Elements, e => e.Kind == OutlineKind.Title).Text);

    /// <summary>The headings and lead sentences, whatever their depth.</summary>
    private static void Lists(string text, params string[] expected) => Assert.Equal(expected, OutlineReader.Read(text).Entries().Select(entry => entry.Text));

    /// <summary>Compares the outline line by line, a plain paragraph by its beginning, and counts the dropped lines.</summary>
    private static void Reads(string sample, string expected)
    {
        Outline outline = OutlineReader.Read(Sample.Own(sample));
        string[] wanted = expected.ReplaceLineEndings("\n").Split('\n');
        List<string> found = [.. outline.Elements.Select(Told), .. outline.Dropped.GroupBy(d => d.Reason).Select(g => $"{g.Key} ×{g.Count()}")];

        Assert.Equal(wanted, found.Select((line, i) => i < wanted.Length && line.StartsWith("Paragraph", StringComparison.Ordinal)
            && line.StartsWith(wanted[i], StringComparison.Ordinal) ? wanted[i] : line));
    }

    private static string Told(OutlineElement e) => e.Kind switch
    {
        OutlineKind.Heading => $"Heading{e.Level} {e.Text}",
        OutlineKind.Paragraph when e.LeadLength > 0 => $"Lead{e.Level} {e.Text[..e.LeadLength]}",
        _ => $"{e.Kind} {e.Text}",
    };
}
