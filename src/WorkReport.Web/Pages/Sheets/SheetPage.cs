using FluentValidation;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Pages.Sheets;

/// <summary>A form whose rows are cells of 统计表, of one unit or of several.</summary>
public abstract class SheetPage(FormRoom room) : UnitYearPage<SheetForm>(room)
{
    protected override bool IsOfRound => true;

    public IReadOnlyList<SheetLine> Lines { get; protected set; } = [];

    public override Verdict May =>
        Lines.Any(line => line.May.IsYes) ? Verdict.Yes : Lines.Select(line => line.May).FirstOrDefault() ?? Verdict.No("Sheet.Empty", Year.UnitName);

    protected override IValidator<SheetForm> Rules => new SheetForm.Validator(Lines, Year.UnitName, Pasted, Text);

    /// <summary>Are 全年实际数 collected, each beside its 预计数?</summary>
    public bool IsSecond => Year.Round == Round.Second;

    /// <summary>How addresses name the other collecting; null where there is one.</summary>
    public string? OtherRound => Year.Period.HasTwoRounds ? Round.AddressOf(Year.Period.Code, IsSecond ? Round.First : Round.Second) : null;

    /// <summary>统计表填报, and which of two collectings, or that it is a year from before the product.</summary>
    public string Titled(string title) =>
        Year.Period.IsBackfill ? Text["Sheet.TitleOf", Text[title], Text["Sheet.Backfill"]]
        : Text.Round(Year.Period, Year.Round) is { } round ? Text["Sheet.TitleOf", Text[title], round] : Text[title];

    /// <summary>Parts that are above their whole, as the form has them.</summary>
    public IEnumerable<(SheetLine Part, SheetLine Whole)> AboveWhole =>
        from part in Lines
        where part.Metric.Rules.PartOfId is not null && !part.IsRate
        let whole = Lines.FirstOrDefault(line => line.UnitId == part.UnitId && line.Metric.Id == part.Metric.Rules.PartOfId && !line.IsRate)
        where whole is not null && part.FigureOf(RowOf(part))?.Value > whole.FigureOf(RowOf(whole))?.Value
        select (part, whole);

    /// <summary>What the unit was asked for a while and is asked no longer; what was reported of it is kept.</summary>
    public IReadOnlyList<AskedMetric> Stopped { get; protected set; } = [];

    /// <summary>What the catalogue has added, worded otherwise or dropped since the round began, the earliest first; each with the key of its sentence.</summary>
    public IEnumerable<(DateOnly Day, string Sentence, AskedMetric Metric)> Told =>
        from metric in Lines.Select(line => line.Metric).DistinctBy(metric => metric.Id).Concat(Stopped)
        let began = Year.Period.Rounds.Single(round => round.Number == Year.Round).StartedAt
        let told = metric.StoppedAt is { } stopped ? (At: stopped, Sentence: "Sheet.ToldStopped")
            : metric.AskedAt > began ? (At: metric.AskedAt, Sentence: "Sheet.ToldNew") : (At: metric.WordedAt, Sentence: "Sheet.ToldWorded")
        where told.At > began
        orderby told.At
        select (ChinaTime.DayOf(told.At), told.Sentence, metric);

    /// <summary>What was copied out of a table and now stands in the form, unsaved.</summary>
    internal PastedTable? Pasted { get; private protected set; }

    /// <summary>The row of a line as the form has it.</summary>
    public SheetRow RowOf(SheetLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Form.Rows.GetValueOrDefault(line.Key) ?? line.Row();
    }

    public override string? Named(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.StartsWith("Form.Pasted[", StringComparison.Ordinal) ? Text["Sheet.PasteLine", KeyIn(field)].Value
            : LineOf(field) is { } meant ? Text["Sheet.Named", meant.Name].Value : null;
    }

    protected override CountedIn? CountedIn(string field) => IsFigure(field) ? LineOf(field)?.Counted : null;

    protected override void Put(string field, decimal figure)
    {
        var line = LineOf(field)!;
        var row = Form.Rows[line.Key] ??= line.Row();
        if (field.EndsWith(nameof(SheetRow.Whole), StringComparison.Ordinal))
            row.Whole = figure;
        else
            row.Value = figure;
    }

    private static bool IsFigure(string field) =>
        field.EndsWith("]." + nameof(SheetRow.Value), StringComparison.Ordinal) || field.EndsWith("]." + nameof(SheetRow.Whole), StringComparison.Ordinal);

    protected override SheetForm Filled() => new() { Rows = Lines.Where(line => line.May.IsYes).ToDictionary(line => line.Key, SheetRow? (line) => line.Row()) };

    protected override IEnumerable<Differing> Differences(SheetForm stands) =>
        from line in Lines
        let typed = RowOf(line)
        from differing in new[]
        {
            line.DiffersInFigure(typed) ? new Differing(line.Name, line.Shown ?? "", Said(typed)) : null,
            typed.SourceUnit != line.Now?.SourceUnit ? new Differing(Text["Sheet.SourceUnitOf", line.Name], line.Now?.SourceUnit ?? "", typed.SourceUnit ?? "") : null,
            line.IsTotalIn(typed) != (line.Now?.IsTotal ?? false) ? new Differing(Text["Sheet.IsTotalOf", line.Name], Ticked(line.Now?.IsTotal ?? false), Ticked(typed.IsTotal)) : null,
            typed.Note != line.Now?.Note ? new Differing(Text["Sheet.NoteOf", line.Name], line.Now?.Note ?? "", typed.Note ?? "") : null,
        }
        where differing is not null
        select differing;

    private string Ticked(bool isTotal) => Text[isTotal ? "Metrics.Ticked" : "Metrics.NotTicked"];

    private SheetLine? LineOf(string field) => KeyIn(field) is { Length: > 0 } key ? Lines.FirstOrDefault(line => line.Key == key) : null;

    // Form.Rows[12].Value
    private static string KeyIn(string field) => field.Split('[', ']') is [_, var between, ..] ? between : "";

    private static string Said(SheetRow row) => row.Whole is null ? SheetLine.Written(row.Value) : $"{SheetLine.Written(row.Value)} / {SheetLine.Written(row.Whole)}";

    protected static SubmittedPiece Piece(AskedMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return new SubmittedPiece(PieceKind.MetricValue, metric.Id);
    }
}
