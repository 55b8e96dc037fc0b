using WorkReport.Documents.Spreadsheets;

namespace WorkReport.Web.Exchange;

/// <summary>What can be imported.</summary>
public enum ImportKind
{
    Units,
    People,
    Metrics,
    Values,
    Items,
    Plans,
}

/// <summary>
/// One kind of sheet: its columns, and what its rows do. All of it is judged before any of it is done, and it is done whole or not at all, through the
/// same methods as the pages use; the same sheet a second time changes nothing. For one judgement: what is judged again is judged by another.
/// </summary>
/// <param name="desk">Who imports.</param>
public abstract class SheetImport(ImportDesk desk)
{
    protected ImportDesk Desk => desk;

    public abstract ImportKind Kind { get; }

    /// <summary>Its columns, in the order of the template.</summary>
    public abstract IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>What the line in the log names beside the file.</summary>
    protected virtual object? About => null;

    /// <summary>Judges the sheet; changes nothing.</summary>
    /// <returns>What it would do, or the sentence why it is no such sheet.</returns>
    public async Task<(ImportPlan? Plan, string? Refusal)> JudgeAsync(TextSheet sheet, CancellationToken cancel = default)
    {
        var (table, refusal) = ImportTable.Match(sheet, Columns);
        if (table is null)
            return (null, refusal);
        var plan = await PlanAsync(table, cancel);
        if (!plan.IsFaultless)
            return (plan with { Faults = [.. plan.Faults.OrderBy(fault => fault.Row)], Apply = null }, null);
        return (plan.Added + plan.Changed == 0 ? plan with { Apply = null } : plan, null);
    }

    /// <summary>Makes beforehand what takes long and needs no store; of what was judged last.</summary>
    /// <param name="told">Is told how far it is, and of how much.</param>
    /// <param name="cancel">Cancels.</param>
    public virtual Task PrepareAsync(Action<int, int>? told, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Does what was judged, with one line in the log that names the file. Inside a transaction that is open: with a refusal nothing is done.</summary>
    public async Task ApplyAsync(ImportPlan plan, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Apply is not { } apply)
            return;
        desk.Db.Record(desk.By.Did($"import.{Kind.ToString().ToLowerInvariant()}", after: new { file = desk.By.From, about = About, added = plan.Added, changed = plan.Changed }), "Import");
        await apply(cancel);
        await desk.Db.SaveChangesAsync(cancel);
    }

    /// <summary>Reads every row and says what it does.</summary>
    protected abstract Task<ImportPlan> PlanAsync(ImportTable table, CancellationToken cancel);
}
