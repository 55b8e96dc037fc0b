namespace WorkReport.Domain.SuperiorForms;

/// <summary>Which side of a metric goes into a cell.</summary>
public enum FormAspect
{
    /// <summary>合计.</summary>
    All,

    /// <summary>本级.</summary>
    Own,

    /// <summary>下级.</summary>
    Below,

    /// <summary>去年: last year's 合计.</summary>
    Before,

    /// <summary>增减: over the units that have a figure in both years; of a share in points.</summary>
    Change,

    /// <summary>增长: the same in per cent of last year's.</summary>
    Growth,

    /// <summary>分子: of the 合计 of a share.</summary>
    Part,

    /// <summary>分母.</summary>
    Whole,
}

/// <summary>What goes where.</summary>
/// <param name="Sheet">The sheet, by the name on its tab.</param>
/// <param name="Cell">The cell: D7.</param>
/// <param name="MetricId">What is counted.</param>
/// <param name="Aspect">Which side of it.</param>
/// <param name="Round">Of which collecting: 1, 2; null for the one that the form is filled from.</param>
public sealed record FormTarget(string Sheet, string Cell, int MetricId, FormAspect Aspect, int? Round = null);

/// <summary>A cell of a form with what goes into it.</summary>
public sealed class FormBinding
{
    public const int SheetLength = 64;
    public const int CellLength = 10;

    private FormBinding()
    {
    }

    internal FormBinding(FormTarget target)
    {
        (Sheet, Cell) = (target.Sheet, target.Cell);
        Become(target);
    }

    public int Id { get; private init; }

    public string Sheet { get; private init; } = "";

    public string Cell { get; private init; } = "";

    public int MetricId { get; private set; }

    public FormAspect Aspect { get; private set; }

    public int? Round { get; private set; }

    public FormTarget Target => new(Sheet, Cell, MetricId, Aspect, Round);

    internal void Become(FormTarget target) => (MetricId, Aspect, Round) = (target.MetricId, target.Aspect, target.Round);
}
