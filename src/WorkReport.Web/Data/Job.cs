using Microsoft.EntityFrameworkCore;

namespace WorkReport.Web.Data;

/// <summary>
/// 作业: something that the site does by itself, as all nodes know it: when it is due, who is at it, what came of it last. Whoever takes it has it
/// for a while and says so again while at it; who falls silent loses it.
/// </summary>
public sealed class Job
{
    public const int NameLength = 40;
    public const int SaidLength = 4000;
    public const int AskedForLength = 200;
    public const int AskedByLength = 200;

    internal Job(string name, DateTimeOffset? dueAt) => (Name, DueAt) = (name, dueAt);

    /// <summary>Which.</summary>
    public string Name { get; private init; }

    /// <summary>When it is to be done next; null: when somebody asks for it.</summary>
    public DateTimeOffset? DueAt { get; private init; }

    /// <summary>The node that is at it.</summary>
    public Guid? TakenBy { get; private init; }

    /// <summary>Until when it is that node's, unless it says so again.</summary>
    public DateTimeOffset? TakenUntil { get; private init; }

    /// <summary>When it was begun last.</summary>
    public DateTimeOffset? BeganAt { get; private init; }

    /// <summary>When it was ended last.</summary>
    public DateTimeOffset? EndedAt { get; private init; }

    /// <summary>Did it do what it is for? Null before the first time.</summary>
    public bool? WentWell { get; private init; }

    /// <summary>When it went well last.</summary>
    public DateTimeOffset? WentWellAt { get; private init; }

    /// <summary>What came of it, as <see cref="Sentence"/>s.</summary>
    public string Said { get; private init; } = "";

    /// <summary>Who asked for it, out of its turn; null where nobody did.</summary>
    public string? AskedBy { get; private init; }

    /// <summary>What they want it done to: a file.</summary>
    public string? AskedFor { get; private init; }

    /// <summary>How much of it is done; null while nobody has said so.</summary>
    public long? Done { get; private init; }

    /// <summary>Of how much.</summary>
    public long? Whole { get; private init; }

    /// <summary>Is somebody at it, or has it been asked for?</summary>
    public bool IsUnderWay(DateTimeOffset now) => AskedBy is not null || TakenUntil > now;

    /// <summary>Is somebody at it?</summary>
    public bool IsRunning(DateTimeOffset now) => TakenUntil > now;
}

/// <summary>Who does a job when. Each of these is one statement, so that of two nodes only one has it.</summary>
public static class JobTurns
{
    /// <summary>Takes a job that is due and that nobody is at.</summary>
    /// <returns>False: somebody else has it, or has done it.</returns>
    public static async Task<bool> TakeJobAsync(this WorkReportDb db, string name, Guid node, DateTimeOffset now, TimeSpan lease, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var until = now + lease;
        return await db.Jobs.Where(j => j.Name == name && j.DueAt <= now && (j.TakenUntil == null || j.TakenUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.TakenBy, node).SetProperty(j => j.TakenUntil, until).SetProperty(j => j.BeganAt, now)
                .SetProperty(j => j.Done, (long?)null).SetProperty(j => j.Whole, (long?)null), cancel) == 1;
    }

    /// <summary>Says that it is still at it.</summary>
    /// <returns>False: it was silent for too long, and somebody else has it.</returns>
    public static async Task<bool> KeepJobAsync(this WorkReportDb db, string name, Guid node, DateTimeOffset until, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Jobs.Where(j => j.Name == name && j.TakenBy == node)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.TakenUntil, until), cancel) == 1;
    }

    /// <summary>Says how far it is.</summary>
    public static Task TellJobAsync(this WorkReportDb db, string name, Guid node, long done, long whole, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Jobs.Where(j => j.Name == name && j.TakenBy == node).ExecuteUpdateAsync(set => set.SetProperty(j => j.Done, done).SetProperty(j => j.Whole, whole), cancel);
    }

    /// <summary>Gives it back with what came of it.</summary>
    public static async Task EndJobAsync(this WorkReportDb db, string name, Guid node, DateTimeOffset now, DateTimeOffset? dueAt, bool wentWell, string said, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Jobs.Where(j => j.Name == name && j.TakenBy == node).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.TakenBy, (Guid?)null).SetProperty(j => j.TakenUntil, (DateTimeOffset?)null).SetProperty(j => j.DueAt, dueAt)
                .SetProperty(j => j.EndedAt, now).SetProperty(j => j.WentWell, wentWell).SetProperty(j => j.WentWellAt, j => wentWell ? now : j.WentWellAt)
                .SetProperty(j => j.Said, said).SetProperty(j => j.AskedBy, (string?)null).SetProperty(j => j.AskedFor, (string?)null),
            cancel);
    }

    /// <summary>Gives it back undone: it stays due.</summary>
    public static async Task LeaveJobAsync(this WorkReportDb db, string name, Guid node, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Jobs.Where(j => j.Name == name && j.TakenBy == node)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.TakenBy, (Guid?)null).SetProperty(j => j.TakenUntil, (DateTimeOffset?)null), cancel);
    }

    /// <summary>Asks for it now, out of its turn.</summary>
    /// <returns>False: somebody is at it already, or has asked for it.</returns>
    public static async Task<bool> AskForJobAsync(this WorkReportDb db, string name, DateTimeOffset now, string who, string? what, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Jobs.Where(j => j.Name == name && j.AskedBy == null && (j.TakenUntil == null || j.TakenUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.DueAt, now).SetProperty(j => j.AskedBy, who).SetProperty(j => j.AskedFor, what), cancel) == 1;
    }
}
