using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Reviews;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

public sealed class SendForm
{
    /// <summary>Comes with the page that said what will happen.</summary>
    public bool IsSure { get; set; }

    /// <summary>Why numbers stay in the text that follow no metric.</summary>
    [Display(Name = "Reports.UnsourcedWhy"), Multiline]
    public string? Reason { get; set; }

    public sealed class Validator : AbstractValidator<SendForm>
    {
        /// <param name="needsReason">Are there such numbers?</param>
        public Validator(bool needsReason)
        {
            RuleFor(f => f.IsSure).Needed();
            RuleFor(f => f.Reason).AtMost(ReviewMove.ReasonLength);
            RuleFor(f => f.Reason).NotEmpty().When(_ => needsReason).WithMessage(_ => SharedResource.Text("Report.Send.NeedsReason"));
        }
    }
}

/// <summary>送审: freezes the text as it is now, with the file that is set from it.</summary>
public sealed class SendModel(FormRoom room, DraftPages pages) : SurePage<SendForm>(room, pages, ReportMove.Send)
{
    public override string Question => Text["Reports.SendAsk", Set?.Count ?? 0];

    /// <summary>Must it be said why numbers stay in the text that follow no metric?</summary>
    public bool AsksWhy => Lacking.Unsourced.Count > 0;

    public override Verdict May => base.May is { IsYes: true } && Set is null ? Verdict.No("Fonts.None") : base.May;

    protected override IValidator<SendForm> Rules => new SendForm.Validator(AsksWhy);

    /// <summary>What was said the last time is offered again.</summary>
    protected override SendForm Filled() => new() { Reason = AsksWhy ? Report.LastSending?.Reason : null };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.LoadLatestAsync(Report, cancel);
        Report.Send(new EditionContent(Facts.ToJson(), new EditionFile(Set!.File()), Set.Count), Who, Person.Id, Person.Act(), AsksWhy ? Form.Reason : null);
        return FormattableString.Invariant($"/reports/{Id}");
    }
}
