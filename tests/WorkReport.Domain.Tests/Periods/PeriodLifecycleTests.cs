using System.Text;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Tests.Organisation;

namespace WorkReport.Domain.Tests.Periods;

public class PeriodLifecycleTests
{
    private static readonly DateOnly Until = new(2022, 12, 31);

    private static readonly (string Name, Func<ReportingPeriod> Make)[] Seasons =
    [
        ("Preparing", () => Announced()),
        ("Open", Opened),
        ("Open, second round", () => With(Opened(), period => period.CollectAgain(Units.By))),
        ("Ended", Ended),
        ("Backfill, preparing", () => Announced(isBackfill: true)),
        ("Backfill, ended", () => With(Announced(isBackfill: true), period => period.End(Units.By))),
    ];

    private static readonly (string Name, Func<ReportingPeriod, Verdict> Ask, Action<ReportingPeriod> Press)[] Moves =
    [
        ("open", period => period.CanOpen, period => period.Open(Units.By)),
        ("collect again", period => period.CanCollectAgain, period => period.CollectAgain(Units.By)),
        ("end", period => period.CanEnd, period => period.End(Units.By)),
        ("reopen", period => period.CanReopen(hasIssued: false), period => period.Reopen("漏报一县", hasIssued: false, Units.By)),
        ("reopen, issued", period => period.CanReopen(hasIssued: true), period => period.Reopen("漏报一县", hasIssued: true, Units.By)),
        ("discard", period => period.CanDiscard(isTouched: false), period => period.Discard(isTouched: false, Units.By)),
        ("discard, touched", period => period.CanDiscard(isTouched: true), period => period.Discard(isTouched: true, Units.By)),
        ("count otherwise", period => period.CanChange, period => period.CountBetween(new DateOnly(2021, 12, 1), new DateOnly(2022, 11, 30), Units.By)),
        ("set a day", period => period.CanSetDue(UnitLevel.County, Until), period => period.SetDue(UnitLevel.County, Until, Units.By)),
        ("add a section", period => period.CanChange, period => period.AddSection(OutlinePart.Plan, "深化", 0, Units.By)),
        ("revise a section", period => period.CanChange, period => period.ReviseSection(0, "别的", "", 0, Units.By)),
    ];

    /// <summary>The whole grid, as a person would read it: season × move, with the key of the sentence that refuses.</summary>
    [Fact]
    public void The_legal_moves_are_these_and_each_other_has_its_sentence()
    {
        var grid = new StringBuilder();
        foreach (var (season, make) in Seasons)
        {
            grid.AppendLine(season);
            foreach (var (move, ask, _) in Moves)
                grid.Append("  ").Append(move).Append(": ").AppendLine(ask(make()).Reason ?? "yes");
            grid.Append("  fill in: ").AppendLine(make().CanFill.Reason ?? "yes");
        }

        Assert.Equal(
            """
            Preparing
              open: yes
              collect again: Period.NotOpen
              end: Period.NotOpen
              reopen: Period.NotEnded
              reopen, issued: Period.NotEnded
              discard: yes
              discard, touched: Period.IsTouched
              count otherwise: yes
              set a day: yes
              add a section: yes
              revise a section: yes
              fill in: Period.NotOpen
            Open
              open: Period.NotPreparing
              collect again: yes
              end: yes
              reopen: Period.NotEnded
              reopen, issued: Period.NotEnded
              discard: yes
              discard, touched: Period.IsTouched
              count otherwise: yes
              set a day: yes
              add a section: yes
              revise a section: yes
              fill in: yes
            Open, second round
              open: Period.NotPreparing
              collect again: Period.HasTwoRounds
              end: yes
              reopen: Period.NotEnded
              reopen, issued: Period.NotEnded
              discard: yes
              discard, touched: Period.IsTouched
              count otherwise: yes
              set a day: yes
              add a section: yes
              revise a section: yes
              fill in: yes
            Ended
              open: Period.NotPreparing
              collect again: Period.HasEnded
              end: Period.HasEnded
              reopen: yes
              reopen, issued: Period.ReportIsIssued
              discard: yes
              discard, touched: Period.IsTouched
              count otherwise: Period.HasEnded
              set a day: Period.HasEnded
              add a section: Period.HasEnded
              revise a section: Period.HasEnded
              fill in: Period.HasEnded
            Backfill, preparing
              open: Period.IsBackfill
              collect again: Period.NotOpen
              end: yes
              reopen: Period.NotEnded
              reopen, issued: Period.NotEnded
              discard: yes
              discard, touched: Period.IsTouched
              count otherwise: yes
              set a day: yes
              add a section: yes
              revise a section: yes
              fill in: yes
            Backfill, ended
              open: Period.IsBackfill
              collect again: Period.HasEnded
              end: Period.HasEnded
              reopen: yes
              reopen, issued: Period.ReportIsIssued
              discard: yes
              discard, touched: Period.IsTouched
              count otherwise: Period.HasEnded
              set a day: Period.HasEnded
              add a section: Period.HasEnded
              revise a section: Period.HasEnded
              fill in: Period.HasEnded

            """.ReplaceLineEndings(),
            grid.ToString().ReplaceLineEndings());
    }

    /// <summary>The button and the action ask the same: what is refused leaves nothing, what is done leaves its line.</summary>
    [Fact]
    public void What_is_pressed_does_what_the_verdict_said()
    {
        foreach (var (_, make) in Seasons)
        {
            foreach (var (_, ask, press) in Moves)
            {
                var period = With(make(), period => period.Recorded());
                var (verdict, before) = (ask(period), Standing(period));
                if (verdict.IsYes)
                {
                    press(period);
                    Assert.NotEmpty(period.Happened);
                    continue;
                }

                var refused = Assert.Throws<RefusedException>(() => press(period));
                Assert.Equal((verdict.Reason, before), (refused.Verdict.Reason, Standing(period)));
                Assert.Empty(period.Happened);
            }
        }
    }

    [Fact]
    public void A_season_goes_from_preparing_over_open_to_ended_and_each_step_has_its_line()
    {
        var period = Announced();
        period.Open(Units.After(1));
        Assert.Equal((PeriodState.Open, 1, Units.After(1).At), (period.State, period.CurrentRound, period.Rounds[0].StartedAt));
        period.CollectAgain(Units.After(2));
        Assert.Equal((PeriodState.Open, 2, true), (period.State, period.CurrentRound, period.HasTwoRounds));
        period.End(Units.After(3));

        Assert.Equal(PeriodState.Ended, period.State);
        Assert.Equal([new Round(1, Units.After(1).At), new Round(2, Units.After(2).At)], period.Rounds);
        Assert.Equal(["period.opened", "period.collectedAgain", "period.ended"], period.Happened.Select(told => told.What));
    }

    [Fact]
    public void A_season_that_is_prepared_has_one_round_that_has_not_begun()
    {
        Assert.Equal([new Round(Round.First, StartedAt: null)], Announced().Rounds);
        Assert.False(Announced().HasTwoRounds);
    }

    [Fact]
    public void A_season_that_is_opened_again_says_why_and_goes_on_with_the_rounds_it_had()
    {
        var period = Opened();
        period.CollectAgain(Units.After(2));
        period.End(Units.After(3));
        period.Recorded();
        period.Reopen("漏报一县", hasIssued: false, Units.After(4));

        Assert.Equal((PeriodState.Open, 2), (period.State, period.CurrentRound));
        Assert.Equal([Units.By.At, Units.After(2).At], period.Rounds.Select(round => round.StartedAt!.Value));
        var told = Assert.Single(period.Happened);
        Assert.Equal("period.reopened", told.What);
        Assert.Contains("漏报一县", told.After, StringComparison.Ordinal);
        period.End(Units.After(5));
        Assert.Equal(PeriodState.Ended, period.State);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 　")]
    public void Nothing_is_opened_again_without_a_reason(string reason)
    {
        var period = Ended();

        Assert.Equal("Period.ReopenNeedsReason", Assert.Throws<RefusedException>(() => period.Reopen(reason, hasIssued: false, Units.By)).Verdict.Reason);
        Assert.Equal(PeriodState.Ended, period.State);
    }

    [Fact]
    public void A_year_from_before_the_product_is_never_open_not_even_when_it_is_taken_up_again()
    {
        var period = Announced(isBackfill: true);
        period.End(Units.By);
        period.Reopen("补一县", hasIssued: false, Units.By);

        Assert.Equal(PeriodState.Preparing, period.State);
        Assert.True(period.CanFill.IsYes);
        Assert.Null(period.Rounds[0].StartedAt);
        period.End(Units.By);
        Assert.Equal(PeriodState.Ended, period.State);
    }

    [Fact]
    public void An_ended_season_keeps_its_sections_its_days_and_what_it_counts()
    {
        var period = Opened();
        var section = period.Sections[0];
        period.SetDue(UnitLevel.County, Until, Units.By);
        period.End(Units.By);
        foreach (var (_, _, press) in Moves.Where(move => move.Name is "count otherwise" or "set a day" or "add a section" or "revise a section"))
            Assert.Equal("Period.HasEnded", Assert.Throws<RefusedException>(() => press(period)).Verdict.Reason);

        Assert.Equal(("学习", Until, Until), (section.Title, period.CountedUntil, period.DueFor(UnitLevel.County)));
        Assert.Single(period.Sections);
    }

    [Fact]
    public void Its_last_word_says_what_it_was()
    {
        var period = With(Announced(), period => period.Recorded());
        period.Discard(isTouched: false, Units.By);

        var told = Assert.Single(period.Happened);
        Assert.Equal("period.discarded", told.What);
        Assert.Contains("2022-12-31", told.Before, StringComparison.Ordinal);
        Assert.Null(told.After);
    }

    private static (PeriodState, DateOnly, DateOnly, int, int, int) Standing(ReportingPeriod period) =>
        (period.State, period.CountedFrom, period.CountedUntil, period.Rounds.Count, period.DueDates.Count, period.Sections.Count);

    private static ReportingPeriod Announced(bool isBackfill = false)
    {
        var period = ReportingPeriod.Announce("2022", 2022, PeriodKind.Annual, Until, Units.By, isBackfill: isBackfill);
        period.AddSection(OutlinePart.Review, "学习", 0, Units.By);
        period.Recorded();
        return period;
    }

    private static ReportingPeriod Opened() => With(Announced(), period => period.Open(Units.By));

    private static ReportingPeriod Ended() => With(Opened(), period => period.End(Units.By));

    private static ReportingPeriod With(ReportingPeriod period, Action<ReportingPeriod> act)
    {
        act(period);
        return period;
    }
}
