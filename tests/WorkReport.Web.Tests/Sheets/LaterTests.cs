using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Pages;
using WorkReport.Web.Pages.Sheets;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Sheets;

/// <summary>全年实际数, 总数直报, 个别更正 and 补录.</summary>
public sealed class LaterTests(LaterSite site) : SiteTest(site), IClassFixture<LaterSite>
{
    [Fact]
    public async Task The_second_time_boxes_begin_blank_with_the_forecast_beside()
    {
        var village = await site.VillageAsync(new() { ["A1"] = new(3) });
        await site.ReportedAsync(village.Id, SheetSite.Period, isAccepted: false, Entry("A1", 7), new MetricEntry(site.Metric("B1").Now, Figure.Share(16, 20)));
        var browser = await site.SignedInAs(village.User);
        var page = await browser.OpenAsync(Second(village.Id));
        Assert.Equal("统计表填报（全年实际数）", page.Words("h1"));
        Assert.Equal(["7", "—", "16 / 20", "—"], page.Document.QuerySelectorAll("td.first").Select(cell => cell.TextContent.Replace("一致", "", StringComparison.Ordinal).Trim()));
        Assert.Equal(("", "", ""), (Box(page, "A1.Value"), Box(page, "B1.Value"), Box(page, "B1.Whole")));
        Assert.Contains("3", page.Words("td[data-label='去年']"), StringComparison.Ordinal);
        Assert.Contains("还差 4 个数没有填", page.Words("main"), StringComparison.Ordinal);
        page = await browser.OpenAsync(village.Sheet);
        Assert.Equal(("统计表填报（预计数）", "7"), (page.Words("h1"), Box(page, "A1.Value")));
        Assert.Empty(page.Document.QuerySelectorAll("td.first"));
        Assert.Equal("统计表填报", (await browser.OpenAsync($"/units/{village.Id}/2021/sheet")).Words("h1"));
    }

    [Fact]
    public async Task One_press_takes_the_forecast_of_a_row_and_another_those_of_all_that_is_blank()
    {
        var village = await site.VillageAsync();
        await site.ReportedAsync(village.Id, SheetSite.Period, isAccepted: false, Entry("A1", 7) with { SourceUnit = "市教育局", Note = "两支队伍" },
            new MetricEntry(site.Metric("A2").Now, null, Printed: "300多"), Entry("B2", 30));
        var browser = await site.SignedInAs(village.User);
        var page = await PressAsync(browser, await browser.OpenAsync(Second(village.Id)), ("Form.Same", $"{site["A1"]}"));
        Assert.Contains("照预计数填好了", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Equal(("7", ""), (Box(page, "A1.Value"), Box(page, "B2.Value")));
        var value = Assert.Single((await site.SheetOf(village.Id, SheetSite.Period, Round.Second))!.Values);
        Assert.Equal((7m, "市教育局", "两支队伍"), (value.Value, value.SourceUnit, value.Note));

        page = await PressAsync(browser, page, ("Form.Move", $"{SheetMove.SameAsFirst}"), (Name("A1.Value"), "8"));
        Assert.Equal(("8", "30"), (Box(page, "A1.Value"), Box(page, "B2.Value")));
        Assert.Equal("300多", (await site.SheetOf(village.Id, SheetSite.Period, Round.Second))!.Of(site["A2"])!.Printed);
        Assert.Equal(7m, (await site.SheetOf(village.Id, SheetSite.Period))!.Of(site["A1"])!.Value);
        var unknown = await PressAsync(browser, page, ("Form.Same", "999999"));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.Status);
    }

    [Fact]
    public async Task A_township_takes_the_forecasts_of_one_village_or_of_all()
    {
        var (township, first, second) = await site.TownshipAsync();
        await site.ReportedAsync(first.Id, SheetSite.Period, isAccepted: false, Entry("A1", 7), Entry("B2", 1));
        await site.ReportedAsync(second.Id, SheetSite.Period, isAccepted: false, Entry("A1", 9));
        var browser = await site.SignedInAs(township.User);
        var page = await browser.OpenAsync($"/units/{township.Id}/{LaterSite.Second}/sheets");
        Assert.Contains("全年实际数", page.Words("h1"), StringComparison.Ordinal);
        Assert.Contains("预计数 7", page.Words("td"), StringComparison.Ordinal);
        page = await PressAsync(browser, page, ("Form.Same", $"{first.Id}"), ($"Form.Rows[{first.Id}-{site["B2"]}].Value", "2"));
        var filled = (await site.SheetOf(first.Id, SheetSite.Period, Round.Second))!;
        Assert.Equal((7m, 2m), (filled.Of(site["A1"])!.Value, filled.Of(site["B2"])!.Value));
        Assert.Null(await site.SheetOf(second.Id, SheetSite.Period, Round.Second));
        await PressAsync(browser, page, ("Form.Move", $"{SheetMove.SameAsFirst}"));
        Assert.Equal(9m, (await site.SheetOf(second.Id, SheetSite.Period, Round.Second))!.Of(site["A1"])!.Value);
    }

    [Fact]
    public async Task What_is_pasted_goes_into_the_second_collecting_alone()
    {
        var village = await site.VillageAsync();
        await site.ReportedAsync(village.Id, SheetSite.Period, isAccepted: false, Entry("A1", 7));
        var browser = await site.SignedInAs(village.User);
        var shown = await PressAsync(browser, await browser.OpenAsync(Second(village.Id)), ("Form.Move", $"{SheetMove.Paste}"), ("Form.Pasted", "五老宣讲\t12"));
        Assert.Equal("12", Box(shown, "A1.Value"));
        await browser.SubmitAsync(shown, "main form");
        Assert.Equal(12m, (await site.SheetOf(village.Id, SheetSite.Period, Round.Second))!.Of(site["A1"])!.Value);
        Assert.Equal(7m, (await site.SheetOf(village.Id, SheetSite.Period))!.Of(site["A1"])!.Value);
    }

    [Fact]
    public async Task A_whole_with_the_units_below_is_marked_and_they_are_not_added_to_it()
    {
        var (township, village, _) = await site.TownshipAsync();
        var browser = await site.SignedInAs(township.User);
        var address = $"/units/{township.Id}/2021/sheet";
        var page = await browser.OpenAsync(address);
        Assert.Contains("填的是含下级的总数，下级单位的数不再相加。", page.Words(".more"), StringComparison.Ordinal);
        var stale = await browser.OpenAsync(address);
        page = await browser.SubmitAsync(page, "main form", new() { [Name("T1.Value")] = "50", [Name("T1.IsTotal")] = "true", [Name("T1.SourceUnit")] = "市教育局" });
        Assert.Contains("含下级合计（总数直报）", page.Words("td.now"), StringComparison.Ordinal);
        Assert.Contains("来源：市教育局", page.Words("td"), StringComparison.Ordinal);
        var value = (await site.SheetOf(township.Id, "2021"))!.Of(site["T1"])!;
        Assert.Equal((50m, true, "市教育局"), (value.Value, value.IsTotal, value.SourceUnit));

        var both = await browser.SubmitAsync(stale, "main form", new() { [Name("T1.Value")] = "50" });
        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.Contains("镇里的数50 · 含下级合计（总数直报）50", string.Concat(both.Words("table.both tbody").Split("  ")), StringComparison.Ordinal);

        page = await PressAsync(browser, page, ("Form.Move", $"{SheetMove.Paste}"), ("Form.Pasted", "镇里的数\t60"), (Name("T1.IsTotal"), "true"));
        await browser.SubmitAsync(page, "main form");
        value = (await site.SheetOf(township.Id, "2021"))!.Of(site["T1"])!;
        Assert.Equal((60m, true, "市教育局"), (value.Value, value.IsTotal, value.SourceUnit));

        page = await PressAsync(browser, await browser.OpenAsync($"/units/{township.Id}/2022/sheet"), ("Form.Move", $"{SheetMove.SameAsLastYear}"));
        value = (await site.SheetOf(township.Id, "2022"))!.Of(site["T1"])!;
        Assert.Equal((60m, true, "市教育局"), (value.Value, value.IsTotal, value.SourceUnit));

        var choices = await site.With(async db =>
        {
            var period = await db.Periods.SingleAsync(p => p.Code == "2022");
            return FigureField.Choices(await TextFigures.LoadAsync(db, period, [township.Id], []), period, township.Id);
        });
        Assert.Equal([(FigureAspect.All, "60个")], choices.Where(c => c.Name == "镇里的数").Select(c => (c.Aspect, c.Printed)));
        var below = await (await site.SignedInAs(village.User)).OpenAsync(village.Sheet);
        Assert.Empty(below.Document.QuerySelectorAll("[name$=IsTotal]"));
    }

    [Fact]
    public async Task A_source_that_is_too_long_is_refused_beside_its_box_and_the_box_is_open()
    {
        var village = await site.VillageAsync();
        var browser = await site.SignedInAs(village.User);
        var refused = await browser.SubmitAsync(await browser.OpenAsync(village.Sheet), "main form", new() { [Name("A1.Value")] = "5", [Name("A1.SourceUnit")] = new string('局', 61) });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("60", refused.Words($"#form-rows-{site["A1"]}-sourceunit-fault"), StringComparison.Ordinal);
        Assert.NotNull(refused.Document.QuerySelector("details.more[open]"));
        Assert.Null(await site.SheetOf(village.Id, SheetSite.Period));
    }

    [Fact]
    public async Task A_figure_keeps_to_the_rules_of_its_metric()
    {
        var browser = await site.SignedInAs(LaterSite.School);
        var page = await browser.OpenAsync($"/units/{site.SchoolId}/2022/sheet");
        string Of(string code) => $"Form.Rows[{site.Ruled[code]}].Value";
        var refused = await browser.SubmitAsync(page, "main form", new() { [Of("R1")] = "9" });
        Assert.Contains("“阵地”不能小于 10个", refused.Words("#summary"), StringComparison.Ordinal);
        refused = await browser.SubmitAsync(page, "main form", new() { [Of("R1")] = "101" });
        Assert.Contains("“阵地”不能大于 100个", refused.Words("#summary"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);

        page = await browser.SubmitAsync(page, "main form", new() { [Of("R2")] = "11", [Of("R3")] = "4", [Of("R4")] = "5" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Document.QuerySelector("#jumps")!.HasAttribute("hidden"));
        Assert.Contains("必须改 “其中：室外活动”是 5个，比它所属的“活动”（4个）还大。", page.Words("#above"), StringComparison.Ordinal);
        page = await browser.SubmitAsync(page, "main form", new() { [Of("R2")] = "12", [Of("R4")] = "4" });
        Assert.Equal("1 个要说明", page.Words("#jumps"));
        Assert.False(Assert.IsAssignableFrom<AngleSharp.Dom.IElement>(page.Document.GetElementById($"form-rows-{site.Ruled["R2"]}-value")).Closest("tr")!.QuerySelector("[data-jump]")!.HasAttribute("hidden"));
        Assert.Empty(page.Words("#above"));
    }

    [Fact]
    public async Task What_the_catalogue_changed_since_the_round_began_is_told_on_the_sheet_with_its_day()
    {
        var village = await site.VillageAsync();
        var browser = await site.SignedInAs(village.User);
        Assert.Empty((await browser.OpenAsync(village.Sheet)).Words(".told"));
        var (added, worded) = (Metric.Define("Z1", "新增的数", "个", RollUp.Sum, Site.By), Site.By with { Dated = new DateTimeOffset(2026, 12, 5, 9, 0, 0, TimeSpan.FromHours(8)) });
        await site.With(async db =>
        {
            var act = Site.By with { Dated = new DateTimeOffset(2026, 12, 3, 9, 0, 0, TimeSpan.FromHours(8)) };
            added.Describe(added.Wording.Terms with { Levels = [UnitLevel.Village] }, act);
            db.Add(added);
            await db.SaveChangesAsync();
            await db.FollowAsync(added, act);
            var old = await db.Metrics.SingleAsync(m => m.Code == "B2");
            old.Describe(old.Wording.Terms with { Definition = "年末还有的" }, worded);
            await db.FollowAsync(old, worded);
            await db.SaveChangesAsync();
        });
        var page = await browser.OpenAsync(village.Sheet);
        Assert.Equal(["12月3日起增加：新增的数", "12月5日改了说法（名称、口径或规则）：图书"], page.Document.QuerySelectorAll(".told p").Select(p => p.TextContent));
        Assert.Empty((await browser.OpenAsync($"/units/{village.Id}/{SheetSite.Closed}/sheet")).Words(".told"));
        await site.With(async db =>
        {
            added = await db.Metrics.SingleAsync(m => m.Code == "Z1");
            added.Ask(false, worded);
            await db.FollowAsync(added, worded);
            var old = await db.Metrics.SingleAsync(m => m.Code == "B2");
            old.Describe(old.Wording.Terms with { Definition = "" }, Site.By);
            await db.FollowAsync(old, Site.By);
            await db.SaveChangesAsync();
        });
        page = await browser.OpenAsync(village.Sheet);
        Assert.Equal(["12月5日起不再收：新增的数。已经填了的数留着，仍在汇总里。"], page.Document.QuerySelectorAll(".told p").Select(p => p.TextContent));
    }

    [Fact]
    public async Task One_figure_of_an_ended_year_is_corrected_with_a_reason_and_the_old_one_stays_beside()
    {
        var village = await site.VillageAsync();
        await site.ReportedAsync(village.Id, SheetSite.Closed, isAccepted: true, Entry("A1", 7) with { Note = "两支队伍" }, Entry("B2", 30));
        var office = await site.SignedInAs(LaterSite.CountyOffice);
        var sheet = await office.OpenAsync($"/units/{village.Id}/{SheetSite.Closed}/sheet");
        var address = $"/units/{village.Id}/{SheetSite.Closed}/corrections/{site["A1"]}";
        Assert.NotNull(sheet.Document.QuerySelector($"a[href='{address}']"));
        var page = await office.OpenAsync(address);
        Assert.Equal(("个别更正：五老宣讲", "7"), (page.Words("h1"), page.Document.QuerySelector("#form-value")!.GetAttribute("value")));
        Assert.Contains("已经定稿、印发的报告保持原样", page.Words("main"), StringComparison.Ordinal);
        var refused = await office.SubmitAsync(page, "main form", new() { ["Form.Value"] = "9" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.NotEmpty(refused.Words("#form-reason-fault"));
        Assert.Equal(HttpStatusCode.Conflict, (await office.SubmitAsync(page, "main form", new() { ["Form.Reason"] = "核对过" })).Status);

        sheet = await office.SubmitAsync(page, "main form", new() { ["Form.Value"] = "9", ["Form.Reason"] = "与台账不符" });
        Assert.Equal(HttpStatusCode.OK, sheet.Status);
        Assert.Contains("已更正：7场次 → 9场次。", sheet.Words("tr.corrected"), StringComparison.Ordinal);
        Assert.Contains("与台账不符", sheet.Words("tr.corrected"), StringComparison.Ordinal);
        Assert.Contains(LaterSite.CountyOffice, sheet.Words("tr.corrected"), StringComparison.Ordinal);
        var stored = (await site.SheetOf(village.Id, SheetSite.Closed))!;
        Assert.Equal((9m, "两支队伍", 30m), (stored.Of(site["A1"])!.Value, stored.Of(site["A1"])!.Note, stored.Of(site["B2"])!.Value));
        var correction = Assert.Single(stored.Corrections);
        Assert.Equal((7m, 9m, "与台账不符"), (correction.OldValue, correction.NewValue, correction.Reason));

        var (latest, accepted, was) = await site.With(async db =>
        {
            var package = await db.Submissions.SingleAsync(s => s.UnitId == village.Id);
            var kept = await db.Revisions.Where(r => r.SubmissionId == package.Id && r.Number == package.LatestRevision).SelectMany(r => r.Pieces).CountAsync(p => p.Kind == PieceKind.MetricValue);
            return (package.LatestRevision, package.AcceptedRevision, kept);
        });
        Assert.Equal((2, 2, 2), (latest, accepted, was));
        var behind = await office.OpenAsync($"/units/{village.Id}/{SheetSite.Closed}/totals/{site["A1"]}");
        Assert.Contains("已更正：7场次 → 9场次。", behind.Words(".correction"), StringComparison.Ordinal);
        Assert.NotNull(behind.Document.QuerySelector($"a[href='{address}']"));
    }

    [Fact]
    public async Task A_correction_says_whether_the_totals_above_move_with_that_figure()
    {
        var village = await site.VillageAsync();
        await site.ReportedAsync(village.Id, SheetSite.Closed, isAccepted: true, Entry("A1", 7), Entry("B2", 30));
        await site.With(async db =>
        {
            var package = await db.Submissions.SingleAsync(s => s.UnitId == village.Id);
            package.Return([new ReturnedPiece(PieceKind.MetricValue, site["A1"], "与台账不符")], "", SubmissionRelation.OfficeAbove, village.PersonId, Site.By);
            await db.SaveChangesAsync();
        });
        var office = await site.SignedInAs(LaterSite.CountyOffice);
        Assert.Contains("退回以后没有再接收，上级的汇总里没有它", (await office.OpenAsync($"/units/{village.Id}/{SheetSite.Closed}/corrections/{site["A1"]}")).Words("main"), StringComparison.Ordinal);
        Assert.Contains("上级各单位的汇总和还在起草的报告跟着变", (await office.OpenAsync($"/units/{village.Id}/{SheetSite.Closed}/corrections/{site["B2"]}")).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_the_office_above_corrects_and_nothing_before_the_year_has_ended()
    {
        var village = await site.VillageAsync();
        await site.ReportedAsync(village.Id, SheetSite.Closed, isAccepted: true, Entry("A1", 7));
        var address = $"/units/{village.Id}/{SheetSite.Closed}/corrections/{site["A1"]}";
        foreach (var (user, says) in new[] { (village.User, "由接收它报送的上级单位办理"), (SheetSite.Reviewer, "由接收它报送的上级单位办理") })
        {
            var browser = await site.SignedInAs(user);
            Assert.Empty((await browser.OpenAsync($"/units/{village.Id}/{SheetSite.Closed}/sheet")).Document.QuerySelectorAll("a[href*=corrections]"));
            var page = await browser.OpenAsync(address);
            Assert.Contains(says, page.Words("#why-not"), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Conflict, (await browser.SubmitAsync(page, "main form", new() { ["Form.Value"] = "9", ["Form.Reason"] = "试试" })).Status);
        }

        var office = await site.SignedInAs(LaterSite.TopOffice);
        Assert.Empty((await office.OpenAsync(address)).Words("#why-not"));
        var open = await office.OpenAsync($"/units/{village.Id}/{LaterSite.Second}/corrections/{site["A1"]}");
        Assert.Contains("还没有结束填报", open.Words("#why-not"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.OpenAsync($"/units/{village.Id}/{SheetSite.Closed}/corrections/{site["T1"]}")).Status);
        Assert.Equal(7m, (await site.SheetOf(village.Id, SheetSite.Closed))!.Of(site["A1"])!.Value);
    }

    [Fact]
    public async Task A_year_from_before_the_product_is_entered_while_it_is_prepared_and_counts_at_once_as_last_year()
    {
        var village = await site.VillageAsync();
        var address = $"/units/{village.Id}/{LaterSite.Earlier}/sheet";
        var writer = await site.SignedInAs(village.User);
        var page = await writer.OpenAsync(address);
        Assert.Equal("统计表填报（补录）", page.Words("h1"));
        Assert.Contains("不用报送，也没有审核", page.Words("main"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll($"main button[value={SheetMove.GoOn}], main a[href$='/submission']"));
        await writer.SubmitAsync(page, "main form", new() { [Name("A1.Value")] = "7" });
        var office = await site.SignedInAs(LaterSite.CountyOffice);
        var saved = await office.SubmitAsync(await office.OpenAsync(address), "main form", new() { [Name("B2.Value")] = "30" });
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        var stored = (await site.SheetOf(village.Id, LaterSite.Earlier))!;
        Assert.Equal((7m, 30m), (stored.Of(site["A1"])!.Value, stored.Of(site["B2"])!.Value));
        Assert.False(await site.With(db => db.Submissions.AnyAsync(s => s.UnitId == village.Id)));
        Assert.Contains("7", (await writer.OpenAsync($"/units/{village.Id}/{SheetSite.Closed}/sheet")).Words("td[data-label='上年']"), StringComparison.Ordinal);
        var reader = await site.SignedInAs(SheetSite.Reviewer);
        Assert.Empty((await reader.OpenAsync(address)).Document.QuerySelectorAll("main input[data-cell]"));
    }

    [Fact]
    public async Task A_figure_in_a_text_is_marked_a_forecast_until_the_second_is_accepted()
    {
        var village = await site.VillageAsync();
        await site.ReportedAsync(village.Id, SheetSite.Period, isAccepted: true, Entry("A1", 7));
        await site.With(async db =>
        {
            var period = await db.Periods.SingleAsync(p => p.Code == SheetSite.Period);
            var section = (period.Sections.Count > 0 ? period.Sections[0] : null) ?? period.AddSection(OutlinePart.Review, "主题教育", 0, Site.By);
            await db.SaveChangesAsync();
            var text = new FigureText([new TextPiece("宣讲"), new TextPiece("7场次", new BoundFigure(site["A1"], village.Id, FigureAspect.Own, period.Id)), new TextPiece("。")]);
            db.Add(WorkItem.Write(village.Id, period.Id, new ItemWords(section.Id, "宣讲走进课堂", text), Site.By));
            await db.SaveChangesAsync();
        });
        var browser = await site.SignedInAs(village.User);
        var address = $"/units/{village.Id}/{SheetSite.Period}/items";
        Assert.Equal("预计数", (await browser.OpenAsync(address)).Words(".forecast"));
        await site.With(async db =>
        {
            var period = await db.Periods.SingleAsync(p => p.Code == SheetSite.Period);
            var sheet = MetricSheet.Begin(village.Id, period.Id, Site.By, Round.Second);
            sheet.Fill([Entry("A1", 8)], Site.By);
            var package = Submission.Begin(village.Id, period.Id, steps: 1, isTop: false, Site.By, Round.Second);
            package.Submit(SubmissionRelation.Contributor, village.PersonId, Site.By);
            package.Make(SubmissionMove.Approve, SubmissionRelation.Reviewer, village.PersonId, Site.By);
            package.Make(SubmissionMove.Accept, SubmissionRelation.OfficeAbove, village.PersonId, Site.By);
            db.AddRange(sheet, package);
            await db.SaveChangesAsync();
        });
        var page = await browser.OpenAsync(address);
        Assert.Empty(page.Words(".forecast"));
        Assert.Contains("现为8场次", page.Words("main"), StringComparison.Ordinal);
    }

    private static string Second(int unit) => $"/units/{unit}/{LaterSite.Second}/sheet";

    private MetricEntry Entry(string code, decimal value) => new(site.Metric(code).Now, new Figure(value));

    private string Name(string cell) => $"Form.Rows[{site[cell.Split('.')[0]]}].{cell.Split('.')[1]}";

    private string? Box(Opened page, string cell) => page.Document.QuerySelector($"[name='{Name(cell)}']")?.GetAttribute("value");

    /// <summary>Presses a button of the form, with what was typed.</summary>
    private static async Task<Opened> PressAsync(Browser browser, Opened page, params (string Name, string Value)[] pressed)
    {
        var form = page.Document.QuerySelector("main form")!;
        var fields = form.QuerySelectorAll("input[name]:not([type=checkbox])").ToDictionary(f => f.GetAttribute("name")!, f => f.GetAttribute("value") ?? "");
        foreach (var (name, value) in pressed)
            fields[name] = value;
        using var content = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(form.GetAttribute("action")!, content);
    }
}
