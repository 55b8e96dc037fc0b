using System.Globalization;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Tests.Layout;

/// <summary>The three tables an annual report has in its annexes, with made-up figures.</summary>
internal static class AnnexTables
{
    private static readonly string[] Counties = ["青山县", "白水县", "东川区", "临江市", "平原县", "石门县", "新河区", "高坪县"];

    public static Table Metrics(int rows = 16) => new(
        "2022年主要指标统计表",
        [
            new TableColumn("序号", 0.4, CellAlignment.Centre),
            new TableColumn("指标名称", 4),
            new TableColumn("单位", 0.6, CellAlignment.Centre),
            new TableColumn("2021年", 1.4, CellAlignment.Right),
            new TableColumn("2022年", 1.4, CellAlignment.Right),
            new TableColumn("增长（%）", 1.2, CellAlignment.Right),
        ],
        [.. Enumerable.Range(1, rows).Select(n => (string[])
        [
            Number(n),
            (n % 4) switch { 0 => "培养青年致富带头人", 1 => "“五老”志愿者", 2 => "领办协办青年经营主体（含农民专业合作社和家庭农场）", _ => "宣讲场次" },
            n % 2 == 0 ? "个" : "人",
            Number(n * 337),
            Number(n * 412),
            (n % 3) switch { 0 => "-3.2", 1 => "22.3", _ => "8.05" },
        ])]);

    public static Table Sources() => new(
        "数据来源",
        [new TableColumn("数据", 2), new TableColumn("出处", 3), new TableColumn("填报单位", 2)],
        [
            ["“五老”人数", "2022年年报第1表", "各县市区关工委"],
            ["宣讲场次", "活动台账", "宣讲团办公室"],
            ["帮扶资金", "财务决算", "市关工委办公室"],
        ]);

    /// <summary>工作安排任务分解表, whose long cells want a landscape page.</summary>
    public static Table Plan(int rows = 14) => new(
        "2023年工作安排任务分解表",
        [
            new TableColumn("序号", 0.3, CellAlignment.Centre),
            new TableColumn("重点任务", 2),
            new TableColumn("具体措施", 5),
            new TableColumn("牵头单位", 1.4),
            new TableColumn("责任单位", 2),
            new TableColumn("完成时限", 1.5, CellAlignment.Centre),
        ],
        [.. Enumerable.Range(1, rows).Select(n => (string[])
        [
            Number(n),
            "传承红色基因",
            string.Concat(Enumerable.Repeat("组织“五老”宣讲团进学校、进社区、进企业，全年宣讲不少于200场次，覆盖青少年5万人次以上；", 1 + (n % 3))),
            "市关工委",
            string.Join('、', Counties.Take(1 + (n * 3 % 7))),
            "2023年12月底",
        ])])
    {
        IsLandscape = true,
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
