using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.Notices;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Notices;

/// <summary>A form about one notice: <c>/notices/12/…</c>. Whoever does not read the notice finds no such page.</summary>
public abstract class NoticePage<TForm>(FormRoom room) : FormPage<TForm>(room)
    where TForm : class, new()
{
    [FromRoute]
    public int Id { get; set; }

    public NoticeYear Year { get; private set; } = null!;

    public Notice Notice => Year.Notice;

    /// <summary>布置报送 of the unit that asks.</summary>
    public string List => FormattableString.Invariant($"/units/{Notice.UnitId}/{Year.Code}/notice");

    /// <summary>Is it for whoever reads and decides at the unit that asks, and not for those who are asked?</summary>
    protected virtual bool IsForIssuer => true;

    /// <summary>May the person change, issue or throw away what is drafted?</summary>
    protected Verdict MayWrite => !Year.IsOffice ? Verdict.No("Notices.NotYours", Year.UnitName) : Notice.CanChange is { IsYes: false } no ? no : Notice.CanAnnounce(Year.Period, Notice.Round);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        Year = (await Db.NoticeYearAsync(Person.Id, Person.Today, Id, cancel))!;
        return Year is not null && (Year.IsReader || !IsForIssuer);
    }
}

/// <summary>One that is about what the pages of a draft say.</summary>
public abstract class NoticeDraftPage<TForm>(FormRoom room, NoticePages pages) : NoticePage<TForm>(room)
    where TForm : class, new()
{
    public NoticeBasis Basis { get; private set; } = null!;

    /// <summary>What the notice says now, or said when it was issued.</summary>
    public NoticeFacts Facts => Notice.Facts is { } frozen ? NoticeFacts.FromJson(frozen) : Basis.Facts(Notice.Words, Notice.Dates);

    /// <summary>Its pages; null where there is no Chinese face.</summary>
    public SetPages? Set => pages.Of(Id, Facts);

    public override Verdict May => MayWrite;

    protected override Aggregate? Subject => Year?.Notice;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Basis = await NoticeBasis.LoadAsync(Db, Year.Period, Notice.Round, Notice.UnitId, Year.UnitName, cancel);
        return true;
    }
}
