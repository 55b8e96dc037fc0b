using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Importing;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>
/// 撤销导入: takes one import back whole, through the methods of the domain, with their lines in the log; or says what stands on it. What somebody has saved
/// since the import is theirs, and so is what was handed in.
/// </summary>
/// <param name="desk">Who takes it back.</param>
/// <param name="past">The import, tracked.</param>
public abstract class ImportUndo(ImportDesk desk, PastImport past)
{
    protected ImportDesk Desk => desk;

    protected PastImport Past => past;

    /// <summary>What it touched, by key.</summary>
    protected IReadOnlyDictionary<int, ImportedThing> Things { get; private set; } = new Dictionary<int, ImportedThing>();

    /// <summary>For one import of its kind.</summary>
    public static ImportUndo Of(ImportDesk desk, PastImport past)
    {
        ArgumentNullException.ThrowIfNull(past);
        return past.Kind switch
        {
            ImportKind.Units => new UnitsUndo(desk, past),
            ImportKind.People => new PeopleUndo(desk, past),
            ImportKind.Metrics => new MetricsUndo(desk, past),
            ImportKind.Values => new ValuesUndo(desk, past),
            ImportKind.Items => new ItemsUndo(desk, past),
            _ => new PlansUndo(desk, past),
        };
    }

    /// <summary>What stands on it, in sentences; none where it may be taken back. Inside the transaction that does it, or for a look beforehand.</summary>
    public async Task<IReadOnlyList<Verdict>> StandsAsync(CancellationToken cancel = default)
    {
        if (!past.CanUndo.IsYes)
            return [past.CanUndo];
        Things = await desk.Db.ImportedThings.AsNoTracking().Where(t => t.ImportId == past.Id).ToDictionaryAsync(t => t.ThingId, cancel);
        return [.. (await JudgeAsync(cancel)).Where(verdict => !verdict.IsYes)];
    }

    /// <summary>Takes it back. Inside a transaction that is open, after <see cref="StandsAsync"/> found nothing.</summary>
    public async Task ApplyAsync(CancellationToken cancel = default)
    {
        past.Undo(desk.By);
        // The first line of all that it does; what follows may let go of what is tracked.
        await desk.Db.SaveChangesAsync(cancel);
        try
        {
            await TakeBackAsync(cancel);
            await desk.Db.SaveChangesAsync(cancel);
        }
        catch (Exception fault) when (Databases.Fault(fault) is DatabaseFault.Reference)
        {
            // Whatever points at it from a place that nobody thought of.
            throw new RefusedException(Verdict.No("Undo.InUse"));
        }
    }

    /// <summary>Each thing that stands on it; yes says nothing.</summary>
    protected abstract Task<IReadOnlyList<Verdict>> JudgeAsync(CancellationToken cancel);

    protected abstract Task TakeBackAsync(CancellationToken cancel);

    /// <summary>Have some of them been saved since, or are they gone?</summary>
    /// <param name="there">Those that are there, each with its version.</param>
    protected Verdict Unchanged(IEnumerable<(int Id, long Version)> there)
    {
        var versions = there.ToDictionary(thing => thing.Id, thing => thing.Version);
        var changed = Things.Values.Count(thing => versions.GetValueOrDefault(thing.ThingId) != thing.Version);
        return Some("Undo.Changed", changed);
    }

    /// <summary>No, where there are some.</summary>
    protected static Verdict Some(string reason, int count) => count > 0 ? Verdict.No(reason, count) : Verdict.Yes;

    /// <summary>What a thing was before; null where the import made it.</summary>
    protected T? Before<T>(int id)
        where T : class => Things[id].Before is { } before ? JsonSerializer.Deserialize<T>(before, Happening.Readable) : null;
}
