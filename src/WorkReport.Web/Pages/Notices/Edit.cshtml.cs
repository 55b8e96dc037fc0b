using FluentValidation;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Notices;

/// <summary>起草通知: the words of a notice that is not issued, the pages beside.</summary>
[SetsPages]
public sealed class EditModel(FormRoom room, NoticePages pages) : NoticeDraftPage<NoticeForm>(room, pages)
{
    protected override IValidator<NoticeForm> Rules => new NoticeForm.Validator(Basis, Text.Of);

    protected override bool MergesFields => true;

    protected override NoticeForm Filled() => NoticeForm.Of(Notice.Words, Notice.Dates);

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Notice.Change(Form.Read(), Form.Dates, Person.Act());
        return Task.FromResult(FormattableString.Invariant($"/notices/{Id}/edit"));
    }
}
