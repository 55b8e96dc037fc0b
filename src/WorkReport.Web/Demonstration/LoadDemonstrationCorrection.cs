using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Demonstration;

/// <summary>个别更正 of one figure of a township, by the office above it; what its county and the city signed then has moved by as much.</summary>
internal sealed class LoadDemonstrationCorrection(WorkReportDb db, DemonstrationYear year, IReadOnlyDictionary<string, int> unitIds, DemonstrationActors actors)
{
    public async Task RunAsync(DemonstrationSeason season, int periodId, CancellationToken cancel)
    {
        var words = DemonstrationText.Blocks("year").Single(block => block.Kind == "correction");
        var county = year.City.Units.Single(unit => unit.Place == words["county"]).Code;
        var township = year.Expected(season).First(unit => unit.Level is UnitLevel.Township && year.City.ParentOn(unit, season.CountedUntil) == county);
        var (id, by) = (unitIds[township.Code], actors.OfficeAbove(township, season.CountedUntil).At(DemonstrationYear.This.At(3, 8, 10)));
        var period = await db.Periods.AsSplitQuery().SingleAsync(p => p.Id == periodId, cancel);
        var metric = (await db.AskedAsync(period, cancel)).Single(metric => metric.Code == words.Of[0]);
        var sheet = await db.MetricSheets.SingleAsync(s => s.UnitId == id && s.PeriodId == periodId, cancel);
        var there = sheet.Of(metric.Id)!;
        var more = decimal.Parse(words["more"], CultureInfo.InvariantCulture);
        sheet.Correct(period, MetricEntry.Again(metric, there) with { Figure = new Figure(there.Value!.Value + more) }, words["why"], by);
        // What the package holds is read from the store.
        await db.SaveChangesAsync(cancel);
        var package = await db.Submissions.AsSplitQuery().SingleAsync(s => s.UnitId == id && s.PeriodId == periodId, cancel);
        var unit = await db.OrgUnits.AsSplitQuery().SingleAsync(u => u.Id == id, cancel);
        var pieces = await db.PiecesAsync(new UnitYear(unit, period, Round.First, package, SubmissionRelation.OfficeAbove), cancel);
        package.Correct(pieces, await db.AcceptedPiecesAsync(package, cancel), by);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }
}
