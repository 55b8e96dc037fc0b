using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Notices;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Demonstration;

/// <summary>A notice as it is to be issued.</summary>
/// <param name="Words">What it says.</param>
/// <param name="Dates">By when.</param>
/// <param name="Content">What is frozen.</param>
/// <param name="Below">The units right below.</param>
public sealed record DemonstrationNotice(NoticeWords Words, NoticeDates Dates, NoticeContent Content, IReadOnlyList<int> Below);

/// <summary>Writes the notice of a unit in the standard wording; null where there is no face to set its pages in.</summary>
public delegate Task<DemonstrationNotice?> WriteNotice(
    WorkReportDb db, ReportingPeriod period, int round, int unitId, string unitName, DateOnly signedOn, string contact, string phone, CancellationToken cancel);

/// <summary>
/// 布置报送 from the city down to the villages of the guides' township: a month ago of the first collecting, which all but a few have answered, and this morning
/// of the second, which is just going round; and whom the city and the township reminded.
/// </summary>
internal sealed class LoadDemonstrationNotices(
    WorkReportDb db, DemonstrationYear year, IReadOnlyDictionary<string, int> unitIds, DemonstrationActors actors, WriteNotice write)
{
    private static readonly DemonstrationSeason Season = DemonstrationYear.This;

    public async Task RunAsync(CancellationToken cancel)
    {
        var period = await db.Periods.AsNoTracking().AsSplitQuery().SingleAsync(p => p.Code == Season.Code, cancel);
        var guides = year.City.Guides().Select(person => person.Unit).ToHashSet();
        foreach (var unit in year.City.Units.Where(unit => guides.Contains(unit.Code) && unit.Level <= UnitLevel.Township).OrderBy(unit => unit.Level))
        {
            var later = 30 * (int)unit.Level;
            await IssueAsync(period, Round.First, unit, Season.Opened.AddHours(1).AddDays((int)unit.Level), below => Receives(below, 12), cancel);
            await IssueAsync(period, Round.Second, unit, DemonstrationYear.CollectedAgain.AddMinutes(5 + (later / 2)), below => below.Level < UnitLevel.Village ? guides.Contains(below.Code) || Receives(below, 3) : !guides.Contains(below.Code) && Receives(below, 2), cancel);
            if (unit.Level is not UnitLevel.County)
                await RemindAsync(period, unit, cancel);
        }
    }

    /// <summary>All but one in so many.</summary>
    private static bool Receives(DemonstrationUnit unit, int of) => DemonstrationNames.Lot("notice", unit.Code, of) > 0;

    private async Task IssueAsync(ReportingPeriod period, int round, DemonstrationUnit unit, DateTimeOffset at, Func<DemonstrationUnit, bool> receives, CancellationToken cancel)
    {
        var (id, contact) = (unitIds[unit.Code], DemonstrationText.Blocks("year").Single(block => block.Kind == "notice"));
        var name = await db.OrgUnits.Where(u => u.Id == id).NamedOn(period.CountedUntil).Select(u => u.Name).SingleAsync(cancel);
        if (await write(db, period, round, id, name, DateOnly.FromDateTime(at.DateTime), contact["name"], contact["phone"], cancel) is not { } written)
            return;
        var by = actors.Office(unit, period.CountedUntil);
        var notice = Notice.Draft(id, period.Id, round, number: 1, written.Words, written.Dates, by.At(at.AddMinutes(-10)));
        notice.Issue(written.Content, written.Below, by.At(at));
        var minute = 0;
        foreach (var below in year.City.Units.Where(below => unitIds.TryGetValue(below.Code, out var key) && written.Below.Contains(key) && receives(below)))
            notice.Receive(unitIds[below.Code], actors.Contributor(below, period.CountedUntil).At(at.AddMinutes(2 + minute++)));
        db.Add(notice);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    /// <summary>Those right below that had not come up with the first collecting: the city twice, the township once.</summary>
    private async Task RemindAsync(ReportingPeriod period, DemonstrationUnit unit, CancellationToken cancel)
    {
        var owing = year.City.Units.Where(below => year.City.Stands(below) && year.City.ParentOf(below) == unit.Code && year.StateOf(Season, below) is not (SubmissionState.Accepted or SubmissionState.Forwarded))
            .Select(below => unitIds[below.Code]).ToList();
        foreach (var day in unit.Level is UnitLevel.City ? new[] { 16, 19 } : [19])
            db.Add(Reminding.Record(unitIds[unit.Code], period.Id, Round.First, owing, actors.Office(unit, period.CountedUntil).At(Season.At(12, day, 15))));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }
}
