using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>
/// One kind of sheet: its columns, and what its rows do. All of it is judged before any of it is done, and it is done whole or not at all, through the
/// same methods as the pages use; the same sheet a second time changes nothing. For one judgement: what is judged again is judged by another.
/// </summary>
/// <param name="desk">Who imports.</param>
public abstract class SheetImport(ImportDesk desk)
{
    /// <summary>Rows that one waits for; a second at most.</summary>
    private const int MostAtOnce = 2000;

    protected ImportDesk Desk => desk;

    public abstract ImportKind Kind { get; }

    /// <summary>Its columns, in the order of the template.</summary>
    public abstract IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>The period and the collecting that it is of; null of what belongs to none.</summary>
    protected virtual (int Id, int Round)? OfPeriod => null;

    /// <summary>What the line in the log names beside the file.</summary>
    protected virtual object? About => null;

    /// <summary>The import of a kind.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="desk">Who imports.</param>
    /// <param name="accounts">Opens sign-ins.</param>
    /// <param name="first">First passwords of who is new.</param>
    /// <param name="periodId">Of which period; null of what belongs to none.</param>
    /// <param name="round">Which collecting of it.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="RefusedException">There is no such period any more.</exception>
    public static async Task<SheetImport> MakeAsync(ImportKind kind, ImportDesk desk, Accounts accounts, FirstPasswords first, int? periodId, int? round, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var period = periodId is null ? null : await desk.Db.Periods.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(p => p.Id == periodId, cancel) ?? throw new RefusedException(Verdict.No("Undo.PeriodGone"));
        return Make(kind, desk, accounts, first, period, round ?? Round.First);
    }

    /// <inheritdoc cref="MakeAsync"/>
    public static SheetImport Make(ImportKind kind, ImportDesk desk, Accounts accounts, FirstPasswords first, ReportingPeriod? period, int round) => kind switch
    {
        ImportKind.Units => new UnitsImport(desk),
        ImportKind.People => new PeopleImport(desk, accounts, first),
        ImportKind.Metrics => new MetricsImport(desk),
        ImportKind.Values => new ValuesImport(desk, period!, round),
        ImportKind.Items => new ItemsImport(desk, period!),
        _ => new PlansImport(desk, period!),
    };

    /// <summary>Judges the sheet; changes nothing.</summary>
    /// <returns>What it would do, or the sentence why it is no such sheet.</returns>
    public async Task<(ImportPlan? Plan, string? Refusal)> JudgeAsync(TextSheet sheet, CancellationToken cancel = default)
    {
        var (table, refusal) = desk.Map is { } map ? MatchedTable.Of(sheet, map.Layout, SheetColumns.Matchable(Kind)) : ImportTable.Match(sheet, Columns);
        if (table is null)
            return (null, refusal);
        var plan = await PlanAsync(table, cancel);
        if (!plan.IsFaultless)
            return (plan with { Faults = [.. plan.Faults.OrderBy(fault => fault.Row)], Apply = null }, null);
        plan = plan with { PassedOver = plan.PassedOver + table.PassedOver };
        return (plan.Added + plan.Changed == 0 ? plan with { Apply = null } : plan, null);
    }

    /// <summary>Does it take so long that the site should do it by itself, while whoever nodded goes on?</summary>
    public virtual bool IsLong(ImportPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Added + plan.Changed > MostAtOnce;
    }

    /// <summary>Makes beforehand what takes long and needs no store; of what was judged last.</summary>
    /// <param name="told">Is told how far it is, and of how much.</param>
    /// <param name="cancel">Cancels.</param>
    public virtual Task PrepareAsync(Func<int, int, Task>? told, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>An import of this that the site is to do by itself.</summary>
    public PastImport Await(ImportPlan plan, int personId)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return PastImport.Await(Kind, desk.By, personId, OfPeriod, desk.Map?.Name, (plan.Added, plan.Changed, plan.Same));
    }

    /// <summary>
    /// Does what was judged, with one line in the log that names the file, and keeps what was touched. Inside a transaction that is open: with a refusal
    /// nothing is done.
    /// </summary>
    /// <param name="plan">What was judged.</param>
    /// <param name="awaited">The import, where it waited for this; null where it begins now.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>What is remembered of it; null where there was nothing to do.</returns>
    public async Task<PastImport?> ApplyAsync(ImportPlan plan, PastImport? awaited = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Apply is not { } apply)
            return null;
        var db = desk.Db;
        if (awaited is null)
            db.Add(awaited = PastImport.Begin(Kind, desk.By, desk.PersonId, OfPeriod, desk.Map?.Name, (plan.Added, plan.Changed, plan.Same), About));
        else
            awaited.ComeIn(desk.By, About);
        // Its line is the first of all that it did.
        await db.SaveChangesAsync(cancel);
        var touched = await apply(cancel);
        await db.SaveChangesAsync(cancel);
        await using var rows = new ManyRows<ImportedThing>(db);
        await rows.InsertAsync([.. touched.Select(thing => thing.Kept())], (nameof(ImportedThing.ImportId), _ => awaited.Id), cancel);
        return awaited;
    }

    /// <summary>Reads every row and says what it does.</summary>
    protected abstract Task<ImportPlan> PlanAsync(ImportTable table, CancellationToken cancel);
}
