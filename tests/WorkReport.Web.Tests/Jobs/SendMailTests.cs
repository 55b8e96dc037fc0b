using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Messages;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Jobs;

namespace WorkReport.Web.Tests.Jobs;

/// <summary>What waits and what came back is told by mail, each once, to whom it concerns and to nobody else; what the mail server does loses nothing.</summary>
public sealed class SendMailTests : IAsyncLifetime
{
    private readonly MailedSeason season = new();

    private MailSink Sink => season.Sink;

    public async ValueTask InitializeAsync() => await season.FoundAsync(1, 1);

    public ValueTask DisposeAsync() => season.DisposeAsync();

    [Fact]
    public async Task In_a_season_with_two_nodes_each_reminder_comes_once()
    {
        await season.RunAsync();
        Assert.Equal(season.Expected.OrderBy(pair => pair.Key), Sink.Count.OrderBy(pair => pair.Key));
        Assert.Equal(season.Expected.Values.Sum(), await season.Store.With(db => db.Letters.CountAsync(l => l.State == LetterState.Sent)));
        // No figure and no reason leaves by mail.
        Assert.DoesNotContain(Sink.Taken, letter => MailedSeason.TextOf(letter).Contains("4238", StringComparison.Ordinal));
        var first = Sink.Taken.First(letter => MailSink.To(letter) == MailedSeason.AddressOf("cT000000"));
        Assert.Equal("年终工作报告：有 1 件事等您处理", first.Subject);
        Assert.Contains("第0县0镇0村的2026年报送还没有上报。应于2027年1月31日前上报，还有 14 天。\n   https://report.example.cn/units/", MailedSeason.TextOf(first), StringComparison.Ordinal);
        // The office sees it: each mark of a village that never handed in.
        var period = await season.Store.With(db => db.Periods.SingleAsync(p => p.Id == season.PeriodId));
        var village = season.Village(0).Unit;
        var mailed = await season.Store.With(db => LettersSoFar.OfUnitsAsync(db, period, Round.First, [village]));
        Assert.Equal([-14, -7, -3, -1, 1], mailed[village].Select(mark => mark.Mark));
    }

    [Fact]
    public async Task What_waits_for_one_person_at_one_moment_is_one_letter()
    {
        season.GoTo(MailedSeason.Due.AddDays(-20));
        await season.LookAsync();
        Assert.Empty(Sink.Taken);
        foreach (var kind in new[] { 0, 1, 2, 3, 4, 7, 9 })
            await season.HandInAsync(season.Village(kind).Unit, season.Village(kind).Contributor);
        await season.LookAsync();
        var letter = Assert.Single(Sink.Taken);
        Assert.Equal(MailedSeason.AddressOf("rT0000"), MailSink.To(letter));
        Assert.Contains("1. 第0县0镇0村、第0县0镇1村、第0县0镇2村、第0县0镇3村、第0县0镇4村等 7 个单位的2026年报送等您审核。\n   https://report.example.cn/reviews\n", MailedSeason.TextOf(letter), StringComparison.Ordinal);
        await season.LookAsync();
        Assert.Single(Sink.Taken);
    }

    [Fact]
    public async Task A_server_that_is_down_loses_nothing_and_what_was_dealt_with_meanwhile_is_not_told()
    {
        season.GoTo(MailedSeason.Due.AddDays(-20));
        await season.LookAsync();
        await Sink.DownAsync();
        season.GoTo(MailedSeason.Due.AddDays(-3));
        await season.LookAsync();
        await season.LookAsync();
        Assert.Equal((0, true), (Sink.Taken.Count, await CountAsync(LetterState.Waiting) > 5));
        var said = await season.Store.With(db => db.Jobs.AsNoTracking().Where(j => j.Name == nameof(SendMail)).Select(j => j.Said).SingleAsync());
        Assert.Contains("Job.MailDown", said, StringComparison.Ordinal);
        await season.HandInAsync(season.Village(0).Unit, season.Village(0).Contributor);
        Sink.Up();
        season.GoTo(MailedSeason.Due.AddDays(-2), hour: 7);
        await season.LookAsync();
        Assert.Equal((0, 1), (await CountAsync(LetterState.Waiting), await CountAsync(LetterState.Needless)));
        Assert.All(Sink.Count.Values, count => Assert.Equal(1, count));
        Assert.DoesNotContain(MailedSeason.AddressOf("cT000000"), Sink.Count.Keys);
        Assert.Contains("还有 2 天", MailedSeason.TextOf(Sink.Taken.Single(letter => MailSink.To(letter) == MailedSeason.AddressOf("cT000001"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_was_surely_not_taken_goes_again_one_that_may_have_been_does_not_and_none_holds_up_the_others()
    {
        (int Kind, SinkMood Mood, LetterState State)[] cases =
        [
            (0, SinkMood.CutsBefore, LetterState.Waiting), (1, SinkMood.RefusesForNow, LetterState.Waiting), (2, SinkMood.Refuses, LetterState.Refused), (3, SinkMood.CutsAfter, LetterState.Unsure), (4, SinkMood.Silent, LetterState.Unsure),
        ];
        season.GoTo(MailedSeason.Due.AddDays(-20));
        await season.LookAsync();
        foreach (var (kind, mood, _) in cases)
            Sink.Moods[AddressOf(kind)] = mood;
        season.GoTo(MailedSeason.Due.AddDays(-1));
        for (var n = 0; n < 3 + SendMail.MostRefusals; n++)
        {
            await season.LookAsync();
            // Who comes behind those had theirs all the same.
            if (n == 1)
                Assert.Equal(1, Sink.Count.GetValueOrDefault(AddressOf(7)));
            season.Store.Time.Advance(TimeSpan.FromMinutes(61));
        }

        foreach (var (kind, mood, state) in cases)
        {
            var person = season.Village(kind).Contributor;
            Assert.Equal((mood, state), (mood, await season.Store.With(db => db.Letters.Where(l => l.PersonId == person).Select(l => l.State).SingleAsync())));
            Assert.DoesNotContain(AddressOf(kind), Sink.Count.Keys);
        }

        Sink.Moods.Clear();
        season.Store.Time.Advance(TimeSpan.FromHours(2));
        await season.LookAsync();
        Assert.Equal([0, 1], cases.Select(one => one.Kind).Where(kind => Sink.Count.ContainsKey(AddressOf(kind))));
        Assert.All(Sink.Count.Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task A_server_that_lets_nobody_in_is_asked_once_and_again_after_ever_longer_pauses()
    {
        season.GoTo(MailedSeason.Due.AddDays(-20));
        await season.LookAsync();
        Sink.Mood = SinkMood.Busy;
        season.GoTo(MailedSeason.Due.AddDays(-1));
        var before = Sink.Calls;
        for (var minute = 0; minute < 30; minute++)
            await season.LookAsync();
        // At once, and after 1, 2, 5, 10 minutes; nobody's letter asks for itself.
        Assert.InRange(Sink.Calls - before, 4, 6);
        Sink.Mood = SinkMood.Takes;
        season.Store.Time.Advance(TimeSpan.FromMinutes(61));
        await season.LookAsync();
        Assert.Equal(0, await CountAsync(LetterState.Waiting));
        Assert.All(Sink.Count.Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task A_node_that_died_while_sending_leaves_the_letter_unsure()
    {
        season.GoTo(MailedSeason.Due.AddDays(-20));
        await season.LookAsync();
        await Sink.DownAsync();
        season.GoTo(MailedSeason.Due.AddDays(-14));
        await season.LookAsync();
        await season.LookAsync();
        var person = season.Village(1).Contributor;
        var now = season.Store.Time.GetUtcNow();
        await season.Store.With(db => db.Letters.Where(l => l.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(l => l.State, LetterState.Sending).SetProperty(l => l.TakenAt, now)));
        Sink.Up();
        season.Store.Time.Advance(SendMail.Silence);
        await season.LookAsync();
        await season.LookAsync();
        Assert.Equal(LetterState.Unsure, await season.Store.With(db => db.Letters.Where(l => l.PersonId == person).Select(l => l.State).SingleAsync()));
        Assert.DoesNotContain(MailedSeason.AddressOf("cT000001"), Sink.Count.Keys);
        Assert.Contains(MailedSeason.AddressOf("cT000002"), Sink.Count.Keys);
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_is_written_down_and_what_was_before_one_was_set_is_told_nobody()
    {
        await using var quiet = new MailedSeason();
        await quiet.FoundAsync(1, 1, runnersOfThem: 0);
        quiet.AddNode(("Mail:Host", ""));
        quiet.GoTo(MailedSeason.Due.AddDays(-14));
        await quiet.LookAsync();
        await quiet.HandInAsync(quiet.Village(0).Unit, quiet.Village(0).Contributor);
        await quiet.LookAsync();
        Assert.Equal((0, 0, 0), await quiet.Store.With(async db => (await db.Messages.CountAsync(), await db.Letters.CountAsync(), await db.LogReadings.CountAsync())));
        quiet.AddNode();
        quiet.GoTo(MailedSeason.Due.AddDays(-10), hour: 7);
        await quiet.LookAsync();
        Assert.Empty(quiet.Sink.Taken);
    }

    [Fact]
    public async Task The_day_is_that_of_China()
    {
        season.GoTo(MailedSeason.Due.AddDays(-15), hour: 23, minute: 50);
        await season.LookAsync();
        await season.LookAsync();
        Assert.Empty(Sink.Taken);
        // In Greenwich it is still the day before.
        season.GoTo(MailedSeason.Due.AddDays(-14), hour: 0, minute: 30);
        Assert.Equal(MailedSeason.Due.AddDays(-15), DateOnly.FromDateTime(season.Store.Time.GetUtcNow().UtcDateTime));
        await season.Store.With(db => db.Jobs.Where(j => j.Name == nameof(RemindOfDays)).ExecuteUpdateAsync(set => set.SetProperty(j => j.DueAt, season.Store.Time.GetUtcNow())));
        await season.LookAsync();
        await season.LookAsync();
        Assert.NotEmpty(Sink.Taken);
    }

    [Fact]
    public async Task For_whom_a_package_waits_is_what_each_of_them_finds()
    {
        season.GoTo(MailedSeason.Due.AddDays(-20));
        await season.HandInAsync(season.Village(0).Unit, season.Village(0).Contributor);
        await season.Store.With(async db =>
        {
            var (period, today) = (await db.Periods.SingleAsync(p => p.Id == season.PeriodId), season.Today);
            var standing = await Outstanding.LoadAsync(db, period, Round.First, today, db.OrgUnits);
            foreach (var person in await db.People.Select(p => p.Id).ToListAsync())
            {
                var waiting = await (await db.WaitingForAsync(person, today, period, CancellationToken.None)).Select(s => s.Id).Order().ToListAsync();
                Assert.Equal(waiting, standing.Packages.Values.Where(package => standing.Deciders[package.Id].Contains(person)).Select(package => package.Id).Order());
                var entered = await db.UnitsEnteredBy(person, period.TreeOn(today)).Select(u => u.Id).Order().ToListAsync();
                Assert.Equal(entered, standing.Units.Keys.Where(unit => standing.Entrants[unit].Contains(person)).Order());
            }
        });
    }

    private static string AddressOf(int kind) => MailedSeason.AddressOf($"cT00000{kind}");

    private Task<int> CountAsync(LetterState state) => season.Store.With(db => db.Letters.CountAsync(l => l.State == state));
}

/// <summary>On which days something is called to mind.</summary>
public sealed class DueMarksTests
{
    [Fact]
    public void A_mark_holds_on_its_day()
    {
        var due = new DateOnly(2027, 1, 31);
        foreach (var lookedOn in new int?[] { null, 1 })
        {
            Assert.Equal(DueMarks.All, Enumerable.Range(-20, 40).Where(day => DueMarks.On(due, due.AddDays(day), lookedOn is { } before ? due.AddDays(day - before) : null) is not null));
            Assert.All(DueMarks.All, mark => Assert.Equal(mark, DueMarks.On(due, due.AddDays(mark), lookedOn: null)));
        }
    }

    [Fact]
    public void And_two_days_after_where_nobody_looked_since()
    {
        var due = new DateOnly(2027, 1, 31);
        Assert.Equal(
            [(-14, -14), (-13, -14), (-12, -14), (-7, -7), (-6, -7), (-5, -7), (-3, -3), (-2, -3), (-1, -1), (0, -1), (1, 1), (2, 1), (3, 1)],
            Enumerable.Range(-20, 40).Select(day => (day, DueMarks.On(due, due.AddDays(day), due.AddDays(-100)))).Where(row => row.Item2 is not null).Select(row => (row.day, row.Item2!.Value)));
    }

    [Theory]
    [InlineData("zhangsan@example.cn", true)]
    [InlineData("zhang.san+report@mail.example.gov.cn", true)]
    [InlineData("张三@example.cn", false)]
    [InlineData("zhangsan@example", false)]
    [InlineData("zhangsan@example.cn,lisi@example.cn", false)]
    [InlineData("zhangsan@example.cn\r\nBcc: x@example.cn", false)]
    [InlineData("zhangsan", false)]
    [InlineData("@example.cn", false)]
    public void An_address_is_one_address(string address, bool may) => Assert.Equal(may, MailAddress.May(address).IsYes);
}
