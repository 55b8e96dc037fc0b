using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Settled;

/// <summary>核定数 of one metric of a unit: what holds, what did, and setting another.</summary>
public sealed class SetModel(FormRoom room) : UnitYearPage<SetForm>(room)
{
    private const string WholeField = $"{nameof(Form)}.{nameof(SetForm.Whole)}";
    private const string ValueField = $"{nameof(Form)}.{nameof(SetForm.Value)}";

    private FigureBook book = null!;
    private bool ofRow;
    private bool ofTotal;

    [FromRoute(Name = "metric")]
    public int MetricId { get; set; }

    /// <summary>Was one just set?</summary>
    [FromQuery(Name = "done")]
    public bool IsDone { get; set; }

    public AskedMetric Metric { get; private set; } = null!;

    /// <summary>上报数 and 核定数, both.</summary>
    public SettledTotal Both { get; private set; } = null!;

    /// <summary>What holds and what did, the latest first.</summary>
    public IReadOnlyList<SettledFigure> All { get; private set; } = [];

    /// <summary>上报数 where only its printed form is known.</summary>
    public string? Printed => book.Own(Id, MetricId)?.Printed;

    public bool IsRate => Metric.RollUp is RollUp.Rate;

    /// <summary>Stands anything below, so that the 合计 is another figure than the row?</summary>
    public bool HasTotal => Metric.RollUp is not RollUp.None && !Both.Computed.IsDirect && (Both.Computed.Units > 0 || Both.BelowBy.Units > 0);

    /// <summary>Of what it may be set, the row first.</summary>
    public IReadOnlyList<SettledOf> Choices => [.. new[] { SettledOf.Row, SettledOf.Total }.Where(of => MayOf(of).IsYes && Stands(of))];

    public override Verdict May => Choices.Count > 0 ? Verdict.Yes : !ofRow && ofTotal && !HasTotal ? Year.MaySettle(settles: false, ofTotal: false)
        : MayOf(HasTotal && !ofRow ? SettledOf.Total : SettledOf.Row) is { IsYes: false } no ? no : Verdict.No("Settled.NothingReported", Metric.Name);

    protected override bool IsOfRound => true;

    // Two who set one at the same place would both be the last: each sees how many there were.
    protected override long Standing => All.Sum(figure => figure.Version);

    protected override IValidator<SetForm> Rules => new SetForm.Validator(Judge, IsRate, Person.Today);

    protected override CountedIn? CountedIn(string field) => field is ValueField or WholeField ? new CountedIn(IsRate ? "" : Metric.Unit, Metric.IsWhole) : null;

    protected override void Put(string field, decimal figure)
    {
        if (field == WholeField)
            Form.Whole = figure;
        else
            Form.Value = figure;
    }

    /// <summary>One that holds, with what it stands beside.</summary>
    public SettledShown Shown(SettledFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var (now, printed) = book.StandingAt(Id, MetricId, figure.IsOfTotal);
        return new SettledShown(Metric, figure, now, printed);
    }

    public IReadOnlyList<SelectListItem> ChoiceItems => [.. Choices.Select(of => new SelectListItem(Text[$"Settled.Of{of}"], $"{of}"))];

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        book = await FigureBook.LoadAsync(Db, Year.Period, Year.Round, [Id], cancel);
        if (book.Metrics.GetValueOrDefault(MetricId) is not { } metric)
            return false;
        (Metric, Both) = (metric, book.Settled(Id, MetricId));
        All = await Db.SettledAsync(Year, MetricId, cancel);
        ofRow = await Db.SettlesAsync(Person.Id, Person.Today, Year, ofTotal: false, cancel);
        ofTotal = await Db.SettlesAsync(Person.Id, Person.Today, Year, ofTotal: true, cancel);
        return true;
    }

    protected override SetForm Filled() => new() { What = Choices.Count > 0 ? Choices[0] : null, DecidedBy = Person.Name, DecidedOn = Person.Today };

    protected override void Expect()
    {
        // What was set meanwhile is seen before another takes its place.
        if (Version != Standing)
            throw new Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException("Another was set.");
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        May.Demand();
        var (stands, printed) = book.StandingAt(Id, MetricId, Form.OfTotal);
        var figure = SettledFigure.Set(
            new SettledPlace(Id, Year.Period.Id, Year.Round, MetricId, Form.OfTotal), Metric, stands, printed, new Figure(Form.Value!.Value, IsRate ? Form.Whole : null),
            new Ruling(Form.DecidedBy!, Form.DecidedOn!.Value, Form.Reason!), Holding(Form.OfTotal), Person.Id, Person.Act());
        Db.SettledFigures.Add(figure);
        await Db.SaveChangesAsync(cancel);
        return $"{Address("settled")}/{MetricId}?done=true";
    }

    private Verdict MayOf(SettledOf of) => Year.MaySettle(of is SettledOf.Row ? ofRow : ofTotal, of is SettledOf.Total);

    private bool Stands(SettledOf of) => of is SettledOf.Total ? HasTotal : book.StandingAt(Id, MetricId, ofTotal: false) is not (null, null);

    private SettledFigure? Holding(bool total) => All.FirstOrDefault(figure => figure.Holds && figure.IsOfTotal == total);

    private Verdict Judge(SetForm form, Figure settled)
    {
        if (form.What is not { } of || !Choices.Contains(of))
            return Verdict.No("Field.Choice");
        var (stands, printed) = book.StandingAt(Id, MetricId, form.OfTotal);
        return SettledFigure.CanBe(Metric, stands, printed, settled, Holding(form.OfTotal));
    }
}
