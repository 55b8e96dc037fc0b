using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Messages;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Jobs;

/// <summary>到期提醒: each morning, who still has something outstanding fourteen, seven, three days and one day before its day, and the day after. Each once.</summary>
public sealed class RemindOfDays(MailSettings mail, BusinessClock clock) : SiteJob(nameof(RemindOfDays))
{
    private const int Hour = 8;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(400);

    public override DateTimeOffset? FirstDue(DateTimeOffset now) => now;

    public override DateTimeOffset? DueAfter(DateTimeOffset now) => Nightly(now, Hour);

    public override async Task<JobResult> RunAsync(JobTurn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (!mail.IsSet)
            return new JobResult(true, new Sentence("Job.NoMail"));
        var (db, today) = (turn.Services.GetRequiredService<WorkReportDb>(), clock.Today);
        // By the clock of due dates, as today is.
        DateOnly? lookedOn = turn.Row.WentWellAt is { } well ? ChinaTime.DayOf(well + (clock.Now - turn.Now)) : null;
        var reached = await db.Reached().Select(p => p.Id).ToHashSetAsync(cancel);
        var written = 0;
        foreach (var period in reached.Count > 0 ? await db.OpenPeriodsAsync(cancel) : [])
        {
            foreach (var round in period.Rounds.Select(round => round.Number))
                written += await RemindAsync(db, period, round, (today, lookedOn), reached, turn.Now, cancel);
        }

        await ForgetAsync(db, turn.Now - KeptFor, cancel);
        return new JobResult(true, new Sentence("Job.Reminded", written));
    }

    // Long after the season nobody asks who was reminded.
    private static async Task ForgetAsync(WorkReportDb db, DateTimeOffset before, CancellationToken cancel)
    {
        await db.Messages.Where(m => m.At < before).ExecuteDeleteAsync(cancel);
        await db.Letters.Where(l => l.At < before && !db.Messages.Any(m => m.LetterId == l.Id)).ExecuteDeleteAsync(cancel);
    }

    private static async Task<int> RemindAsync(WorkReportDb db, ReportingPeriod period, int round, (DateOnly Today, DateOnly? LookedOn) days, HashSet<int> reached, DateTimeOffset now, CancellationToken cancel)
    {
        var marks = period.DueDates.Where(due => due.Round == round).Select(due => (due.Level, due.Day, Mark: DueMarks.On(due.Day, days.Today, days.LookedOn))).Where(due => due.Mark is not null)
            .ToDictionary(due => due.Level, due => (due.Day, Mark: due.Mark!.Value));
        if (marks.Count == 0)
            return 0;
        UnitLevel[] levels = [.. marks.Keys];
        var standing = await Outstanding.LoadAsync(db, period, round, days.Today, db.OrgUnits.Where(u => levels.Contains(u.Level)), cancel);
        var told = standing.Units.Values.SelectMany(unit => new[] { MessageKind.Owed, MessageKind.Held }.Where(kind => standing.Holds(kind, unit.Id))
            .SelectMany(kind => standing.PeopleOf(kind, unit.Id).Where(reached.Contains)
                .Select(person => Message.OfDay(kind, person, (unit.Id, period.Id, round), marks[unit.Level].Day, marks[unit.Level].Mark, now))));
        return await db.WriteAsync(told, cancel);
    }
}
