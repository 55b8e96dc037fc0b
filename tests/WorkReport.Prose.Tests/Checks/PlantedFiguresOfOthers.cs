using System.Globalization;
using WorkReport.Prose.Checks;

namespace WorkReport.Prose.Tests.Checks;

/// <summary>The same once more in sentences that no rule was written by: taken from how county reports go, before anybody looked whether they are found.</summary>
public class PlantedFiguresOfOthers(ITestOutputHelper output)
{
    private static readonly CheckRule[] Arithmetic = [CheckRule.Sum, CheckRule.PartExceeds, CheckRule.Growth, CheckRule.Share, CheckRule.PercentPoints, CheckRule.Direction];

    private static readonly (string Things, string Unit, string[] Parts)[] Wholes =
    [
        ("排查隐患", "处", ["工矿企业", "商场市场", "自建房"]), ("新发展党员", "名", ["农村", "机关", "学校"]), ("接待来访", "批次", ["信访大厅", "乡镇窗口", "网上"]),
        ("发放救助金", "万元", ["城市低保", "农村低保", "临时救助"]), ("改造户厕", "座", ["一类县", "二类县", "三类县"]), ("兴修水渠", "公里", ["北片", "中片", "南片"]),
        ("调解纠纷", "起", ["邻里", "婚姻", "劳资"]), ("送戏下乡", "场", ["春季", "夏季", "秋季"]), ("招聘教师", "人", ["小学", "初中", "幼儿园"]), ("种植果树", "亩", ["苹果", "梨", "核桃"]),
    ];

    private static readonly (string Things, string Unit)[] Counts =
        [("接待游客", "万人次"), ("村集体收入", "万元"), ("农机总量", "台"), ("图书借阅", "册次"), ("义务献血", "人次"), ("办理不动产证", "本"), ("在校学生", "人"), ("网上办件", "件")];

    private static readonly (string Whole, string Part, string Rate, string Unit)[] Tasks =
        [("应整改问题", "已整改", "整改率", "项"), ("计划改造老旧小区", "完工", "完工率", "个"), ("应种苗儿童", "实种", "接种率", "名"), ("应检企业", "实检", "受检率", "家"), ("下达任务", "完成", "完成率", "件")];

    [Fact]
    public void Of_two_hundred_planted_ones_nearly_all_are_found_and_nothing_else_is()
    {
        var random = new Random(20260117);
        int planted = 0, found = 0, reported = 0, right = 0;
        var missed = new List<string>();
        for (int n = 0; n < 200; n++)
        {
            var (clean, wrong) = n % 2 == 0 ? Sum(random, n / 2 % 5) : Rate(random, n / 2 % 6);
            planted++;
            int alarms = Of(clean), hits = Of(wrong);
            found += Math.Min(1, hits);
            reported += alarms + hits;
            right += hits;
            if (hits == 0)
                missed.Add("missed " + wrong);
            if (alarms > 0)
                missed.Add("alarm " + clean);
        }

        string all = $"{found}/{planted}, {right}/{reported}\n{string.Join('\n', missed)}";
        output.WriteLine(all);
        Assert.True(found >= planted * 0.95, all);
        Assert.True(right >= reported * 0.98, all);
    }

    private static int Of(string sentence)
        => Found.In("试写县2025年工作总结\n同志们：\n一年来，全县上下凝心聚力，较好地完成了全年任务。\n" + sentence + "\n").Count(finding => Arithmetic.Contains(finding.Rule));

    private static (string Clean, string Wrong) Sum(Random random, int form)
    {
        var (things, unit, parts) = Wholes[random.Next(Wholes.Length)];
        int[] values = [.. parts.Select(_ => random.Next(12, 600))];
        int whole = values.Sum(), off = whole + ((random.Next(2) == 0 ? -1 : 1) * random.Next(1, Math.Max(2, whole / 12)));
        string[] each = [.. parts.Zip(values, (part, value) => $"{part}{value}{unit}")];
        string Said(int total) => form switch
        {
            0 => $"今年以来，{things}总计{total}{unit}，其中：{string.Join('，', each)}。",
            1 => $"{things}{total}{unit}，其中{each[0]}、{each[1]}，其余{values[2]}{unit}为{parts[2]}。",
            2 => $"{things}情况是：{string.Join('，', each)}，三项共计{total}{unit}。",
            3 => $"共{things}{total}{unit}（{string.Join('、', each)}），任务全面完成。",
            _ => $"上半年{things}{values[0] + values[1]}{unit}，下半年{values[2]}{unit}，全年合计{total}{unit}。",
        };
        return (Said(whole), Said(off));
    }

    private static (string Clean, string Wrong) Rate(Random random, int form)
    {
        var (things, unit) = Counts[random.Next(Counts.Length)];
        var (all, done, name, of) = Tasks[random.Next(Tasks.Length)];
        int before = random.Next(60, 900), after = before + random.Next(6, before);
        decimal up = Rounded(after - before, before), down = Rounded(after - before, after);
        int whole = random.Next(60, 800), part = random.Next(whole / 3, whole);
        decimal share = Rounded(part, whole);
        decimal Off(decimal value) => value + ((random.Next(2) == 0 && value > 8 ? -1 : 1) * (random.Next(8, 60) / 10m));
        return form switch
        {
            0 => Both(value => $"{all}{whole}{of}，{done}{part}{of}，{name}{value}%。", share),
            1 => Both(value => $"{things}{after}{unit}，比上年的{before}{unit}增长{value}%。", up),
            2 => Both(value => $"{things}由{before}{unit}增至{after}{unit}，增幅{value}%。", up),
            3 => Both(value => $"{things}从去年的{after}{unit}减少到{before}{unit}，同比下降{value}%。", down),
            4 => Both(value => $"{all}共{whole}{of}，截至目前{done}{part}{of}，占{value}%。", share),
            _ => Both(value => $"全县{things}达到{after}{unit}，较上年{before}{unit}增加{after - before}{unit}，增长{value}%。", up),
        };

        (string, string) Both(Func<string, string> said, decimal right)
            => (said(right.ToString("0.#", CultureInfo.InvariantCulture)), said(Off(right).ToString("0.#", CultureInfo.InvariantCulture)));
    }

    private static decimal Rounded(int part, int whole) => Math.Round((decimal)part / whole * 100, 1);
}
