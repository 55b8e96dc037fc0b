using Microsoft.EntityFrameworkCore;
using MimeKit;
using MimeKit.Text;
using WorkReport.Domain.Messages;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Jobs;

/// <summary>
/// 发送邮件: each minute what came since is put into one letter for each person and sent. A letter is marked before it goes and once it is gone, so that
/// none goes twice; one that was on its way when the line broke, or the site, is kept as unsure and shown. What cannot be delivered waits.
/// </summary>
public sealed class SendMail(MailSettings mail, BusinessClock clock, TimeProvider time) : SiteJob(nameof(SendMail))
{
    /// <summary>Who was at a letter for so long is not at it any more.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(10);

    /// <summary>How often a letter is tried that the server refuses for good: a server that was set up wrong is mended meanwhile.</summary>
    public const int MostRefusals = 5;

    /// <summary>After so many letters in a row at which the line broke it is the line: the others wait. One that the server cannot bear holds nobody up.</summary>
    private const int MostBroken = 3;

    private const int AtOnce = 100;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromHours(1);

    /// <summary>How long an answer of the mail server is waited for.</summary>
    public TimeSpan Patience { get; init; } = MailLine.Patience;

    public override DateTimeOffset? FirstDue(DateTimeOffset now) => now;

    public override DateTimeOffset? DueAfter(DateTimeOffset now) => now + Every;

    public override async Task<JobResult> RunAsync(JobTurn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var db = turn.Services.GetRequiredService<WorkReportDb>();
        if (!mail.IsSet)
        {
            await db.CloseAsync(cancel);
            return new JobResult(true, new Sentence("Job.NoMail"));
        }

        var silent = turn.Now - Silence;
        await db.Letters.Where(l => l.State == LetterState.Sending && l.TakenAt <= silent).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.State, LetterState.Unsure).SetProperty(l => l.EndedAt, turn.Now).SetProperty(l => l.Said, ""), cancel);
        await db.ReadLogAsync(clock.Today, turn.Now, cancel);
        await db.GatherAsync(turn.Now, cancel);
        var (sent, broken) = (0, 0);
        await using var line = new MailLine(mail, Patience);
        while (await db.Letters.Where(l => l.State == LetterState.Waiting && l.NextAt <= turn.Now).OrderBy(l => l.NextAt).ThenBy(l => l.Id).Select(l => l.Id).Take(AtOnce).ToListAsync(cancel) is { Count: > 0 } due)
        {
            foreach (var (letter, to) in await WriteAsync(db, due, cancel))
            {
                cancel.ThrowIfCancellationRequested();
                if (to is null)
                {
                    await db.Letters.Where(l => l.Id == letter && l.State == LetterState.Waiting).ExecuteUpdateAsync(
                        set => set.SetProperty(l => l.State, LetterState.Needless).SetProperty(l => l.EndedAt, time.GetUtcNow()), cancel);
                    continue;
                }

                if (!await TakeAsync(db, letter, cancel))
                    continue;
                var handed = await line.HandAsync(to, cancel);
                broken = handed.Line is LineState.Broke ? broken + 1 : 0;
                var isForAll = handed.Line is LineState.Shut || broken == MostBroken;
                await EndAsync(db, letter, handed, isForAll);
                sent += handed.State is LetterState.Sent ? 1 : 0;
                if (isForAll)
                    return new JobResult(false, new Sentence("Job.MailDown", mail.Host, handed.Said), new Sentence("Job.LettersSent", sent));
            }
        }

        return new JobResult(true, new Sentence("Job.LettersSent", sent));
    }

    /// <summary>Marks a letter as being sent.</summary>
    /// <returns>False: somebody else has it.</returns>
    private async Task<bool> TakeAsync(WorkReportDb db, int id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await db.Letters.Where(l => l.Id == id && l.State == LetterState.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.State, LetterState.Sending).SetProperty(l => l.TakenAt, now).SetProperty(l => l.Attempts, l => l.Attempts + 1), cancel) == 1;
    }

    // What came of it is written down even while the site stops.
    private async Task EndAsync(WorkReportDb db, int id, Handed handed, bool isForAll)
    {
        var now = time.GetUtcNow();
        var mine = db.Letters.Where(l => l.Id == id && l.State == LetterState.Sending);
        var attempts = await mine.Select(l => l.Attempts).SingleOrDefaultAsync();
        var isTriedAgain = handed.State is LetterState.Waiting || (handed.State is LetterState.Refused && attempts < MostRefusals);
        var state = isTriedAgain ? LetterState.Waiting : handed.State;
        var next = now + (handed.State is LetterState.Refused ? AfterRefusal : Letter.Pause(attempts));
        var said = handed.Said.Length > Letter.SaidLength ? handed.Said[..Letter.SaidLength] : handed.Said;
        await mine.ExecuteUpdateAsync(set => set.SetProperty(l => l.State, state).SetProperty(l => l.TakenAt, (DateTimeOffset?)null).SetProperty(l => l.Said, said)
            .SetProperty(l => l.NextAt, l => isTriedAgain ? next : l.NextAt).SetProperty(l => l.EndedAt, isTriedAgain ? null : now));
        // The others would fare the same: they wait with it.
        if (isForAll)
            await db.Letters.Where(l => l.State == LetterState.Waiting && l.NextAt < next).ExecuteUpdateAsync(set => set.SetProperty(l => l.NextAt, next));
    }

    /// <summary>Some letters as they read now; null where nothing is to be told any more, or nobody is reached.</summary>
    private async Task<List<(int Letter, MimeMessage? To)>> WriteAsync(WorkReportDb db, List<int> due, CancellationToken cancel)
    {
        var messages = await db.Messages.AsNoTracking().Where(m => m.LetterId != null && due.Contains(m.LetterId.Value)).OrderBy(m => m.Id).ToListAsync(cancel);
        var periods = (await db.OpenPeriodsAsync(cancel)).ToDictionary(period => period.Id);
        Dictionary<(int, int), Outstanding> standing = [];
        foreach (var part in messages.Where(message => periods.ContainsKey(message.PeriodId)).GroupBy(message => (message.PeriodId, message.Round)))
        {
            var units = part.Select(message => message.UnitId).Distinct().ToList();
            standing[part.Key] = await Outstanding.LoadAsync(db, periods[part.Key.PeriodId], part.Key.Round, clock.Today, db.OrgUnits.Where(u => units.Contains(u.Id)), cancel);
        }

        var people = (await db.Letters.Where(l => due.Contains(l.Id)).Join(db.Reached(), l => l.PersonId, p => p.Id, (l, p) => new { l.Id, p.Name, p.Mail }).ToListAsync(cancel)).ToDictionary(row => row.Id);
        var told = messages.ToLookup(message => message.LetterId!.Value);
        return due.ConvertAll(id =>
        {
            var holding = told[id].Where(message => standing.TryGetValue((message.PeriodId, message.Round), out var there) && there.StillTells(message)).Select(message => (message, standing[(message.PeriodId, message.Round)])).ToList();
            return (id, holding.Count > 0 && people.TryGetValue(id, out var to) ? Written(id, to.Name, to.Mail, LetterText.Of(holding, mail.SiteAddress)) : null);
        });
    }

    private MimeMessage Written(int id, string name, string address, LetterText text)
    {
        var letter = new MimeMessage
        {
            Subject = text.Subject,
            Date = ChinaTimeNow(),
            // The same each time it is tried.
            MessageId = FormattableString.Invariant($"letter-{id}.workreport@{mail.Sender[(mail.Sender.IndexOf('@', StringComparison.Ordinal) + 1)..]}"),
            Body = new TextPart(TextFormat.Plain) { Text = text.To(name) },
        };
        letter.From.Add(new MailboxAddress(SharedResource.Text("Brand"), mail.Sender));
        letter.To.Add(new MailboxAddress(name, address));
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        return letter;
    }

    private DateTimeOffset ChinaTimeNow() => Domain.ChinaTime.Of(time.GetUtcNow());
}
