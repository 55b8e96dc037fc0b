using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Pages.Sheets;
using WorkReport.Web.Platform;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Sheets;

public sealed class SheetTests(SheetSite site) : SiteTest(site), IClassFixture<SheetSite>
{
    [Fact]
    public async Task What_was_entered_is_there_when_the_sheet_is_opened_again()
    {
        var village = await site.VillageAsync(new() { ["A1"] = new(3), ["B1"] = Figure.Share(16, 20) });
        var browser = await site.SignedInAs(village.User);
        var page = await browser.OpenAsync(village.Sheet);
        Assert.Equal(["一、主题教育", "二、自身建设"], page.Document.QuerySelectorAll("tr.group").Select(g => g.TextContent.Trim()));
        Assert.Contains("还差 4 个数没有填", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("80%", page.Words("td"), StringComparison.Ordinal);

        var saved = await SaveAsync(browser, page, ("A1.Value", "7"), ("A1.Note", "多了一支队伍"), ("B1.Value", "17"), ("B1.Whole", "20"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        var again = await browser.OpenAsync(village.Sheet);
        Assert.Equal(("7", "多了一支队伍", "17", "20", ""), (Box(again, "A1.Value"), Box(again, "A1.Note"), Box(again, "B1.Value"), Box(again, "B1.Whole"), Box(again, "B2.Value")));
        Assert.Equal(["+4", "—", "+5 个百分点", "—"], again.Document.QuerySelectorAll("[data-change]").Select(c => c.TextContent));
        Assert.Equal("85%", again.Words("[data-share]"));
        Assert.Contains("还差 2 个数没有填", again.Words("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4200多", "4200多")]
    [InlineData("近2000人", "近2000")]
    [InlineData(" ４２００余 人", "4200余")]
    public async Task A_round_figure_is_offered_as_it_is_written_and_taken_by_one_press(string typed, string printed)
    {
        var village = await site.VillageAsync();
        var browser = await site.SignedInAs(village.User);
        var refused = await SaveAsync(browser, await browser.OpenAsync(village.Sheet), ("A2.Value", typed), ("B2.Value", "30"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal($"没有准确数，就报“{printed}”", refused.Words("[data-rough]"));
        var taken = await browser.SubmitAsync(refused, "main form", button: "Form.AsWritten");
        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.Contains($"现在填的是“{printed}”", taken.Words("main"), StringComparison.Ordinal);
        var sheet = (await SheetOf(village))!;
        Assert.Equal((null, printed, 30m), (sheet.Of(site["A2"])!.Value, sheet.Of(site["A2"])!.Printed, sheet.Of(site["B2"])!.Value));

        // The exact one takes its place, once it is known; what is no figure at all is offered to nobody.
        await SaveAsync(browser, await browser.OpenAsync(village.Sheet), ("A2.Value", "4238"));
        Assert.Equal((4238m, null), ((await SheetOf(village))!.Of(site["A2"])!.Value, (await SheetOf(village))!.Of(site["A2"])!.Printed));
        var words = await SaveAsync(browser, await browser.OpenAsync(village.Sheet), ("A2.Value", "很多人"));
        Assert.Equal(HttpStatusCode.BadRequest, words.Status);
        Assert.Empty(words.Document.QuerySelectorAll("[data-rough]"));
    }

    [Fact]
    public async Task Last_years_figure_says_where_it_was_not_accepted()
    {
        var village = await site.VillageAsync(new() { ["A1"] = new(3) });
        var browser = await site.SignedInAs(village.User);
        Assert.Contains("去年未接收", (await browser.OpenAsync(village.Sheet)).Words("td.before"), StringComparison.Ordinal);
        await site.With(async db =>
        {
            var before = await db.MetricSheets.Where(s => s.UnitId == village.Id).Select(s => s.PeriodId).SingleAsync();
            var package = Submission.Begin(village.Id, before, steps: 1, isTop: false, Site.By);
            db.Add(package);
            await db.SaveChangesAsync();
            await db.AcceptAsync(package, await db.People.OrderBy(p => p.Id).Select(p => p.Id).FirstAsync(), Site.By);
            await db.SaveChangesAsync();
        });
        Assert.DoesNotContain("去年未接收", (await browser.OpenAsync(village.Sheet)).Words("td.before"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_cells_that_were_changed_are_in_the_log()
    {
        var village = await site.VillageAsync();
        var browser = await site.SignedInAs(village.User);
        await SaveAsync(browser, await browser.OpenAsync(village.Sheet), ("A1.Value", "7"), ("B2.Value", "30"));
        var sheet = await site.With(db => db.MetricSheets.Where(s => s.UnitId == village.Id).Select(s => s.Id).SingleAsync());
        Assert.Equal(2, await LinesAsync(sheet));
        await SaveAsync(browser, await browser.OpenAsync(village.Sheet), ("B2.Value", "31"));
        var last = await site.With(db => db.AuditEntries.Where(e => e.Subject == $"MetricSheet/{sheet}").OrderByDescending(e => e.Sequence).FirstAsync());
        Assert.Equal(["B2"], JsonDocument.Parse(last.After!).RootElement.EnumerateObject().Select(p => p.Name));
        await SaveAsync(browser, await browser.OpenAsync(village.Sheet));
        Assert.Equal(3, await LinesAsync(sheet));
        // The package begins with the first figure.
        Assert.Equal(1, await site.With(db => db.Submissions.CountAsync(s => s.UnitId == village.Id)));
    }

    [Theory]
    [InlineData("１２．０", "12")]
    [InlineData("+5", "5")]
    [InlineData(" 12 ", "12")]
    [InlineData("-0", "0")]
    [InlineData("1,234", "1234")]
    [InlineData("12人", "12")]
    [InlineData("１２ 人", "12")]
    [InlineData("一百零五人", "105")]
    [InlineData("1.2万", "12000")]
    [InlineData("\u200b1234", "1234")]
    [InlineData("共12人。", "12")]
    [InlineData("廿三", "23")]
    [InlineData("壹佰人", "100")]
    [InlineData("=12", "12")]
    public async Task A_number_is_taken_as_everywhere(string typed, string value)
    {
        var village = await site.VillageAsync();
        var browser = await site.SignedInAs(village.User);
        await SaveAsync(browser, await browser.OpenAsync(village.Sheet), ("A2.Value", typed));
        Assert.Equal(value, Box(await browser.OpenAsync(village.Sheet), "A2.Value"));
    }

    [Theory]
    [InlineData("NaN", "要填数字")]
    [InlineData("Infinity", "要填数字")]
    [InlineData("1e400", "要填数字")]
    [InlineData("1e5", "要填数字")]
    [InlineData("5e-324", "要填数字")]
    [InlineData("-5", "不能填负数")]
    [InlineData("79228162514264337593543950336", "数字太大")]
    [InlineData("12%", "是否想填 12？")]
    [InlineData("¥5", "是否想填 5？")]
    [InlineData("3.5亿元", "是否想填 350000000？")]
    [InlineData("约300", "请填准确的数")]
    [InlineData("4200多人", "请填准确的数")]
    [InlineData("12名", "是否想填 12？")]
    [InlineData("-", "没有就填 0")]
    [InlineData("－", "没有就填 0")]
    [InlineData("无", "没有就填 0")]
    [InlineData("一百二", "要填数字")]
    [InlineData("二〇二二", "是否想填 2022？")]
    [InlineData("○", "是否想填 0？")]
    [InlineData("0x1F", "要填数字")]
    [InlineData("1_000", "要填数字")]
    [InlineData("１２三", "要填数字")]
    public async Task What_is_no_number_is_asked_back_beside_its_cell_and_stays_as_typed(string typed, string sentence)
    {
        var village = await OfRefusalsAsync();
        var browser = await site.SignedInAs(village.User);
        var refused = await SaveAsync(browser, await browser.OpenAsync(village.Sheet), ("A1.Value", "7"), ("A2.Value", typed), ("B1.Whole", typed));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(sentence, refused.Words($"#{Id("A2.Value")}-fault"), StringComparison.Ordinal);
        Assert.Contains(sentence, refused.Words($"#{Id("B1.Whole")}-fault"), StringComparison.Ordinal);
        Assert.Equal(("7", typed, typed), (Box(refused, "A1.Value"), Box(refused, "A2.Value"), Box(refused, "B1.Whole")));
        Assert.Contains("请看“宣讲”听众：", refused.Words($"#summary a[href='#{Id("A2.Value")}']"), StringComparison.Ordinal);
        Assert.Null(await SheetOf(village));
    }

    [Theory]
    [InlineData("1.5", "这里要填整数。")]
    [InlineData("99999999999999.99995", "这里要填整数。")]
    [InlineData("1,5", "请去掉逗号。")]
    public async Task What_is_counted_one_by_one_is_whole_at_every_entrance_and_no_fraction_is_suggested(string typed, string sentence)
    {
        var (township, village, _) = await site.TownshipAsync();
        var (alone, together) = (await site.SignedInAs(village.User), await site.SignedInAs(township.User));
        var address = $"/units/{township.Id}/{SheetSite.Period}/sheets";
        var isRead = typed == "1.5";
        var refused = await SaveAsync(alone, await alone.OpenAsync(village.Sheet), ("A1.Value", typed));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.EndsWith(isRead ? "按“场次”计数，只能填整数，请去掉小数。" : sentence, refused.Words($"#{Id("A1.Value")}-fault"), StringComparison.Ordinal);
        refused = await together.SubmitAsync(await together.OpenAsync(address), "main form", new() { [Cell(village, "A1")] = typed });
        Assert.EndsWith(isRead ? "请去掉小数。" : sentence, refused.Words(".together .fault"), StringComparison.Ordinal);
        refused = await PressAsync(alone, await alone.OpenAsync(village.Sheet), SheetMove.Paste, $"五老宣讲\t{typed}");
        Assert.EndsWith(sentence, refused.Words(".paste .fault[id]"), StringComparison.Ordinal);
        Assert.Null(await SheetOf(village));
    }

    [Theory]
    [InlineData("１２．５", null)]
    [InlineData("1,5", "是否想填 1.5？")]
    [InlineData("12,34", "是否想填 12.34？")]
    [InlineData("99999999999999.99995", "最多 4 位")]
    public async Task What_is_measured_has_decimals(string typed, string? sentence)
    {
        var village = await site.VillageAsync();
        var browser = await site.SignedInAs(village.User);
        var page = await SaveAsync(browser, await browser.OpenAsync(village.Sheet), ("B1.Value", typed), ("B1.Whole", "20"));
        if (sentence is null)
            Assert.Equal("12.5", Box(page, "B1.Value"));
        else
            Assert.Contains(sentence, page.Words($"#{Id("B1.Value")}-fault"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_million_digits_are_refused_and_not_repeated_in_the_sentence()
    {
        var village = await OfRefusalsAsync();
        var browser = await site.SignedInAs(village.User);
        var refused = await SaveAsync(browser, await browser.OpenAsync(village.Sheet), ("A1.Value", new string('9', 1_000_000)));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.InRange(refused.Words($"#{Id("A1.Value")}-fault").Length, 1, 64);
    }

    [Theory]
    [InlineData("21", "20", "“五好达标”的分子大于分母")]
    [InlineData("0", "0", "的分母必须大于 0")]
    [InlineData("17", "", "请把分子和分母都填上")]
    [InlineData("", "20", "请把分子和分母都填上")]
    public async Task A_share_that_cannot_be_is_refused_beside_its_cell(string part, string whole, string sentence)
    {
        var village = await OfRefusalsAsync();
        var browser = await site.SignedInAs(village.User);
        var refused = await SaveAsync(browser, await browser.OpenAsync(village.Sheet), ("B1.Value", part), ("B1.Whole", whole));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(sentence, refused.Words($"#{Id("B1.Value")}-fault"), StringComparison.Ordinal);
        Assert.Equal((part, whole), (Box(refused, "B1.Value"), Box(refused, "B1.Whole")));
        Assert.Null(await SheetOf(village));
    }

    [Fact]
    public async Task A_closed_period_can_only_be_looked_at()
    {
        var village = await site.VillageAsync();
        var browser = await site.SignedInAs(village.User);
        var page = await browser.OpenAsync($"/units/{village.Id}/{SheetSite.Closed}/sheet");
        Assert.Empty(page.Document.QuerySelectorAll("main input[data-cell], [data-saves-itself=yes]"));
        // Said once, without a button that does nothing; and its year is not this one.
        Assert.Null(page.Document.QuerySelector(".btn.primary"));
        Assert.Contains("2020", page.Words("#why-not"), StringComparison.Ordinal);
        Assert.Equal(2, page.Words("main").Split("只能查看").Length);
        Assert.Contains("2020年", page.Words("thead"), StringComparison.Ordinal);
        Assert.DoesNotContain("今年", page.Words("thead"), StringComparison.Ordinal);
        var refused = await PostAsync(browser, page, ("A1.Value", "9"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("您输入的是“9”", refused.Words("main"), StringComparison.Ordinal);
        Assert.Null(await SheetOf(village));
    }

    [Fact]
    public async Task A_reviewer_above_reads_it_and_is_told_why_no_more()
    {
        var village = await site.VillageAsync();
        var writer = await site.SignedInAs(village.User);
        await SaveAsync(writer, await writer.OpenAsync(village.Sheet), ("A1.Value", "7"), ("A1.Note", "讲了七场"));
        var browser = await site.SignedInAs(SheetSite.Reviewer);
        var page = await browser.OpenAsync(village.Sheet);
        Assert.Empty(page.Document.QuerySelectorAll("main input[data-cell]"));
        Assert.Contains("7", page.Words("td"), StringComparison.Ordinal);
        Assert.Contains("讲了七场", page.Words("td"), StringComparison.Ordinal);
        Assert.Contains("不由您填报", page.Words("#why-not"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(browser, page, ("A1.Value", "8"))).Status);
        Assert.Equal(7, (await SheetOf(village))!.Of(site["A1"])!.Value);
    }

    [Fact]
    public async Task Of_a_package_in_review_nothing_can_be_changed_and_what_was_typed_is_shown()
    {
        var village = await site.VillageAsync();
        var browser = await site.SignedInAs(village.User);
        await SaveAsync(browser, await browser.OpenAsync(village.Sheet), ("A1.Value", "7"));
        var open = await browser.OpenAsync(village.Sheet);
        await SubmitAsync(village);
        var refused = await SaveAsync(browser, open, ("A1.Value", "8"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("本单位审核中", refused.Words("#summary"), StringComparison.Ordinal);
        Assert.Contains("您输入的是“8”", refused.Words("main"), StringComparison.Ordinal);
        Assert.Equal(7, (await SheetOf(village))!.Of(site["A1"])!.Value);
    }

    [Fact]
    public async Task A_figure_sent_back_alone_is_open_and_the_others_stay_closed_even_by_hand()
    {
        var village = await site.VillageAsync();
        var browser = await site.SignedInAs(village.User);
        await SaveAsync(browser, await browser.OpenAsync(village.Sheet), ("A1.Value", "7"), ("B2.Value", "30"));
        await SubmitAsync(village);
        await site.With(async db =>
        {
            var submission = await db.Submissions.SingleAsync(s => s.UnitId == village.Id);
            submission.Return([new ReturnedPiece(PieceKind.MetricValue, site["A1"], "与台账不符")], "", SubmissionRelation.Reviewer, village.PersonId, Site.By);
            await db.SaveChangesAsync();
        });

        var page = await browser.OpenAsync(village.Sheet);
        Assert.Equal([Id("A1.Value"), Id("A1.Note")], page.Document.QuerySelectorAll("input[data-cell]").Select(b => b.Id!));
        Assert.Contains("与台账不符", page.Words("tr[data-line=open]"), StringComparison.Ordinal);
        Assert.Contains("没有退回，不能改", page.Words("main"), StringComparison.Ordinal);

        var refused = await PostAsync(browser, page, ("A1.Value", "8"), ("B2.Value", "99"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("没有退回，不能改", refused.Words($"#{Id("B2.Value")}-fault"), StringComparison.Ordinal);
        Assert.Contains("您输入的是“99”", refused.Words("main"), StringComparison.Ordinal);
        Assert.Equal("8", Box(refused, "A1.Value"));
        Assert.Equal((7, 30), await FiguresAsync());

        Assert.Equal(HttpStatusCode.OK, (await SaveAsync(browser, refused)).Status);
        Assert.Equal((8, 30), await FiguresAsync());

        async Task<(decimal?, decimal?)> FiguresAsync()
        {
            var sheet = await SheetOf(village);
            return (sheet!.Of(site["A1"])!.Value, sheet.Of(site["B2"])!.Value);
        }
    }

    [Theory]
    [InlineData("T1.Value")]
    [InlineData("E7.Value")]
    public async Task A_metric_that_is_not_the_units_changes_nothing(string foreign)
    {
        var village = await OfRefusalsAsync();
        var browser = await site.SignedInAs(village.User);
        var refused = await PostAsync(browser, await browser.OpenAsync(village.Sheet), ("A1.Value", "8"), (foreign, "9"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("所以都没有保存", refused.Words("#summary"), StringComparison.Ordinal);
        Assert.Null(await SheetOf(village));
    }

    [Theory]
    [InlineData("999")]
    [InlineData("-1")]
    [InlineData("Save, Zero")]
    public async Task A_button_that_does_not_exist_is_refused(string move)
    {
        var village = await OfRefusalsAsync();
        var browser = await site.SignedInAs(village.User);
        var page = await browser.OpenAsync(village.Sheet);
        using var content = new FormUrlEncodedContent([.. Fields(page), KeyValuePair.Create("Form.Move", move)]);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(village.Sheet, content)).Status);
    }

    [Fact]
    public async Task What_the_form_does_not_have_does_not_change_the_store()
    {
        var village = await site.VillageAsync();
        var browser = await site.SignedInAs(village.User);
        var page = await browser.OpenAsync(village.Sheet);
        using var content = new FormUrlEncodedContent(
        [
            .. Fields(page), KeyValuePair.Create("Year.Submission.State", "Accepted"), KeyValuePair.Create("Form.Rows[x].Printed", "1"),
            KeyValuePair.Create("Form.Rows[0].Value", "1"), KeyValuePair.Create("Form.Rows[2147483647].MetricId", "1"),
        ]);
        var refused = await browser.PostAsync($"{village.Sheet}?Form.Rows[{site["A1"]}].Value=5", content);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("", Box(refused, "A1.Value"));
        Assert.Null(await SheetOf(village));
    }

    [Fact]
    public async Task Who_saves_second_sees_both_figures_and_overwrites_only_when_asked()
    {
        var village = await site.VillageAsync();
        var first = await site.SignedInAs(village.User);
        var second = await site.SignedInAs(village.User);
        await SaveAsync(first, await first.OpenAsync(village.Sheet), ("A1.Value", "5"));
        var stale = await second.OpenAsync(village.Sheet);
        await SaveAsync(first, await first.OpenAsync(village.Sheet), ("A1.Value", "6"), ("B1.Value", "17"), ("B1.Whole", "20"));
        var both = await SaveAsync(second, stale, ("A1.Value", "7"), ("A1.Note", "核实过"));
        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.Contains("自己又在另一个窗口保存过", both.Words("#summary"), StringComparison.Ordinal);
        Assert.Equal(["五老宣讲 6 7"], both.Document.QuerySelectorAll("table.both tbody tr")
            .Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.Trim()).Where(words => words.Length > 0))));
        Assert.Equal(("7", "核实过", "17"), (Box(both, "A1.Value"), Box(both, "A1.Note"), Box(both, "B1.Value")));
        Assert.Equal(6, (await SheetOf(village))!.Of(site["A1"])!.Value);
        await SaveAsync(second, both);
        var sheet = await SheetOf(village);
        Assert.Equal((7, "核实过", 17), (sheet!.Of(site["A1"])!.Value, sheet.Of(site["A1"])!.Note, sheet.Of(site["B1"])!.Value));
    }

    /// <summary>The second was told that they had typed what the first had, and their save took it away again.</summary>
    [Fact]
    public async Task What_two_clerks_changed_in_different_cells_comes_together_without_a_question()
    {
        var (township, village, other) = await site.TownshipAsync();
        var (first, second) = (await site.SignedInAs(village.User), await site.SignedInAs(village.User));
        await SaveAsync(first, await first.OpenAsync(village.Sheet), ("A1.Value", "5"), ("A2.Value", "50"));
        var stale = await second.OpenAsync(village.Sheet);
        await SaveAsync(first, await first.OpenAsync(village.Sheet), ("A1.Value", "6"), ("A2.Value", ""));
        var saved = await SaveAsync(second, stale, ("B2.Value", "30"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(("6", "", "30"), (Box(saved, "A1.Value"), Box(saved, "A2.Value"), Box(saved, "B2.Value")));

        var table = await site.SignedInAs(township.User);
        var address = $"/units/{township.Id}/{SheetSite.Period}/sheets";
        var old = await table.OpenAsync(address);
        await SaveAsync(first, await first.OpenAsync(village.Sheet), ("A1.Value", "8"));
        Assert.Equal(HttpStatusCode.OK, (await table.SubmitAsync(old, "main form", new() { [Cell(other, "A1")] = "2", [Cell(village, "B2")] = "31" })).Status);
        var sheet = (await SheetOf(village))!;
        Assert.Equal((8, 31, 2), (sheet.Of(site["A1"])!.Value, sheet.Of(site["B2"])!.Value, (await SheetOf(other))!.Of(site["A1"])!.Value));
    }

    [Fact]
    public async Task Five_clerks_who_save_other_cells_at_the_same_moment_all_have_saved()
    {
        var village = await site.VillageAsync();
        var browsers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.SignedInAs(village.User)));
        var pages = await Task.WhenAll(browsers.Select(browser => browser.OpenAsync(village.Sheet)));
        (string, string)[][] typed = [[("A1.Value", "1")], [("A2.Value", "2")], [("B1.Value", "3"), ("B1.Whole", "4")], [("B2.Value", "5")]];
        var saved = await Task.WhenAll(browsers.Select((browser, i) => SaveAsync(browser, pages[i], typed[i])));
        Assert.All(saved, page => Assert.Equal(HttpStatusCode.OK, page.Status));
        Assert.Equal([1m, 2m, 3m, 5m], (await SheetOf(village))!.Values.OrderBy(v => v.MetricId).Select(v => v.Value!.Value));
    }

    /// <summary>One bad cell kept all later good ones from being saved, and with the power they were gone.</summary>
    [Fact]
    public async Task Saved_by_itself_a_cell_that_cannot_be_taken_keeps_no_other_from_being_saved()
    {
        var (township, village, second) = await site.TownshipAsync();
        var itself = await ItselfAsync(village.User, village.Sheet);
        var answer = await itself([(Name("A1.Value"), "约300"), (Name("A2.Value"), "50人"), (Name("B1.Value"), "21"), (Name("B1.Whole"), "20"), (Name("B2.Note"), "清点过")]);
        Assert.Equal([Name("A1.Value"), Name("B1.Value")], answer.GetProperty("faults").EnumerateArray().Select(f => f.GetProperty("field").GetString()!).Order(StringComparer.Ordinal));
        Assert.Contains("2 处，其余", answer.GetProperty("why").GetString(), StringComparison.Ordinal);
        var sheet = (await SheetOf(village))!;
        Assert.Equal((null, 50m, null, "清点过"), (sheet.Of(site["A1"]), sheet.Of(site["A2"])!.Value, sheet.Of(site["B1"]), sheet.Of(site["B2"])!.Note));
        // What is mended later is saved, and what stands there is none of what others saved.
        answer = await itself([(Name("A1.Value"), "300")]);
        Assert.Empty(answer.GetProperty("told").GetProperty("theirs").EnumerateArray());
        Assert.Equal(300, (await SheetOf(village))!.Of(site["A1"])!.Value);

        var table = await ItselfAsync(township.User, $"/units/{township.Id}/{SheetSite.Period}/sheets");
        answer = await table([(Cell(village, "A2"), "无"), (Cell(second, "A1"), "4")]);
        Assert.Equal(Cell(village, "A2"), Assert.Single(answer.GetProperty("faults").EnumerateArray()).GetProperty("field").GetString());
        Assert.Equal((50, 4), ((await SheetOf(village))!.Of(site["A2"])!.Value, (await SheetOf(second))!.Of(site["A1"])!.Value));
        // Nothing is left out of what a foreign field brings.
        Assert.False((await itself([("Form.Rows[999999].Value", "1")])).TryGetProperty("key", out _));
    }

    [Fact]
    public async Task Saved_by_itself_what_another_changed_too_is_left_to_a_question_and_what_they_changed_alone_comes_into_the_boxes()
    {
        var village = await site.VillageAsync();
        var itself = await ItselfAsync(village.User, village.Sheet);
        var browser = await site.SignedInAs(village.User);
        await SaveAsync(browser, await browser.OpenAsync(village.Sheet), ("A1.Value", "6"), ("B2.Value", "30"));
        var answer = await itself([(Name("A1.Value"), "7"), (Name("A2.Value"), "50")]);
        Assert.Contains("别处刚把这一格保存为“6”，您填的是“7”", Assert.Single(answer.GetProperty("faults").EnumerateArray()).GetProperty("why").GetString(), StringComparison.Ordinal);
        var brought = Assert.Single(answer.GetProperty("told").GetProperty("theirs").EnumerateArray());
        Assert.Equal((Name("B2.Value"), "", "30"), (brought.GetProperty("field").GetString(), brought.GetProperty("was").GetString(), brought.GetProperty("value").GetString()));
        // It is not taken the next time either, only because it was refused once.
        answer = await itself([(Name("B2.Value"), "31")]);
        Assert.Single(answer.GetProperty("faults").EnumerateArray());
        var sheet = (await SheetOf(village))!;
        Assert.Equal((6, 50, 31), (sheet.Of(site["A1"])!.Value, sheet.Of(site["A2"])!.Value, sheet.Of(site["B2"])!.Value));
    }

    /// <summary>A page that saves itself as its script does, each time with what it was told the time before.</summary>
    private async Task<Func<(string Field, string Value)[], Task<JsonElement>>> ItselfAsync(string user, string address)
    {
        var client = await site.ClientOf(user);
        var fields = Fields(await new Browser(client).OpenAsync(address));
        return async typed =>
        {
            foreach (var (field, value) in typed)
                fields[field] = value;
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields), Headers = { { "X-Saves-Itself", "1" } } };
            var answer = await (await client.SendAsync(request)).Content.ReadFromJsonAsync<JsonElement>();
            if (!answer.TryGetProperty("key", out var key))
                return answer;
            (fields["Key"], fields["Version"]) = (key.GetString()!, answer.GetProperty("version").GetInt64().ToString(CultureInfo.InvariantCulture));
            fields["Form.Served"] = answer.GetProperty("told").GetProperty("served").GetString()!;
            foreach (var brought in answer.GetProperty("told").GetProperty("theirs").EnumerateArray())
                fields[brought.GetProperty("field").GetString()!] = brought.GetProperty("value").GetString()!;
            return answer;
        };
    }

    [Fact]
    public async Task Two_who_begin_the_same_sheet_see_both_figures_too()
    {
        var village = await site.VillageAsync();
        var browser = await site.SignedInAs(village.User);
        var (mine, theirs) = (await browser.OpenAsync(village.Sheet), await browser.OpenAsync(village.Sheet));
        await SaveAsync(browser, theirs, ("A1.Value", "5"));
        var both = await SaveAsync(browser, mine, ("A1.Value", "6"));
        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.Contains("五老宣讲", both.Words("table.both"), StringComparison.Ordinal);
        Assert.Equal(5, (await SheetOf(village))!.Of(site["A1"])!.Value);
    }

    [Fact]
    public async Task Pressed_five_times_at_once_it_acts_once()
    {
        var village = await site.VillageAsync();
        var page = await (await site.SignedInAs(village.User)).OpenAsync(village.Sheet);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => await SaveAsync(await site.SignedInAs(village.User), page, ("A1.Value", "7"))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(2, await LinesAsync((await SheetOf(village))!.Id));
    }

    [Fact]
    public async Task Five_hundred_rows_pass_through_the_form()
    {
        await site.EnrolAsync("公司填报人", ("S3", Role.Contributor));
        var browser = await site.SignedInAs("公司填报人");
        var id = await site.With(db => db.OrgUnits.Where(u => u.Code == "S3").Select(u => u.Id).SingleAsync());
        var page = await browser.OpenAsync($"/units/{id}/{SheetSite.Period}/sheet");
        var wrong = await SaveAsync(browser, page, [.. Enumerable.Range(0, SheetSite.ManyMetrics).Select(n => ($"E{n}.Value", "约300"))]);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal(SheetSite.ManyMetrics, wrong.Document.QuerySelectorAll("td p.fault").Length);
        var saved = await SaveAsync(browser, page, [.. Enumerable.Range(0, SheetSite.ManyMetrics).SelectMany(n => new[] { ($"E{n}.Value", $"{n}"), ($"E{n}.Note", $"说明 {n}") })]);
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(SheetSite.ManyMetrics, await site.With(db => db.MetricSheets.Where(s => s.UnitId == id).SelectMany(s => s.Values).CountAsync(v => v.Value != null)));
        Assert.Contains("数都填上了", saved.Words("main"), StringComparison.Ordinal);
    }

    /// <summary>Events of last year were taken over as this year's.</summary>
    [Fact]
    public async Task As_last_year_is_what_is_counted_at_year_end_alone_and_only_where_it_is_blank()
    {
        var village = await site.VillageAsync(new() { ["A1"] = new(3), ["A2"] = new(50), ["B1"] = Figure.Share(16, 20), ["B2"] = new(8) });
        var browser = await site.SignedInAs(village.User);
        var page = await browser.OpenAsync(village.Sheet);
        Assert.Equal("时点数与去年相同", page.Words("button[value=SameAsLastYear]"));
        var saved = await PressAsync(browser, page, SheetMove.SameAsLastYear, ("A1.Value", "0"));
        Assert.Equal(("0", "", "", "", "8"), (Box(saved, "A1.Value"), Box(saved, "A2.Value"), Box(saved, "B1.Value"), Box(saved, "B1.Whole"), Box(saved, "B2.Value")));
        Assert.Contains("照去年填好了", saved.Words(".note.good"), StringComparison.Ordinal);
        saved = await PressAsync(browser, saved, SheetMove.SameAsLastYear, ("B2.Value", "9"));
        Assert.Equal("9", Box(saved, "B2.Value"));
    }

    [Fact]
    public async Task Nothing_to_report_asks_where_there_was_something_at_the_end_of_last_year()
    {
        var village = await site.VillageAsync(new() { ["A1"] = new(3), ["B2"] = new(8) });
        var browser = await site.SignedInAs(village.User);
        var asked = await PressAsync(browser, await browser.OpenAsync(village.Sheet), SheetMove.Zero, ("A2.Value", "4"));
        Assert.Contains("图书：去年 8册", asked.Words("#summary"), StringComparison.Ordinal);
        Assert.DoesNotContain("五老宣讲", asked.Words("#summary"), StringComparison.Ordinal);
        Assert.Null(await SheetOf(village));
        var saved = await PressAsync(browser, asked, SheetMove.ZeroSure);
        Assert.Equal(("0", "4", "0"), (Box(saved, "A1.Value"), Box(saved, "A2.Value"), Box(saved, "B2.Value")));
        Assert.Empty(saved.Words("#summary"));
    }

    [Fact]
    public async Task Nothing_to_report_puts_a_zero_into_what_is_blank_but_into_no_rate()
    {
        var village = await site.VillageAsync();
        var browser = await site.SignedInAs(village.User);
        var saved = await PressAsync(browser, await browser.OpenAsync(village.Sheet), SheetMove.Zero, ("A1.Value", "4"));
        Assert.Equal(("4", "0", "", "", "0"), (Box(saved, "A1.Value"), Box(saved, "A2.Value"), Box(saved, "B1.Value"), Box(saved, "B1.Whole"), Box(saved, "B2.Value")));
        Assert.Contains("还差 1 个数没有填", saved.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_pasted_stands_in_the_form_first_and_twice_is_once()
    {
        var village = await site.VillageAsync();
        var browser = await site.SignedInAs(village.User);
        const string copied = "五老宣讲\t１２场次\t两支队伍\r\na2\t300人\r\n\r\n五好达标\t17\t20\t新评\r\n图书\t\r\n";
        var page = await browser.OpenAsync(village.Sheet);
        var shown = await PressAsync(browser, page, SheetMove.Paste, copied, ("B2.Value", "8"));
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Equal(("12", "两支队伍", "300", "17", "20", "新评", "8"), (Box(shown, "A1.Value"), Box(shown, "A1.Note"), Box(shown, "A2.Value"), Box(shown, "B1.Value"), Box(shown, "B1.Whole"), Box(shown, "B1.Note"), Box(shown, "B2.Value")));
        Assert.Contains("认出了 4 行，3 个数", shown.Words("#summary"), StringComparison.Ordinal);
        Assert.Null(await SheetOf(village));

        await SaveAsync(browser, shown);
        var sheet = await SheetOf(village);
        Assert.Equal((4, 12m), (sheet!.Values.Count, sheet.Of(site["A1"])!.Value));
        await SaveAsync(browser, await PressAsync(browser, await browser.OpenAsync(village.Sheet), SheetMove.Paste, copied));
        Assert.Equal(sheet.Version, (await SheetOf(village))!.Version);
    }

    /// <summary>A line break in a cell shifted every later figure one metric down, and last year's column went into this year.</summary>
    [Fact]
    public async Task A_table_is_read_as_the_spreadsheet_wrote_it_and_its_columns_by_their_headings()
    {
        var village = await site.VillageAsync();
        var browser = await site.SignedInAs(village.User);
        const string copied = "序号\t指标\t去年\t今年\t单位\t说明\r\n一、主题教育\t\t\t\t\t\r\n1\t五老宣讲\t3\t12\t场次\t\"第一季度\r\n三支\"\"五老\"\"队伍\"\r\n2\t“宣讲”听众\t50\t300\t人\t\r\n3\t五好达标\t16/20\t17/20\t%\t新评\r\n4\t图书\t8\t\t册\t\r\n";
        var shown = await PressAsync(browser, await browser.OpenAsync(village.Sheet), SheetMove.Paste, copied);
        Assert.Equal(("12", "第一季度 三支\"五老\"队伍", "300", "17", "20", "新评", ""), (Box(shown, "A1.Value"), Box(shown, "A1.Note"), Box(shown, "A2.Value"), Box(shown, "B1.Value"), Box(shown, "B1.Whole"), Box(shown, "B1.Note"), Box(shown, "B2.Value")));
        Assert.Null(await SheetOf(village));

        // The same without headings: nothing says which of the two is this year's.
        var refused = await PressAsync(browser, await browser.OpenAsync(village.Sheet), SheetMove.Paste, "五老宣讲\t3\t12\t场次\n“宣讲”听众\t300\t两场");
        Assert.Equal(["第 1 行：“五老宣讲”这一行有两列数，看不出哪一列是今年的。请连表头（指标、去年、今年）一起复制，或者只留今年一列。"], refused.Document.QuerySelectorAll(".paste .fault[id]").Select(f => f.TextContent));
        Assert.Equal("", Box(refused, "A2.Value"));

        // A quote that nobody closes is no sign of the spreadsheet's.
        var odd = await PressAsync(browser, await browser.OpenAsync(village.Sheet), SheetMove.Paste, "五老宣讲\t12\t\"五老\n图书\t5");
        Assert.Equal(("12", "\"五老", "5"), (Box(odd, "A1.Value"), Box(odd, "A1.Note"), Box(odd, "B2.Value")));
    }

    /// <summary>汇总 and the A4 sheet, copied with their headings: 0 figures were filled in, and no word said why.</summary>
    [Theory]
    [InlineData("指标\t单位\t本级\t下级\t合计\t去年合计\t增减\t文中写法\n一、主题教育\t\t\t\t\t\t\t\n五老宣讲\t场次\t12\t—\t12\t3\t+9\t12\n“宣讲”听众\t人\t—\t300 4 个单位\t300\t—\t—\t300\n五好达标\t%\t85 17/20\t—\t85 17/20\t—\t—\t85%")]
    [InlineData("2022年工作统计表\t\t\t\t\t\t\t\t\n填报单位：清溪村\t\t\t\t填报日期：2022年12月1日\t\t\t\t\n序号\t指标\t计量单位\t本级\t下级\t合计\t应报／实报\t上年同期\t增减\t备注\n1\t五老宣讲\t场次\t12\t—\t12\t—\t3\t9\t\n2\t五好达标\t%\t17/20\t—\t17/20\t—\t\t\t\n填表人：张三\t\t\t审核人：李四")]
    [InlineData("\t2021年\t\t2022年\t\n指标\t本级\t合计\t本级\t合计\n五老宣讲\t3\t3\t12\t12\n五好达标\t16/20\t16/20\t17/20\t17/20")]
    [InlineData("序号\t指标名称\t今年（本级）\t今年合计\n1\t1、五老宣讲（场次）\t12\t40\n2\t其中：五好达标\t17/20\t")]
    public async Task Of_a_table_with_totals_the_units_own_figures_are_taken(string copied)
    {
        var village = await site.VillageAsync();
        var browser = await site.SignedInAs(village.User);
        var shown = await PressAsync(browser, await browser.OpenAsync(village.Sheet), SheetMove.Paste, copied);
        Assert.Equal("", string.Join('\n', shown.Document.QuerySelectorAll(".paste .fault").Select(f => f.TextContent)));
        Assert.Equal(("12", "", "17", "20"), (Box(shown, "A1.Value"), Box(shown, "A2.Value"), Box(shown, "B1.Value"), Box(shown, "B1.Whole")));
        Assert.Contains("2 个数", shown.Words("#summary"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("指标\t下级\t合计\n五老宣讲\t12\t12", "第 1 行：表头里没有“今年”或“本级”一列")]
    [InlineData("指标\t去年\t今年\n五老宣讲\t3\t\n图书\t8\t", "第 1 行：没有认出一个要填的数")]
    [InlineData("去年\t今年\n3\t12", "第 1 行：表头里没有“指标”一列")]
    [InlineData("指标\t今年", "第 1 行：没有认出一个要填的数")]
    [InlineData("指标\t本级\t合计\n五好达标\t85%\t85%", "第 2 行：比率要填分子和分母")]
    [InlineData("五老宣讲（校外）\t12", "第 1 行：没有叫“五老宣讲（校外）”的指标")]
    public async Task A_copy_that_fills_in_nothing_says_why(string copied, string why)
    {
        var village = await OfRefusalsAsync();
        var browser = await site.SignedInAs(village.User);
        var refused = await PressAsync(browser, await browser.OpenAsync(village.Sheet), SheetMove.Paste, copied);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.StartsWith(why, Assert.Single(refused.Document.QuerySelectorAll(".paste .fault[id]")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_line_that_is_not_understood_keeps_all_out_and_each_says_why()
    {
        var village = await OfRefusalsAsync();
        var browser = await site.SignedInAs(village.User);
        const string copied = "五老宣讲\t12\n没有的指标\t1\n图书\t约300\n五老宣讲\t13\n五好达标\t21/20";
        var refused = await PressAsync(browser, await browser.OpenAsync(village.Sheet), SheetMove.Paste, copied, ("B2.Value", "8"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(
            ["第 2 行：没有叫“没有的指标”的指标，请核对名称或代码。", "第 3 行：请填准确的数；“多”“余”“约”由报告自己印，不用填。确实没有准确数的，可以按原样报。", "第 4 行：“五老宣讲”在第 1 行已经有了，请只留一行。"],
            refused.Document.QuerySelectorAll(".paste .fault[id]").Select(f => f.TextContent));
        Assert.Equal(("", "8"), (Box(refused, "A1.Value"), Box(refused, "B2.Value")));
        Assert.Equal(copied, refused.Document.QuerySelector("textarea")!.TextContent);
        Assert.True(refused.Document.QuerySelector("details.paste")!.HasAttribute("open"));

        var unfit = await PressAsync(browser, refused, SheetMove.Paste, "五好达标\t21/20");
        Assert.Contains("分子大于分母", unfit.Words($"#{Id("B1.Value")}-fault"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await PressAsync(browser, refused, SheetMove.Paste, "  ")).Status);
        Assert.Null(await SheetOf(village));
    }

    [Fact]
    public async Task A_figure_of_which_only_the_printed_form_is_known_stays_until_a_number_replaces_it()
    {
        var village = await site.VillageAsync();
        await site.With(async db =>
        {
            var sheet = MetricSheet.Begin(village.Id, db.Periods.Single(p => p.Code == SheetSite.Period).Id, Site.By);
            sheet.Fill([new MetricEntry(site.Metric("A2").Now, null, null, "4200多")], Site.By);
            db.Add(sheet);
            await db.SaveChangesAsync();
        });
        var browser = await site.SignedInAs(village.User);
        var page = await browser.OpenAsync(village.Sheet);
        Assert.Contains("现在填的是“4200多”", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("还差 3 个数没有填", page.Words("main"), StringComparison.Ordinal);
        var saved = await PressAsync(browser, page, SheetMove.Zero, ("A2.Note", "按台账估"));
        Assert.Equal("4200多", (await SheetOf(village))!.Of(site["A2"])!.Printed);
        await SaveAsync(browser, saved, ("A2.Value", "4238"));
        var value = (await SheetOf(village))!.Of(site["A2"])!;
        Assert.Equal((4238m, null), (value.Value, value.Printed));
    }

    [Fact]
    public async Task A_round_figure_is_taken_away_by_its_button_on_either_page()
    {
        var (township, first, second) = await site.TownshipAsync();
        await site.With(async db =>
        {
            foreach (var village in new[] { first, second })
            {
                var sheet = MetricSheet.Begin(village.Id, db.Periods.Single(p => p.Code == SheetSite.Period).Id, Site.By);
                sheet.Fill([new MetricEntry(site.Metric("A2").Now, null, "估的", "4200多"), new MetricEntry(site.Metric("B2").Now, new Figure(3))], Site.By);
                db.Add(sheet);
            }

            await db.SaveChangesAsync();
        });
        var browser = await site.SignedInAs(township.User);
        var dropped = await browser.SubmitAsync(await browser.OpenAsync(first.Sheet), "main form", new() { [Name("B2.Value")] = "4" }, button: "Form.Dropped");
        Assert.Equal(HttpStatusCode.OK, dropped.Status);
        Assert.Contains("还差 3 个数没有填", dropped.Words("main"), StringComparison.Ordinal);
        var sheet = (await SheetOf(first))!;
        Assert.Equal((null, null, "估的", 4m), (sheet.Of(site["A2"])!.Value, sheet.Of(site["A2"])!.Printed, sheet.Of(site["A2"])!.Note, sheet.Of(site["B2"])!.Value));

        await browser.SubmitAsync(await browser.OpenAsync($"/units/{township.Id}/{SheetSite.Period}/sheets"), "main form", button: "Form.Dropped");
        Assert.Null((await SheetOf(second))!.Of(site["A2"])!.Printed);
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_told_by_its_box_and_stays_as_it_was_typed()
    {
        var village = await site.VillageAsync();
        var browser = await site.SignedInAs(village.User);
        var page = await browser.OpenAsync(village.Sheet);
        var typed = new string('长', MetricValue.NoteLength + 1);
        var refused = await SaveAsync(browser, page, ("A1.Note", typed), ("A1.Value", "7"));
        Assert.Equal((HttpStatusCode.BadRequest, typed), (refused.Status, Box(refused, "A1.Note")));
        var box = page.Document.QuerySelector($"#{Id("A1.Note")}")!;
        Assert.Equal((refused.Words($"#{Id("A1.Note")}-fault"), $"{MetricValue.NoteLength}"), (box.GetAttribute("data-val-maxlength"), box.GetAttribute("data-val-maxlength-max")));
    }

    /// <summary>42.5 less 42.25, as 汇总 rounds it.</summary>
    [Fact]
    public async Task The_change_of_a_share_is_rounded_away_from_nothing()
    {
        var village = await site.VillageAsync(new() { ["B1"] = Figure.Share(169, 400) });
        var browser = await site.SignedInAs(village.User);
        Assert.Contains("+0.3 个百分点", (await SaveAsync(browser, await browser.OpenAsync(village.Sheet), ("B1.Value", "17"), ("B1.Whole", "40"))).Words("[data-change]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_line_of_several_units_adds_what_is_whole_and_says_of_how_many()
    {
        var (township, first, second) = await site.TownshipAsync();
        var browser = await site.SignedInAs(township.User);
        var address = $"/units/{township.Id}/{SheetSite.Period}/sheets";
        var page = await browser.SubmitAsync(await browser.OpenAsync(address), "main form", new() { [Cell(first, "B1")] = "17", [Cell(first, "B1", "Whole")] = "20", [Cell(first, "A1")] = "7", [Cell(second, "A1")] = "8", [Cell(first, "B2")] = "9" });
        Assert.Equal(["15", "—", "85% 1/2 个单位", "9 1/2 个单位"], page.Document.QuerySelectorAll("tfoot td").Select(sum => string.Join(' ', sum.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        // A part without its whole is in no share.
        var refused = await browser.SubmitAsync(page, "main form", new() { [Cell(second, "B1")] = "5" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("85%", refused.Document.QuerySelectorAll("tfoot td")[2].TextContent, StringComparison.Ordinal);
        // Nobody has accepted what the first reported last year.
        Assert.Contains("去年 3 · 去年未接收", refused.Words("td small"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, "320", true)]
    [InlineData(12, "36", true)]
    [InlineData(30, "10", true)]
    [InlineData(3, "9", false)]
    [InlineData(100, "40", false)]
    [InlineData(0, "9", false)]
    public async Task A_figure_far_from_last_years_asks_for_a_word_and_is_saved(int before, string now, bool isAsked)
    {
        var village = await site.VillageAsync(new() { ["A1"] = new(before) });
        var browser = await site.SignedInAs(village.User);
        var saved = await SaveAsync(browser, await browser.OpenAsync(village.Sheet), ("A1.Value", now));
        Assert.Equal(isAsked, !saved.Document.QuerySelector("#jumps")!.HasAttribute("hidden"));
        Assert.Equal(isAsked, !saved.Document.QuerySelector("[data-jump]")!.HasAttribute("hidden"));
        Assert.Equal(now, Box(saved, "A1.Value"));
        if (isAsked)
            Assert.True((await SaveAsync(browser, saved, ("A1.Note", "三个村一起办"))).Document.QuerySelector("#jumps")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task A_unit_with_nothing_to_fill_in_is_told_so()
    {
        await site.EnrolAsync("小学填报人", ("S2", Role.Contributor));
        var browser = await site.SignedInAs("小学填报人");
        var id = await site.With(db => db.OrgUnits.Where(u => u.Code == "S2").Select(u => u.Id).SingleAsync());
        var page = await browser.OpenAsync($"/units/{id}/{SheetSite.Period}/sheet");
        Assert.Contains("“清溪小学”今年没有要填的数", page.Words("main"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task Who_fills_in_for_several_units_goes_from_one_to_the_next()
    {
        var (mine, other) = (await site.VillageAsync(), await site.VillageAsync());
        await site.With(async db =>
        {
            var township = await db.OrgUnits.SingleAsync(u => u.Code == "S1");
            foreach (var id in new[] { mine.Id, other.Id })
                (await db.OrgUnits.SingleAsync(u => u.Id == id)).LetFill(township, Site.By);
            await db.SaveChangesAsync();
        });
        await site.EnrolAsync("镇填报人", ("S1", Role.Contributor));
        var browser = await site.SignedInAs("镇填报人");
        var page = await browser.OpenAsync(mine.Sheet);
        // It is not the filler's own unit that the masthead names.
        Assert.StartsWith("正在代填：清溪", page.Words(".top .unit"), StringComparison.Ordinal);
        foreach (var write in new[] { "items", "items/new", "plans", "plans/new", "submission" })
        {
            var there = await browser.OpenAsync($"/units/{mine.Id}/{SheetSite.Period}/{write}");
            Assert.Equal((write, HttpStatusCode.OK), (write, there.Status));
            Assert.StartsWith("正在代填：清溪", there.Words(".top .unit"), StringComparison.Ordinal);
        }

        Assert.NotNull(page.Document.QuerySelector($".others a[href='{other.Sheet}']"));
        Assert.Null(page.Document.QuerySelector($".others a[href='{mine.Sheet}']"));
        Assert.Equal(HttpStatusCode.OK, (await SaveAsync(browser, page, ("A1.Value", "2"))).Status);
        Assert.Equal(2, (await SheetOf(mine))!.Of(site["A1"])!.Value);
        Assert.DoesNotContain("正在代填", (await (await site.SignedInAs(mine.User)).OpenAsync(mine.Sheet)).Words(".top"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saving_by_itself_is_answered_with_the_next_key_and_version_and_a_fault_names_its_row()
    {
        var village = await site.VillageAsync();
        var client = await site.ClientOf(village.User);
        var page = await new Browser(client).OpenAsync(village.Sheet);
        var fields = Fields(page);
        var first = await ItselfAsync(("A1.Value", "7"));
        Assert.Equal(1, first.RootElement.GetProperty("version").GetInt64());
        (fields["Key"], fields["Version"]) = (first.RootElement.GetProperty("key").GetString()!, "1");
        var second = await ItselfAsync(("A1.Value", "8"));
        Assert.Equal(2, second.RootElement.GetProperty("version").GetInt64());
        (fields["Key"], fields["Version"]) = (second.RootElement.GetProperty("key").GetString()!, "2");
        var third = await ItselfAsync(("A1.Value", "约8"));
        Assert.Contains("请看五老宣讲：", third.RootElement.GetProperty("why").GetString(), StringComparison.Ordinal);
        var fault = Assert.Single(third.RootElement.GetProperty("faults").EnumerateArray());
        Assert.Equal(Name("A1.Value"), fault.GetProperty("field").GetString());
        Assert.Contains("请填准确的数", fault.GetProperty("why").GetString(), StringComparison.Ordinal);
        // The time is that of the clock of due dates, not of the machine or the browser.
        var now = await site.WithServices(s => Task.FromResult(s.GetRequiredService<BusinessClock>().Now));
        Assert.Contains(second.RootElement.GetProperty("at").GetString(), new[] { now, now.AddMinutes(-1) }.Select(at => at.ToString("HH:mm", CultureInfo.InvariantCulture)));
        Assert.Equal(8, (await SheetOf(village))!.Of(site["A1"])!.Value);

        async Task<JsonDocument> ItselfAsync((string Cell, string Value) cell)
        {
            fields[Name(cell.Cell)] = cell.Value;
            using var request = new HttpRequestMessage(HttpMethod.Post, village.Sheet) { Content = new FormUrlEncodedContent(fields), Headers = { { "X-Saves-Itself", "1" } } };
            return (await (await client.SendAsync(request)).Content.ReadFromJsonAsync<JsonDocument>())!;
        }
    }

    [Fact]
    public async Task A_township_fills_in_its_villages_in_one_table_and_stale_cells_are_shown_side_by_side()
    {
        var (township, first, second) = await site.TownshipAsync();
        var browser = await site.SignedInAs(township.User);
        var address = $"/units/{township.Id}/{SheetSite.Period}/sheets";
        Assert.NotNull((await browser.OpenAsync(first.Sheet)).Document.QuerySelector($"a[href='{address}']"));
        await SaveAsync(browser, await browser.OpenAsync(first.Sheet), ("A1.Note", "两支队伍"));
        var page = await browser.OpenAsync(address);
        var stale = await browser.OpenAsync(address);
        var saved = await browser.SubmitAsync(page, "main form", new() { [Cell(first, "A1")] = "7", [Cell(second, "B1")] = "17", [Cell(second, "B1", "Whole")] = "20" });
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("已保存", saved.Words(".note.good"), StringComparison.Ordinal);
        var (one, two) = ((await SheetOf(first))!, (await SheetOf(second))!);
        Assert.Equal((7, "两支队伍", 17, 20, 1), (one.Of(site["A1"])!.Value, one.Of(site["A1"])!.Note, two.Of(site["B1"])!.Value, two.Of(site["B1"])!.Base, two.Values.Count));

        var both = await browser.SubmitAsync(stale, "main form", new() { [Cell(first, "A1")] = "8" });
        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.Contains("“五老宣讲”78", both.Words("table.both"), StringComparison.Ordinal);
        var refused = await browser.SubmitAsync(both, "main form", new() { [Cell(second, "A1")] = "约3", [Cell(second, "B1")] = "21", [Cell(second, "B1", "Whole")] = "20" });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("请填准确的数", refused.Words("#summary"), StringComparison.Ordinal);
        Assert.Contains("分子大于分母", refused.Words("#summary"), StringComparison.Ordinal);
        Assert.Equal(7, (await SheetOf(first))!.Of(site["A1"])!.Value);
    }

    /// <summary>A block from a spreadsheet landed in one box.</summary>
    [Fact]
    public async Task A_block_with_a_column_of_units_stands_in_the_table_of_a_township_first()
    {
        var (township, first, second) = await site.TownshipAsync();
        var browser = await site.SignedInAs(township.User);
        var address = $"/units/{township.Id}/{SheetSite.Period}/sheets";
        var names = await site.With(db => db.OrgUnits.Where(u => u.Id == first.Id || u.Id == second.Id).OrderBy(u => u.Id).Select(u => u.Name).ToListAsync());
        var copied = $"序号\t单位\t五老宣讲（场次）\tA2\t五好达标\t图书\t备注\r\n1\t{names[0]}\t１２场次\t300\t17/20\t\t好\r\n2\t{names[1]}\t3\t\t\t五\t\r\n\t合计\t15\t300\t\t5\t\r\n";
        var shown = await PasteAsync(copied);
        Assert.Contains("认出了 2 行，5 个数", shown.Words("#summary"), StringComparison.Ordinal);
        Assert.Equal("yes", shown.Document.QuerySelector("main form")!.GetAttribute("data-held"));
        Assert.Equal(["12", "17", "20", "5"], new[] { Cell(first, "A1"), Cell(first, "B1"), Cell(first, "B1", "Whole"), Cell(second, "B2") }.Select(cell => shown.Document.QuerySelector($"[name='{cell}']")!.GetAttribute("value")!));
        Assert.Equal("15 300 1/2 个单位 85% 1/2 个单位 5 1/2 个单位", shown.Words("tfoot td"));
        Assert.Null(await SheetOf(first));
        await browser.SubmitAsync(shown, "main form");
        Assert.Equal((12, 5), ((await SheetOf(first))!.Of(site["A1"])!.Value, (await SheetOf(second))!.Of(site["B2"])!.Value));

        var refused = await PasteAsync($"单位\t五老宣讲\t没有的数\n{names[0]}\t约300\t1\n没有的村\t1\t1\n{names[1]}\t-\t1");
        Assert.Equal(["第 1 行：没有叫“没有的数”的指标，请核对名称或代码。", "第 2 行：“五老宣讲”一列：请填准确的数；“多”“余”“约”由报告自己印，不用填。确实没有准确数的，可以按原样报。", "第 3 行：没有叫“没有的村”的代填单位，请核对名称。", "第 4 行：“五老宣讲”一列：没有就填 0，还不知道就空着。"],
            refused.Document.QuerySelectorAll(".paste .fault[id]").Select(f => f.TextContent));
        Assert.Equal("12", refused.Document.QuerySelector($"[name='{Cell(first, "A1")}']")!.GetAttribute("value"));

        Task<Opened> PasteAsync(string text) => PressTableAsync(browser, address, SheetMove.Paste, ("Form.Pasted", text));
    }

    /// <summary>Two villages of one name cannot be told apart without the way to them; {0} and {1} are the villages, {2} the township.</summary>
    [Theory]
    [InlineData("单位\t五老宣讲\t图书\n{2}{0}\t12\t5\n{2} {1}\t3\t")]
    [InlineData("单位\t五老宣讲\t图书\n清溪县{2}/{0}\t12\t5\n{1}村委会\t3\t")]
    [InlineData("乡镇\t村\t五老宣讲\t图书\n{2}\t{0}\t12\t5\n\t{1}\t3\t")]
    [InlineData("2022年统计表\t\t\n填表单位：{2}\t\t填表日期：12月1日\n\t五老宣讲（场次）\t图书数\n1.{0}\t12\t5\n2.{1}\t3\t\n合 计\t15\t5\n填表人：张三\t\t审核人：李四")]
    [InlineData("单位\t五老宣讲\t\t图书\t\n\t去年\t今年\t去年\t今年\n{0}\t3\t12\t9\t5\n{1}\t1\t3\t\t\n合计\t4\t15\t9\t5")]
    [InlineData("单位\t2021年\t\t2022年\t\n\t五老宣讲\t图书\t五老宣讲\t图书\n甲\t1\t2\t3\t4\n{0}\t3\t9\t12\t5\n{1}\t1\t\t3\t")]
    [InlineData("村名称\t主题教育\t\t自身建设\n\t五老宣讲（去年）\t五老宣讲（今年）\t图书\n{0}\t3\t12\t5\n{1}\t1\t3\t")]
    [InlineData("单位\t五老宣讲\t图书\t联系人\t五老人数\n{0}\t12\t5\t\t\n单位\t五老宣讲\t图书\t联系人\t五老人数\n{1}\t3\t\t\t")]
    [InlineData("单位\t五老宣讲\t图书\n{0}\t\"12\n\"\t5\n\"{1}\n\"\t3\t")]
    public async Task A_block_is_read_by_the_way_to_its_units_and_by_headings_in_several_lines(string copied)
    {
        var (township, first, second) = await site.TownshipAsync();
        var browser = await site.SignedInAs(township.User);
        var shown = await PressTableAsync(browser, $"/units/{township.Id}/{SheetSite.Period}/sheets", SheetMove.Paste, ("Form.Pasted", await OfAsync(copied, township, first, second)));
        Assert.Equal("", string.Join('\n', shown.Document.QuerySelectorAll(".paste .fault").Select(f => f.TextContent)));
        Assert.Equal(["12", "5", "3", ""], new[] { Cell(first, "A1"), Cell(first, "B2"), Cell(second, "A1"), Cell(second, "B2") }.Select(cell => shown.Document.QuerySelector($"[name='{cell}']")!.GetAttribute("value")!));
        Assert.Contains("认出了 2 行，3 个数", shown.Words("#summary"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("单位\t五老人数\n{0}\t12", "第 1 行：没有叫“五老人数”的指标，请核对名称或代码。")]
    [InlineData("单位\t五老人数\t\n\t去年\t今年\n{0}\t3\t12", "第 1 行：没有叫“今年”的指标，请核对名称或代码。")]
    [InlineData("单位\t五老宣讲\t\n\t场次\t人次\n{0}\t3\t12", "第 1 行：没有叫“五老宣讲人次”的指标，请核对名称或代码。")]
    [InlineData("单位\t五老宣讲\t五老宣讲\n{0}\t3\t12", "第 1 行：有两列都是“五老宣讲”，看不出用哪一列，请只留今年的一列。")]
    [InlineData("五老宣讲\t图书\n3\t12", "第 1 行：没有“单位”一列，看不出每一行是哪个单位，请连单位名称一起复制。")]
    [InlineData("单位\t五老宣讲（去年）\n{0}\t3", "第 1 行：没有认出一个要填的数，所以什么也没有填。请看“今年”（或“本级”）一列是不是空的，表头有没有一起复制。")]
    [InlineData("单位\t五老宣讲\n清溪\t3", "第 2 行：有几个单位都可能是“清溪”，请连乡镇一起写全，或者写单位代码。")]
    public async Task A_block_that_is_not_understood_says_what_is_really_wrong(string copied, string why)
    {
        var (township, first, second) = await site.TownshipAsync();
        var browser = await site.SignedInAs(township.User);
        var refused = await PressTableAsync(browser, $"/units/{township.Id}/{SheetSite.Period}/sheets", SheetMove.Paste, ("Form.Pasted", await OfAsync(copied, township, first, second)));
        Assert.Equal([why], refused.Document.QuerySelectorAll(".paste .fault[id]").Select(f => f.TextContent));
        Assert.Equal("", refused.Document.QuerySelector($"[name='{Cell(first, "A1")}']")!.GetAttribute("value"));
    }

    private Task<string> OfAsync(string copied, params Village[] units) => site.With(async db =>
    {
        foreach (var (at, unit) in new[] { units[1], units[2], units[0] }.Index())
            copied = copied.Replace($"{{{at}}}", (await db.OrgUnits.SingleAsync(u => u.Id == unit.Id)).Name, StringComparison.Ordinal);
        return copied;
    });

    [Fact]
    public async Task What_is_ticked_is_reported_as_nothing_and_handed_in_at_one_press_and_each_that_cannot_be_says_why()
    {
        var (township, first, second) = await site.TownshipAsync();
        var browser = await site.SignedInAs(township.User);
        var address = $"/units/{township.Id}/{SheetSite.Period}/sheets";
        Assert.Contains("请先在单位名称前打勾", (await PressTableAsync(browser, address, SheetMove.HandIn)).Words("#summary"), StringComparison.Ordinal);

        await PressTableAsync(browser, address, SheetMove.Zero, (Chosen(first), "true"), (Cell(first, "B1"), "17"), (Cell(first, "B1", "Whole"), "20"));
        Assert.Equal(["0", "0", "0.8500", "0"], (await SheetOf(first))!.Values.OrderBy(v => v.MetricId).Select(v => (v.Base is null ? v.Value : v.Value / v.Base)!.Value.ToString(v.Base is null ? "0" : "0.0000", CultureInfo.InvariantCulture)));
        Assert.Null(await SheetOf(second));

        var page = await PressTableAsync(browser, address, SheetMove.HandIn, ("Form.All", "true"), ("Form.NoItems", "true"));
        Assert.Contains("1 个单位已提交审核", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Contains("统计表还差 4 个数没有填", page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Equal([SubmissionState.InReview], await site.With(db => db.Submissions.Where(s => s.UnitId == first.Id).Select(s => s.State).ToListAsync()));
        Assert.DoesNotContain(await site.With(db => db.Submissions.Where(s => s.UnitId == second.Id).Select(s => s.State).ToListAsync()), state => state is not SubmissionState.Drafting);
        // What is in review is closed in the table too.
        Assert.Null(page.Document.QuerySelector($"input[name='{Cell(first, "A1")}']"));

        static string Chosen(Village village) => $"Form.Chosen[{village.Id}]";
    }

    [Fact]
    public async Task The_table_hands_in_nothing_that_the_units_own_page_would_refuse()
    {
        var (township, first, second) = await site.TownshipAsync();
        var browser = await site.SignedInAs(township.User);
        var address = $"/units/{township.Id}/{SheetSite.Period}/sheets";
        var full = new[] { first, second }.SelectMany(village => new[] { (Cell(village, "A1"), "999"), (Cell(village, "A2"), "3"), (Cell(village, "B1"), "17"), (Cell(village, "B1", "Whole"), "20"), (Cell(village, "B2"), "5") });
        var page = await PressTableAsync(browser, address, SheetMove.HandIn, [.. full, ("Form.All", "true"), ("Form.NoItems", "true")]);
        Assert.Contains("1 个单位已提交审核", page.Words(".note.good"), StringComparison.Ordinal);
        // 3 last year: its own page asks for a word of why, and so does the table, at the figure too.
        Assert.Contains("和去年或者分项对不上，请先在统计表里写一句说明：五老宣讲", page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Contains("和去年相差较大", page.Words("small.ask"), StringComparison.Ordinal);
        Assert.Contains("有 1 个数要先改好或者写一句说明", (await (await site.SignedInAs(first.User)).OpenAsync("/")).Words(".todo"), StringComparison.Ordinal);

        await site.With(async db =>
        {
            (await db.Submissions.SingleAsync(s => s.UnitId == second.Id)).Return([], "请再核对", SubmissionRelation.Reviewer, 1, Site.By);
            await db.SaveChangesAsync();
        });
        page = await PressTableAsync(browser, address, SheetMove.HandIn, ($"Form.Chosen[{second.Id}]", "true"));
        Assert.Contains("请到它自己的报送页写一句说明再提交", page.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Equal(SubmissionState.Returned, await site.With(db => db.Submissions.Where(s => s.UnitId == second.Id).Select(s => s.State).SingleAsync()));
    }

    [Fact]
    public async Task A_hundred_units_are_handed_in_at_one_press()
    {
        const int Many = 110;
        var (township, villages) = await site.TownshipAsync(Many);
        var browser = await site.SignedInAs(township.User);
        var page = await PressTableAsync(browser, $"/units/{township.Id}/{SheetSite.Period}/sheets", SheetMove.Zero, [("Form.All", "true"), .. villages.SelectMany(village => new[] { (Cell(village, "B1"), "0"), (Cell(village, "B1", "Whole"), "1") })]);
        page = await PressTableAsync(browser, $"/units/{township.Id}/{SheetSite.Period}/sheets", SheetMove.HandIn, ("Form.All", "true"), ("Form.NoItems", "true"));
        Assert.Contains($"{Many} 个单位已提交审核", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Contains("等。", page.Words(".note.good"), StringComparison.Ordinal);
        var ids = villages.Select(village => village.Id).ToList();
        Assert.Equal(Many, await site.With(db => db.Submissions.CountAsync(s => ids.Contains(s.UnitId) && s.State == SubmissionState.InReview)));
    }

    private static async Task<Opened> PressTableAsync(Browser browser, string address, SheetMove move, params (string Field, string Value)[] typed)
    {
        var page = await browser.OpenAsync(address);
        Assert.NotEmpty(page.Document.QuerySelectorAll($"main form button[value='{move}']"));
        var fields = page.Document.QuerySelectorAll("main form input[name]:not([type=checkbox])").ToDictionary(f => f.GetAttribute("name")!, f => f.GetAttribute("value") ?? "");
        fields["Form.Move"] = $"{move}";
        foreach (var (field, value) in typed)
            fields[field] = value;
        using var content = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(address, content);
    }

    [Fact]
    public async Task In_the_table_of_a_township_what_is_in_review_stays_closed_even_by_hand_and_so_does_another_townships()
    {
        var (township, first, second) = await site.TownshipAsync();
        var foreign = await site.VillageAsync();
        var browser = await site.SignedInAs(township.User);
        var address = $"/units/{township.Id}/{SheetSite.Period}/sheets";
        await browser.SubmitAsync(await browser.OpenAsync(address), "main form", new() { [Cell(first, "A1")] = "7" });
        await SubmitAsync(first);
        var page = await browser.OpenAsync(address);
        Assert.Null(page.Document.QuerySelector($"input[name='{Cell(first, "A1")}']"));
        foreach (var village in new[] { first, foreign })
        {
            var fields = Fields(page);
            (fields[Cell(village, "A1")], fields[Cell(second, "A1")]) = ("9", "1");
            using var content = new FormUrlEncodedContent(fields);
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(address, content)).Status);
        }

        Assert.Equal(7, (await SheetOf(first))!.Of(site["A1"])!.Value);
        Assert.Null(await SheetOf(second));
        Assert.Null(await SheetOf(foreign));
    }

    private string Cell(Village village, string code, string field = "Value") => $"Form.Rows[{village.Id}-{site[code]}].{field}";

    /// <summary>One village for all that is refused: nothing is ever saved there.</summary>
    private static Village? ofRefusals;

    private async Task<Village> OfRefusalsAsync() => ofRefusals ??= await site.VillageAsync();

    private string Name(string cell) => $"Form.Rows[{site[cell.Split('.')[0]]}].{cell.Split('.')[1]}";

    private string Id(string cell) => $"form-rows-{site[cell.Split('.')[0]]}-{cell.Split('.')[1].ToLowerInvariant()}";

    private string? Box(Opened page, string cell) => page.Document.QuerySelector($"#{Id(cell)}")?.GetAttribute("value");

    private Task<MetricSheet?> SheetOf(Village village) => site.With(db => db.MetricSheets.AsNoTracking().SingleOrDefaultAsync(s => s.UnitId == village.Id && db.Periods.Any(p => p.Id == s.PeriodId && p.Code == SheetSite.Period)));

    private Task<int> LinesAsync(int sheet) => site.With(db => db.AuditEntries.CountAsync(e => e.Subject == $"MetricSheet/{sheet}"));

    private Task SubmitAsync(Village village) => site.With(async db =>
    {
        (await db.Submissions.SingleAsync(s => s.UnitId == village.Id)).Submit(SubmissionRelation.Contributor, village.PersonId, Site.By);
        await db.SaveChangesAsync();
    });

    /// <summary>Types into boxes that are there and saves.</summary>
    private Task<Opened> SaveAsync(Browser browser, Opened page, params (string Cell, string Value)[] typed) =>
        browser.SubmitAsync(page, "main form", typed.ToDictionary(cell => Name(cell.Cell), cell => cell.Value));

    private Task<Opened> PressAsync(Browser browser, Opened page, SheetMove move, params (string Cell, string Value)[] typed) => PressAsync(browser, page, move, "", typed);

    private async Task<Opened> PressAsync(Browser browser, Opened page, SheetMove move, string pasted, params (string Cell, string Value)[] typed)
    {
        Assert.NotEmpty(page.Document.QuerySelectorAll($"main form button[value='{move}']"));
        var fields = Fields(page);
        (fields["Form.Move"], fields["Form.Pasted"]) = ($"{move}", pasted);
        foreach (var (cell, value) in typed)
            fields[Name(cell)] = value;
        using var content = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(page.Document.QuerySelector("main form")!.GetAttribute("action")!, content);
    }

    /// <summary>Posts cells that the page does not have.</summary>
    private async Task<Opened> PostAsync(Browser browser, Opened page, params (string Cell, string Value)[] typed)
    {
        var fields = Fields(page);
        foreach (var (cell, value) in typed)
            fields[Name(cell)] = value;
        using var content = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(page.Document.QuerySelector("main form")!.GetAttribute("action")!, content);
    }

    private static Dictionary<string, string> Fields(Opened page) => page.Document.QuerySelectorAll("main form input[name]:not([type=checkbox])").ToDictionary(f => f.GetAttribute("name")!, f => f.GetAttribute("value") ?? "");
}
