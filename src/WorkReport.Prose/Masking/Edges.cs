using WorkReport.Prose.Checks;
using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Masking;

/// <summary>Where names begin and end: Chinese puts no blank between words, so what stands around a name has to say it.</summary>
internal static class Edges
{
    /// <summary>Words of one sign that stand before a name.</summary>
    private const string Leads = "在到赴于由从和与同及向对为让给被把将以按经是有如即等按请受沿离距自该用";

    private static readonly WordTable LeadingWords = new(
        "深入", "走访", "组织", "支持", "帮助", "调研", "视察", "考察", "位于", "来到", "前往", "赶赴", "奔赴", "包括", "涉及", "覆盖", "其中", "以及", "特别是", "例如", "比如", "选择", "确定", "指导", "推动", "推荐", "联合", "协调", "邀请", "看望",
        "慰问", "陪同", "感谢", "任命", "选举", "推选", "表彰", "学习", "聘请", "聘任", "免去", "授予", "原籍", "进入", "抵达", "返回", "途经", "落户", "入驻", "对口", "援助", "结对", "挂联", "联系", "帮扶", "依托", "引进", "引导", "督促", "资助", "选派",
        "介绍", "召集", "参观", "检查", "督导", "接待", "就读于", "毕业于", "任职于", "通过", "鼓励", "命名", "评为", "成为", "协同", "会同", "全国", "我国", "中国", "通报", "批评", "协助", "报送", "报请", "抄送", "委托", "争取", "围绕", "带领", "走进", "调任", "投资", "打造", "建成", "建设", "新建", "改建", "根据", "按照", "成立", "培育", "扶持", "注册");

    private static readonly WordTable Appointing = new("任命", "选举", "推选", "推荐", "聘请", "聘任", "免去", "提名", "选举了", "增补", "增选", "评选", "命名", "授予", "追授");

    private static readonly WordTable BehindPerson = new(
        "同志", "先生", "女士", "老师", "老人", "强调", "指出", "要求", "表示", "介绍", "宣布", "宣读", "传达", "带领", "主持", "出席", "参加", "陪同", "深入", "走访", "慰问", "汇报", "一行", "亲自", "分别", "担任", "代表", "荣获", "资助", "牵头", "负责", "会见", "接见",
        "看望", "前往", "来到", "发表", "总结", "带队", "因病", "先后", "多次", "当选", "退休", "捐资", "捐款", "捐助", "自费", "主动", "义务", "告诉", "今年", "为了", "讲", "率", "等", "及", "和", "与", "同", "的", "在", "到", "对", "就", "任", "向", "从", "将", "把", "被", "以", "也", "还", "于", "为", "是", "作", "说", "用", "曾", "已", "获", "赴", "家", "兼", "自", "由", "因", "捐", "给", "现");

    /// <summary>Does a name that begins here stand free of what is before it, by a mark, a preposition, a verb or the place before it?</summary>
    internal static bool Begins(Line line, int at)
        => at == 0 || !line.IsHan(at - 1) || line.EndsPlace(at) || line.IsTaken(at - 1) || line.IsParted(at) || (Leads.Contains(line[at - 1], StringComparison.Ordinal) && !IsWord(line, at - 1)) || FollowsVerb(line, at);

    /// <summary>Is it a verb or preposition that a name follows?</summary>
    internal static bool IsLed(Line line, int at) => at > 0 && ((Leads.Contains(line[at - 1], StringComparison.Ordinal) && !IsWord(line, at - 1)) || FollowsVerb(line, at));

    private static bool FollowsVerb(Line line, int at) => LeadingWords.AtEnd(line.To(line[at - 1] == '了' ? at - 1 : at)) is not null;

    /// <summary>Is somebody made something in what ends here: 任命, 选举?</summary>
    internal static bool Appoints(ReadOnlySpan<char> text) => Appointing.AtEnd(text) is not null;

    /// <summary>The verb that a stretch begins with; null without.</summary>
    internal static string? Leading(ReadOnlySpan<char> text) => LeadingWords.AtStart(text);

    internal static bool IsLead(char sign) => Leads.Contains(sign, StringComparison.Ordinal);

    /// <summary>Does a person's name end before this sign?</summary>
    internal static bool EndsPerson(Line line, int at) => !line.IsHan(at) || line.IsParted(at) || line.IsTaken(at) || BehindPerson.AtStart(line.From(at)) is not null || PersonWords.Posts.AtStart(line.From(at)) is not null;

    /// <summary>Two signs that are a usual word.</summary>
    internal static bool IsWord(Line line, int at) => at >= 0 && at + 2 <= line.Said.Length && TypoLexicon.Ours.IsWord(line.Said.AsSpan(at, 2));
}
