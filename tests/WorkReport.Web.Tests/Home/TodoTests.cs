using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Pages.Home;
using WorkReport.Web.Platform;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Reviews;

namespace WorkReport.Web.Tests.Home;

/// <summary>我的待办: what waits for a person, and nothing else.</summary>
public sealed class TodoTests(TownSite site) : SiteTest(site)
{
    [Fact]
    public async Task Each_finds_what_waits_for_them_and_one_click_leads_there()
    {
        var town = await site.TownAsync(4);
        var (blank, full, back, through) = (town.Villages[0], town.Villages[1], town.Villages[2], town.Villages[3]);
        await town.FillAsync(full);
        await town.BringAsync(back, SubmissionState.InReview);
        await town.BringAsync(through, SubmissionState.Approved);
        var reader = await Site.SignedInAs(town.Reviewer);
        Assert.Equal(await town.ReviewPathAsync(back), LinkOf(await reader.OpenAsync("/"), "等您审核"));
        var item = await Site.With(db => db.WorkItems.Where(i => i.UnitId == back).Select(i => i.Id).SingleAsync());
        await Town.PressAsync(reader, await reader.OpenAsync(await town.ReviewPathAsync(back)), SubmissionMove.Return, ($"Form.Ticks[{Town.Item(item)}]", "yes"), ($"Form.Reasons[{Town.Item(item)}]", "本镇数请核实"));

        var writer = await Site.SignedInAs(town.Contributor);
        var page = await writer.OpenAsync("/");
        Assert.Equal("我的待办", page.Words("h1"));
        Assert.Contains("有 4 件事", page.Words(".lede"), StringComparison.Ordinal);
        Assert.Equal($"/units/{blank}/2022/sheet", LinkOf(page, $"{town.VillageName(0)}的统计表还差 1 个数没有填"));
        Assert.Equal(Town.SubmissionPath(full), LinkOf(page, $"{town.VillageName(1)}已经填全"));
        Assert.Equal(Town.SubmissionPath(back), LinkOf(page, $"{town.VillageName(2)}的报送退回了 1 项"));
        Assert.Contains($"{town.Reviewer}（{town.Reviewer}）说：“本镇数请核实”", page.Words(".row"), StringComparison.Ordinal);
        Assert.Equal(Town.SubmissionPath(through), LinkOf(page, $"{town.VillageName(3)}的报送已审核通过"));
        Assert.Contains("天", page.Words(".when"), StringComparison.Ordinal);
        Assert.Contains("去修改", page.Words(".btn.primary"), StringComparison.Ordinal);

        await Town.PressAsync(writer, await writer.OpenAsync(Town.SubmissionPath(through)), SubmissionMove.Forward);
        var office = await Site.SignedInAs(town.Office);
        page = await office.OpenAsync("/");
        Assert.Equal(await town.ReviewPathAsync(through), LinkOf(page, $"{town.VillageName(3)}的报送等您接收"));
        Assert.Contains("4 个单位： 审核中 1 退回未改 1 未报 2", page.Words(".share p"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"a[href='/units/{town.Id}/2022/progress']"));

        // Nothing of it waits for a reviewer any more.
        Assert.Contains("现在没有要您办的事", (await reader.OpenAsync("/")).Words(".lede"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_waits_for_its_office_and_then_for_its_reviewer()
    {
        var town = await site.TownAsync();
        var (office, reader) = (await Site.SignedInAs(town.Office), await Site.SignedInAs(town.Reviewer));
        var report = await Site.With(async db =>
        {
            var made = Report.Draft(town.Id, site.PeriodId, new ReportHead("东川工作总结", "", "", "同志们："), Site.By);
            made.AddBlock(new BlockSpot(BlockPlace.Opening), "", new FigureText([new TextPiece("开头。")]), [], Site.By);
            db.Add(made);
            await db.SaveChangesAsync();
            return made.Id;
        });
        Assert.Equal($"/reports/{report}", LinkOf(await office.OpenAsync("/"), "的报告正在起草"));
        Assert.DoesNotContain("的报告", (await reader.OpenAsync("/")).Words(".row"), StringComparison.Ordinal);

        await Site.With(async db =>
        {
            var made = await db.Reports.Include(r => r.Blocks).Include(r => r.Editions).SingleAsync(r => r.Id == report);
            made.Send(new EditionContent("{}", new EditionFile("%PDF-1.7"u8.ToArray()), 1), ReportRelation.Office, await town.IdOf(town.Office), Site.By);
            await db.SaveChangesAsync();
        });
        Assert.Equal($"/reports/{report}", LinkOf(await reader.OpenAsync("/"), "的报告等您审定"));
        Assert.DoesNotContain("的报告", (await office.OpenAsync("/")).Words(".row"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_its_report_is_out_the_top_unit_is_not_asked_for_a_package_that_nobody_waits_for()
    {
        var town = await site.TownAsync();
        var top = await Site.With(db => db.OrgUnits.Where(u => u.Code == Site.Top).Select(u => u.Id).SingleAsync());
        await Site.EnrolAsync("印发办公室", (Site.Top, Role.Office));
        var (city, office) = (await Site.SignedInAs("印发办公室"), await Site.SignedInAs(town.Office));
        Assert.NotNull(PackageOf(await city.OpenAsync("/"), top));
        await Site.With(async db =>
        {
            foreach (var unit in new[] { top, town.Id })
            {
                var report = Report.Draft(unit, site.PeriodId, new ReportHead("工作总结", "", "", "同志们："), Site.By);
                report.AddBlock(new BlockSpot(BlockPlace.Opening), "", new FigureText([new TextPiece("开头。")]), [], Site.By);
                report.Send(new EditionContent("{}", new EditionFile("%PDF-1.7"u8.ToArray()), 1), ReportRelation.Office, 1, Site.By);
                report.Make(ReportMove.Approve, ReportRelation.Signer, PeriodState.Ended, 1, Site.By);
                report.Make(ReportMove.Issue, ReportRelation.Office, PeriodState.Ended, 1, Site.By);
                db.Add(report);
            }

            await db.SaveChangesAsync();
        });
        Assert.Null(PackageOf(await city.OpenAsync("/"), top));
        // The city still waits for what the town hands up.
        Assert.NotNull(PackageOf(await office.OpenAsync("/"), town.Id));

        static AngleSharp.Dom.IElement? PackageOf(Opened page, int unit) => page.Document.QuerySelector($".todo a[href^='/units/{unit}/']");
    }

    [Fact]
    public async Task More_than_five_of_a_kind_are_one_line_that_can_be_opened()
    {
        var town = await site.TownAsync(7);
        var page = await (await Site.SignedInAs(town.Contributor)).OpenAsync("/");
        var row = Assert.Single(page.Document.QuerySelectorAll(".todo .row"));
        Assert.Contains("7 个", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(7, row.QuerySelectorAll("details a").Length);

        foreach (var village in town.Villages)
            await town.BringAsync(village, SubmissionState.InReview);
        page = await (await Site.SignedInAs(town.Reviewer)).OpenAsync("/");
        Assert.Equal("/reviews?state=InReview", LinkOf(page, "7 个单位的报送等您审核"));
    }

    [Theory]
    [InlineData(0, "今天到期")]
    [InlineData(8, "还剩 8 天")]
    [InlineData(-3, "已逾期 3 天")]
    public async Task The_days_that_are_left_are_said_in_words(int days, string words)
    {
        var today = new DateOnly(2022, 12, 20);
        var said = await Site.WithServices(services => Task.FromResult(
            Pages.PackageWords.DaysLeft(services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<SharedResource>>(), today, today.AddDays(days))));
        Assert.Equal(words, said);
    }

    [Fact]
    public async Task Five_units_and_fifty_cost_the_same_number_of_commands()
    {
        var (few, many) = (await site.TownAsync(5), await site.TownAsync(50));
        foreach (var town in new[] { few, many })
        {
            foreach (var (village, index) in town.Villages.Select((village, index) => (village, index)).Where(v => v.index < 4))
                await town.BringAsync(village, (SubmissionState)(index + 1));
        }

        foreach (var role in new[] { Role.Contributor, Role.Reviewer, Role.Office })
        {
            var cheap = await CostAsync(few, role);
            Assert.Equal((cheap, role), (await CostAsync(many, role), role));
            Assert.InRange(cheap, 1, 23);
        }
    }

    private static string LinkOf(Opened page, string words) =>
        Assert.Single(page.Document.QuerySelectorAll(".todo .row"), row => row.TextContent.Contains(words, StringComparison.Ordinal)).QuerySelector("a.btn")!.GetAttribute("href")!;

    private async Task<int> CostAsync(Town town, Role role)
    {
        var id = await town.IdOf(role switch { Role.Contributor => town.Contributor, Role.Reviewer => town.Reviewer, _ => town.Office });
        await using var scope = Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
        var person = scope.ServiceProvider.GetRequiredService<CurrentPerson>();
        person.Enter(id, "某人", "某人", [role]);
        using var counter = new CommandCounter(db);
        var query = new TodoQuery(db, person);
        await query.ListAsync(CancellationToken.None);
        await query.ProgressAsync(CancellationToken.None);
        return counter.Count;
    }
}
