using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Organisation;

/// <summary>
/// 委托代审: from one day to another a person reads and decides in the place of a reviewer, wherever that one does. 签发 does not go with it. It ends
/// by itself, or earlier when somebody ends it.
/// </summary>
public sealed class Delegation : Aggregate
{
    private Delegation(int fromId, int toId, DateOnly first, DateOnly last) => (FromId, ToId, First, Last) = (fromId, toId, first, last);

    public int Id { get; private init; }

    /// <summary>委托人: the reviewer who is away.</summary>
    public int FromId { get; private init; }

    /// <summary>代审人: who reads in their place.</summary>
    public int ToId { get; private init; }

    public DateOnly First { get; private init; }

    /// <summary>Also this day.</summary>
    public DateOnly Last { get; private init; }

    /// <summary>From this day on it holds no more, because somebody ended it; null where nobody did.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Does it hold on that day?</summary>
    public bool HoldsOn(DateOnly day) => First <= day && day <= Last && (EndedOn is null || day < EndedOn);

    /// <summary>May it still come to hold?</summary>
    public bool IsOver(DateOnly today) => today > Last || EndedOn is not null;

    /// <param name="from">Who is away.</param>
    /// <param name="to">Who reads in their place.</param>
    /// <param name="first">From which day.</param>
    /// <param name="last">Until which, that day included.</param>
    /// <param name="others">What the same reviewer has given before.</param>
    /// <param name="givesId">Who sets it: that may not be who gains by it.</param>
    /// <param name="today">The day by which it is judged.</param>
    /// <param name="by">Who and when.</param>
    /// <exception cref="RefusedException">It may not be; the verdict says why.</exception>
    public static Delegation Give(Person from, Person to, DateOnly first, DateOnly last, IEnumerable<Delegation> others, int givesId, DateOnly today, Act by)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(by);
        Verdict(from.Memberships.Any(m => m.Role == Role.Reviewer), "Delegation.NotReviewer", from.Name).Demand();
        Verdict(from.Id != to.Id, "Delegation.Same", to.Name).Demand();
        Verdict(givesId != to.Id, "Delegation.ToYourself").Demand();
        Verdict(to.IsActive, "Delegation.Gone", to.Name).Demand();
        Verdict(first <= last, "Delegation.Backwards").Demand();
        Verdict(today <= last, "Delegation.IsPast").Demand();
        if (others.FirstOrDefault(other => !other.IsOver(today) && other.First <= last && first <= other.Last) is { } other)
            Domain.Verdict.No("Delegation.Overlaps", other.First, other.Last).Demand();
        var delegation = new Delegation(from.Id, to.Id, first, last);
        delegation.Tell(by.Did("delegation.given", after: new { principal = from.Name, deputy = to.Name, first, last }));
        return delegation;
    }

    /// <summary>Ends it from today on, before its last day.</summary>
    /// <exception cref="RefusedException">It is over already.</exception>
    public void End(DateOnly today, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        Verdict(!IsOver(today), "Delegation.IsOver").Demand();
        Tell(by.Did("delegation.ended", new { last = Last }, new { endedOn = today }));
        EndedOn = today;
    }

    private static Verdict Verdict(bool holds, string reason, params object[] values) => holds ? Domain.Verdict.Yes : Domain.Verdict.No(reason, values);
}
