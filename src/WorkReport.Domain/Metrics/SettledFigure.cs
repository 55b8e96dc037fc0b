using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Metrics;

/// <summary>What the unit says to a 核定数.</summary>
public enum SettledAnswer
{
    /// <summary>待单位确认.</summary>
    Waiting,

    /// <summary>已确认.</summary>
    Confirmed,

    /// <summary>有异议.</summary>
    Objected,
}

/// <summary>What 核定数 is about: a metric of a unit in one collecting of a period, its row or, by exception, its 合计.</summary>
public readonly record struct SettledPlace(int UnitId, int PeriodId, int Round, int MetricId, bool IsOfTotal);

/// <summary>Who decided on it, when and why: 核定人, 日期, 依据.</summary>
public sealed record Ruling(string DecidedBy, DateOnly DecidedOn, string Reason);

/// <summary>
/// 核定数: what an office or a reviewer above holds a figure to be, beside what was reported or computed and never in its place. It is told to
/// the unit, which confirms or objects; it ends by being withdrawn, or by another that takes its place. Not to be taken for
/// <see cref="ValueCorrection"/>, which changes the reported figure itself.
/// </summary>
public sealed class SettledFigure : Aggregate
{
    public const int ReasonLength = 200;
    public const int DecidedByLength = 60;

    private SettledFigure()
    {
    }

    public int Id { get; private init; }

    public int UnitId { get; private init; }

    public int PeriodId { get; private init; }

    /// <summary>Which collecting of the period.</summary>
    public int Round { get; private init; }

    public int MetricId { get; private init; }

    /// <summary>The 合计 of the unit; else its own row.</summary>
    public bool IsOfTotal { get; private init; }

    /// <summary>What was reported, or computed, when it was set; of a share the part. Null where only a printed form was known.</summary>
    public decimal? ReportedValue { get; private init; }

    public decimal? ReportedBase { get; private init; }

    public string? ReportedPrinted { get; private init; }

    /// <summary>What it is held to be; of a share the part.</summary>
    public decimal Value { get; private init; }

    /// <summary>The whole of a share; null of everything else.</summary>
    public decimal? Base { get; private init; }

    /// <summary>依据.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>核定人: who decided, who may have done so on paper.</summary>
    public string DecidedBy { get; private init; } = "";

    public DateOnly DecidedOn { get; private init; }

    /// <summary>Who set it.</summary>
    public int PersonId { get; private init; }

    /// <summary>The same, as the log names them.</summary>
    public string Who { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public SettledAnswer Answer { get; private set; }

    /// <summary>Who answered for the unit; null while nobody has.</summary>
    public string? AnsweredBy { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Why the unit does not agree; null where it does, or has said nothing.</summary>
    public string? Objection { get; private set; }

    /// <summary>Since when it holds no longer; null while it does.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndedBy { get; private set; }

    /// <summary>Why it was withdrawn; null where another took its place, or it holds.</summary>
    public string? EndReason { get; private set; }

    public bool Holds => EndedAt is null;

    public SettledPlace Place => new(UnitId, PeriodId, Round, MetricId, IsOfTotal);

    public Figure Figure => new(Value, Base);

    /// <summary>核定时上报数; null where there was no exact one.</summary>
    public Figure? Reported => ReportedValue is { } value ? new Figure(value, ReportedBase) : null;

    /// <summary>核增／核减: how far it is from what is reported now.</summary>
    public Figure From(Figure? reported) => Figure.Less(reported);

    /// <summary>Is another figure reported now than when it was set?</summary>
    public bool HasMoved(Figure? reported, string? printed = null) => Reported != reported || (reported is null && ReportedPrinted != printed);

    /// <param name="place">Of what.</param>
    /// <param name="metric">What is counted.</param>
    /// <param name="reported">What is reported, or computed, as it stands.</param>
    /// <param name="printed">The same where only a printed form is known.</param>
    /// <param name="settled">What it is held to be.</param>
    /// <param name="ruling">Who decided, when, why.</param>
    /// <param name="earlier">The one that holds now and whose place this takes; null where there is none.</param>
    /// <param name="personId">Who sets it.</param>
    /// <param name="by">Who and when.</param>
    /// <exception cref="RefusedException">No reason, nobody who decided, nothing that is another, or a figure that cannot be one of its metric.</exception>
    public static SettledFigure Set(SettledPlace place, AskedMetric metric, Figure? reported, string? printed, Figure settled, Ruling ruling, SettledFigure? earlier, int personId, Act by)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(ruling);
        ArgumentNullException.ThrowIfNull(by);
        CanBe(metric, reported, printed, settled, earlier).Demand();
        if (string.IsNullOrWhiteSpace(ruling.Reason))
            Verdict.No("Settled.NeedsReason").Demand();
        if (string.IsNullOrWhiteSpace(ruling.DecidedBy))
            Verdict.No("Settled.NeedsDecider").Demand();
        if (earlier is not null && earlier.Place != place)
            throw new ArgumentException("It takes the place of one at another place.", nameof(earlier));
        earlier?.End("settled.replaced", reason: null, by);
        var figure = new SettledFigure
        {
            UnitId = place.UnitId,
            PeriodId = place.PeriodId,
            Round = place.Round,
            MetricId = place.MetricId,
            IsOfTotal = place.IsOfTotal,
            ReportedValue = reported?.Value,
            ReportedBase = reported?.Base,
            ReportedPrinted = reported is null ? printed : null,
            Value = settled.Value,
            Base = settled.Base,
            Reason = ruling.Reason,
            DecidedBy = ruling.DecidedBy,
            DecidedOn = ruling.DecidedOn,
            PersonId = personId,
            Who = by.Who,
            At = by.Dated,
        };
        figure.Tell(by.Did(
            "settled.set", new { metric.Code, was = Facts(reported, figure.ReportedPrinted) },
            new { metric.Code, becomes = Facts(settled, printed: null), ofTotal = place.IsOfTotal ? true : (bool?)null, ruling.Reason, by = ruling.DecidedBy, on = ruling.DecidedOn }));
        return figure;
    }

    /// <summary>Can a figure be held to be that? The page and the act ask the same.</summary>
    public static Verdict CanBe(AskedMetric metric, Figure? reported, string? printed, Figure settled, SettledFigure? earlier)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return reported is null && printed is null ? Verdict.No("Settled.NothingReported", metric.Name)
            : new MetricEntry(metric, settled).CanStand is { IsYes: false } no ? no
            : settled == reported && earlier is null ? Verdict.No("Settled.IsTheSame")
            : earlier is { } there && there.Figure == settled ? Verdict.No("Settled.StandsAlready")
            : Verdict.Yes;
    }

    /// <summary>The unit confirms it.</summary>
    /// <exception cref="RefusedException">It holds no longer, or was confirmed.</exception>
    public void Confirm(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanAnswer.Demand();
        Tell(by.Did("settled.confirmed"));
        (Answer, AnsweredBy, AnsweredAt, Objection) = (SettledAnswer.Confirmed, by.Who, by.Dated, null);
    }

    /// <summary>The unit does not agree.</summary>
    /// <exception cref="RefusedException">It holds no longer, was confirmed, or no reason is given.</exception>
    public void Disagree(string reason, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanAnswer.Demand();
        Says(reason);
        Tell(by.Did("settled.objected", after: new { reason }));
        (Answer, AnsweredBy, AnsweredAt, Objection) = (SettledAnswer.Objected, by.Who, by.Dated, reason);
    }

    /// <summary>撤销核定: what was reported stands alone again.</summary>
    /// <exception cref="RefusedException">It holds no longer, or no reason is given.</exception>
    public void Withdraw(string reason, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!Holds)
            Verdict.No("Settled.HasEnded").Demand();
        Says(reason);
        End("settled.withdrawn", reason, by);
    }

    /// <summary>May it be answered? Who objected may still confirm.</summary>
    public Verdict CanAnswer => !Holds ? Verdict.No("Settled.HasEnded") : Answer is SettledAnswer.Confirmed ? Verdict.No("Settled.IsConfirmed") : Verdict.Yes;

    private static object? Facts(Figure? figure, string? printed) => figure is null && printed is null ? null : new { value = figure?.Value, whole = figure?.Base, printed };

    private static void Says(string reason) => (string.IsNullOrWhiteSpace(reason) ? Verdict.No("Settled.NeedsReason") : Verdict.Yes).Demand();

    private void End(string what, string? reason, Act by)
    {
        Tell(by.Did(what, after: reason is null ? null : new { reason }));
        (EndedAt, EndedBy, EndReason) = (by.Dated, by.Who, reason);
    }
}
