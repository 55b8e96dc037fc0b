using FluentValidation;
using WorkReport.Domain;
using WorkReport.Domain.Notices;
using WorkReport.Domain.Reports;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Notices;

public sealed class SureForm
{
    /// <summary>Comes with the page that said what will happen.</summary>
    public bool IsSure { get; set; }

    public sealed class Validator : AbstractValidator<SureForm>
    {
        public Validator() => RuleFor(f => f.IsSure).Needed();
    }
}

/// <summary>发出通知: asked once, with the pages as they will stay.</summary>
[SetsPages]
public sealed class IssueModel(FormRoom room, NoticePages pages) : NoticeDraftPage<SureForm>(room, pages)
{
    /// <summary>The pages that would be frozen; null where there is no Chinese face.</summary>
    public SetPages? Shown { get; private set; }

    public override Verdict May => MayWrite is { IsYes: false } no ? no
        : Basis.Below.Count == 0 ? Verdict.No("Notice.NobodyBelow")
        : Shown is null ? Verdict.No("Fonts.None")
        : Verdict.Yes;

    protected override IValidator<SureForm> Rules { get; } = new SureForm.Validator();

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Shown = Set;
        return true;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Notice.Issue(new NoticeContent(Facts.ToJson(), new EditionFile(Shown!.File()), Shown.Count), [.. Basis.Below.Select(unit => unit.Id)], Person.Act());
        return Task.FromResult($"{List}?done={NoticeDone.Issued}");
    }
}
