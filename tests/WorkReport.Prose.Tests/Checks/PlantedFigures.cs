using System.Globalization;
using WorkReport.Prose.Checks;

namespace WorkReport.Prose.Tests.Checks;

/// <summary>Sums and rates made up from what such sentences look like: two hundred right ones, and the same with one number changed.</summary>
public class PlantedFigures(ITestOutputHelper output)
{
    private static readonly CheckRule[] Arithmetic = [CheckRule.Sum, CheckRule.PartExceeds, CheckRule.Growth, CheckRule.Share, CheckRule.PercentPoints, CheckRule.Direction];

    private static readonly (string Things, string Unit, string[] Parts)[] Wholes =
    [
        ("受理案件", "件", ["民事案件", "刑事案件", "行政案件"]), ("举办培训班", "期", ["县级", "乡级", "村级"]), ("发表稿件", "篇", ["国家级媒体", "省级媒体", "市级媒体"]),
        ("建成服务站", "个", ["城区", "乡镇", "村屯"]), ("帮扶困难儿童", "名", ["小学生", "初中生", "高中生"]), ("筹集善款", "万元", ["企业捐赠", "个人捐赠", "财政补助"]),
        ("走访群众", "户", ["脱贫户", "边缘户", "一般户"]), ("开展宣讲", "场次", ["进机关", "进学校", "进社区"]),
    ];

    private static readonly (string Things, string Unit)[] Counts =
        [("宣讲场次", "场"), ("发稿数量", "篇"), ("志愿者人数", "人"), ("爱心企业", "户"), ("结对帮扶", "对"), ("培训人数", "人次"), ("投入资金", "万元"), ("信访件", "件")];

    [Fact]
    public void Of_two_hundred_planted_ones_nearly_all_are_found_and_nothing_else_is()
    {
        var random = new Random(20221231);
        int planted = 0, found = 0, reported = 0, right = 0;
        var missed = new List<string>();
        for (var n = 0; n < 200; n++)
        {
            var (clean, wrong) = n % 8 < 4 ? Sum(random, n % 4) : Rate(random, n % 4);
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
        => Found.In("某单位2022年工作总结\n同志们：\n一年来，全体干部齐心协力，各项工作取得了新的成绩。\n" + sentence + "\n").Count(finding => Arithmetic.Contains(finding.Rule));

    private static (string Clean, string Wrong) Sum(Random random, int form)
    {
        var (things, unit, parts) = Wholes[random.Next(Wholes.Length)];
        int[] values = [.. parts.Select(_ => random.Next(8, 400))];
        int whole = values.Sum(), off = whole + (random.Next(2) == 0 ? -1 : 1) * random.Next(1, Math.Max(2, whole / 12));
        string Said(int total) => form switch
        {
            0 => $"全年共{things}{total}{unit}，其中{string.Join('、', parts.Zip(values, (part, value) => $"{part}{value}{unit}"))}。",
            1 => $"全年{string.Join('、', parts.Zip(values, (part, value) => $"{part}{value}{unit}"))}，合计{total}{unit}。",
            2 => $"全年共{things}{total}{unit}，{string.Join('、', parts)}分别为{string.Join('、', values.Select(value => $"{value}{unit}"))}。",
            _ => $"{things}{total}{unit}（其中{string.Join('，', parts.Zip(values, (part, value) => $"{part}{value}{unit}"))}），群众反响良好。",
        };
        return (Said(whole), Said(off));
    }

    private static (string Clean, string Wrong) Rate(Random random, int form)
    {
        var (things, unit) = Counts[random.Next(Counts.Length)];
        int before = random.Next(40, 900), after = before + random.Next(5, before);
        decimal rate = Math.Round((decimal)(after - before) / before * 100, 1);
        int whole = random.Next(50, 900), part = random.Next(5, whole);
        decimal share = Math.Round((decimal)part / whole * 100, 1);
        decimal Off(decimal of) => of + (random.Next(2) == 0 && of > 8 ? -1 : 1) * (random.Next(8, 60) / 10m);
        return form switch
        {
            0 => Both(value => $"{things}由上年的{before}{unit}增加到{after}{unit}，增长{value}%。", rate),
            1 => Both(value => $"今年{things}{after}{unit}，去年{before}{unit}，增长{value}%。", rate),
            2 => Both(value => $"{things}由{after}{unit}下降到{before}{unit}，下降{value}%。", Math.Round((decimal)(after - before) / after * 100, 1)),
            _ => Both(value => $"共有单位{whole}个，其中已达标{part}个，占{value}%。", share),
        };

        (string, string) Both(Func<string, string> said, decimal right)
            => (said(right.ToString("0.#", CultureInfo.InvariantCulture)), said(Off(right).ToString("0.#", CultureInfo.InvariantCulture)));
    }
}
