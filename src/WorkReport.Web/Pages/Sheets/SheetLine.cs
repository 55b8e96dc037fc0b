using System.Globalization;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Prose.Quantities;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Sheets;

/// <summary>One metric of the sheet, with all that stands beside its cell.</summary>
/// <param name="Metric">What is counted.</param>
/// <param name="Now">What is saved for this year; null for nothing.</param>
/// <param name="Before">What was reported the year before; null for nothing.</param>
/// <param name="May">May the cell be changed?</param>
/// <param name="Returned">Why it was sent back to be mended; null where it was not.</param>
public sealed record SheetLine(AskedMetric Metric, MetricValue? Now, MetricValue? Before, Verdict May, string? Returned)
{
    /// <summary>How the form names the row.</summary>
    public string Key { get; init; } = Metric.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>In which row of the table it stands: one of its own, or that of its unit.</summary>
    public string RowKey { get; init; } = Metric.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whose figure it is.</summary>
    public int UnitId { get; init; }

    /// <summary>The 预计数, while 全年实际数 are collected; null for nothing.</summary>
    public MetricValue? First { get; init; }

    /// <summary>Has last year's figure been accepted, so that it counts?</summary>
    public bool BeforeCounts { get; init; } = true;

    /// <summary>What was typed, where it is a round figure (4200多, 近2000名) that may be reported as it is written: as it will be printed, without its unit. Null of anything else.</summary>
    public string? WrittenIn(string typed) => IsRate ? null : NumberReader.ReadRound(typed, Metric.Unit);

    /// <summary>Stand units below that report the same, so that the figure may be a 总数直报?</summary>
    public bool MayBeTotal { get; init; }

    /// <summary>个别更正 of the figure, oldest first.</summary>
    public IReadOnlyList<ValueCorrection> Corrections { get; init; } = [];

    /// <summary>核定数 of the figure, or of the 合计 over it.</summary>
    public IReadOnlyList<SettledShown> Settled { get; init; } = [];

    /// <summary>What it is called where it stands alone.</summary>
    public string Name { get; init; } = Metric.Name;

    public bool IsRate => Metric.RollUp == RollUp.Rate;

    /// <summary>What its boxes take: a part and a whole are not counted in %.</summary>
    public CountedIn Counted => new(IsRate ? "" : Metric.Unit, Metric.IsWhole);

    /// <summary>Last year's figure as it was printed; the unit has a column of its own.</summary>
    public string? BeforePrinted => Before is { Printed: { } printed } ? printed : Print(Before?.Figure);

    /// <summary>Last year's exact figure, where it was printed otherwise.</summary>
    public string? BeforeExact => IsRate || Before?.Value is not { } value || Written(value) == BeforePrinted ? null : Written(value);

    /// <summary>The row as the store fills it in.</summary>
    public SheetRow Row() => RowOf(Now);

    public static SheetRow RowOf(MetricValue? value) => new() { Value = value?.Value, Whole = value?.Base, Note = value?.Note, SourceUnit = value?.SourceUnit, IsTotal = value?.IsTotal ?? false };

    /// <summary>What is saved, in words for who may only look.</summary>
    public string? Shown => Words(Now);

    /// <summary>The 预计数 in the same words.</summary>
    public string? FirstShown => Words(First);

    public MetricEntry Entry(SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new MetricEntry(Metric, FigureOf(row), row.Note, row.Value is null ? PrintedIn(row) : null, row.SourceUnit, IsTotalIn(row));
    }

    /// <summary>What the pressed button enters.</summary>
    public MetricEntry Entry(SheetForm form, SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(row);
        return First is { } first && IsTakenFromFirst(form, row)
            ? MetricEntry.Again(Metric, first) with { Note = row.Note ?? first.Note, SourceUnit = row.SourceUnit ?? first.SourceUnit }
            : Entry(form.IsFor(this) ? After(form.Move, row) : row);
    }

    /// <summary>Does the pressed button put the 预计数 here? Where it stands in a row of many, only what is blank is filled.</summary>
    public bool IsTakenFromFirst(SheetForm form, SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(row);
        var isBlank = IsBlank(row) && row.Whole is null;
        return First is { IsFilled: true } && (form.Same is { } same ? same == RowKey && (isBlank || Key == RowKey) : form.Move is SheetMove.SameAsFirst && isBlank);
    }

    /// <summary>Is the figure of the row a 总数直报? Where it cannot become one it stays what it is.</summary>
    public bool IsTotalIn(SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return MayBeTotal ? row.IsTotal : Now?.IsTotal ?? false;
    }

    public Verdict CanStand(SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return IsRate && row is { Value: null, Whole: not null } ? Verdict.No("Metric.NeedsWhole", Metric.Name) : Entry(row).CanStand;
    }

    public bool Differs(SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return DiffersInFigure(row) || (row.Note, row.SourceUnit, IsTotalIn(row)) != (Now?.Note, Now?.SourceUnit, Now?.IsTotal ?? false);
    }

    public bool DiffersInFigure(SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Value != Now?.Value || (IsRate && row.Whole != Now?.Base) || PrintedIn(row) != Now?.Printed;
    }

    /// <summary>No figure yet, neither exact nor printed.</summary>
    public bool IsBlank(SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Value is null && PrintedIn(row) is null;
    }

    // What is just said to be reported so, or to be no more; else as it was.
    private string? PrintedIn(SheetRow row) => row.Printed is { } said ? said.Length > 0 ? said : null : Now?.Printed;

    /// <summary>The row as a button leaves it: only what is blank is filled.</summary>
    public SheetRow After(SheetMove move, SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (!IsBlank(row) || row.Whole is not null)
            return row;
        return move switch
        {
            SheetMove.SameAsLastYear when Metric.RollUp is RollUp.Snapshot && Before is { Figure: { } last } before => new SheetRow
            {
                Value = last.Value,
                Whole = last.Base,
                Note = row.Note,
                SourceUnit = row.SourceUnit ?? before.SourceUnit,
                IsTotal = row.IsTotal || before.IsTotal,
            },
            // 0 of nothing is no share.
            SheetMove.Zero or SheetMove.ZeroSure when !IsRate => new SheetRow { Value = 0, Note = row.Note, SourceUnit = row.SourceUnit, IsTotal = row.IsTotal },
            _ => row,
        };
    }

    /// <summary>Would 零报告 put 0 where something was there at the end of last year?</summary>
    public bool IsZeroAsked(SheetForm form, SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(row);
        return form.Move is SheetMove.Zero && form.IsFor(this) && May.IsYes && Metric.RollUp is RollUp.Snapshot && Before?.Value > 0 && IsBlank(row);
    }

    /// <summary>By how much the figure moved since last year, of a rate in points; null where either is not known.</summary>
    public decimal? Change(SheetRow row) => FigureOf(row)?.Shown - Before?.Figure?.Shown is { } change ? Exact.Rounded(Metric, change) : null;

    /// <summary>So far from last year's, or gone where something was, that it needs a word of why, and there is none.</summary>
    public bool IsJump(SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Note is null && Marks.Of([new JudgedFigure(Metric, FigureOf(row), row.Note, Before?.Figure is { } before && before.Base.HasValue == IsRate ? before : null)], []).Count > 0;
    }

    /// <summary>Is it worth a word when nothing is left of what was there at the end of last year?</summary>
    public bool IsMissed => Metric.RollUp is RollUp.Snapshot && Before?.Value > 0;

    /// <summary>As printed, without the unit of what is counted; a share keeps its %.</summary>
    public string? Print(Figure? figure) =>
        IsRate ? Metric.Print(figure) : figure?.Shown is { } shown ? QuantityFormat.Print(shown, "", Metric.Style) : null;

    public Figure? FigureOf(SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Value is { } value ? new Figure(value, IsRate ? row.Whole : null) : null;
    }

    private static string? Words(MetricValue? value) => value switch
    {
        { Value: { } part, Base: { } whole } => $"{Written(part)} / {Written(whole)}",
        { Value: { } number } => Written(number),
        _ => value?.Printed,
    };

    /// <summary>As it stands in a box.</summary>
    public static string Written(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
