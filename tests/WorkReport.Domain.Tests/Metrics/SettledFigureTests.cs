using WorkReport.Domain.Metrics;
using WorkReport.Domain.Tests.Organisation;

namespace WorkReport.Domain.Tests.Metrics;

/// <summary>核定数: it stands beside a figure, is answered by the unit, and ends; what it adds or takes goes up the tree and nothing else does.</summary>
public class SettledFigureTests
{
    private static readonly AskedMetric Talks = Measures.Saved(1).Now;
    private static readonly AskedMetric Reached = Measures.Saved(3, RollUp.Rate, "%").Now;
    private static readonly Ruling Why = new("陈主任", new DateOnly(2022, 12, 28), "台账只有42场");

    [Fact]
    public void It_keeps_what_was_reported_and_says_how_far_it_is_from_what_is_reported_now()
    {
        var figure = Set(new Figure(45), new Figure(42));

        Assert.Equal((new Figure(45), new Figure(42), SettledAnswer.Waiting, true), (figure.Reported, figure.Figure, figure.Answer, figure.Holds));
        Assert.Equal(new Figure(-3), figure.From(new Figure(45)));
        Assert.False(figure.HasMoved(new Figure(45)));
        Assert.Equal((true, new Figure(-4)), (figure.HasMoved(new Figure(46)), figure.From(new Figure(46))));
        var told = Assert.Single(figure.Happened);
        Assert.Equal("settled.set", told.What);
        Assert.Contains("45", told.Before, StringComparison.Ordinal);
        Assert.Contains("台账只有42场", told.After, StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_keeps_both_sides()
    {
        var figure = SettledFigure.Set(Row(Reached), Reached, Figure.Share(9, 10), null, Figure.Share(8, 12), Why, null, 7, Units.By);

        Assert.Equal(Figure.Share(-1, 2), figure.From(Figure.Share(9, 10)));
        Assert.Equal(Figure.Share(8, 12), Figure.Share(9, 10).Plus(figure.From(Figure.Share(9, 10))));
    }

    [Theory]
    [InlineData("Settled.NothingReported", null, 42, "依据", "人")]
    [InlineData("Settled.IsTheSame", 42, 42, "依据", "人")]
    [InlineData("Settled.NeedsReason", 45, 42, " ", "人")]
    [InlineData("Settled.NeedsDecider", 45, 42, "依据", "")]
    public void It_is_refused_in_words(string why, int? reported, int settled, string reason, string decider)
    {
        var refused = Assert.Throws<RefusedException>(() => SettledFigure.Set(
            Row(Talks), Talks, reported is { } number ? new Figure(number) : null, null, new Figure(settled), Why with { Reason = reason, DecidedBy = decider }, null, 7, Units.By));
        Assert.Equal(why, refused.Verdict.Reason);
    }

    [Fact]
    public void Of_a_printed_form_alone_it_can_be_said_what_it_is()
    {
        var figure = SettledFigure.Set(Row(Talks), Talks, null, "4200多", new Figure(4238), Why, null, 7, Units.By);
        Assert.Equal((null, "4200多", new Figure(4238)), (figure.Reported, figure.ReportedPrinted, figure.From(null)));
        Assert.False(figure.HasMoved(null, "4200多"));
    }

    [Fact]
    public void The_unit_objects_with_a_reason_and_may_confirm_afterwards_but_not_twice()
    {
        var figure = Set(new Figure(45), new Figure(42));
        Assert.Equal("Settled.NeedsReason", Assert.Throws<RefusedException>(() => figure.Disagree(" ", Units.By)).Verdict.Reason);
        figure.Disagree("还有3场在外镇", Units.By);
        Assert.Equal((SettledAnswer.Objected, "还有3场在外镇"), (figure.Answer, figure.Objection));
        figure.Confirm(Units.By);
        Assert.Equal((SettledAnswer.Confirmed, null), (figure.Answer, figure.Objection));
        Assert.Equal("Settled.IsConfirmed", Assert.Throws<RefusedException>(() => figure.Confirm(Units.By)).Verdict.Reason);
        Assert.Equal(["settled.set", "settled.objected", "settled.confirmed"], figure.Happened.Select(told => told.What));
    }

    [Fact]
    public void Another_takes_its_place_and_what_has_ended_is_neither_answered_nor_withdrawn()
    {
        var first = Set(new Figure(45), new Figure(42));
        var second = SettledFigure.Set(Row(Talks), Talks, new Figure(45), null, new Figure(43), Why, first, 7, Units.By);
        Assert.Equal((false, true), (first.Holds, second.Holds));
        Assert.Equal("Settled.HasEnded", first.CanAnswer.Reason);
        Assert.Throws<RefusedException>(() => first.Withdraw("误填", Units.By));
        second.Withdraw("误填", Units.By);
        Assert.Equal((false, "误填"), (second.Holds, second.EndReason));
    }

    [Fact]
    public void The_table_adds_up_with_a_settled_total_as_a_line_of_its_own()
    {
        var own = Set(new Figure(45), new Figure(42));
        var computed = Total.Of(RollUp.Sum, new Figure(45), new Contribution(100, null, 4, 0));
        var whole = SettledFigure.Set(Row(Talks) with { IsOfTotal = true }, Talks, new Figure(140), null, new Figure(138), Why, null, 7, Units.By);
        var both = new SettledTotal(computed, own, new Contribution(-2, null, 1, 0), whole);

        Assert.Equal((new Figure(42), new Figure(98), new Figure(140)), (both.Own, both.Below, both.OfRows));
        Assert.Equal((new Figure(-5), new Figure(-2), new Figure(138)), (both.RowsChange, both.WholeChange, both.All));
        Assert.Equal(both.All, computed.All!.Value.Plus(both.Change!.Value));
        Assert.Equal(new Figure(145), computed.All);
    }

    /// <summary>Random trees, figures, wholes, shares and 核定数 of rows and of totals, against a reckoning from the leaves up.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_computed_never_changes_and_with_settled_ones_it_is_that_and_their_sum(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 400; round++)
        {
            var isRate = random.Next(3) == 0;
            var metric = isRate ? Reached : Talks;
            var parents = Enumerable.Range(0, random.Next(1, 25)).Select(unit => unit == 0 ? -1 : random.Next(unit)).ToList();
            var above = Enumerable.Range(0, parents.Count).SelectMany(unit => Path(unit), (unit, ancestor) => (unit, ancestor)).ToLookup(pair => pair.unit, pair => pair.ancestor);
            var figures = Enumerable.Range(0, parents.Count).Where(_ => random.Next(4) > 0)
                .ToDictionary(unit => (unit, metric.Id), unit => CountingFigure.Of(metric.RollUp, random.Next(0, 50), isRate ? random.Next(50, 90) : null, random.Next(6) == 0));
            var sums = AddedUp.Of(above, figures);
            var counts = Enumerable.Range(0, parents.Count).Select(_ => random.Next(3) > 0).ToList();
            List<SettledFigure> held = [];
            foreach (var unit in Enumerable.Range(0, parents.Count))
            {
                if (random.Next(3) == 0)
                    held.Add(Settle(unit, ofTotal: false));
                if (random.Next(5) == 0)
                    held.Add(Settle(unit, ofTotal: true));
            }

            var before = sums.ToDictionary();
            var added = Settling.AddUp(held, above, figures, sums, (unit, _) => counts[unit]);

            Assert.Equal(before, sums);
            foreach (var unit in Enumerable.Range(0, parents.Count))
            {
                var below = Children(unit).Select(With).Aggregate(default(Contribution), (all, one) => new Contribution(all.Value + one.Value, isRate ? (all.Base ?? 0) + (one.Base ?? 0) : null, 0, 0));
                var should = sums.GetValueOrDefault((unit, metric.Id)) + added.GetValueOrDefault((unit, metric.Id));
                if (!(figures.TryGetValue((unit, metric.Id), out var own) && own.IsWhole))
                    Assert.Equal((below.Value, below.Base ?? 0), (should.Value, should.Base ?? 0));
            }

            IEnumerable<int> Path(int unit)
            {
                for (var at = parents[unit]; at >= 0; at = parents[at])
                    yield return at;
            }

            IEnumerable<int> Children(int unit) => Enumerable.Range(0, parents.Count).Where(child => parents[child] == unit);

            // What a unit gives to those above it, 核定数 in the place of what they stand beside.
            Figure With(int unit)
            {
                var zero = new Figure(0, isRate ? 0 : null);
                var has = figures.TryGetValue((unit, metric.Id), out var own);
                var row = held.Find(figure => figure.UnitId == unit && !figure.IsOfTotal);
                var mine = !has ? zero : row?.Figure ?? own.Gives.Figure!.Value;
                var rows = has && own.IsWhole ? mine : Children(unit).Select(With).Aggregate(mine, (all, child) => all.Plus(child));
                return counts[unit] && held.Find(figure => figure.UnitId == unit && figure.IsOfTotal) is { } whole ? whole.Figure : rows;
            }

            SettledFigure Settle(int unit, bool ofTotal) => SettledFigure.Set(
                new SettledPlace(unit, 1, 1, metric.Id, ofTotal), metric, new Figure(999, isRate ? 1000 : null), null, new Figure(random.Next(0, 50), isRate ? random.Next(50, 90) : null), Why, null, 7, Units.By);
        }
    }

    private static SettledPlace Row(AskedMetric metric) => new(1, 1, 1, metric.Id, IsOfTotal: false);

    private static SettledFigure Set(Figure reported, Figure settled) => SettledFigure.Set(Row(Talks), Talks, reported, null, settled, Why, null, 7, Units.By);
}
