using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reports;

/// <summary>逐个处理: numbers of a draft that follow no metric, one after another.</summary>
public sealed class LooseFiguresTests(Site site) : SiteTest(site)
{
    private const string Form = "main form";

    [Fact]
    public async Task One_follows_its_metric_one_is_left_with_why_and_then_nothing_is_asked_for_at_sending()
    {
        var city = await City.In(Site);
        var report = city.ReportOf("CA1");
        var block = await AddAsync(report, city.Section, "动员骨干12名", "全年五老宣讲3场次，另有3场次在外地，赠书8421册。");
        var office = await Site.SignedInAs(City.UserAt("CA1", Role.Office));

        // The number in the lead comes first, and follows nothing.
        var page = await office.OpenAsync($"/reports/{report}/figures");
        Assert.Contains("第 1 个，共 4 个", page.Words(".lede"), StringComparison.Ordinal);
        Assert.Equal("12名", page.Words("#loose"));
        Assert.Null(page.Document.QuerySelector("#form-metric"));
        page = await office.SubmitAsync(page, Form, new() { ["Form.Follows"] = "false" });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("请写明这个数的出处", page.Words("#summary"), StringComparison.Ordinal);
        page = await office.SubmitAsync(page, Form, new() { ["Form.Follows"] = "false", ["Form.Reason"] = "引自县里的通报" });
        Assert.Equal("3场次", page.Words("#loose"));

        // Its metric is proposed; the first of two that are written alike follows it, the other stays.
        Assert.Equal(new BoundFigure(city.Metric, city["CA1"], FigureAspect.Own, city.PeriodId).Key, page.Document.QuerySelector("#form-metric option[selected]")?.GetAttribute("value"));
        page = await office.SubmitAsync(page, Form, new() { ["Form.Follows"] = "true" });
        Assert.Equal("3场次", page.Words("#loose"));
        Assert.Contains("共 2 个", page.Words(".lede"), StringComparison.Ordinal);
        var now = await BlockAsync(report, block);
        Assert.Equal([6], now.Figures.Pieces.Where(piece => piece.Figure is not null).Select(piece => now.Figures.Seen.IndexOf(piece.Words, StringComparison.Ordinal)));

        // Passed over, and taken again.
        page = await office.OpenAsync($"/reports/{report}/figures?skip=1");
        Assert.Equal("8421册", page.Words("#loose"));
        page = await office.SubmitAsync(page, Form, new() { ["Form.Follows"] = "false", ["Form.Reason"] = "出版社的回执" });
        page = await office.SubmitAsync(page, Form, new() { ["Form.Follows"] = "false", ["Form.Reason"] = "外地来函" });
        Assert.Contains("每个数都有着落了", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Equal(3, (await BlockAsync(report, block)).LeftFigures.Count);
        var left = await Site.With(async db => (await db.Reports.AsNoTracking().SingleAsync(r => r.Id == report)).Blocks.Sum(b => b.LeftFigures.Count));
        Assert.Contains($"留着的数（{left} 个）", page.Words("main"), StringComparison.Ordinal);

        var send = await office.OpenAsync($"/reports/{report}/send");
        Assert.Null(send.Document.QuerySelector("#form-reason"));
        Assert.Null(await Site.With(db => db.VerifyAuditAsync()));

        // A number that is written anew is asked about again; one that is gone says nothing any more.
        await Site.With(async db =>
        {
            var draft = await db.Reports.SingleAsync(r => r.Id == report);
            draft.ChangeBlock(block, "动员骨干", new FigureText([new TextPiece("赠书8421册，赠书8421册。")]), Site.By);
            Assert.Equal(["8421册"], draft.Blocks.Single(b => b.Id == block).Unsettled);
            Assert.Single(draft.Blocks.Single(b => b.Id == block).LeftFigures);
        });
    }

    [Fact]
    public async Task What_is_settled_already_is_said_and_nothing_is_lost()
    {
        var city = await City.In(Site);
        var report = city.ReportOf("CA1");
        var block = await AddAsync(report, city.Section, "", "慰问老人517位。");
        var office = await Site.SignedInAs(City.UserAt("CA1", Role.Office));
        var page = await office.OpenAsync($"/reports/{report}/figures?skip=1000");
        Assert.Equal("517位", page.Words("#loose"));
        await Site.With(async db =>
        {
            (await db.Reports.SingleAsync(r => r.Id == report)).LeaveFigure(block, new LeftFigure("517位", "民政部门的册子"), Site.By);
            await db.SaveChangesAsync();
        });
        page = await office.SubmitAsync(page, Form, new() { ["Form.Follows"] = "false", ["Form.Reason"] = "另一个说法" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(["民政部门的册子"], (await BlockAsync(report, block)).LeftFigures.Select(left => left.Reason));
    }

    [Fact]
    public async Task Of_two_that_are_written_alike_the_one_that_was_left_is_known_again()
    {
        var city = await City.In(Site);
        var report = city.ReportOf("CA1");
        var block = await AddAsync(report, city.Section, "", "在校内办展览6123次，观众很多。又到外地办展览6123次，反响良好。");
        var office = await Site.SignedInAs(City.UserAt("CA1", Role.Office));
        var page = await office.OpenAsync($"/reports/{report}/figures?skip=1000");
        Assert.EndsWith("又到外地办展览6123次，反响良好。", page.Words("main .official"), StringComparison.Ordinal);
        await office.SubmitAsync(page, Form, new() { ["Form.Follows"] = "false", ["Form.Reason"] = "外地来函" });
        Assert.Equal([null, "外地来函"], (await BlockAsync(report, block)).Loose.Select(number => number.Left?.Reason));
        page = await office.OpenAsync($"/reports/{report}/figures?skip=1000");
        Assert.Equal("6123次", page.Words("#loose"));
        // Words elsewhere change. Nothing of it stays for other tests.
        await Site.With(async db =>
        {
            var draft = await db.Reports.SingleAsync(r => r.Id == report);
            draft.ChangeBlock(block, "", new FigureText([new TextPiece("到校外办展览6123次。又到外地办展览6123次，反响良好。")]), Site.By);
            Assert.Equal([null, "外地来函"], draft.Blocks.Single(b => b.Id == block).Loose.Select(number => number.Left?.Reason));
            draft.RemoveBlock(block, Site.By);
            await db.SaveChangesAsync();
        });
    }

    private Task<int> AddAsync(int report, int section, string lead, string text) => Site.With(async db =>
    {
        var draft = await db.Reports.SingleAsync(r => r.Id == report);
        var added = draft.AddBlock(new BlockSpot(BlockPlace.Section, section), lead, new FigureText([new TextPiece(text)]), [], Site.By);
        await db.SaveChangesAsync();
        return added.Id;
    });

    private Task<ReportBlock> BlockAsync(int report, int block) => Site.With(async db => (await db.Reports.AsNoTracking().SingleAsync(r => r.Id == report)).Blocks.Single(b => b.Id == block));
}
