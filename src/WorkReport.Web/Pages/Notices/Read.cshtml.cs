using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Documents.Model;
using WorkReport.Domain;
using WorkReport.Domain.Notices;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Notices;

/// <summary>Which unit says that it has the notice.</summary>
public sealed class ReceiptForm
{
    /// <summary>One of them.</summary>
    public int? Unit { get; set; }

    /// <summary>All of the person's that have not said so.</summary>
    public bool All { get; set; }

    public sealed class Validator : AbstractValidator<ReceiptForm>
    {
        public Validator() => RuleFor(f => f.Unit).Needed().When(f => !f.All);
    }
}

/// <summary>报送通知 as it was issued, for whoever asks and whoever is asked. The units that the person enters for say here that they have it, and find their blank 统计表.</summary>
[SetsPages]
public sealed class ReadModel(FormRoom room, NoticePages pages) : NoticePage<ReceiptForm>(room)
{
    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public NoticeDone? WasDone => DoneInAddress.Read<NoticeDone>(Done);

    public NoticeFacts Facts { get; private set; } = null!;

    public Document Document => NoticeDocument.Of(Facts);

    public SetPages? Set => pages.Of(Id, Facts);

    /// <summary>The units that it went to and that the person enters for.</summary>
    public IReadOnlyList<NoticeUnit> Mine { get; private set; } = [];

    public IReadOnlyList<NoticeUnit> Waiting => [.. Mine.Where(unit => unit.ReceivedAt is null)];

    /// <summary>By when the level of a unit hands in.</summary>
    public DateOnly? DueOf(NoticeUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return Notice.Dates.Of(unit.Level) ?? Year.Period.DueFor(unit.Level, Notice.Round);
    }

    protected override bool IsForIssuer => false;

    protected override IValidator<ReceiptForm> Rules { get; } = new ReceiptForm.Validator();

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Facts = Notice.Facts is { } frozen ? NoticeFacts.FromJson(frozen)
            : (await NoticeBasis.LoadAsync(Db, Year.Period, Notice.Round, Notice.UnitId, Year.UnitName, cancel)).Facts(Notice.Words, Notice.Dates);
        Mine = Notice.IsIssued ? await Db.NoticeUnitsAsync(Notice, Year.Period.CountedUntil, Db.UnitsEnteredBy(Person.Id, Year.Period.TreeOn(Person.Today)), cancel) : [];
        return true;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        var units = Form.All ? [.. Waiting.Select(unit => unit.Id)] : new[] { Form.Unit!.Value };
        if (units.Length == 0)
            Verdict.No("Notice.AllReceived").Demand();
        foreach (var unit in units)
        {
            if (Mine.All(mine => mine.Id != unit))
                Verdict.No("Notice.NotForUnit").Demand();
            Notice.Receive(unit, Person.Act());
        }

        return Task.FromResult(FormattableString.Invariant($"/notices/{Id}?done={NoticeDone.Received}"));
    }
}
