namespace WorkReport.Domain.Metrics;

/// <summary>
/// 上报数 and 核定数 of one metric of one unit, both: the three figures as they are computed, what 核定数 add to or take from each, and what that
/// comes to. The computed ones are never another for it, and each with 核定数 is the computed one and its 核增／核减 together.
/// </summary>
/// <param name="Computed">As reported and added up.</param>
/// <param name="OwnBy">核定数 of the unit's own row; null where there is none.</param>
/// <param name="BelowBy">核增／核减 from the rows of units below, and of how many.</param>
/// <param name="WholeBy">核定数 of the unit's 合计, by exception; null where there is none.</param>
public sealed record SettledTotal(Total Computed, SettledFigure? OwnBy, Contribution BelowBy, SettledFigure? WholeBy)
{
    /// <summary>Is anything of it another than what was reported?</summary>
    public bool IsAny => OwnBy is not null || BelowBy.Units > 0 || WholeBy is not null;

    /// <summary>核增／核减 of the own row, of a whole that the unit gave in its place; null where there is none.</summary>
    public Figure? OwnChange => OwnBy?.From(Reported);

    /// <summary>核增／核减 from below; null where there is none.</summary>
    public Figure? BelowChange => Computed.IsDirect ? null : BelowBy.Figure;

    /// <summary>What the rows come to: the computed 合计, with what was added to and taken from rows.</summary>
    public Figure? OfRows => Sum(Sum(Computed.All, OwnChange), BelowChange);

    /// <summary>核增／核减 of rows, its own and those below; null where there are none.</summary>
    public Figure? RowsChange => Sum(OwnChange, BelowChange);

    /// <summary>核增／核减 of the 合计 itself: a line of its own, so that the table adds up; null where there is none.</summary>
    public Figure? WholeChange => WholeBy?.From(OfRows);

    /// <summary>All 核增／核减 together; null where there is none.</summary>
    public Figure? Change => Sum(Sum(OwnChange, BelowChange), WholeChange);

    /// <summary>本级 with 核定数.</summary>
    public Figure? Own => Computed.IsDirect ? null : OwnBy?.Figure ?? Computed.Own;

    /// <summary>下级 with 核定数.</summary>
    public Figure? Below => Sum(Computed.Below, BelowChange);

    /// <summary>合计 with 核定数.</summary>
    public Figure? All => Sum(OfRows, WholeChange);

    /// <summary>What the unit reported itself: its own figure, or the whole that it gave.</summary>
    public Figure? Reported => Computed.IsDirect ? Computed.All : Computed.Own;

    /// <summary>One of the three, with 核定数.</summary>
    public Figure? Of(FigureAspect aspect) => aspect switch { FigureAspect.Own => Own, FigureAspect.Below => Below, _ => All };

    /// <summary>Is that one another than as computed?</summary>
    public bool Touches(FigureAspect aspect) => aspect switch { FigureAspect.Own => OwnBy is not null && !Computed.IsDirect, FigureAspect.Below => BelowChange is not null, _ => Change is not null };

    /// <summary>核增／核减 of that one; null where there is none.</summary>
    public Figure? ChangeOf(FigureAspect aspect) => aspect switch { FigureAspect.Own => Computed.IsDirect ? null : OwnChange, FigureAspect.Below => BelowChange, _ => Change };

    private static Figure? Sum(Figure? a, Figure? b) => a is not { } one ? b : b is not { } other ? a : one.Plus(other);
}

/// <summary>Which of the two a text prints.</summary>
public enum FigureBasis
{
    /// <summary>上报数.</summary>
    Reported,

    /// <summary>核定数, where there is one.</summary>
    Settled,
}
