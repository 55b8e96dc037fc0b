using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reports;
using WorkReport.Web.Tests.Data;
using WorkReport.Web.Tests.Races;
using WorkReport.Web.Tests.Troubles;

namespace WorkReport.Web.Tests.Fuzz;

/// <summary>A small city in which there is something of everything: packages in every state, two for each kind of race, reports with a paragraph, evidence.</summary>
internal static class FuzzedCity
{
    private const int Towns = 2;
    private const int Villages = 9;

    public static Task<SignedCity> FoundAsync() =>
        SignedCity.FoundAsync(Towns, Villages, [TroubledCity.Top, .. RaceBattery.Racers(Towns)], PrepareAsync);

    private static async Task PrepareAsync(Store store, IReadOnlyList<Village> villages)
    {
        await RaceCourse.PrepareAsync(store, villages);
        await store.With(async db =>
        {
            var period = await db.Periods.Include(p => p.Sections).SingleAsync();
            foreach (var unit in await db.OrgUnits.Where(u => u.Code == "TOP" || u.Code == "T0").ToListAsync())
            {
                var report = db.Add(Report.Draft(unit.Id, period.Id, new ReportHead($"{unit.Name}2022年工作总结暨2023年工作安排", "", "", "同志们："), TroubledCity.By)).Entity;
                report.AddBlock(new BlockSpot(BlockPlace.Section, period.Sections[0].Id), "宣讲有声有色", new FigureText([new TextPiece("全年宣讲。")]), [], TroubledCity.By);
            }

            await db.SaveChangesAsync();
        });
    }
}
