namespace WorkReport.Domain.Metrics;

/// <summary>
/// 量词: the words behind the figures of what is counted one by one. Nobody can report half a 名, while half a 元, a 亩 or a 小时 is
/// a figure like any other; a unit that is not among these words takes decimals, so that an unusual one keeps nobody from reporting.
/// </summary>
internal static class MeasureWords
{
    private static readonly HashSet<string> Counting =
    [
        "名", "人", "位", "人次", "户", "户次", "家", "家次", "对", "组", "队", "支", "班", "届", "代",
        "个", "项", "件", "起", "宗", "例", "条", "批", "批次", "次", "场", "场次", "期", "轮", "节", "堂", "回", "处", "所", "座", "间", "栋", "幢", "块", "面",
        "篇", "份", "本", "册", "部", "幅", "张", "封", "套", "集", "首", "台", "辆", "架", "艘", "只", "头", "棵", "株", "盏", "枚", "把",
        "村", "镇", "乡", "县", "校",
    ];

    public static bool AreWhole(string unit) => Counting.Contains(unit);
}
