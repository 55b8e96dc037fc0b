using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Settled;

/// <summary>One 核定数: the unit confirms it in one press, or says why it does not agree; who may set it may withdraw it.</summary>
public sealed class AnswerModel(FormRoom room) : FormPage<SettledForm>(room)
{
    private SettledFigure figure = null!;

    [FromRoute]
    public int Id { get; set; }

    /// <summary>What was just done.</summary>
    [FromQuery(Name = "done")]
    public SettledMove? Done { get; set; }

    public UnitYear Year { get; private set; } = null!;

    public SettledShown Shown { get; private set; } = null!;

    /// <summary>May the person answer for the unit?</summary>
    public Verdict MayAnswer { get; private set; } = Verdict.Yes;

    /// <summary>May they withdraw it?</summary>
    public Verdict MayWithdraw { get; private set; } = Verdict.Yes;

    public override Verdict May => MayAnswer.IsYes || MayWithdraw.IsYes ? Verdict.Yes : MayAnswer;

    public string Back => FormattableString.Invariant($"/units/{Year.Unit.Id}/{Year.Code}/settled/{figure.MetricId}");

    protected override Aggregate? Subject => figure;

    protected override IValidator<SettledForm> Rules { get; } = new SettledForm.Validator();

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var key = Id;
        if (await Db.SettledFigures.SingleOrDefaultAsync(f => f.Id == key, cancel) is not { } found)
            return false;
        var address = Round.AddressOf(await Db.PeriodCodeAsync(found.PeriodId, cancel), found.Round);
        if (await Db.UnitYearAsync(Person.Id, Person.Today, found.UnitId, address, cancel) is not { } year)
            return false;
        (figure, Year) = (found, year);
        var book = await FigureBook.LoadAsync(Db, year.Period, year.Round, [year.Unit.Id], cancel);
        var (now, printed) = book.StandingAt(year.Unit.Id, found.MetricId, found.IsOfTotal);
        Shown = new SettledShown(book.Metrics[found.MetricId], found, now, printed);
        MayAnswer = year.MayAnswer(found, Person.Id);
        MayWithdraw = found.Holds ? year.MaySettle(await Db.SettlesAsync(Person.Id, Person.Today, year, found.IsOfTotal, cancel), found.IsOfTotal) : Verdict.No("Settled.HasEnded");
        return true;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        var by = Person.Act();
        (Form.Move is SettledMove.Withdraw ? MayWithdraw : MayAnswer).Demand();
        if (Form.Move is SettledMove.Withdraw)
            figure.Withdraw(Form.Reason!, by);
        else if (Form.Move is SettledMove.Disagree)
            figure.Disagree(Form.Reason!, by);
        else
            figure.Confirm(by);
        return Task.FromResult(FormattableString.Invariant($"/settled/{Id}?done={Form.Move}"));
    }
}
