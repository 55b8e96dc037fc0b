using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Reporting;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Reviews;

namespace WorkReport.Web.Tests.Submissions;

/// <summary>A unit with units below signs 本级, 下级 and 合计; a return touches what was returned.</summary>
public sealed class SignedTotalsTests(TownSite site) : SiteTest(site)
{
    private static string Row(Opened page, string metric) => page.Document.QuerySelectorAll("table.figures tbody tr")
        .Where(row => row.QuerySelector("th")?.TextContent.Contains(metric, StringComparison.Ordinal) is true).Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).First();

    [Fact]
    public async Task Totals_that_moved_since_they_were_signed_are_shown_beside_what_was_signed_until_the_unit_confirms()
    {
        var town = await site.TownAsync(3);
        await town.BringAsync(town.Villages[0], SubmissionState.Accepted);
        await town.FillAsync(town.Id);
        var (office, reader) = (await Site.SignedInAs(town.Office), await Site.SignedInAs(town.Reviewer));
        var path = Town.SubmissionPath(town.Id);
        var page = await office.OpenAsync(path);
        Assert.Contains("提交时签认的合计", page.Words("h2"), StringComparison.Ordinal);
        Assert.Equal($"{TownSite.Figure} 12场次 12场次 24场次 3 个单位 1 个单位", Row(page, TownSite.Figure));

        // Another village is accepted before the button is pressed: nobody signs what they have not seen.
        await town.BringAsync(town.Villages[1], SubmissionState.Accepted);
        var refused = await Town.PressAsync(office, page, SubmissionMove.Submit);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("刚才又有变动", refused.Words(".note.bad"), StringComparison.Ordinal);
        page = await Town.PressAsync(office, await office.OpenAsync(path), SubmissionMove.Submit);
        Assert.Equal(SubmissionState.InReview, (await town.PackageAsync(town.Id)).State);
        Assert.DoesNotContain("合计在报送后有变动", page.Words("main"), StringComparison.Ordinal);

        await town.BringAsync(town.Villages[2], SubmissionState.Accepted);
        var review = await town.ReviewPathAsync(town.Id);
        foreach (var (browser, shown) in new[] { (office, path), (reader, review) })
        {
            page = await browser.OpenAsync(shown);
            Assert.Contains("合计在报送后有变动", page.Words("#signed"), StringComparison.Ordinal);
            Assert.Equal($"{TownSite.Figure} 12场次 36场次 报送时 24场次 48场次 报送时 36场次 3 个单位 3 个单位 报送时 2 个单位", Row(page, TownSite.Figure));
        }

        var totals = await reader.OpenAsync($"/units/{town.Id}/2022/totals");
        Assert.Contains("有 1 个指标的合计又有变动", totals.Words(".note"), StringComparison.Ordinal);
        Assert.Contains("报送时 36场次", Row(totals, TownSite.Figure), StringComparison.Ordinal);

        // Whoever only reads does not confirm; a form that was opened before another move is refused.
        Assert.True((await reader.OpenAsync($"{path}/confirm")).Document.QuerySelector("main form button.primary")!.HasAttribute("disabled"));
        var asks = await office.OpenAsync($"{path}/confirm");
        await ReturnFigureAsync(town.Villages[2]);
        Assert.Equal(HttpStatusCode.Conflict, (await office.SubmitAsync(asks, "main form")).Status);
        Assert.Equal(1, (await town.PackageAsync(town.Id)).LatestRevision);
        await BringAgainAsync(town.Villages[2]);
        page = await office.SubmitAsync(await office.OpenAsync($"{path}/confirm"), "main form");
        Assert.Contains("已确认合计", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.DoesNotContain("合计在报送后有变动", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("确认合计", page.Words(".row"), StringComparison.Ordinal);
        Assert.Equal((SubmissionState.InReview, 2), await Site.With(db => db.Submissions.Where(s => s.UnitId == town.Id).Select(s => new ValueTuple<SubmissionState, int>(s.State, s.LatestRevision!.Value)).SingleAsync()));
        Assert.Contains("48场次", (await reader.OpenAsync($"{review}/revisions/2")).Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("报送时", (await reader.OpenAsync($"/units/{town.Id}/2022/totals")).Words("main"), StringComparison.Ordinal);
        // Nothing is left to confirm.
        Assert.Equal(HttpStatusCode.Conflict, (await office.SubmitAsync(await office.OpenAsync($"{path}/confirm"), "main form")).Status);
    }

    /// <summary>Ten villages, one closed in July and accepted: 应报 10 实报 11.</summary>
    [Fact]
    public async Task A_unit_that_was_closed_in_the_course_of_the_period_is_expected_once_it_has_handed_in()
    {
        var town = await site.TownAsync(2);
        await town.BringAsync(town.Villages[0], SubmissionState.Accepted);
        await town.FillAsync(town.Id);
        await CloseAsync(town.Villages[0]);
        var office = await Site.SignedInAs(town.Office);
        var path = Town.SubmissionPath(town.Id);
        Assert.Equal($"{TownSite.Figure} 12场次 12场次 24场次 2 个单位 1 个单位", Row(await office.OpenAsync(path), TownSite.Figure));

        // With nothing left below, what was accepted is signed all the same; who was closed before handing in is waited for no more.
        await CloseAsync(town.Villages[1]);
        Assert.Equal($"{TownSite.Figure} 12场次 12场次 24场次 1 个单位 1 个单位", Row(await office.OpenAsync(path), TownSite.Figure));
        await Town.PressAsync(office, await office.OpenAsync(path), SubmissionMove.Submit);
        Assert.Contains("24场次", (await office.OpenAsync($"{await town.ReviewPathAsync(town.Id)}/revisions/1")).Words("main"), StringComparison.Ordinal);

        Task CloseAsync(int unit) => site.With(async db =>
        {
            var units = await db.OrgUnits.ToListAsync();
            new OrgTree(units).Close(units.Single(u => u.Id == unit), new DateOnly(2022, 7, 1), Site.By);
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task Returning_one_item_of_an_accepted_package_leaves_its_figures_in_every_total()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.Accepted);
        var office = await Site.SignedInAs(town.Office);
        var review = await office.OpenAsync(await town.ReviewPathAsync(town.Village));
        Assert.Contains("退回的数暂不计入，其余照常计入", review.Words("#general-hint"), StringComparison.Ordinal);
        var item = await Site.With(db => db.WorkItems.Where(i => i.UnitId == town.Village).Select(i => i.Id).SingleAsync());
        await Town.PressAsync(office, review, SubmissionMove.Return, ($"Form.Ticks[{Town.Item(item)}]", "yes"), ($"Form.Reasons[{Town.Item(item)}]", "请补充依据。"));

        Assert.Contains("12", Row(await office.OpenAsync($"/units/{town.Id}/2022/totals"), TownSite.Figure), StringComparison.Ordinal);
        var behind = await office.OpenAsync($"/units/{town.Id}/2022/totals/{site.Metric}");
        Assert.Contains("本级已计入", Row(behind, town.VillageName(0)), StringComparison.Ordinal);
        Assert.Contains("退回了个别项，其余照常计入", (await office.OpenAsync($"/units/{town.Id}/2022/progress")).Words("main tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Returning_one_figure_takes_that_figure_out_until_it_is_accepted_again()
    {
        var town = await site.TownAsync(2);
        await town.BringAsync(town.Villages[0], SubmissionState.Accepted);
        await town.BringAsync(town.Villages[1], SubmissionState.Accepted);
        await ReturnFigureAsync(town.Villages[0]);
        var office = await Site.SignedInAs(town.Office);
        Assert.StartsWith($"{TownSite.Figure} 场次 — 12 1 个单位 12", Row(await office.OpenAsync($"/units/{town.Id}/2022/totals"), TownSite.Figure), StringComparison.Ordinal);
        var behind = await office.OpenAsync($"/units/{town.Id}/2022/totals/{site.Metric}");
        Assert.Contains("该数已退回，暂不计入", Row(behind, town.VillageName(0)), StringComparison.Ordinal);
        Assert.Contains("本级已计入", Row(behind, town.VillageName(1)), StringComparison.Ordinal);
        Assert.Contains("该数已退回，暂不计入", (await office.OpenAsync($"/units/{town.Villages[0]}/2022/totals/{site.Metric}")).Words(".facts"), StringComparison.Ordinal);

        await BringAgainAsync(town.Villages[0]);
        Assert.StartsWith($"{TownSite.Figure} 场次 — 24 2 个单位 24", Row(await office.OpenAsync($"/units/{town.Id}/2022/totals"), TownSite.Figure), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_total_given_directly_stands_alone_and_those_below_are_listed_but_not_added()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.Accepted);
        await town.FillAsync(town.Id);
        await Site.With(async db =>
        {
            var sheet = await db.MetricSheets.SingleAsync(s => s.UnitId == town.Id);
            sheet.Fill([new MetricEntry((await db.Metrics.SingleAsync(m => m.Id == site.Metric)).Now, new Figure(100), SourceUnit: "镇教办", IsTotal: true)], Site.By);
            await db.SaveChangesAsync();
        });
        var office = await Site.SignedInAs(town.Office);
        Assert.Equal($"{TownSite.Figure} 场次 — — 100 总数直报 — — 100场次", Row(await office.OpenAsync($"/units/{town.Id}/2022/totals"), TownSite.Figure));
        var behind = await office.OpenAsync($"/units/{town.Id}/2022/totals/{site.Metric}");
        Assert.Contains("100场次 总数直报", behind.Words(".facts"), StringComparison.Ordinal);
        Assert.Contains("只列出，不再累加", behind.Words(".facts"), StringComparison.Ordinal);
        Assert.Contains("镇教办", behind.Words(".facts"), StringComparison.Ordinal);
        Assert.EndsWith("12场次 — — 已含在总数直报中，不另计", Row(behind, town.VillageName(0)), StringComparison.Ordinal);

        // Above, while it is not accepted, those below go on being added; then they are covered.
        Assert.Equal((12m, false), await GivenAsync());
        await Site.With(async db =>
        {
            await using var whole = await db.Database.BeginTransactionAsync();
            await db.AcceptAsync(await db.Submissions.SingleAsync(s => s.UnitId == town.Id), await db.People.Where(p => p.Name == town.Reviewer).Select(p => p.Id).SingleAsync(), Site.By);
            await db.SaveChangesAsync();
            await whole.CommitAsync();
        });
        Assert.Equal((100m, true), await GivenAsync());

        async Task<(decimal?, bool)> GivenAsync()
        {
            var person = await Site.EnrolAsync($"上级办公{Guid.NewGuid():N}"[..20], (Site.Top, Role.Office));
            return await Site.With(async db =>
            {
                var top = await db.OrgUnits.Where(u => u.Code == Site.Top).Select(u => u.Id).SingleAsync();
                var figure = (await new TotalsQuery(db).BehindAsync(person, new DateOnly(2026, 1, 5), top, "2022", site.Metric, everyUnit: true))!;
                Assert.Equal(figure.Total.Below?.Value, figure.Children.Sum(child => child.Given?.Value ?? 0));
                return (figure.Children.Single(child => child.Unit.Id == town.Id).Given?.Value, figure.All.Single(unit => unit.Unit.Id == town.Village).IsCovered);
            });
        }
    }

    private Task ReturnFigureAsync(int village) => Site.With(async db =>
    {
        var package = await db.Submissions.SingleAsync(s => s.UnitId == village);
        package.Return([new ReturnedPiece(PieceKind.MetricValue, site.Metric, "请核实")], "", SubmissionRelation.OfficeAbove, package.SubmittedById!.Value, Site.By);
        await db.SaveChangesAsync();
    });

    private Task BringAgainAsync(int village) => Site.With(async db =>
    {
        var package = await db.Submissions.SingleAsync(s => s.UnitId == village);
        await using var whole = await db.Database.BeginTransactionAsync();
        await db.AcceptAsync(package, package.SubmittedById!.Value, Site.By);
        await db.SaveChangesAsync();
        await whole.CommitAsync();
    });
}
