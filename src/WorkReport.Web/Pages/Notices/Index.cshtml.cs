using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Notices;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Notices;

/// <summary>A notice in the list: what it is called, how far it is.</summary>
public sealed record NoticeRow(int Id, int Number, string Title, DateTimeOffset? IssuedAt, string? IssuedBy, int Units, int Received);

/// <summary>布置报送 of a unit and a collecting: what was issued and who has it, what is drafted, and a new notice to begin.</summary>
public sealed class IndexModel(FormRoom room) : UnitYearPage<NoticeForm>(room)
{
    private Notice? written;

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    /// <summary>What was just done here.</summary>
    public NoticeDone? WasDone => DoneInAddress.Read<NoticeDone>(Done);

    public NoticeBasis Basis { get; private set; } = null!;

    /// <summary>The latest first.</summary>
    public IReadOnlyList<NoticeRow> Rows { get; private set; } = [];

    /// <summary>Whom the notice that was issued last went to, those that have not said so first; none before there is one.</summary>
    public IReadOnlyList<NoticeUnit> Units { get; private set; } = [];

    public NoticeRow? InForce => Rows.FirstOrDefault(row => row.IssuedAt is not null);

    public override Verdict May => !Year.Who.HasFlag(SubmissionRelation.Office) ? Verdict.No("Notices.NotYours", Year.UnitName)
        : Basis.Below.Count == 0 ? Verdict.No("Notice.NobodyBelow")
        : Notice.CanAnnounce(Year.Period, Year.Round);

    protected override bool IsOfRound => true;

    protected override bool GoesOn => true;

    protected override Aggregate? Subject => written;

    protected override IValidator<NoticeForm> Rules => new NoticeForm.Validator(Basis, Text.Of);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel) || !await ReadsAsync(cancel))
            return false;
        Basis = await NoticeBasis.LoadAsync(Db, Year.Period, Year.Round, Id, Year.UnitName, cancel);
        var notices = Db.Notices.AsNoTracking().AsSingleQuery().Where(n => n.UnitId == Id && n.PeriodId == Year.Period.Id && n.Round == Year.Round);
        Rows = await notices.OrderByDescending(n => n.Number)
            .Select(n => new NoticeRow(n.Id, n.Number, n.Title, n.IssuedAt, n.IssuedBy, n.Receipts.Count, n.Receipts.Count(r => r.ReceivedAt != null))).ToListAsync(cancel);
        if (InForce is { } issued && HttpMethods.IsGet(Request.Method))
        {
            var receipts = await notices.SingleAsync(n => n.Id == issued.Id, cancel);
            Units = [.. (await Db.NoticeUnitsAsync(receipts, Year.Period.CountedUntil, Db.OrgUnits, cancel)).OrderBy(unit => unit.ReceivedAt is not null)];
        }

        return true;
    }

    private Task<bool> ReadsAsync(CancellationToken cancel) => Db.SeldomAsync(
        (nameof(IndexModel), Person.Id, Person.Today, Year.Period.Id, Id), () => Db.UnitsReadIn(Person.Id, Person.Today, Year.Period, Role.Reviewer, Role.Office).AnyAsync(u => u.Id == Id, cancel));

    protected override NoticeForm Filled() => NoticeForm.Of(Basis.Usual(Person.Today), Basis.UsualDates);

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var number = (await Db.Notices.Where(n => n.UnitId == Id && n.PeriodId == Year.Period.Id && n.Round == Year.Round).MaxAsync(n => (int?)n.Number, cancel) ?? 0) + 1;
        written = Notice.Draft(Id, Year.Period.Id, Year.Round, number, Form.Read(), Form.Dates, Person.Act());
        Db.Add(written);
        await Db.SaveChangesAsync(cancel);
        return FormattableString.Invariant($"/notices/{written.Id}/edit");
    }
}

/// <summary>What was just done, for the sentence on the page one comes back to.</summary>
public enum NoticeDone
{
    Issued,
    Received,
    Discarded,
}
