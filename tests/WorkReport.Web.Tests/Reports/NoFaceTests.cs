using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Documents.Fonts;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Web.Platform;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reports;

/// <summary>A site on a machine without any Chinese face.</summary>
public sealed class FacelessSite : Site
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.AddSingleton(new ChineseFonts(new FontFolders(null, null, System: false))));
    }
}

public sealed class NoFaceTests
{
    [Fact]
    public async Task Without_a_Chinese_face_one_writes_and_is_told_why_nothing_is_sent()
    {
        await using var site = new FacelessSite();
        await site.InitializeAsync();
        var id = await site.With(async db =>
        {
            var period = Years.Opened("2022", 2022, PeriodKind.Annual, new DateOnly(2022, 12, 31), Site.By);
            var section = period.AddSection(OutlinePart.Review, "服务大局", 0, Site.By);
            db.Add(period);
            await db.SaveChangesAsync();
            var report = Report.Draft((await db.OrgUnits.SingleAsync()).Id, period.Id, new ReportHead("报告", "", "", "同志们："), Site.By);
            report.AddBlock(new BlockSpot(BlockPlace.Section, section.Id), "", new FigureText([new TextPiece("全文。")]), [], Site.By);
            db.Add(report);
            await db.SaveChangesAsync();
            return report.Id;
        });
        await site.EnrolAsync("无字体办公室", (Site.Top, Role.Office));
        var office = await site.SignedInAs("无字体办公室");

        var draft = await office.OpenAsync($"/reports/{id}");
        Assert.Equal("全文。", draft.Words(".block .official"));
        Assert.Contains("没有中文字体", draft.Words(".moves .why"), StringComparison.Ordinal);
        Assert.NotNull(draft.Document.QuerySelector("button[value=Send][disabled]"));
        var forged = await DraftingTests.MoveAsync(office, draft, ReportMove.Send);
        Assert.Equal(HttpStatusCode.Conflict, forged.Status);
        Assert.Contains("没有中文字体", forged.Words("#summary"), StringComparison.Ordinal);
        Assert.Contains("没有中文字体", (await office.OpenAsync($"/reports/{id}/draft.pdf")).Words("main"), StringComparison.Ordinal);
        Assert.Empty(site.Log.Warnings);
    }
}
