using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Importing;

/// <summary>Where an import is.</summary>
public enum ImportState
{
    /// <summary>等待导入: the site does it by itself.</summary>
    Waiting,

    /// <summary>已导入.</summary>
    Done,

    /// <summary>没有导入: when its turn came it was refused.</summary>
    Refused,

    /// <summary>已撤销: everything is as it was before.</summary>
    Undone,
}

/// <summary>
/// 导入记录: one sheet that came in whole. What it touched is kept with it (<see cref="ImportedThing"/>), so that it can be taken back whole while nothing
/// stands on it.
/// </summary>
public sealed class PastImport : Aggregate
{
    public const int RefusedLength = 4000;

    private PastImport(ImportKind kind, string fileName, string who, DateTimeOffset at, int? personId, int? periodId, int? round, string? mapName) =>
        (Kind, FileName, Who, At, PersonId, PeriodId, Round, MapName) = (kind, fileName, who, at, personId, periodId, round, mapName);

    public int Id { get; private init; }

    public ImportKind Kind { get; private init; }

    public string FileName { get; private init; }

    /// <summary>As the log names them.</summary>
    public string Who { get; private init; }

    /// <summary>When it was nodded to, by the clock of due dates.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Whose reach it had; null of whoever worked at the machine itself.</summary>
    public int? PersonId { get; private init; }

    /// <summary>Of which period; null of what belongs to none.</summary>
    public int? PeriodId { get; private init; }

    public int? Round { get; private init; }

    /// <summary>By which matching it was read; null of a sheet in our own words.</summary>
    public string? MapName { get; private init; }

    public ImportState State { get; private set; } = ImportState.Done;

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Same { get; private set; }

    /// <summary>How far the site is with it, and of how much; null while nobody has said so.</summary>
    public int? Progress { get; private init; }

    public int? Whole { get; private init; }

    /// <summary>Why it was refused, as sentences that are kept; null where it was not.</summary>
    public string? Refused { get; private set; }

    public string? UndoneBy { get; private set; }

    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>What its line in the log says it is.</summary>
    private string Event => $"import.{Kind.ToString().ToLowerInvariant()}";

    /// <summary>A sheet that is coming in now.</summary>
    public static PastImport Begin(ImportKind kind, Act by, int? personId, (int Id, int Round)? period, string? mapName, (int Added, int Changed, int Same) counts, object? about)
    {
        ArgumentNullException.ThrowIfNull(by);
        var import = New(kind, by, personId, period, mapName, counts);
        import.TellDone(by, about);
        return import;
    }

    /// <summary>A sheet that the site brings in by itself, as soon as it comes to it.</summary>
    public static PastImport Await(ImportKind kind, Act by, int personId, (int Id, int Round)? period, string? mapName, (int Added, int Changed, int Same) counts)
    {
        ArgumentNullException.ThrowIfNull(by);
        var import = New(kind, by, personId, period, mapName, counts);
        import.State = ImportState.Waiting;
        import.Tell(by.Did("import.awaited", after: new { file = by.From, added = counts.Added, changed = counts.Changed }));
        return import;
    }

    /// <summary>Its turn has come, and it comes in.</summary>
    public void ComeIn(Act by, object? about)
    {
        ArgumentNullException.ThrowIfNull(by);
        State = ImportState.Done;
        TellDone(by, about);
    }

    /// <summary>Its turn had come, and it may not come in.</summary>
    /// <param name="why">As sentences that are kept.</param>
    /// <param name="by">For whom.</param>
    public void Refuse(string why, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        (State, Refused) = (ImportState.Refused, why);
        Tell(by.Did("import.refused", after: new { file = FileName }));
    }

    /// <summary>Is there something of it to take back?</summary>
    public Verdict CanUndo => State switch
    {
        ImportState.Done when Added + Changed > 0 => Verdict.Yes,
        ImportState.Undone => Verdict.No("Undo.IsUndone"),
        _ => Verdict.No("Undo.NotDone"),
    };

    /// <summary>Everything it did was taken back.</summary>
    public void Undo(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanUndo.Demand();
        (State, UndoneBy, UndoneAt) = (ImportState.Undone, by.Who, by.Dated);
        Tell(by.Did("import.undone", before: new { file = FileName, added = Added, changed = Changed }));
    }

    private static PastImport New(ImportKind kind, Act by, int? personId, (int Id, int Round)? period, string? mapName, (int Added, int Changed, int Same) counts) =>
        new(kind, by.From ?? "", by.Who, by.Dated, personId, period?.Id, period?.Round, mapName) { Added = counts.Added, Changed = counts.Changed, Same = counts.Same };

    private void TellDone(Act by, object? about) =>
        Tell(MapName is null ? by.Did(Event, after: new { file = by.From, about, added = Added, changed = Changed }) : by.Did(Event, after: new { file = by.From, about, added = Added, changed = Changed, map = MapName }));
}

/// <summary>One thing that an import made or changed, of the kind that its import is of.</summary>
public sealed class ImportedThing
{
    private ImportedThing()
    {
    }

    /// <param name="thing">Saved, as the import left it.</param>
    /// <param name="id">Its key.</param>
    /// <param name="before">What it was before, in the words of its kind; null where there was none.</param>
    public ImportedThing(Aggregate thing, int id, object? before)
    {
        ArgumentNullException.ThrowIfNull(thing);
        (ThingId, Version, Before) = (id, thing.Version, before is null ? null : Happening.Facts(before));
    }

    public int ImportId { get; private init; }

    public int ThingId { get; private init; }

    /// <summary>The version that the import made: who has saved it since has another.</summary>
    public long Version { get; private init; }

    /// <summary>As JSON.</summary>
    public string? Before { get; private init; }
}
