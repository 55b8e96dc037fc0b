using WorkReport.Domain.Audit;

namespace WorkReport.Domain;

/// <summary>
/// A thing that is changed and saved as a whole. It counts its own changes, so that two people with the same form open
/// collide instead of overwriting each other, and it tells what happened to it, so that every change has its audit row.
/// </summary>
public abstract class Aggregate
{
    private readonly List<Happening> happened = [];

    /// <summary>How often this was saved: 1 after the first time. A form carries it, and the next save is checked against it.</summary>
    public long Version { get; private set; }

    /// <summary>What happened since the last save, oldest first.</summary>
    public IReadOnlyList<Happening> Happened => happened;

    /// <summary>Called by every method that changes something, once, after its guard sentence.</summary>
    protected void Tell(Happening happening) => happened.Add(happening);

    /// <summary>The happenings are in the audit trail now. Called after the commit, by who saves.</summary>
    public void Recorded() => happened.Clear();
}
