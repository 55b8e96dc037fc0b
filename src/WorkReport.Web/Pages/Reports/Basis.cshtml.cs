using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reports;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>Which of the two a report prints.</summary>
public sealed class BasisForm
{
    [Display(Name = "Reports.Basis")]
    public FigureBasis? Basis { get; set; }

    public sealed class Validator : AbstractValidator<BasisForm>
    {
        public Validator() => RuleFor(f => f.Basis).Needed().IsInEnum().WithMessage(_ => SharedResource.Text("Field.Choice"));
    }
}

/// <summary>上报数 or 核定数: chosen once for the whole report, with every figure that it makes another.</summary>
public sealed class BasisModel(FormRoom room) : ReportPartPage<BasisForm>(room)
{
    /// <summary>What was settled of the figures that the report shows.</summary>
    public IReadOnlyList<FactSettled> Settled { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Choices => [.. Enum.GetValues<FigureBasis>().Select(basis => new SelectListItem(Text[$"FigureBasis.{basis}"], $"{basis}"))];

    protected override long PartVersion => Report.Basis is FigureBasis.Settled ? 2 : 1;

    protected override IValidator<BasisForm> Rules { get; } = new BasisForm.Validator();

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Settled = (await Db.ReportBasisAsync(Report, Unit, Period, cancel)).Settled;
        return true;
    }

    protected override BasisForm Filled() => new() { Basis = Report.Basis };

    // It changes no paragraph, and is changed back here.
    protected override DraftStepKind? StepKind => null;

    protected override Task<string> WriteAsync(CancellationToken cancel)
    {
        Report.Print(Form.Basis!.Value, Person.Act());
        return Task.FromResult(FormattableString.Invariant($"/reports/{Id}"));
    }
}
