using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Tests.Organisation;

namespace WorkReport.Domain.Tests.Reports;

/// <summary>Of numbers that are written alike, the one that was left is known by what stands around it.</summary>
public class LooseNumberTests
{
    private const string Both = "全年五老宣讲3场次，受到好评。另外组织3场次在外地的报告会。";

    [Fact]
    public void The_second_of_two_is_left_and_the_first_is_asked_about() => Assert.Equal([null, "外地来函"], Reasons(Both, Left(Both, nth: 1, "外地来函")));

    [Fact]
    public void It_is_found_again_where_words_elsewhere_change() =>
        Assert.Equal([null, null, "外地来函"], Reasons("年初进社区3场次。全年五老宣讲3场次，受到好评，另外又组织3场次在外地的报告会。", Left(Both, nth: 1, "外地来函")));

    [Fact]
    public void Where_it_is_gone_the_other_does_not_take_its_reason() => Assert.Equal([null], Reasons("全年五老宣讲3场次，受到好评。", Left(Both, nth: 1, "外地来函")));

    [Fact]
    public void Each_keeps_its_own_reason_when_the_two_change_places() =>
        Assert.Equal(["外地来函", "讲师团的册子"], Reasons("另外组织3场次在外地的报告会。全年五老宣讲3场次，受到好评。", Left(Both, nth: 0, "讲师团的册子"), Left(Both, nth: 1, "外地来函")));

    [Fact]
    public void What_a_bound_figure_prints_is_no_part_of_it()
    {
        var figure = new BoundFigure(1, 2, FigureAspect.Own, 3);
        FigureText Around(string printed) => new([new TextPiece("共宣讲"), new TextPiece(printed, figure), new TextPiece("赠书60册。又赠书60册。")]);
        var left = new LeftFigure("60册", "回执") { Place = LooseNumber.Of("", Around("12场"), [])[0].Place };
        Assert.Equal(["回执", null], LooseNumber.Of("", Around("3456场"), [left]).Select(number => number.Left?.Reason));
    }

    [Fact]
    public void One_stored_before_its_place_was_kept_is_the_first_of_those_alike()
    {
        var left = LeftFigure.Parse("3场次\t老底子\n3场次\t又一个\n9册\t没有了");
        Assert.Equal(["老底子", "又一个"], Reasons(Both, [.. left]));
        Assert.Equal(["老底子", "外地来函"], Reasons(Both, left[0], Left(Both, nth: 1, "外地来函")));
    }

    [Fact]
    public void It_is_stored_with_its_place_and_read_again()
    {
        LeftFigure[] left = [Left(Both, nth: 1, "外地\u3000来函"), new("8册", "回执")];
        Assert.Equal(left, LeftFigure.Parse(LeftFigure.Stored(left)));
        Assert.DoesNotContain('\n', LeftFigure.Stored([Left("一行\n赠书60册\n又一行", nth: 0, "回执")]));
    }

    [Fact]
    public void What_is_left_already_is_not_left_again()
    {
        var report = Report.Draft(1, 1, new ReportHead("2022年工作总结", "", "", "同志们："), Units.By);
        report.AddBlock(new BlockSpot(BlockPlace.Section, 7), "", new FigureText([new TextPiece(Both)]), [], Units.By);
        var block = report.Blocks[0];
        report.LeaveFigure(block.Id, Left(Both, nth: 1, "外地来函"), Units.By);
        Assert.Throws<RefusedException>(() => report.LeaveFigure(block.Id, Left(Both, nth: 1, "又一个说法"), Units.By));
        Assert.Equal([null, "外地来函"], block.Loose.Select(number => number.Left?.Reason));
        report.LeaveFigure(block.Id, Left(Both, nth: 0, "讲师团的册子"), Units.By);
        Assert.Equal(["讲师团的册子", "外地来函"], block.Loose.Select(number => number.Left?.Reason));
        Assert.Empty(block.Unsettled);
    }

    private static LeftFigure Left(string text, int nth, string reason)
    {
        var number = LooseNumber.Of("", new FigureText([new TextPiece(text)]), [])[nth];
        return new LeftFigure(number.Words, reason) { Place = number.Place };
    }

    private static IEnumerable<string?> Reasons(string text, params LeftFigure[] left) => LooseNumber.Of("", new FigureText([new TextPiece(text)]), left).Select(number => number.Left?.Reason);
}
