using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Messages;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Data;

/// <summary>
/// What is to be told by mail. What happened is read from the log, which was written in the transaction of the move itself and in one order for all
/// nodes: nothing that was done can go missing between the two, and a move costs nothing more. Nothing is written for who cannot be reached.
/// </summary>
public static class MessageBook
{
    /// <summary>Messages, letters or lines that are handled in one transaction: whoever saves meanwhile waits for milliseconds.</summary>
    public const int AtOnce = 500;

    private const string Package = nameof(Submission) + "/";
    private const string Remark = nameof(Comment) + "/";

    /// <summary>Whom mail reaches: who is there, signs in, has an address and wants it.</summary>
    public static IQueryable<Person> Reached(this WorkReportDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.People.IgnoreAutoIncludes().Where(p => p.IsActive && p.Mail != "" && p.TakesMail && db.Accounts.Any(a => a.PersonId == p.Id));
    }

    /// <summary>Writes down what is not yet, by its key.</summary>
    /// <returns>How many were new.</returns>
    public static async Task<int> WriteAsync(this WorkReportDb db, IEnumerable<Message> messages, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(messages);
        var all = 0;
        foreach (var some in messages.Chunk(AtOnce))
        {
            using var queued = await db.NextWriterAsync(cancel);
            await using var whole = await db.Database.BeginTransactionAsync(cancel);
            // Of two that write the same, whoever comes second finds it written.
            await db.TakeTurnAsync(cancel);
            all += await db.AddNewAsync(some, cancel);
            await whole.CommitAsync(cancel);
        }

        return all;
    }

    /// <summary>Forgets how far the log was read: what happens while no mail is set is told nobody later.</summary>
    public static async Task CloseAsync(this WorkReportDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.LogReadings.AnyAsync(cancel))
            await db.LogReadings.ExecuteDeleteAsync(cancel);
    }

    /// <summary>Goes on in the log to its end.</summary>
    /// <returns>How many messages came of it.</returns>
    public static async Task<int> ReadLogAsync(this WorkReportDb db, DateOnly today, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.LogReadings.AsNoTracking().Select(r => (long?)r.Until).SingleOrDefaultAsync(cancel) is not { } from)
        {
            db.Add(LogReading.From(await db.AuditHeads.Select(h => h.Sequence).SingleAsync(cancel)));
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            return 0;
        }

        var all = 0;
        while (true)
        {
            var lines = await db.AuditEntries.AsNoTracking().Where(e => e.Sequence > from).OrderBy(e => e.Sequence).Take(AtOnce).Select(e => new Line(e.Sequence, e.What, e.Subject)).ToListAsync(cancel);
            if (lines.Count == 0)
                return all;
            var until = lines[^1].Sequence;
            var told = await db.OfLinesAsync(lines, today, now, cancel);
            using var queued = await db.NextWriterAsync(cancel);
            await using var whole = await db.Database.BeginTransactionAsync(cancel);
            await db.TakeTurnAsync(cancel);
            all += await db.AddNewAsync(told, cancel);
            await db.LogReadings.Where(r => r.Until < until).ExecuteUpdateAsync(set => set.SetProperty(r => r.Until, until), cancel);
            await whole.CommitAsync(cancel);
            from = until;
        }
    }

    /// <summary>Puts what waits for each person into one letter: the one that waits for them already, else a new one.</summary>
    /// <returns>How many letters are new.</returns>
    public static async Task<int> GatherAsync(this WorkReportDb db, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var all = 0;
        while (true)
        {
            using var queued = await db.NextWriterAsync(cancel);
            await using var whole = await db.Database.BeginTransactionAsync(cancel);
            await db.TakeTurnAsync(cancel);
            var people = await db.Messages.Where(m => m.LetterId == null).Select(m => m.PersonId).Distinct().OrderBy(id => id).Take(AtOnce).ToListAsync(cancel);
            if (people.Count == 0)
                return all;
            var waiting = await db.Letters.Where(l => l.State == LetterState.Waiting && people.Contains(l.PersonId)).Select(l => l.PersonId).ToListAsync(cancel);
            var letters = people.Except(waiting).Select(person => Letter.For(person, now)).ToList();
            db.AddRange(letters);
            await db.SaveChangesAsync(cancel);
            await db.Messages.Where(m => m.LetterId == null && people.Contains(m.PersonId)).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.LetterId, m => db.Letters.Where(l => l.State == LetterState.Waiting && l.PersonId == m.PersonId).Max(l => (int?)l.Id)), cancel);
            await whole.CommitAsync(cancel);
            db.ChangeTracker.Clear();
            all += letters.Count;
        }
    }

    private static async Task<int> AddNewAsync(this WorkReportDb db, IReadOnlyCollection<Message> messages, CancellationToken cancel)
    {
        List<Message> news = [];
        foreach (var some in messages.DistinctBy(message => message.Key).Chunk(AtOnce))
        {
            var keys = some.Select(message => message.Key).ToList();
            var there = await db.Messages.Where(m => keys.Contains(m.Key)).Select(m => m.Key).ToHashSetAsync(cancel);
            news.AddRange(some.Where(message => !there.Contains(message.Key)));
        }

        await using var rows = new ManyRows<Message>(db);
        await rows.InsertAsync(news, cancel: cancel);
        return news.Count;
    }

    private static async Task<List<Message>> OfLinesAsync(this WorkReportDb db, List<Line> lines, DateOnly today, DateTimeOffset now, CancellationToken cancel)
    {
        // Of several moves of one package the last says how it stands.
        var moved = lines.Where(line => line.Subject.StartsWith(Package, StringComparison.Ordinal) && KindsOf(line.What).Length > 0).GroupBy(line => KeyIn(line.Subject)).ToDictionary(group => group.Key, group => group.Last());
        var said = lines.Where(line => line.What is "comment.written" or "comment.answered" && line.Subject.StartsWith(Remark, StringComparison.Ordinal)).GroupBy(line => KeyIn(line.Subject)).ToDictionary(group => group.Key, group => group.Last());
        if (moved.Count + said.Count == 0)
            return [];
        var remarks = await db.Comments.AsNoTracking().Where(c => said.Keys.Contains(c.Id)).ToListAsync(cancel);
        int[] ids = [.. moved.Keys.Concat(remarks.Select(remark => remark.SubmissionId)).Distinct()];
        var packages = await db.Submissions.Where(s => ids.Contains(s.Id)).Select(s => new
        {
            s.Id,
            s.UnitId,
            s.PeriodId,
            s.Round,
            MovedBy = s.Moves.OrderByDescending(m => m.Id).Select(m => (int?)m.PersonId).FirstOrDefault(),
        }).ToDictionaryAsync(s => s.Id, cancel);
        var reached = await db.Reached().Select(p => p.Id).ToHashSetAsync(cancel);
        var periods = (await db.OpenPeriodsAsync(cancel)).ToDictionary(period => period.Id);
        List<Message> messages = [];
        foreach (var part in packages.Values.GroupBy(package => (package.PeriodId, package.Round)))
        {
            if (!periods.TryGetValue(part.Key.PeriodId, out var period))
                continue;
            var units = part.Select(package => package.UnitId).ToList();
            var standing = await Outstanding.LoadAsync(db, period, part.Key.Round, today, db.OrgUnits.Where(u => units.Contains(u.Id)), cancel);
            foreach (var package in part)
            {
                var where = (package.UnitId, package.PeriodId, package.Round);
                if (moved.TryGetValue(package.Id, out var line))
                {
                    foreach (var kind in KindsOf(line.What).Where(kind => standing.Holds(kind, package.UnitId)))
                        messages.AddRange(standing.PeopleOf(kind, package.UnitId).Where(person => person != package.MovedBy).Select(person => Message.OfLine(line.Sequence, kind, person, where, now)));
                }

                foreach (var remark in remarks.Where(remark => remark.SubmissionId == package.Id))
                {
                    var last = remark.Replies.Count > 0 ? remark.Replies[^1].PersonId : remark.PersonId;
                    var people = standing.Entrants[package.UnitId].Concat(remark.Replies.Select(reply => reply.PersonId)).Append(remark.PersonId).Distinct().Where(person => person != last);
                    messages.AddRange(people.Select(person => Message.OfLine(said[remark.Id].Sequence, MessageKind.Comment, person, where, now)));
                }
            }
        }

        return [.. messages.Where(message => reached.Contains(message.PersonId))];
    }

    private static MessageKind[] KindsOf(string what) => what switch
    {
        "submission.return" => [MessageKind.Returned],
        "submission.submit" or "submission.approve" or "submission.record" or "submission.forward" or "submission.takeBack" => [MessageKind.Review, MessageKind.Receive],
        "submission.askBack" or "submission.askCorrection" => [MessageKind.Ask],
        "submission.decline" => [MessageKind.Declined],
        _ => [],
    };

    /// <summary>Does it still stand like that?</summary>
    internal static bool Holds(this Outstanding standing, MessageKind kind, int unitId) => kind switch
    {
        MessageKind.Returned => standing.Returned.Contains(unitId),
        MessageKind.Review => standing.Packages.GetValueOrDefault(unitId)?.State is SubmissionState.InReview,
        MessageKind.Receive => standing.Packages.GetValueOrDefault(unitId)?.State is SubmissionState.Forwarded,
        MessageKind.Ask => standing.Packages.GetValueOrDefault(unitId)?.IsAsking is true,
        MessageKind.Owed => standing.Owing.Contains(unitId),
        MessageKind.Held => standing.Packages.ContainsKey(unitId),
        _ => standing.Units.ContainsKey(unitId),
    };

    /// <summary>Whose turn it is.</summary>
    internal static IEnumerable<int> PeopleOf(this Outstanding standing, MessageKind kind, int unitId) =>
        kind is MessageKind.Review or MessageKind.Receive or MessageKind.Ask or MessageKind.Held
            ? standing.Packages.GetValueOrDefault(unitId) is { } package ? standing.Deciders[package.Id] : []
            : standing.Entrants[unitId];

    /// <summary>Is there still something to tell? A reply may be for who does not enter the unit.</summary>
    internal static bool StillTells(this Outstanding standing, Message message) => standing.Holds(message.Kind, message.UnitId)
        && (message.Kind is MessageKind.Comment || standing.PeopleOf(message.Kind, message.UnitId).Contains(message.PersonId))
        && (message.Due is not { } due || standing.Period.DueFor(standing.Units[message.UnitId].Level, message.Round) == due);

    private static int KeyIn(string subject) => int.TryParse(subject.AsSpan(subject.IndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : 0;

    private sealed record Line(long Sequence, string What, string Subject);
}
