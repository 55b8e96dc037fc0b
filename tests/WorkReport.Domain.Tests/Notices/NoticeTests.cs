using WorkReport.Domain.Audit;
using WorkReport.Domain.Notices;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Reports;

namespace WorkReport.Domain.Tests.Notices;

public class NoticeTests
{
    private static readonly Act By = new("周明", new DateTimeOffset(2022, 11, 25, 9, 0, 0, TimeSpan.FromHours(8)));
    private static readonly NoticeWords Words = new("关于报送材料的通知", "各镇", "现通知如下：", "统计表。", "", "", "周明", "2201234", "青禾县", "", new DateOnly(2022, 11, 25));
    private static readonly NoticeDates Dates = new(null, new DateOnly(2022, 12, 20), new DateOnly(2022, 12, 18));

    private static Notice Drafted() => Notice.Draft(unitId: 1, periodId: 2, round: 1, number: 1, Words, Dates, By);

    private static Notice Issued(params int[] units)
    {
        var notice = Drafted();
        notice.Issue(new NoticeContent("{}", new EditionFile("%PDF-1.7"u8.ToArray()), Pages: 3), units, By);
        return notice;
    }

    [Fact]
    public void What_is_issued_never_changes()
    {
        var notice = Issued(11, 12);
        Assert.Throws<RefusedException>(() => notice.Change(Words with { Title = "另一个" }, Dates, By));
        Assert.Throws<RefusedException>(() => notice.Issue(new NoticeContent("{}", new EditionFile([1]), 1), [11], By));
        Assert.Throws<RefusedException>(() => notice.Discard(By));
        Assert.Equal(Words, notice.Words);
        Assert.True(notice.Holds("%PDF-1.7"u8.ToArray()));
        Assert.False(notice.Holds("%PDF-1.4"u8.ToArray()));
        Assert.Equal(["notice.drafted", "notice.issued"], notice.Happened.Select(told => told.What));
    }

    [Fact]
    public void It_goes_to_somebody()
    {
        Assert.Throws<RefusedException>(() => Issued());
        Assert.Empty(Drafted().Receipts);
    }

    [Fact]
    public void A_unit_says_once_that_it_has_it_and_only_one_that_it_went_to()
    {
        var notice = Issued(11, 12);
        var later = By with { Who = "李村", At = By.At.AddHours(2) };
        notice.Receive(11, later);
        Assert.Equal((later.At, "李村"), (notice.Receipts[0].ReceivedAt, notice.Receipts[0].ReceivedBy));
        var again = Assert.Throws<RefusedException>(() => notice.Receive(11, By));
        Assert.Equal("Notice.IsReceived", again.Verdict.Reason);
        Assert.Equal("Notice.NotForUnit", Assert.Throws<RefusedException>(() => notice.Receive(13, By)).Verdict.Reason);
        Assert.Null(notice.Receipts[1].ReceivedAt);
        Assert.Equal("Notice.NotForUnit", Assert.Throws<RefusedException>(() => Drafted().Receive(11, By)).Verdict.Reason);
    }

    [Theory]
    [InlineData(20, 18, null)]
    [InlineData(22, 18, "Notice.LaterThanAbove")]
    [InlineData(16, 18, "Notice.AboveIsEarlier")]
    [InlineData(null, 21, "Notice.LaterThanAbove")]
    [InlineData(null, null, null)]
    public void Its_dates_lie_inside_those_of_the_unit_above_and_what_is_below_hands_in_first(int? township, int? village, string? refused)
    {
        var dates = new NoticeDates(null, Day(township), Day(village));
        var verdicts = NoticeDates.Levels.Select(level => dates.CanAsk(level, level switch { UnitLevel.Township => Day(21), UnitLevel.Village => Day(20), _ => null }));
        Assert.Equal(refused, verdicts.FirstOrDefault(verdict => !verdict.IsYes)?.Reason);
    }

    [Fact]
    public void Only_a_change_is_told()
    {
        var notice = Drafted();
        notice.Change(Words, Dates, By);
        Assert.Single(notice.Happened);
        notice.Change(Words with { Opening = "请看：" }, Dates, By);
        Assert.Equal("notice.changed", notice.Happened[1].What);
    }

    [Fact]
    public void The_same_facts_are_read_again()
    {
        var facts = new NoticeFacts(Words, [new NoticeDue("村（社区）", "2022年12月18日")], [new NoticeMetric("A01", "五老宣讲", "场次", "年内的")], [new NoticeTable("村（社区）", ["A01"])]);
        Assert.Equal(facts.ToJson(), NoticeFacts.FromJson(facts.ToJson()).ToJson());
        Assert.Contains("五老宣讲", facts.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reminder_names_somebody()
    {
        Assert.Throws<RefusedException>(() => Reminding.Record(1, 2, 1, [], By));
        var reminding = Reminding.Record(1, 2, 1, [12, 11], By);
        Assert.Equal([11, 12], reminding.Units.Select(unit => unit.UnitId));
        Assert.Contains("[11,12]", Assert.Single(reminding.Happened).After!, StringComparison.Ordinal);
    }

    private static DateOnly? Day(int? day) => day is { } of ? new DateOnly(2022, 12, of) : null;
}
