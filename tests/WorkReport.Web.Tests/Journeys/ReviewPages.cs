using Microsoft.Playwright;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Reviews;

namespace WorkReport.Web.Tests.Journeys;

/// <summary>Handing in, reviewing and what waits for one, as people see it.</summary>
public class ReviewPages(TownSite site, Chromium chromium) : JourneyTest(site, chromium)
{

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Fits_its_window_and_passes_axe(int width)
    {
        var town = await site.TownAsync(10);
        for (var i = 1; i <= 6; i++)
            await town.BringAsync(town.Villages[i], (SubmissionState)(i - 1));
        await town.BringAsync(town.Villages[7], SubmissionState.InReview);
        await MendedAsync(town, town.Villages[7]);
        await town.BringAsync(town.Villages[8], SubmissionState.Forwarded);
        // What the township signed has moved since.
        await town.BringAsync(town.Id, SubmissionState.InReview);
        await town.BringAsync(town.Villages[9], SubmissionState.Accepted);
        (string Name, string Person, string Path)[] pages =
        [
            ("todo-contributor", town.Contributor, "/"), ("todo-office", town.Office, "/"), ("todo-reviewer", town.Reviewer, "/"),
            ("submission-blank", town.Contributor, Town.SubmissionPath(town.Village)), ("submission-full", town.Contributor, Town.SubmissionPath(town.Villages[1])),
            ("submission-review", town.Contributor, Town.SubmissionPath(town.Villages[2])), ("submission-returned", town.Contributor, Town.SubmissionPath(town.Villages[3])),
            ("submission-accepted", town.Contributor, Town.SubmissionPath(town.Villages[6])), ("queue", town.Reviewer, "/reviews"), ("queue-none", town.Reviewer, "/reviews?q=nobody"),
            ("queue-office", town.Office, "/reviews"), ("review", town.Reviewer, await town.ReviewPathAsync(town.Villages[2])),
            ("review-mended", town.Reviewer, await town.ReviewPathAsync(town.Villages[7])), ("review-accept", town.Office, await town.ReviewPathAsync(town.Villages[5])),
            ("review-read", town.Contributor, await town.ReviewPathAsync(town.Villages[1])),
            ("revision", town.Reviewer, $"{await town.ReviewPathAsync(town.Villages[6])}/revisions/1"), ("submission-signs", town.Office, Town.SubmissionPath(town.Id)),
            ("review-moved", town.Reviewer, await town.ReviewPathAsync(town.Id)), ("submission-confirm", town.Office, $"{Town.SubmissionPath(town.Id)}/confirm"),
        ];
        foreach (var cookies in ReadersAt(width))
        {
            foreach (var visit in pages.GroupBy(p => p.Person))
            {
                var page = await WindowOfAsync(visit.Key, width, script: true, cookies);
                foreach (var (name, _, path) in visit)
                {
                    await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
                    await StationAsync(page, $"review-{name}{string.Concat(cookies.Select(c => "-" + c.Item2))}");
                }

                await page.Context.CloseAsync();
            }
        }
    }

    [Fact]
    public async Task On_paper_a_package_has_what_was_handed_in_and_nothing_to_press()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var page = await WindowOfAsync(town.Reviewer, Desktop, script: true);
        await page.GotoAsync(await town.ReviewPathAsync(town.Village));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        foreach (var words in new[] { TownSite.Figure, "12", $"宣讲走进课堂{town.Village}" })
            await Assertions.Expect(page.Locator("main").GetByText(words).Filter(new LocatorFilterOptions { Visible = true }).First).ToBeVisibleAsync();
        foreach (var pressed in new[] { "button", ".btn", "input[type=checkbox]" })
            Assert.True(await page.Locator($"main {pressed}").Filter(new LocatorFilterOptions { Visible = true }).CountAsync() == 0, pressed);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(Desktop, true)]
    [InlineData(Phone, true)]
    [InlineData(Desktop, false)]
    public async Task One_piece_is_sent_back_with_its_reason_from_the_list_to_the_list(int width, bool script)
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var page = await WindowOfAsync(town.Reviewer, width, script);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "去审核" }).ClickAsync();
        var reason = page.GetByLabel($"退回的原因：{TownSite.Figure}");
        await Assertions.Expect(reason).ToBeHiddenAsync();
        await page.Locator($"#tick-metricvalue-{site.Metric}").CheckAsync();
        await Assertions.Expect(reason).ToBeVisibleAsync();
        await StationAsync(page, "review-ticked");
        await page.GetByRole(AriaRole.Button, new() { Name = "退回勾选的" }).ClickAsync();
        await Assertions.Expect(page.Locator(".fault")).ToHaveTextAsync("请写明退回的原因，填报人才知道怎么改。");
        await StationAsync(page, "review-refused");
        await reason.FillAsync("12场是全镇数，请核实本村数。");
        await page.GetByRole(AriaRole.Button, new() { Name = "退回勾选的" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("待审核");
        await Assertions.Expect(page.Locator(".note.good")).ToContainTextAsync($"已退回：{town.VillageName(0)}");
        await StationAsync(page, "review-done");
    }

    private async Task<IPage> WindowOfAsync(string person, int width, bool script, params (string Name, string Value)[] cookies) =>
        await StrangerWindowAsync(width, script, [.. (await Site.CookiesOf(person)).GetAllCookies().Select(c => (c.Name, c.Value)), .. cookies]);

    /// <summary>Sent back with two pieces, and come again.</summary>
    private async Task MendedAsync(Town town, int village)
    {
        var (reader, writer) = (await Site.SignedInAs(town.SecondReviewer), await Site.SignedInAs(town.Contributor));
        var review = await reader.OpenAsync(await town.ReviewPathAsync(village));
        var fields = review.Document.QuerySelectorAll("input[type=checkbox]").Take(2).Select(b => b.GetAttribute("name")!)
            .SelectMany(name => new[] { (name, "yes"), (name.Replace("Ticks", "Reasons", StringComparison.Ordinal), "798个是市数，本村数请核实。") }).ToArray();
        await Town.PressAsync(reader, review, SubmissionMove.Return, fields);
        await Town.PressAsync(writer, await writer.OpenAsync(Town.SubmissionPath(village)), SubmissionMove.Submit, ("Form.Reply", "核对过台账，没有错。"));
    }
}
