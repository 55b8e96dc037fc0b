using FluentValidation;
using WorkReport.Domain;

namespace WorkReport.Web.Pages.Notices;

/// <summary>删除草稿: of a notice that was not issued.</summary>
public sealed class RemoveModel(FormRoom room) : NoticePage<SureForm>(room)
{
    public override Verdict May => !Year.IsOffice ? Verdict.No("Notices.NotYours", Year.UnitName) : Notice.CanChange;

    protected override Aggregate? Subject => Year?.Notice;

    protected override IValidator<SureForm> Rules { get; } = new SureForm.Validator();

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        var list = $"{List}?done={NoticeDone.Discarded}";
        Notice.Discard(Person.Act());
        Db.Remove(Notice);
        return Task.FromResult(list);
    }
}
