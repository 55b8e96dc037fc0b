using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Reviews;

namespace WorkReport.Web.Tests.Journeys;

/// <summary>A reviewer with twenty packages, three of which carry a mark: how often they tap from 我的待办 until nothing waits.</summary>
public class TwentyPackages(TownSite site, Chromium chromium) : JourneyTest(site, chromium)
{
    private const int Packages = 20;
    private const int Flagged = 3;
    private const int MostTaps = 30;

    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task Are_read_and_decided_in_thirty_taps(int width)
    {
        var town = await site.TownAsync(Packages);
        foreach (var village in town.Villages)
            await town.BringAsync(village, SubmissionState.InReview);
        // Last year three of them had one where they have twelve now.
        foreach (var village in town.Villages.Take(Flagged))
            await town.LastYearAsync(village, 1);
        var taps = 0;
        var page = await StrangerWindowAsync(width, script: true, [.. (await Site.CookiesOf(town.Reviewer)).GetAllCookies().Select(c => (c.Name, c.Value))]);
        await page.GotoAsync("/");
        await TapAsync(page.GetByRole(AriaRole.Link, new() { Name = "去审核" }));
        await Assertions.Expect(page.Locator(".queue .st.back")).ToHaveCountAsync(Flagged);
        await StationAsync(page, "queue-twenty");
        await TapAsync(page.GetByRole(AriaRole.Button, new() { Name = $"审核接收全部无异常的 {Packages - Flagged} 份" }));
        for (var left = Flagged; left > 0; left--)
        {
            await TapAsync(page.GetByRole(AriaRole.Link, new() { Name = "下一份" }));
            await Assertions.Expect(page.Locator(".mark")).ToContainTextAsync("相差很大");
            if (left == Flagged)
                await StationAsync(page, "review-flagged");
            if (left == 1)
            {
                await TapAsync(page.Locator($"#tick-metricvalue-{site.Metric}"));
                await TapAsync(page.GetByLabel($"退回的原因：{TownSite.Figure}"));
                await page.Keyboard.TypeAsync("请写明为什么比去年多这么多。");
                await TapAsync(page.GetByRole(AriaRole.Button, new() { Name = "退回勾选的" }));
            }
            else
            {
                await TapAsync(page.GetByRole(AriaRole.Button, new() { Name = "审核接收" }));
            }
        }

        await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("现在没有等您办理的报送");
        TestContext.Current.TestOutputHelper?.WriteLine($"{width}: {taps} taps");
        Assert.InRange(taps, 1, MostTaps);
        var states = await Site.With(db => db.Submissions.Where(s => town.Villages.Contains(s.UnitId)).Select(s => s.State).ToListAsync());
        Assert.Equal((Packages - 1, 1), (states.Count(s => s == SubmissionState.Accepted), states.Count(s => s == SubmissionState.Returned)));
        // Each has its own two entries.
        Assert.Equal(Packages - 1, await Site.With(db => db.Submissions.Where(s => town.Villages.Contains(s.UnitId)).SelectMany(s => s.Moves).CountAsync(m => m.Move == "Accept")));

        async Task TapAsync(ILocator on)
        {
            taps++;
            await on.ClickAsync();
        }
    }
}
