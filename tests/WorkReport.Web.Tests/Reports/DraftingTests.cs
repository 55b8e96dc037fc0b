using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Reports;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Pages;
using WorkReport.Web.Pages.Reports;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reports;

/// <summary>The way of a report from its first line to the issued file, through the pages as they are served.</summary>
public sealed class DraftingTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task What_is_missing_is_said_before_it_goes_out_and_each_step_that_stays_asks_once()
    {
        var at = await ReportingCounty.In(Site, "RM");
        var (office, reviewer) = (await Site.SignedInAs(at.Office), await Site.SignedInAs(at.Reviewer));
        var draft = await ChooseAsync(at, office, PathOf(await BegunAsync(at, office)), at.City.Section, at.Item);
        string[] missing = ["有 2 节还没有内容：自身建设得到新加强、建强基层组织。", "下级 2 个单位中，还有 1 个的报送没有接收"];
        Says(draft);

        var asks = await office.OpenAsync(draft.Document.QuerySelector("a[href*='/send']")!.GetAttribute("href")!);
        Says(asks);
        Assert.Contains("退回以前不能再改。确定送审吗？", asks.Words(".note"), StringComparison.Ordinal);
        Assert.Equal(ReportState.Drafting, (await ReportAsync(at)).State);
        var sent = await office.SubmitAsync(asks, "main form");
        Assert.Equal("送审中的报告", sent.Words("h1"));

        Says(await office.OpenAsync($"{PathOf(draft)}/record"));
        var read = await reviewer.OpenAsync(PathOf(draft));
        Assert.Equal("报告审定", read.Words("h1"));
        asks = await reviewer.OpenAsync(read.Document.QuerySelector("a.primary[href*='/approve']")!.GetAttribute("href")!);
        Says(asks);
        Assert.Contains("这一稿就是定稿", asks.Words(".note"), StringComparison.Ordinal);
        Assert.Equal(ReportState.Checking, (await ReportAsync(at)).State);
        await reviewer.SubmitAsync(asks, "main form");
        Says(await office.OpenAsync($"{PathOf(draft)}/issue"));

        void Says(Opened page) => Assert.All(missing, words => Assert.Contains(words, page.Words(".lacking"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("consult", "不会发给任何人", ReportState.Consulting)]
    [InlineData("deliberate", "供会议使用", ReportState.Deliberating)]
    public async Task What_goes_round_asks_once_and_says_that_nobody_is_sent_it(string step, string says, ReportState then)
    {
        var at = await ReportingCounty.In(Site, $"RQ{step[..1]}");
        var office = await Site.SignedInAs(at.Office);
        var sent = await SentAsync(at, office);
        var asks = await office.OpenAsync(sent.Document.QuerySelector($"a[href*='/{step}']")!.GetAttribute("href")!);
        Assert.Contains(says, asks.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Equal((ReportState.Checking, 1), ((await ReportAsync(at)).State, (await ReportAsync(at)).Moves.Count));
        await office.SubmitAsync(asks, "main form");
        Assert.Equal(then, (await ReportAsync(at)).State);
    }

    [Fact]
    public async Task Who_only_reads_a_draft_finds_no_dead_button_but_whose_step_it_is()
    {
        var at = await ReportingCounty.In(Site, "RU");
        var draft = await BegunAsync(at, await Site.SignedInAs(at.Office));
        var read = await (await Site.SignedInAs(at.Reviewer)).OpenAsync(PathOf(draft));
        Assert.Empty(read.Document.QuerySelectorAll("form.moves button:not([hidden])"));
        Assert.Contains("送审由", read.Words("form.moves .hint"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_saved_itself_before_its_lead_was_written_is_not_chosen()
    {
        var at = await ReportingCounty.In(Site, "RLW");
        var unwritten = await Site.With(async db =>
        {
            var item = WorkItem.Write(at.Unit, at.City.PeriodId, new ItemWords(at.City.Section, WorkItem.LeadToCome, new FigureText([new TextPiece("刚写了一半")])), Site.By);
            db.Add(item);
            await db.SaveChangesAsync();
            return item.Id;
        });
        var office = await Site.SignedInAs(at.Office);
        var choose = await office.OpenAsync($"{PathOf(await BegunAsync(at, office))}/choose?section={at.City.Section}");
        Assert.Contains("宣讲入脑入心", choose.Words(".pick"), StringComparison.Ordinal);
        Assert.DoesNotContain(WorkItem.LeadToCome, choose.Html, StringComparison.Ordinal);
        await office.PostAsync(choose.Path.Split('?')[0], Form(choose, ("Form.Section", $"{at.City.Section}"), ($"Form.Items[{unwritten}]", "true")));
        Assert.Empty((await ReportAsync(at)).Blocks);
    }

    [Fact]
    public async Task Ticks_stay_while_one_turns_pages_and_searches_in_what_is_shown()
    {
        var at = await ReportingCounty.In(Site, "RN");
        await Site.With(async db =>
        {
            foreach (var n in Enumerable.Range(1, ChoosableQuery.PageSize))
                db.Add(WorkItem.Write(at.Unit, at.City.PeriodId, new ItemWords(at.City.Section, $"第{n}件", new FigureText([new TextPiece("没有句号")])), Site.By));
            await db.SaveChangesAsync();
        });
        var office = await Site.SignedInAs(at.Office);
        var choose = await office.OpenAsync($"{PathOf(await BegunAsync(at, office))}/choose?section={at.City.Section}");
        Assert.Equal(ChoosableQuery.PageSize, choose.Document.QuerySelectorAll(".row.pick").Length);
        var mine = choose.Document.QuerySelectorAll(".row.pick").Single(row => row.TextContent.Contains("第1件", StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("name")!;
        choose = await office.SubmitAsync(choose, "main form[method=post]", new() { [mine] = "true", ["Form.Merge"] = "true", ["Form.Turn"] = "2" });
        Assert.Contains("另外还勾选了 1 项", choose.Words(".note"), StringComparison.Ordinal);

        // 337场次 is written with a mark inside that nobody sees.
        choose = await office.SubmitAsync(choose, "main form[method=post]", new() { ["q"] = "一镇组织宣讲337场次,受", ["Form.Turn"] = "1" });
        var box = Assert.Single(choose.Document.QuerySelectorAll(".row.pick input"));
        Assert.Equal($"Form.Items[{at.Item}]", box.GetAttribute("name"));
        Assert.Empty((await office.SubmitAsync(choose, "main form[method=post]", new() { ["q"] = $"{at.City.Metric}.{at.Accepted}", ["Form.Turn"] = "1" })).Document.QuerySelectorAll(".row.pick"));

        var draft = await office.SubmitAsync(choose, "main form[method=post]", new() { [$"Form.Items[{at.Item}]"] = "true" });
        Assert.Contains("没有句号。报告RN一镇组织宣讲", draft.Words(".block .official"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tick_whose_item_went_is_taken_off_and_another_section_waits_for_those_that_are_left()
    {
        var at = await ReportingCounty.In(Site, "RW");
        var office = await Site.SignedInAs(at.Office);
        var choose = await office.OpenAsync($"{PathOf(await BegunAsync(at, office))}/choose?section={at.City.Section}");
        Dictionary<string, string> ticked = new() { [$"Form.Items[{at.Item}]"] = "true", [$"Form.Items[{at.OwnItem}]"] = "true" };
        var other = await office.SubmitAsync(choose, "main form[method=post]", new(ticked) { ["Form.Other"] = $"{at.City.PlanSection}" }, button: "Form.Go");
        Assert.Equal(HttpStatusCode.BadRequest, other.Status);
        Assert.Contains("勾选的 2 项还没有放进报告", other.Words("#summary"), StringComparison.Ordinal);
        Assert.Equal(2, other.Document.QuerySelectorAll(".row.pick input[checked]").Length);

        await Site.With(db => db.WorkItems.Where(i => i.Id == at.OwnItem).ExecuteDeleteAsync());
        var gone = await office.SubmitAsync(choose, "main form[method=post]", ticked);
        Assert.Equal(HttpStatusCode.Conflict, gone.Status);
        Assert.Contains("勾选的事项里有 1 项已被退回或删除", gone.Words("#summary"), StringComparison.Ordinal);
        var taken = await office.SubmitAsync(gone, "main form[method=post]");
        Assert.Contains("报告RW一镇组织宣讲", taken.Words(".block .official"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_on_paper_is_not_recorded_for_a_text_that_was_sent_anew_since()
    {
        var at = await ReportingCounty.In(Site, "RX");
        var (office, reviewer) = (await Site.SignedInAs(at.Office), await Site.SignedInAs(at.Reviewer));
        var draft = await ChooseAsync(at, office, PathOf(await BegunAsync(at, office)), at.City.Section, at.Item);
        var sent = await MoveAsync(office, draft, ReportMove.Send);
        var record = sent.Document.QuerySelector("a[href*='/record']")!.GetAttribute("href")!;
        Assert.Contains("seen=", record, StringComparison.Ordinal);
        await reviewer.PostAsync(PathOf(draft), Form(await reviewer.OpenAsync(PathOf(draft)), ("Form.Move", $"{ReportMove.Return}"), ("Form.Reason", "再核一遍。")));
        await MoveAsync(office, await office.OpenAsync(PathOf(draft)), ReportMove.Send);
        var page = await office.OpenAsync(record);
        Assert.NotNull(page.Document.QuerySelector(".btn.primary[disabled]"));
        var refused = await office.SubmitAsync(page, "main form", new() { ["Form.By"] = "王建国", ["Form.Post"] = "主任" }, new() { ["Form.Photo"] = ("签字页.pdf", "%PDF-1.7 signed"u8.ToArray()) });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(ReportState.Checking, (await ReportAsync(at)).State);
    }

    [Fact]
    public async Task Only_what_was_accepted_below_and_the_units_own_can_be_chosen()
    {
        var at = await ReportingCounty.In(Site, "RB");
        var office = await Site.SignedInAs(at.Office);
        var draft = await BegunAsync(at, office);
        var choose = await office.OpenAsync($"{PathOf(draft)}/choose?section={at.City.Section}");
        Assert.Contains("报告RB一镇宣讲入脑入心", choose.Words(".pick"), StringComparison.Ordinal);
        Assert.Contains("报告RB县宣讲入脑入心", choose.Words(".pick"), StringComparison.Ordinal);
        Assert.DoesNotContain("报告RB二镇", choose.Html, StringComparison.Ordinal);

        var found = await office.OpenAsync($"{PathOf(draft)}/choose?section={at.City.Section}&q=一镇");
        Assert.Single(found.Document.QuerySelectorAll(".row.pick"));

        // The unit as it is called everywhere: way, initials, code.
        foreach (var typed in new[] { $"{at.Name} 一镇", $"{at.Name}/报告RB一镇", "bgyz", "rb1", "ＲＢ１" })
            Assert.Equal((typed, "报告RB一镇"), (typed, Assert.Single((await office.OpenAsync($"{PathOf(draft)}/choose?section={at.City.Section}&q={Uri.EscapeDataString(typed)}")).Document.QuerySelectorAll(".row.pick small")).TextContent));

        // A key that no box had.
        var foreign = await Site.With(db => db.WorkItems.Where(i => i.UnitId == at.Foreign).Select(i => i.Id).SingleAsync());
        var forged = await office.PostAsync($"{PathOf(draft)}/choose", Form(choose, ($"Form.Section", $"{at.City.Section}"), ($"Form.Items[{foreign}]", "true")));
        Assert.Equal(HttpStatusCode.Conflict, forged.Status);
        Assert.Contains("已取消勾选", forged.Words("#summary"), StringComparison.Ordinal);

        var none = await office.SubmitAsync(choose, "main form[method=post]", choose.Document.QuerySelectorAll("[name^='Form.Items']").ToDictionary(i => i.GetAttribute("name")!, _ => "false"));
        Assert.Equal(HttpStatusCode.BadRequest, none.Status);
        Assert.Contains("还没有放进报告。 请先勾选要放进报告的事项", none.Words("#summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_items_become_one_paragraph_that_remembers_them_all()
    {
        var at = await ReportingCounty.In(Site, "RC");
        var office = await Site.SignedInAs(at.Office);
        var draft = await ChooseAsync(at, office, PathOf(await BegunAsync(at, office)), at.City.Section, merge: true, at.OwnItem, at.Item);
        Assert.Single(draft.Document.QuerySelectorAll(".block"));
        Assert.Equal(2, draft.Document.QuerySelectorAll(".block .fig").Length);
        Assert.Contains("等 2 个单位", draft.Words(".block .from summary"), StringComparison.Ordinal);
        var used = await office.OpenAsync($"{PathOf(draft)}/choose?section={at.City.Section}");
        Assert.Equal(2, used.Document.QuerySelectorAll(".st.ok").Length);
    }

    [Fact]
    public async Task A_paragraph_is_written_moved_changed_and_taken_out()
    {
        var at = await ReportingCounty.In(Site, "RD");
        var office = await Site.SignedInAs(at.Office);
        var draft = await BegunAsync(at, office);
        foreach (var words in new[] { "甲段", "乙段" })
        {
            var empty = await office.OpenAsync($"{PathOf(draft)}/blocks/new/Section/{at.City.Section}");
            draft = await office.SubmitAsync(empty, "main form", new() { ["Form.Text"] = words + "全文" });
        }

        Assert.Equal("甲段全文 乙段全文", draft.Words(".block .official"));
        draft = await PressAsync(office, draft, "Down");
        Assert.Equal("乙段全文 甲段全文", draft.Words(".block .official"));

        var edit = await office.OpenAsync(draft.Document.QuerySelector(".block a[href*='/blocks/']")!.GetAttribute("href")!);
        draft = await office.SubmitAsync(edit, "main form", new() { ["Form.Text"] = "乙段改过,数为", ["Form.Chosen"] = $"{at.City.Metric}.{at.Unit}.All" });
        Assert.Equal("乙段改过,数为674场次 甲段全文", draft.Words(".block .official"));
        Assert.Equal("674场次", draft.Words(".block .fig"));

        // The old form of that paragraph is stale now: both texts stand side by side.
        var stale = await office.SubmitAsync(edit, "main form", new() { ["Form.Text"] = "我的话", ["Key"] = $"{Guid.NewGuid()}" });
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("乙段改过", stale.Words("table.both"), StringComparison.Ordinal);
        Assert.Contains("我的话", stale.Words("table.both"), StringComparison.Ordinal);

        var ask = await office.OpenAsync(draft.Document.QuerySelector(".block a[href$='/arrange']")!.GetAttribute("href")!);
        draft = await PressAsync(office, ask, "Remove", "main form");
        Assert.Equal("甲段全文", draft.Words(".spot .block .official"));
        Assert.Equal("乙段改过,数为674场次", draft.Words(".aside .block .official"));
    }

    [Fact]
    public async Task A_new_paragraph_saves_itself_and_goes_on_at_its_own_address()
    {
        var at = await ReportingCounty.In(Site, "RE");
        var office = await Site.SignedInAs(at.Office);
        var draft = await BegunAsync(at, office);
        var empty = await office.OpenAsync($"{PathOf(draft)}/blocks/new/Section/{at.City.Section}");
        var client = await Site.ClientOf(at.Office);
        using var first = Saving(empty.Path, Form(empty, ("Form.Text", "写了一半")));
        using var told = JsonDocument.Parse(await (await client.SendAsync(first)).Content.ReadAsStringAsync());
        var next = told.RootElement.GetProperty("next").GetString()!;
        Assert.Matches("/blocks/[0-9]+$", next);
        using var second = Saving(next, Form(empty, ("Form.Text", "写完了"), ("Key", told.RootElement.GetProperty("key").GetString()!), ("Version", $"{told.RootElement.GetProperty("version").GetInt64()}")));
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(second)).StatusCode);
        Assert.Equal("写完了", (await office.OpenAsync($"{PathOf(draft)}?section={at.City.Section}")).Words(".block .official"));
    }

    [Fact]
    public async Task Two_people_draft_one_report_and_only_who_writes_on_the_same_paragraph_meets_the_other()
    {
        var at = await ReportingCounty.In(Site, "RDW");
        var office = await Site.SignedInAs(at.Office);
        var draft = await BegunAsync(at, office);
        foreach (var words in new[] { "甲段", "乙段" })
            draft = await office.SubmitAsync(await office.OpenAsync($"{PathOf(draft)}/blocks/new/Section/{at.City.Section}"), "main form", new() { ["Form.Text"] = words });
        var (one, other) = (await Site.SignedInAs(at.Office), await Site.SignedInAs(at.Office));
        var paths = draft.Document.QuerySelectorAll(".block a[href*='/blocks/']").Select(a => a.GetAttribute("href")!).Where(path => !path.EndsWith("arrange", StringComparison.Ordinal)).ToList();
        var (first, second, same) = (await one.OpenAsync(paths[0]), await other.OpenAsync(paths[1]), await other.OpenAsync(paths[0]));
        var head = await other.OpenAsync($"{PathOf(draft)}/head");
        var added = await other.OpenAsync($"{PathOf(draft)}/blocks/new/Section/{at.City.Section}");
        var before = await Site.With(db => db.Reports.AsNoTracking().SingleAsync(r => r.UnitId == at.Unit));

        Assert.Equal(HttpStatusCode.OK, (await one.SubmitAsync(first, "main form", new() { ["Form.Text"] = "甲段，一人改" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await other.SubmitAsync(second, "main form", new() { ["Form.Text"] = "乙段，另一人改" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await other.SubmitAsync(head, "main form", new() { ["Form.Title"] = "新的题目" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await other.SubmitAsync(added, "main form", new() { ["Form.Text"] = "丙段" })).Status);
        var met = await other.SubmitAsync(same, "main form", new() { ["Form.Text"] = "甲段，另一人也改" });
        Assert.Equal(HttpStatusCode.Conflict, met.Status);
        Assert.Contains("甲段，一人改", met.Words("table.both"), StringComparison.Ordinal);
        draft = await office.OpenAsync($"{PathOf(draft)}?section={at.City.Section}");
        Assert.Equal("甲段，一人改 乙段，另一人改 丙段", draft.Words(".block .official"));
        Assert.Contains("新的题目", draft.Words(".lede"), StringComparison.Ordinal);
        // The whole has moved on with each: what is sent for approval is what was seen.
        Assert.Equal(before.Version + 4, await Site.With(db => db.Reports.Where(r => r.UnitId == at.Unit).Select(r => r.Version).SingleAsync()));
    }

    [Fact]
    public async Task A_character_that_no_face_has_is_named_in_the_draft_and_where_it_is_sent()
    {
        var at = await ReportingCounty.In(Site, "RMG");
        var office = await Site.SignedInAs(at.Office);
        var draft = await BegunAsync(at, office);
        draft = await office.SubmitAsync(await office.OpenAsync($"{PathOf(draft)}/blocks/new/Section/{at.City.Section}"), "main form", new() { ["Form.Text"] = "表彰先进\U00031FFF同志。" });
        foreach (var path in new[] { PathOf(draft), $"{PathOf(draft)}/send" })
        {
            var said = (await office.OpenAsync(path)).Words(".note.bad");
            Assert.Contains("〓", said, StringComparison.Ordinal);
            Assert.Contains("“\U00031FFF”，在第 1 页：", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_number_that_follows_nothing_is_sent_with_a_word_of_why_that_who_reads_it_sees_and_the_log_keeps()
    {
        var at = await ReportingCounty.In(Site, "RUN");
        var (office, reviewer) = (await Site.SignedInAs(at.Office), await Site.SignedInAs(at.Reviewer));
        var draft = await BegunAsync(at, office);
        await office.SubmitAsync(await office.OpenAsync($"{PathOf(draft)}/blocks/new/Section/{at.City.Section}"), "main form", new() { ["Form.Text"] = "新建阵地12个。" });
        var asks = await office.OpenAsync($"{PathOf(draft)}/send");
        var refused = await office.SubmitAsync(asks, "main form");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("请写明为什么留着", refused.Words("#form-reason-fault"), StringComparison.Ordinal);
        Assert.Equal(ReportState.Drafting, (await ReportAsync(at)).State);
        await office.SubmitAsync(refused, "main form", new() { ["Form.Reason"] = "沿用上级文件的提法" });

        var read = await reviewer.OpenAsync(PathOf(draft));
        Assert.Equal("12个", read.Words(".read a.nosource[href='#unsourced']"));
        Assert.Contains($"文中有 1 处数字没有跟随统计表：12个。 送审时{at.Office}（{at.Office}）说明：“沿用上级文件的提法”", read.Words("#unsourced"), StringComparison.Ordinal);
        var subject = $"Report/{PathOf(draft).Split('/')[^1]}";
        Assert.Contains("沿用上级文件的提法", await Site.With(async db => (await db.AuditEntries.SingleAsync(e => e.What == "report.sent" && e.Subject == subject)).After), StringComparison.Ordinal);

        // Sent back and sent anew, what was said is there already.
        await reviewer.PostAsync(PathOf(draft), Form(read, ("Form.Move", "Return"), ("Form.Reason", "再核一遍。")));
        Assert.Equal("沿用上级文件的提法", (await office.OpenAsync($"{PathOf(draft)}/send")).Document.QuerySelector("textarea#form-reason")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_figure_of_a_unit_elsewhere_stays_plain_words()
    {
        var at = await ReportingCounty.In(Site, "RF");
        var office = await Site.SignedInAs(at.Office);
        var draft = await BegunAsync(at, office);
        var empty = await office.OpenAsync($"{PathOf(draft)}/blocks/new/Section/{at.City.Section}");
        var elsewhere = new FigureText([new TextPiece("他县"), new TextPiece("3场次", new BoundFigure(at.City.Metric, at.City["CB1"], FigureAspect.Own))]);
        draft = await office.PostAsync(empty.Path, Form(empty, ("Form.Text", "他县3场次"), ("Form.Served", FigureField.Served(elsewhere)), ("Form.Placed", $$"""[{"key":"{{at.City.Metric}}.{{at.City["CB1"]}}.Own","nth":0,"of":1,"words":"3场次"}]""")));
        Assert.Equal(HttpStatusCode.OK, draft.Status);
        Assert.Equal("他县3场次", draft.Words(".block .official"));
        Assert.Empty(draft.Document.QuerySelectorAll(".fig"));
    }

    [Fact]
    public async Task A_decision_on_paper_is_recorded_with_its_picture()
    {
        var at = await ReportingCounty.In(Site, "RG");
        var office = await Site.SignedInAs(at.Office);
        var sent = await SentAsync(at, office);
        var form = await office.OpenAsync($"{PathOf(sent)}/record");
        var refused = await office.SubmitAsync(form, "main form", new() { ["Form.On"] = "2099-01-01" }, new() { ["Form.Photo"] = ("签字页.png", "not a picture"u8.ToArray()) });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("谁签的字", refused.Words(".fault"), StringComparison.Ordinal);
        Assert.Contains("不能晚于今天", refused.Words(".fault"), StringComparison.Ordinal);
        Assert.Contains("不是可用的佐证材料", refused.Words(".fault"), StringComparison.Ordinal);

        refused = await office.SubmitAsync(form, "main form", new() { ["Form.By"] = new string('王', 121) });
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("最多 30", refused.Words("#form-by-fault"), StringComparison.Ordinal);
        Assert.Contains("职务", refused.Words("#form-post-fault"), StringComparison.Ordinal);
        Assert.Contains("请附上签字页", refused.Words("#form-photo-fault"), StringComparison.Ordinal);
        byte[] photo = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];
        var recorded = await office.SubmitAsync(refused, "main form", new() { ["Form.By"] = "王建国", ["Form.Post"] = "主任", ["Form.On"] = "2022-12-01" }, new() { ["Form.Photo"] = ("签字页.png", photo) });
        Assert.Contains("王建国（主任）于2022年12月1日在纸质稿上签字", recorded.Words(".versions"), StringComparison.Ordinal);
        Assert.Contains("第 2 版 定稿", recorded.Words(".versions"), StringComparison.Ordinal);
        var link = recorded.Document.QuerySelector("a[href*='/signed/']")!.GetAttribute("href")!;
        Assert.Equal(photo, await (await Site.ClientOf(at.Reviewer)).GetByteArrayAsync(new Uri(link, UriKind.Relative)));
    }

    [Fact]
    public async Task It_is_returned_with_the_reason_and_changed_again()
    {
        var at = await ReportingCounty.In(Site, "RH");
        var office = await Site.SignedInAs(at.Office);
        var sent = await SentAsync(at, office);
        var reviewer = await Site.SignedInAs(at.Reviewer);
        var read = await reviewer.OpenAsync(PathOf(sent));
        var refused = await MoveAsync(reviewer, read, ReportMove.Return);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("请写明退回的原因", refused.Words(".fault"), StringComparison.Ordinal);
        var returned = await reviewer.PostAsync(PathOf(sent), Form(read, ("Form.Move", "Return"), ("Form.Reason", "第二段的数再核一遍。")));
        Assert.Contains("原因：第二段的数再核一遍。", returned.Words(".versions"), StringComparison.Ordinal);
        var draft = await office.OpenAsync(PathOf(sent));
        Assert.NotNull(draft.Document.QuerySelector("a.btn.primary[href*='/choose']"));
    }

    [Fact]
    public async Task Pressed_twice_it_is_sent_once_and_with_an_old_form_not_at_all()
    {
        var at = await ReportingCounty.In(Site, "RI");
        var office = await Site.SignedInAs(at.Office);
        var draft = await ChooseAsync(at, office, PathOf(await BegunAsync(at, office)), at.City.Section, at.Item);
        var old = await office.OpenAsync(PathOf(draft));
        var asks = await office.OpenAsync($"{PathOf(draft)}/send");
        await office.SubmitAsync(asks, "main form");
        await office.SubmitAsync(asks, "main form");
        var report = await ReportAsync(at);
        Assert.Equal((1, 1), (report.Moves.Count, report.Editions.Count));

        // The same button of a page that was opened before.
        Assert.Equal(HttpStatusCode.Conflict, (await MoveAsync(office, old, ReportMove.Send)).Status);
        Assert.Single((await ReportAsync(at)).Editions);
    }

    [Fact]
    public async Task What_was_read_is_what_is_approved()
    {
        var at = await ReportingCounty.In(Site, "RJ");
        var office = await Site.SignedInAs(at.Office);
        var sent = await SentAsync(at, office);
        var reviewer = await Site.SignedInAs(at.Reviewer);
        var read = await reviewer.OpenAsync(PathOf(sent));
        // Meanwhile the office takes it back and sends another text.
        var back = await office.PostAsync(PathOf(sent), Form(sent, ("Form.Move", "Return"), ("Form.Reason", "漏了一段。")));
        await MoveAsync(office, back, ReportMove.Send);

        var asks = await reviewer.OpenAsync(read.Document.QuerySelector("a[href*='/approve']")!.GetAttribute("href")!);
        Assert.Contains("报告有了变化", asks.Words(".why"), StringComparison.Ordinal);
        var refused = await MoveAsync(reviewer, read, ReportMove.Approve);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("报告有了变化", refused.Words(".why"), StringComparison.Ordinal);
        Assert.Equal(ReportState.Checking, (await ReportAsync(at)).State);
    }

    [Theory]
    [InlineData("Approve")]
    [InlineData("Consult")]
    [InlineData("Issue")]
    [InlineData("Record")]
    [InlineData("Nonsense")]
    public async Task A_forged_move_is_refused_and_leaves_nothing(string move)
    {
        var at = await ReportingCounty.In(Site, $"RK{move[..2]}");
        var office = await Site.SignedInAs(at.Office);
        var draft = await ChooseAsync(at, office, PathOf(await BegunAsync(at, office)), at.City.Section, at.Item);
        var forged = await office.PostAsync(PathOf(draft), Form(draft, ("Form.Move", move)));
        Assert.True(forged.Status is HttpStatusCode.BadRequest or HttpStatusCode.Conflict, $"{forged.Status}");
        Assert.NotEmpty(forged.Words("#summary"));
        var report = await ReportAsync(at);
        Assert.Equal((ReportState.Drafting, 0), (report.State, report.Moves.Count));
    }

    [Fact]
    public async Task A_reviewer_who_may_not_sign_reads_and_returns_and_whoever_may_above_approves()
    {
        var at = await ReportingCounty.In(Site, "RZ");
        await Site.With(async db =>
        {
            (await db.People.SingleAsync(p => p.Name == at.Reviewer)).LetSign(await db.OrgUnits.SingleAsync(u => u.Id == at.Unit), false, Site.By);
            await db.SaveChangesAsync();
        });
        await Site.EnrolAsync("签发RZ", (Site.Top, Role.Reviewer));
        var (office, reviewer, signer) = (await Site.SignedInAs(at.Office), await Site.SignedInAs(at.Reviewer), await Site.SignedInAs("签发RZ"));
        var path = PathOf(await SentAsync(at, office));

        Assert.DoesNotContain("的报告等您审定", (await reviewer.OpenAsync("/")).Words("main"), StringComparison.Ordinal);
        Assert.Contains($"{at.Name}的报告等您审定", (await signer.OpenAsync("/")).Words("main"), StringComparison.Ordinal);
        var read = await reviewer.OpenAsync(path);
        Assert.Equal("送审中的报告", read.Words("h1"));
        Assert.Null(read.Document.QuerySelector("a[href*=\'/approve\']"));
        Assert.Contains("审定由可以签发的审核人来做。", read.Words(".moves .hint"), StringComparison.Ordinal);
        var asks = await reviewer.OpenAsync($"{path}/approve");
        Assert.Equal(HttpStatusCode.Conflict, (await reviewer.SubmitAsync(asks, "main form")).Status);
        Assert.Equal(ReportState.Checking, (await ReportAsync(at)).State);

        read = await signer.OpenAsync(path);
        Assert.Equal("报告审定", read.Words("h1"));
        Assert.NotNull(read.Document.QuerySelector("button[value=Return]"));
        await reviewer.PostAsync(path, Form(await reviewer.OpenAsync(path), ("Form.Move", "Return"), ("Form.Reason", "数字再核一遍。")));
        Assert.Equal(ReportState.Drafting, (await ReportAsync(at)).State);
        await MoveAsync(office, await office.OpenAsync(path), ReportMove.Send);
        Assert.Contains("已审定", (await MoveAsync(signer, await signer.OpenAsync(path), ReportMove.Approve)).Words(".headline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reviewer_reads_and_does_not_write()
    {
        var at = await ReportingCounty.In(Site, "RL");
        var office = await Site.SignedInAs(at.Office);
        var reviewer = await Site.SignedInAs(at.Reviewer);
        var none = await reviewer.OpenAsync($"/units/{at.Unit}/{City.Period}/report");
        Assert.Contains("由本单位办公室（汇总人）起草", none.Words(".why"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await reviewer.SubmitAsync(none, "main form")).Status);

        var draft = await BegunAsync(at, office);
        var read = await reviewer.OpenAsync(PathOf(draft));
        Assert.Null(read.Document.QuerySelector("a[href*='/choose']"));
        var write = await reviewer.OpenAsync($"{PathOf(draft)}/blocks/new/Section/{at.City.Section}");
        Assert.Equal(HttpStatusCode.Conflict, (await reviewer.SubmitAsync(write, "main form", new() { ["Form.Text"] = "不该写的" })).Status);
        Assert.Empty((await ReportAsync(at)).Blocks);
    }

    internal static async Task<Opened> BegunAsync(ReportingCounty at, Browser office)
    {
        var begin = await office.OpenAsync($"/units/{at.Unit}/{City.Period}/report");
        var draft = await office.SubmitAsync(begin, "main form");
        Assert.Matches("^/reports/[0-9]+$", draft.Path);
        Assert.Equal(PathOf(draft), (await office.OpenAsync($"/units/{at.Unit}/{City.Period}/report")).Path);
        return draft;
    }

    internal static async Task<Opened> SentAsync(ReportingCounty at, Browser office)
    {
        var draft = await ChooseAsync(at, office, PathOf(await BegunAsync(at, office)), at.City.Section, at.Item);
        return await MoveAsync(office, draft, ReportMove.Send);
    }

    internal static Task<Opened> ChooseAsync(ReportingCounty at, Browser office, string draft, int section, params int[] items) =>
        ChooseAsync(at, office, draft, section, merge: false, items);

    internal static async Task<Opened> ChooseAsync(ReportingCounty at, Browser office, string draft, int section, bool merge, params int[] items)
    {
        Assert.NotNull(at);
        var choose = await office.OpenAsync($"{draft}/choose?section={section}");
        var ticks = choose.Document.QuerySelectorAll("[name^='Form.Items']").ToDictionary(
            box => box.GetAttribute("name")!, box => items.Any(i => box.GetAttribute("name") == $"Form.Items[{i}]") ? "true" : "false");
        ticks["Form.Merge"] = merge ? "true" : "false";
        return await office.SubmitAsync(choose, "main form[method=post]", ticks);
    }

    /// <summary>Presses the button of a move, and says yes where it asks.</summary>
    internal static async Task<Opened> MoveAsync(Browser browser, Opened page, ReportMove move)
    {
        if (move is not (ReportMove.Send or ReportMove.Approve or ReportMove.Issue))
            return await browser.PostAsync(PathOf(page), Form(page, ("Form.Move", $"{move}")));
        var seen = page.Document.QuerySelector(".moves [name=Version]")!.GetAttribute("value");
        var asks = await browser.OpenAsync($"{PathOf(page)}/{move.ToString().ToLowerInvariant()}?seen={seen}");
        // Numbers without a source stay only with a reason.
        return await browser.SubmitAsync(asks, "main form", asks.Document.QuerySelector("[name='Form.Reason']") is null ? [] : new() { ["Form.Reason"] = "原始材料如此" });
    }

    internal static Task<Opened> PressAsync(Browser browser, Opened page, string press, string form = ".block form")
    {
        var element = page.Document.QuerySelector(form)!;
        Assert.NotNull(element.QuerySelector($"button[value={press}]"));
        return browser.PostAsync(element.GetAttribute("action")!, Form(page, form, ("Form.Press", press)));
    }

    internal static FormUrlEncodedContent Form(Opened page, params (string Name, string Value)[] changed) => Form(page, "main form[method=post]", changed);

    /// <summary>What the form would send, with some of it changed or added.</summary>
    internal static FormUrlEncodedContent Form(Opened page, string form, params (string Name, string Value)[] changed)
    {
        var fields = page.Document.QuerySelector(form)!.QuerySelectorAll("input[type=hidden]").ToDictionary(f => f.GetAttribute("name")!, f => f.GetAttribute("value") ?? "");
        foreach (var (name, value) in changed)
            fields[name] = value;
        return new FormUrlEncodedContent(fields);
    }

    private static HttpRequestMessage Saving(string path, HttpContent form) => new(HttpMethod.Post, path) { Content = form, Headers = { { "X-Saves-Itself", "1" } } };

    internal static string PathOf(Opened page) => page.Path.Split('?', '#')[0];

    internal static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    internal static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value).Where(value => !string.IsNullOrWhiteSpace(value)));
    }

    private Task<Report> ReportAsync(ReportingCounty at) => Site.With(db => db.Reports.Include(r => r.Editions).AsSplitQuery().SingleAsync(r => r.UnitId == at.Unit));
}
