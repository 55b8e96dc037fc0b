using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Backups;
using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Journeys;

/// <summary>The pages of administrators, as people see them.</summary>
public class Administration(Site site, Chromium chromium) : JourneyTest(site, chromium)
{
    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Fits_its_window_and_passes_axe(int width)
    {
        var city = await City.In(Site);
        var (item, reviewer) = (city.ItemOf("CB11"), await Site.With(db => db.Accounts.Where(a => a.UserName == City.UserAt("CA1", Role.Reviewer)).Select(a => a.PersonId).SingleAsync()));
        await Site.With(async db =>
        {
            var written = await db.WorkItems.SingleAsync(i => i.Id == item);
            written.Change(new ItemWords(written.SectionId, written.Lead, new FigureText([new TextPiece($"云坪一村全年开展宣讲{width}次，还和学校一起办了图片展览。")])), Site.By);
            await db.SaveChangesAsync();
        });
        (string Name, string Path)[] pages =
        [
            ("units", "/units"), ("unit", $"/units/{city["CA1"]}"), ("unit-add", $"/units/{city["CA1"]}/add"), ("unit-rename", $"/units/{city["CA1"]}/rename"),
            ("unit-move", $"/units/{city["CA11"]}/move"), ("unit-close", $"/units/{city["CA1"]}/close"), ("unit-filler", $"/units/{city["CA11"]}/filler"),
            ("people", "/people"), ("people-none", "/people?q=nobody"), ("person", $"/people/{city.ContributorOf("CA11")}"), ("person-new", "/people/new"),
            ("person-join", $"/people/{city.ContributorOf("CA11")}/join"), ("person-leave", $"/people/{city.ContributorOf("CA11")}/leave"),
            ("person-standing", $"/people/{city.ContributorOf("CA11")}/standing"), ("person-reviewer", $"/people/{reviewer}"),
            ("person-signing", $"/people/{reviewer}/signing/{city["CA1"]}"), ("log", "/log"), ("log-check", "/log/check"), ("log-text", $"/log?what=item.&subject=WorkItem%2F{item}"),
            ("backups", "/backup"), ("backup-good", $"/backup/{await BackupAsync(2, isGood: true)}"), ("backup-bad", $"/backup/{await BackupAsync(1, isGood: false)}"), ("status", "/status"),
        ];
        foreach (var cookies in ReadersAt(width))
        {
            var page = await WindowAsync(width, script: true, cookies);
            foreach (var (name, path) in pages)
            {
                await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
                await StationAsync(page, $"admin-{name}{string.Concat(cookies.Select(c => "-" + c.Item2))}");
            }

            await page.Context.CloseAsync();
        }
    }

    /// <summary>A backup of some days ago, with what a rehearsal found.</summary>
    private Task<string> BackupAsync(int days, bool isGood) => Site.WithServices(async services =>
    {
        var path = services.GetRequiredService<BackupShelf>().NewPath(DateTimeOffset.UtcNow.AddDays(-days), isSealed: false);
        var made = await services.GetRequiredService<BackupMaker>().MakeAsync(path, null, Site.Admin, CancellationToken.None);
        BackupShelf.Keep(path, BackupNote.Of(made, Site.Admin) with
        {
            RehearsedAt = DateTimeOffset.UtcNow,
            Faults = isGood ? [] : [new Sentence("Backup.RowsDiffer", "WorkItems", 1203, 1198)],
            Notes = [new Sentence("Backup.HereIsAhead", 1041, 1203, 162, "2026-11-28 02:00")],
        });
        return Path.GetFileName(path);
    });

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task A_person_is_enrolled_without_script_and_the_card_is_shown(int width)
    {
        await City.In(Site);
        var page = await WindowAsync(width, script: false);
        await page.GotoAsync("/people/new");
        await page.GetByRole(AriaRole.Button, new() { Name = "新增并出账户卡" }).ClickAsync();
        await Assertions.Expect(page.GetByText("没有保存，您输入的内容都还在。")).ToBeVisibleAsync();
        await page.GetByLabel("姓名").FillAsync("李淑芬");
        await page.GetByLabel("单位").SelectOptionAsync(new SelectOptionValue { Label = "柳溪一村（CA11）" });
        await page.GetByLabel("职责").SelectOptionAsync(new SelectOptionValue { Label = "填报人" });
        await page.GetByLabel("用户名").FillAsync($"李淑芬{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "新增并出账户卡" }).ClickAsync();
        await Assertions.Expect(page.Locator(".card")).ToContainTextAsync($"李淑芬{width}");
    }

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Two_who_rename_the_same_unit_see_both_texts(int width)
    {
        var city = await City.In(Site);
        var mine = await WindowAsync(width);
        var theirs = await WindowAsync(width);
        await mine.GotoAsync($"/units/{city["CB11"]}/rename");
        await theirs.GotoAsync($"/units/{city["CB11"]}/rename");
        var old = await theirs.GetByLabel("单位名称").InputValueAsync();
        await theirs.GetByLabel("单位名称").FillAsync($"{old}（新）");
        await theirs.GetByRole(AriaRole.Button, new() { Name = "保存新名称" }).ClickAsync();
        await mine.GetByLabel("单位名称").FillAsync(old + width);
        await mine.GetByRole(AriaRole.Button, new() { Name = "保存新名称" }).ClickAsync();
        await Assertions.Expect(mine.Locator("table.both")).ToContainTextAsync($"{old}（新）");
        await StationAsync(mine, "admin-conflict");
        await mine.GetByLabel("单位名称").FillAsync(old);
        await mine.GetByRole(AriaRole.Button, new() { Name = "保存新名称" }).ClickAsync();
        await Assertions.Expect(mine.Locator("h1")).ToHaveTextAsync(old);
    }
}
