using System.Diagnostics;
using System.Globalization;
using System.Text;
using WorkReport.Prose.Checks;
using WorkReport.Prose.Readings;

namespace WorkReport.Benchmarks;

/// <summary>A megabyte of report, read and checked: <c>check [file]</c>. Without a file a report of our own, over and over.</summary>
internal static class Checking
{
    private const int Bytes = 1_000_000;
    private const int Rounds = 15;

    private const string Page =
        "（一）聚焦主责主业，推进关爱行动。按照年初部署，各级组织开展宣讲86场次，受教育青少年1.9万人次，补助标准由300元提高到450元，同比增长50%。"
        + "全年受理求助120件，其中法律援助45件、心理疏导60件、生活救助15件，办结率98.3%。“关爱明天、普法先行”活动覆盖学校312所，占全市学校的85%左右。\n"
        + "一是健全制度机制，修订《工作细则》，一季一调度；二是加强队伍建设，新聘报告员4200多名；三是压实责任，县（市、区）全部纳入财政预算。\n";

    public static void Run(string[] asked)
    {
        var text = asked.Length > 0 ? File.ReadAllText(asked[0]) : Page;
        var times = Bytes / Encoding.UTF8.GetByteCount(text) + 1;
        var large = string.Concat(Enumerable.Repeat(text, times));
        CheckData data = new() { Figures = [.. Enumerable.Range(0, 300).Select(n => new KnownFigure(string.Create(CultureInfo.InvariantCulture, $"第{n}项宣讲关爱活动覆盖学校"), "所", n, string.Create(CultureInfo.InvariantCulture, $"{n}所")))] };
        Console.WriteLine("| | read ms | checked ms | both ms | findings |");
        Console.WriteLine("|---|---|---|---|---|");
        Tell("1 MB", large, null);
        Tell("1 MB, held against 300 figures", large, data);
        foreach (var piece in new[] { "（", "1.", "“", "5个、", "共5个，其中3个、", "一是" })
            Tell($"`{piece}` × {50_000 / piece.Length}", string.Concat(Enumerable.Repeat(piece, 50_000 / piece.Length)), data);
    }

    private static void Tell(string name, string text, CheckData? data)
    {
        List<(double Read, double Checked)> taken = [];
        var found = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var from = Stopwatch.GetTimestamp();
            var reading = ReportReader.Read(text);
            var read = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            found = TextChecks.Find(reading, data).Count;
            taken.Add((read, Stopwatch.GetElapsedTime(from).TotalMilliseconds - read));
        }

        // What was compiled on the way is not measured.
        var warm = taken.Skip(Rounds / 3).ToList();
        var (reads, checks) = (Median(warm.Select(one => one.Read)), Median(warm.Select(one => one.Checked)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {reads:0} | {checks:0} | {reads + checks:0} | {found} |"));
    }

    private static double Median(IEnumerable<double> of)
    {
        var sorted = of.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
