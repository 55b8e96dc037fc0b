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

    /// <summary>统计表填报, and which of two collectings, or that it is a year from before the product.</summary>
    public string Titled(string title) =>
        Year.Period.IsBackfill ? Text["Sheet.TitleOf", Text[title], Text["Sheet.Backfill"]]
        : Text.Round(Year.Period, Year.Round) is { } round ? Text["Sheet.TitleOf", Text[title], round] : Text[title];

    /// <summary>What the rules find between the figures as the form has them; what is said of one figure alone stands beside it.</summary>
    public IReadOnlyList<(SheetLine Line, Mark Mark)> Between =>
        [.. from unit in Lines.GroupBy(line => line.UnitId)
            from mark in Marks.Of([.. unit.Select(line => new JudgedFigure(line.Metric, line.FigureOf(RowOf(line)), RowOf(line).Note, Before: null))], unit.Select(line => line.Metric))
            select (unit.First(line => line.Metric.Id == mark.Metric.Id), mark)];

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

    /// <summary>Where 零报告 has to be asked about first.</summary>
    public IReadOnlyList<SheetLine> ZeroAsked => [.. Lines.Where(line => line.IsZeroAsked(Form, RowOf(line)))];

    protected override bool IsPreview => May.IsYes && (Form.Move is SheetMove.Paste || ZeroAsked.Count > 0);

    /// <summary>Puts what was copied into the form, where all of it is understood.</summary>
    private protected void Show(PastedTable pasted)
    {
        Pasted = pasted;
        if (pasted.Faults.Any())
            return;
        pasted.Fill(Form, key => RowOf(Lines.Single(line => line.Key == key)));
        foreach (var key in pasted.Filled)
        {
            ModelState.Remove($"Form.Rows[{key}].{nameof(SheetRow.Value)}");
            ModelState.Remove($"Form.Rows[{key}].{nameof(SheetRow.Whole)}");
        }
    }

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

    /// <summary>What was typed into the box of a line, where it was refused and could be reported as it is written.</summary>
    public string? WrittenIn(SheetLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return ModelState.GetValueOrDefault($"Form.Rows[{line.Key}].{nameof(SheetRow.Value)}") is { Errors.Count: > 0, AttemptedValue: { } typed } ? line.WrittenIn(typed) : null;
    }

    protected override bool TakesAsWritten(string field, string typed)
    {
        if (!IsFigure(field) || LineOf(field) is not { } line || line.Key != Form.AsWritten || line.WrittenIn(typed) is not { } written)
            return false;
        var row = Form.Rows[line.Key] ??= line.Row();
        (row.Value, row.Printed) = (null, written);
        return true;
    }

    private static bool IsFigure(string field) =>
        field.EndsWith("]." + nameof(SheetRow.Value), StringComparison.Ordinal) || field.EndsWith("]." + nameof(SheetRow.Whole), StringComparison.Ordinal);

    /// <summary>What is saved of a line, now that others or this form may have saved.</summary>
    protected abstract MetricValue? Stored(SheetLine line);

    /// <summary>The rows as this page serves them.</summary>
    public string Served => ServedRows.Write(
        from line in Lines
        where line.May.IsYes
        let row = SheetLine.RowOf(Stored(line))
        where asked.ContainsKey(line.Key) || RowPart.All.Any(part => !part.IsSame(row, Nothing))
        select asked.TryGetValue(line.Key, out var was) ? KeyValuePair.Create(Asked + line.Key, was) : KeyValuePair.Create(line.Key, row));

    // Before the key of a row that was served earlier, and about which there is a question since.
    private const string Asked = "?";

    private static readonly SheetRow Nothing = new();

    // What others changed, for the boxes that still show what was before.
    private readonly List<object> theirs = [];

    // Cells that both changed: they go on being asked about, so they are served as they were.
    private readonly Dictionary<string, SheetRow> asked = [];

    protected override object? SaidToScript => new { served = Served, theirs };

    /// <summary>Cell by cell: what one side left alone is as the other has it.</summary>
    protected override IReadOnlyList<Differing>? Merge()
    {
        if (Lines.FirstOrDefault(line => line.Key == Form.Dropped) is { May.IsYes: true } dropped)
            (Form.Rows[dropped.Key] ??= dropped.Row()).Printed = "";
        if (ServedRows.Read(Form.Served) is not { } served)
            return Version == Standing ? [] : null;
        theirs.Clear();
        List<Differing> both = [];
        foreach (var line in Lines)
        {
            if (Form.Rows.GetValueOrDefault(line.Key) is not { } typed)
                continue;
            var stands = line.Row();
            // Nobody else has saved since: what stands is what was served, or what this very form has saved.
            var was = served.TryGetValue(Asked + line.Key, out var question) ? question ?? Nothing
                : Version == Standing ? stands : served.GetValueOrDefault(line.Key) ?? Nothing;
            if (!line.MayBeTotal)
                typed.IsTotal = was.IsTotal;
            foreach (var part in RowPart.All)
            {
                if (IsUnread(line, part))
                {
                    if (SavesItself)
                        part.Take(typed, stands);
                }
                else if (part.IsSame(typed, was) && !part.IsSame(stands, was))
                {
                    part.Take(typed, stands);
                    Tell(line, was, stands);
                }
                else if (line.May.IsYes && !part.IsSame(typed, was) && !part.IsSame(stands, was) && !part.IsSame(typed, stands))
                {
                    Ask(line, part, typed, stands, was, both);
                }
            }
        }

        if (both.Count == 0)
            (Version, Form.Served) = (Standing, Served);
        return both;
    }

    private void Ask(SheetLine line, RowPart part, SheetRow typed, SheetRow stands, SheetRow was, List<Differing> both)
    {
        var (theirWords, mine) = (Said(part, stands), Said(part, typed));
        if (!SavesItself)
        {
            both.Add(new Differing(part.Label is null ? line.Name : Text[part.Label, line.Name], theirWords, mine));
            return;
        }

        asked[line.Key] = was;
        part.Take(typed, stands);
        ModelState.AddModelError($"Form.Rows[{line.Key}].{part.Field}", Text["Sheet.BothChanged", theirWords.Length > 0 ? theirWords : Text["Sheet.Blank"], mine.Length > 0 ? mine : Text["Sheet.Blank"]]);
    }

    private void Tell(SheetLine line, SheetRow was, SheetRow stands)
    {
        foreach (var (field, before, now) in new (string, string?, string?)[]
        {
            (nameof(SheetRow.Value), SheetLine.Written(was.Value), SheetLine.Written(stands.Value)), (nameof(SheetRow.Whole), SheetLine.Written(was.Whole), SheetLine.Written(stands.Whole)),
            (nameof(SheetRow.Note), was.Note, stands.Note), (nameof(SheetRow.SourceUnit), was.SourceUnit, stands.SourceUnit), (nameof(SheetRow.IsTotal), was.IsTotal ? "true" : "", stands.IsTotal ? "true" : ""),
        })
        {
            if (before != now)
                theirs.Add(new { field = $"Form.Rows[{line.Key}].{field}", was = before ?? "", value = now ?? "" });
        }
    }

    /// <summary>Is what was typed there no figure at all?</summary>
    private bool IsUnread(SheetLine line, RowPart part) => part == RowPart.Figure
        && new[] { nameof(SheetRow.Value), nameof(SheetRow.Whole) }.Any(field => ModelState.GetValueOrDefault($"Form.Rows[{line.Key}].{field}") is { Errors.Count: > 0 });

    protected override bool LeavesOut(string field)
    {
        if (LineOf(field) is not { } line || Form.Rows.GetValueOrDefault(line.Key) is not { } typed)
            return false;
        var part = IsFigure(field) ? RowPart.Figure : RowPart.All.FirstOrDefault(part => field.EndsWith($"].{part.Field}", StringComparison.Ordinal));
        part?.Take(typed, SheetLine.RowOf(line.Now));
        return part is not null;
    }

    private string Said(RowPart part, SheetRow row) => part.Of(row) switch
    {
        string words => words,
        null => "",
        _ when row is { IsTotal: true, Value: not null } => $"{Said(row)} · {Text["Sheet.IsTotal"]}",
        _ => Said(row),
    };

    protected override SheetForm Filled() => new() { Rows = Lines.Where(line => line.May.IsYes).ToDictionary(line => line.Key, SheetRow? (line) => line.Row()) };

    protected override IEnumerable<Differing> Differences(SheetForm stands) =>
        from line in Lines
        let typed = RowOf(line)
        let there = line.Row()
        from part in RowPart.All
        where !part.IsSame(typed, there)
        select new Differing(part.Label is null ? line.Name : Text[part.Label, line.Name], Said(part, there), Said(part, typed));

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
