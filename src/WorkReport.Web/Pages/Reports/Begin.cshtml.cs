using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Reports;

/// <summary>报告起草 of a unit's year: begins the report, or leads to the one there is.</summary>
public sealed class BeginModel(FormRoom room) : UnitYearPage<ReportHeadForm>(room)
{
    private int? begun;

    protected override IValidator<ReportHeadForm> Rules { get; } = new ReportHeadForm.Validator();

    public override Verdict May => Year.Who.HasFlag(SubmissionRelation.Office) ? Verdict.Yes : Verdict.No("Reports.BeginNotYours", Year.UnitName);

    public IActionResult OnGet() => begun is { } report ? LocalRedirect(FormattableString.Invariant($"/reports/{report}")) : Page();

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel) || !await Db.UnitsReadIn(Person.Id, Person.Today, Year.Period, Role.Reviewer, Role.Office).AnyAsync(u => u.Id == Id, cancel))
            return false;
        begun = await Db.Reports.Where(r => r.UnitId == Id && r.PeriodId == Year.Period.Id).Select(r => (int?)r.Id).SingleOrDefaultAsync(cancel);
        return true;
    }

    protected override ReportHeadForm Filled() => new()
    {
        Title = SharedResource.Official("Reports.UsualTitle", Year.UnitName, Year.Period.Year, Year.Period.Year + 1),
        Salutation = SharedResource.Official("Reports.UsualSalutation"),
    };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        if (begun is not null)
            Verdict.No("Reports.AlreadyBegun", Year.UnitName).Demand();
        var report = Report.Draft(Id, Year.Period.Id, Form.Read(), Person.Act());
        Db.Add(report);
        await Db.SaveChangesAsync(cancel);
        return FormattableString.Invariant($"/reports/{report.Id}");
    }
}
