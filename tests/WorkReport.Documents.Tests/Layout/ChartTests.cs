using System.Globalization;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using WorkReport.Documents.Tests.Pdf;

namespace WorkReport.Documents.Tests.Layout;

public class ChartTests
{
    private static readonly string[] Counties = ["青山县", "白水县", "东川区"];

    [Fact]
    public void What_a_chart_shows_is_said_in_words()
    {
        Assert.Equal(
            "条形图：五老人数（单位：人）。青山县：120；白水县：-9.5；东川区：0。",
            new Chart(ChartKind.Bar, "五老人数", "人", Counties, [new("2022年", [120, -9.50m, 0])]).Alternative);
        Assert.Equal(
            "折线图。青山县：2021年 1，2022年 4；白水县：2021年 2；东川区：无数据。",
            new Chart(ChartKind.Line, "", "", Counties, [new("2021年", [1, 2]), new("2022年", [4])]).Alternative);
        Assert.Equal(
            "份额图：构成。青山县：1，占33.4%；白水县：1，占33.3%；东川区：1，占33.3%。",
            new Chart(ChartKind.Share, "构成", "", Counties, [new("", [1, 1, 1])]).Alternative);
    }

    [Theory]
    [InlineData("0", "425", "0 100 200 300 400 500")]
    [InlineData("0", "1.2", "0 0.5 1.0 1.5")]
    [InlineData("-22", "31", "-40 -20 0 20 40")]
    [InlineData("0", "0", "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData("0", "0.3", "0 0.1 0.2 0.3")]
    public void An_axis_has_round_steps(string low, string high, string marks)
    {
        var axis = ChartAxis.Over(decimal.Parse(low, CultureInfo.InvariantCulture), decimal.Parse(high, CultureInfo.InvariantCulture));

        Assert.Equal(marks.Split(' ').Select(mark => decimal.Parse(mark, CultureInfo.InvariantCulture)), axis.Marks());
    }

    [Fact]
    public void Bars_are_as_long_as_their_values_on_either_side_of_zero()
    {
        var document = Typeset.Blocks(new Chart(ChartKind.Bar, "增减", "%", ["甲", "乙", "丙", "丁"], [new("", [40, -20, 0, 10])]));

        var bars = document.Pages[0].Shapes.Where(shape => shape.Fill is not null).Select(shape => (From: shape.Points.Min(p => p.X), To: shape.Points.Max(p => p.X))).ToList();
        Assert.Equal(3, bars.Count);
        var unit = (bars[0].To - bars[0].From) / 40;
        Assert.Equal(bars[0].From, bars[1].To, 0.01);
        Assert.Equal(20 * unit, bars[1].To - bars[1].From, 0.01);
        Assert.Equal(bars[0].From, bars[2].From, 0.01);
        Assert.Equal(10 * unit, bars[2].To - bars[2].From, 0.01);
    }

    [Theory]
    [InlineData(ChartKind.Bar)]
    [InlineData(ChartKind.Line)]
    [InlineData(ChartKind.Share)]
    public void Every_name_and_value_is_printed_and_colours_are_greys(ChartKind kind)
    {
        var document = Typeset.Blocks(new Chart(kind, "图题", "万元", Counties, [new("2022年", [7301, 8402, 9503])]));

        var text = string.Concat(document.Pages[0].Runs.Where(run => run.Element >= 0).Select(run => string.Concat(run.CodePoints.Select(char.ConvertFromUtf32)) + " "));
        Assert.All([.. Counties, "7301", "8402", "9503", "图题", "单位：万元"], word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.All(document.Pages[0].Shapes, shape => Assert.All(
            [shape.Fill ?? 0, shape.LineColor], color => Assert.Equal((color & 255) * 0x10101, color)));
        var figure = Assert.Single(document.Elements);
        Assert.Equal(ElementTag.Figure, figure.Tag);
        Assert.StartsWith(kind switch { ChartKind.Bar => "条形图：图题", ChartKind.Line => "折线图：图题", _ => "份额图：图题" }, figure.Alternative, StringComparison.Ordinal);
        var pdf = TableTests.PdfOf(document);
        Assert.Contains("No syntax or stream encoding errors", PdfTool.Run(pdf, "qpdf", ["--check", "{pdf}"]).Printed);
        Assert.Contains("Figure", PdfTool.Run(pdf, "pdfinfo", ["-struct", "{pdf}"]).Printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Series_differ_without_colour()
    {
        var document = Typeset.Blocks(new Chart(ChartKind.Bar, "", "", ["甲"], [new("2020年", [3]), new("2021年", [3]), new("2022年", [3])]));

        var fills = document.Pages[0].Shapes.Where(shape => shape.Fill is not null).Select(shape => shape.Fill).Distinct();
        Assert.Equal(3, fills.Count());
        // The white one is hatched.
        Assert.True(document.Pages[0].Shapes.Count(shape => shape.Fill is null && shape.Points.Count == 2 && IsSlanted(shape)) > 10);

        static bool IsSlanted(Shape line) => line.Points[0].X != line.Points[1].X && line.Points[0].Y != line.Points[1].Y;
    }

    [Fact]
    public void A_chart_stands_whole_in_the_type_area_whatever_its_values()
    {
        var random = new Random(9704);
        for (var i = 0; i < 600; i++)
        {
            var document = Typeset.Blocks([.. Enumerable.Repeat(new Paragraph("一行。"), random.Next(0, 22)), RandomChart(random), new Paragraph("完。")]);

            var figure = document.Elements.ToList().FindIndex(element => element.Tag == ElementTag.Figure);
            Assert.All(document.Pages, TableTests.AssertInside);
            Assert.True(document.Pages.Count(page => page.Shapes.Count > 0 || page.Runs.Any(run => run.Element == figure)) <= 1);
            Assert.NotEmpty(document.Elements[figure].Alternative!);
        }
    }

    private static Chart RandomChart(Random random)
    {
        var categories = random.Next(random.Next(20) == 0 ? 150 : 13);
        decimal Value() => random.Next(12) switch
        {
            0 => decimal.MaxValue,
            1 => decimal.MinValue,
            2 => 0,
            3 => 1e-28m,
            4 => -random.Next(100),
            _ => random.Next(100_000) / 100m,
        };
        return new Chart(
            (ChartKind)random.Next(3),
            TableTests.RandomText(random, 30),
            TableTests.RandomText(random, random.Next(9) == 0 ? 60 : 4),
            [.. Enumerable.Range(0, categories).Select(_ => TableTests.RandomText(random, random.Next(9) == 0 ? 200 : 8))],
            [.. Enumerable.Range(0, random.Next(random.Next(20) == 0 ? 60 : 5)).Select(_ => new ChartSeries(
                TableTests.RandomText(random, 12), [.. Enumerable.Range(0, Math.Max(0, categories + random.Next(-2, 2))).Select(_ => Value())]))]);
    }
}
