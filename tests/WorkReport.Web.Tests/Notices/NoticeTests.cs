using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Domain;
using WorkReport.Domain.Notices;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

[assembly: AssemblyFixture(typeof(WorkReport.Web.Tests.Notices.NoticeSite))]

namespace WorkReport.Web.Tests.Notices;

/// <summary>布置报送: written, issued, frozen, received.</summary>
public sealed class NoticeTests(NoticeSite site) : SiteTest(site)
{
    [Fact]
    public async Task The_standard_wording_says_what_is_asked_of_whom_by_when()
    {
        var page = await (await site.SignedInAs(NoticeSite.CountyOffice)).OpenAsync(site.Notices("NC"));
        string Box(string field) => page.Document.QuerySelector($"[name='Form.{field}']") is { } box ? box.GetAttribute("value") ?? box.TextContent : throw new InvalidOperationException(field);
        Assert.Equal("关于报送《2022年工作总结暨2023年工作安排》材料的通知", Box("Title"));
        Assert.Equal("东镇、西镇", Box("Recipients").Trim());
        Assert.Contains("“服务大局展现新作为”", Box("Content"), StringComparison.Ordinal);
        Assert.Contains("乡镇（街道）填报2项，村（社区）填报2项", Box("Content"), StringComparison.Ordinal);
        Assert.DoesNotContain("县（市、区）填报", Box("Content"), StringComparison.Ordinal);
        Assert.Equal(("2099-12-22", "2099-12-20"), (Box("Township"), Box("Village")));
        Assert.Equal("兰溪县", Box("Issuer"));
        Assert.Null(page.Document.QuerySelector("[name='Form.County']"));
    }

    [Fact]
    public async Task What_is_issued_stays_byte_for_byte_with_its_line_in_the_log()
    {
        var id = await site.IssueAsync("NC", NoticeSite.CountyOffice);
        using var client = await site.ClientOf(NoticeSite.CountyOffice);
        var file = await client.GetByteArrayAsync(new Uri($"/notices/{id}/notice.pdf", UriKind.Relative));
        var word = await client.GetByteArrayAsync(new Uri($"/notices/{id}/notice.docx", UriKind.Relative));
        var (checksum, facts) = await site.With(async db => await db.Notices.Where(n => n.Id == id).Select(n => new ValueTuple<string, string>(n.Checksum!, n.Facts!)).SingleAsync());
        var line = await site.With(db => db.AuditEntries.Where(e => e.What == "notice.issued" && e.Subject == $"Notice/{id}").SingleAsync());
        Assert.Contains(checksum, line.After!, StringComparison.Ordinal);
        Assert.Contains("N01", facts, StringComparison.Ordinal);

        // A metric gets another name, the period other dates: what was issued says what it said.
        await site.With(async db =>
        {
            var period = await db.Periods.AsSplitQuery().SingleAsync(p => p.Id == site.PeriodId);
            period.SetDue(UnitLevel.County, NoticeSite.VillagesDue.AddDays(6), Site.By);
            await db.SaveChangesAsync();
        });
        Assert.Equal(file, await client.GetByteArrayAsync(new Uri($"/notices/{id}/notice.pdf", UriKind.Relative)));
        Assert.Equal(word, await client.GetByteArrayAsync(new Uri($"/notices/{id}/notice.docx", UriKind.Relative)));

        var office = await site.SignedInAs(NoticeSite.CountyOffice);
        var edit = await office.OpenAsync($"/notices/{id}/edit");
        Assert.Contains("已经发出，不能再改", edit.Words("main .note"), StringComparison.Ordinal);
        var refused = await office.SubmitAsync(edit, "main form", new() { ["Form.Title"] = "改过的" });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.DoesNotContain("改过的", await site.With(db => db.Notices.Where(n => n.Id == id).Select(n => n.Title).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_changed_behind_its_back_is_not_served_and_the_log_tells()
    {
        var id = await site.IssueAsync("NC2", NoticeSite.OtherClerk);
        var file = await site.With(db => db.Notices.Where(n => n.Id == id).Select(n => new { Id = n.FileId!.Value, n.File!.Bytes, n.File.Sha256, Facts = n.Facts! }).SingleAsync());
        Task Become(byte[] bytes) => site.With(db => db.Set<EditionFile>().Where(f => f.Id == file.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.Bytes, bytes)));
        await Become("%PDF-1.7 another"u8.ToArray());
        using var client = await site.ClientOf(NoticeSite.OtherClerk);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"/notices/{id}/notice.pdf", UriKind.Relative))).StatusCode);
        await Become(file.Bytes);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri($"/notices/{id}/notice.pdf", UriKind.Relative))).StatusCode);
        Assert.DoesNotContain(await DiffersAsync(), why => why.Reason == "Trail.Edition");

        // Other words with a checksum that fits them: the log has kept the one it was issued with.
        var facts = file.Facts.Replace("西一村", "东一村", StringComparison.Ordinal);
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{facts}\n{file.Sha256}")));
        await site.With(db => db.Notices.Where(n => n.Id == id).ExecuteUpdateAsync(set => set.SetProperty(n => n.Facts, facts).SetProperty(n => n.Checksum, checksum)));
        Assert.Contains(await DiffersAsync(), why => why.Reason == "Trail.Edition" && Equals(why.Values[0], file.Id));

        Task<IReadOnlyList<Verdict>> DiffersAsync() => site.WithServices(services => services.GetRequiredService<TrailCheck>().RunAsync());
    }

    [Fact]
    public async Task Its_dates_lie_inside_those_above()
    {
        var clerk = await site.SignedInAs(NoticeSite.TownClerk);
        var page = await clerk.OpenAsync(site.Notices("NC1"));
        page = await clerk.SubmitAsync(page, "main form", new() { ["Form.Village"] = "2099-12-21" });
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("不能晚于上级定的2099年12月20日", page.Words("main .fault"), StringComparison.Ordinal);
        page = await clerk.SubmitAsync(page, "main form", new() { ["Form.Village"] = "2099-12-15" });
        Assert.EndsWith("/edit", page.Path, StringComparison.Ordinal);
        Assert.Contains("2099年12月15日前", (await clerk.OpenAsync(page.Path.Replace("/edit", "", StringComparison.Ordinal))).Words("article"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_receives_it_once_and_nobody_receives_it_for_others()
    {
        var id = await site.IssueAsync("NC1", NoticeSite.TownClerk);
        var villager = await site.SignedInAs(NoticeSite.Villager);
        Assert.Contains("报送通知：东一村请点“已收到”", (await villager.OpenAsync("/")).Words(".todo"), StringComparison.Ordinal);
        var page = await villager.OpenAsync($"/notices/{id}");
        Assert.Equal("东一村", page.Words(".mine strong"));
        // What another unit would have to say is refused, and so is what no unit says.
        Assert.Equal(HttpStatusCode.Conflict, (await ReceiveAsync(villager, page, site["NC12"])).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await ReceiveAsync(villager, page, site["NC21"])).Status);
        page = await ReceiveAsync(villager, await villager.OpenAsync($"/notices/{id}"), site["NC11"]);
        Assert.Contains("已告诉上级", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Contains("东一村填报", page.Words(".mine"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("button[name='Form.Unit']"));
        Assert.DoesNotContain("报送通知", (await villager.OpenAsync("/")).Words(".todo"), StringComparison.Ordinal);
        var again = await ReceiveAsync(villager, page, site["NC11"]);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("不用再点", again.Words("#summary"), StringComparison.Ordinal);
        Assert.Equal(1, await site.With(db => db.AuditEntries.CountAsync(e => e.What == "notice.received" && e.Subject == $"Notice/{id}")));

        // The clerk sees who has not, and says so at once for those that have no account.
        var clerk = await site.SignedInAs(NoticeSite.TownClerk);
        Assert.Contains("已收到 1/3", (await clerk.OpenAsync(site.Notices("NC1"))).Words("main"), StringComparison.Ordinal);
        Assert.Contains("通知未点收到", (await clerk.OpenAsync($"/units/{site["NC1"]}/{NoticeSite.Period}/progress")).Words("table"), StringComparison.Ordinal);
        page = await clerk.SubmitAsync(await clerk.OpenAsync($"/notices/{id}"), "main form", button: "Form.All");
        Assert.Contains("已告诉上级", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Contains("已收到 3/3", (await clerk.OpenAsync(site.Notices("NC1"))).Words("main"), StringComparison.Ordinal);

        // Another township finds nothing.
        using var other = await site.ClientOf(NoticeSite.OtherClerk);
        foreach (var address in new[] { $"/notices/{id}", $"/notices/{id}/notice.pdf", $"/notices/{id}/notice.docx", $"/notices/{id}/pages/1.svg", $"/notices/{id}/blanks.zip", site.Notices("NC1") })
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Only_the_office_writes()
    {
        var reviewer = await site.SignedInAs(NoticeSite.CountyReviewer);
        var page = await reviewer.OpenAsync(site.Notices("NC2"));
        Assert.Contains("由西镇的办公室（汇总人）做", page.Words("main"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task A_draft_is_thrown_away_as_if_it_had_not_been()
    {
        var clerk = await site.SignedInAs(NoticeSite.OtherClerk);
        var page = await clerk.SubmitAsync(await clerk.OpenAsync(site.Notices("NC2")), "main form", new() { ["Form.Title"] = "写错了的通知" });
        var id = page.Path.Split('/')[2];
        page = await clerk.SubmitAsync(await clerk.OpenAsync($"/notices/{id}/remove"), "main form");
        Assert.Contains("草稿已删除", page.Words(".note.good"), StringComparison.Ordinal);
        Assert.Equal(0, await site.With(db => db.Notices.CountAsync(n => n.Title == "写错了的通知")));
    }

    /// <summary>The body as the standard has it; the ruler knows no tables, so the annexes are left out.</summary>
    [Fact]
    public async Task Its_pages_are_set_to_the_standard()
    {
        var ruler = Path.Combine(Source.Root, "..", "shared", "tools", "check-gongwen.py");
        Assert.SkipUnless(File.Exists(ruler), "The ruler is not beside the checkout.");
        var folder = Directory.CreateTempSubdirectory("workreport-").FullName;
        try
        {
            var id = await site.With(async db =>
            {
                var demands = string.Join('\n', Enumerable.Range(0, 14).Select(n => $"（{"一二三四五六七八九十"[n % 10]}）按口径填报。以台账、名册为准，没有发生的填“0”，不得空着；与上年相差较大的，在“说明”栏写明原因，不得只写“正常变化”之类的空话。"));
                var words = new NoticeWords("关于报送《2022年工作总结暨2023年工作安排》材料的通知", "东镇、西镇", "现将有关事项通知如下：", "工作事项、统计表和工作安排。", demands, demands, "周明", "2201234", "兰溪县", "兰府发〔2022〕9号", new DateOnly(2022, 11, 25));
                var notice = Notice.Draft(site["NC"], site.PeriodId, round: 1, number: 90, words, new NoticeDates(null, new DateOnly(2099, 12, 22), new DateOnly(2099, 12, 20)), Site.By);
                db.Add(notice);
                await db.SaveChangesAsync();
                return notice.Id;
            });
            using var client = await site.ClientOf(NoticeSite.CountyOffice);
            await File.WriteAllBytesAsync(Path.Combine(folder, "all.pdf"), await client.GetByteArrayAsync(new Uri($"/notices/{id}/notice.pdf", UriKind.Relative)));
            var (cut, said) = await RunAsync("qpdf", Path.Combine(folder, "all.pdf"), "--pages", ".", "1-4", "--", Path.Combine(folder, "body.pdf"));
            Assert.True(cut == 0, said);
            var (failed, measured) = await RunAsync("python3", ruler, Path.Combine(folder, "body.pdf"), "--profile", "official");
            Assert.True(failed == 0, measured);
            Assert.Contains(" ok, 0 failed", measured, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    private static async Task<Opened> ReceiveAsync(Browser browser, Opened page, int unit)
    {
        var form = page.Document.QuerySelector("main form")!;
        string Of(string name) => form.QuerySelector($"[name='{name}']")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Of("__RequestVerificationToken"),
            ["Key"] = Of("Key"),
            ["Version"] = Of("Version"),
            ["Form.Unit"] = $"{unit}",
        });
        return await browser.PostAsync(page.Path.Split('?')[0], content);
    }
}
