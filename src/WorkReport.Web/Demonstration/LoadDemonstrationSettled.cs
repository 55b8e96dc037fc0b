using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;

namespace WorkReport.Web.Demonstration;

/// <summary>核定数 of one figure of a village of the township that the guides show: set by the office of the county, not yet confirmed.</summary>
internal sealed class LoadDemonstrationSettled(WorkReportDb db, DemonstrationYear year, IReadOnlyDictionary<string, int> unitIds, DemonstrationActors actors)
{
    public async Task RunAsync(DemonstrationSeason season, int periodId, CancellationToken cancel)
    {
        var words = DemonstrationText.Blocks("year").Single(block => block.Kind == "settled");
        var less = decimal.Parse(words["less"], CultureInfo.InvariantCulture);
        var township = year.City.Guides().Select(guide => guide.Unit).First(code => year.City.Units.Single(unit => unit.Code == code).Level is UnitLevel.Township);
        var period = await db.Periods.AsNoTracking().SingleAsync(p => p.Id == periodId, cancel);
        var metric = (await db.AskedAsync(period, cancel)).Single(metric => metric.Code == words.Of[0]);
        foreach (var village in year.Expected(season).Where(unit => year.City.ParentOn(unit, season.CountedUntil) == township && year.StateOf(season, unit) is SubmissionState.Accepted))
        {
            var id = unitIds[village.Code];
            var there = await db.MetricSheets.AsNoTracking().Where(s => s.UnitId == id && s.PeriodId == periodId && s.Round == Round.First).SelectMany(s => s.Values).SingleOrDefaultAsync(v => v.MetricId == metric.Id, cancel);
            if (there?.Value is not { } value || value <= less)
                continue;
            // The township fills in for the village and answers for it: so it is the county that decided.
            var by = actors.OfficeAbove(year.City.Units.Single(unit => unit.Code == township), season.CountedUntil);
            var at = by.At(DemonstrationYear.This.At(12, 16, 15));
            db.Add(SettledFigure.Set(
                new SettledPlace(id, periodId, Round.First, metric.Id, IsOfTotal: false), metric, there.Figure, printed: null, new Figure(value - less),
                new Ruling(words["by"], DateOnly.FromDateTime(at.Dated.DateTime), words["why"]), earlier: null, by.PersonId, at));
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            return;
        }
    }
}
