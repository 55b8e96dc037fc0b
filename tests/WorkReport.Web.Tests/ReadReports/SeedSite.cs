using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Starters;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.ReadReports;

/// <summary>A city that begins with the catalogue and the outline that an office may begin with, and somebody who brings its report of that year in.</summary>
public sealed class SeedSite : Site
{
    public const string Writer = "搬报告的人";

    public int Unit { get; private set; }

    public string Reading => $"/units/{Unit}/{City.Period}/reading";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await With(async db =>
        {
            var period = Years.Opened(City.Period, 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), By);
            StarterCatalogue.AddOutline(period, By);
            period.SetDue(UnitLevel.City, new DateOnly(2099, 12, 20), By);
            db.Add(period);
            var metrics = await StarterCatalogue.AddAsync(db, [.. StarterMetric.Read().Select(metric => (metric, metric.LevelsFrom(UnitLevel.City)))], By, default);
            db.Add(Catalogue.Of(period, [.. metrics.Values], By));
            await db.SaveChangesAsync();
            Unit = db.OrgUnits.Single().Id;
        });
        await EnrolAsync(Writer, (Top, Role.Contributor));
    }
}
