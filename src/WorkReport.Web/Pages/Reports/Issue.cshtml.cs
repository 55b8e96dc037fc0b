using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Pages.Reports;

public sealed class IssueForm
{
    /// <summary>Comes with the page that said what will happen.</summary>
    public bool IsSure { get; set; }

    public sealed class Validator : AbstractValidator<IssueForm>
    {
        public Validator() => RuleFor(f => f.IsSure).Needed();
    }
}

/// <summary>印发: the report is final for ever, and the tasks that it names go down to those who do them.</summary>
public sealed class IssueModel(FormRoom room) : ReportPage<IssueForm>(room)
{
    protected override IValidator<IssueForm> Rules { get; } = new IssueForm.Validator();

    /// <summary>The tasks that the report was made from.</summary>
    public IReadOnlyList<PlanItem> Plans { get; private set; } = [];

    public override Verdict May => Report.Can(ReportMove.Issue, Who);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        var ids = Report.Blocks.SelectMany(b => b.Sources).Where(s => s.Kind == SourceKind.PlanItem).Select(s => s.SourceId).Distinct().ToList();
        Plans = await Db.PlanItems.Where(p => ids.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(cancel);
        return true;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        var by = Person.Act();
        Report.Make(ReportMove.Issue, Who, Person.Id, by);
        foreach (var plan in Plans)
            plan.Commit(by);
        return Task.FromResult(FormattableString.Invariant($"/reports/{Id}"));
    }
}
