using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Periods;

/// <summary>收全年实际数: the figures are collected once more. Asked once, with the dates by which each level hands in.</summary>
public sealed class CollectModel(FormRoom room) : PeriodPage<DatesForm>(room)
{
    public override Verdict May => Period.CanCollectAgain;

    public PeriodDemand Demand { get; private set; } = null!;

    /// <summary>How many units have not come through with their 预计数.</summary>
    public int Underway { get; private set; }

    protected override IValidator<DatesForm> Rules => new DatesForm.Validator<DatesForm>(Period, Round.Second, Text.Of);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Demand = await PeriodDemand.OfAsync(Db, Period, cancel);
        Underway = await Db.ReachesOn(Period.CountedUntil).CountAsync(r => r.Depth == 0 && !Db.Submissions.Any(s => s.UnitId == r.UnitId && s.PeriodId == Id && s.Round == Round.First
            && (s.State == SubmissionState.Accepted || (s.IsTop && s.State == SubmissionState.Approved))), cancel);
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.TakeTurnAsync(cancel);
        var by = Person.Act();
        Period.CollectAgain(by);
        Form.SetOn(Period, Round.Second, by);
        return Back(PeriodDone.CollectedAgain);
    }
}
