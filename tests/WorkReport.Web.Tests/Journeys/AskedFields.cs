using Microsoft.Playwright;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Journeys;

/// <summary>A form says what it wants before it is sent.</summary>
public class AskedFields(Site site, Chromium chromium) : JourneyTest(site, chromium)
{
    [Theory]
    [InlineData(Desktop)]
    [InlineData(Phone)]
    public async Task A_form_says_what_it_wants_before_it_is_sent(int width)
    {
        var city = await City.In(Site);
        var page = await WindowAsync(width);
        var sent = 0;
        page.Request += (_, request) => sent += request.Method == "POST" ? 1 : 0;
        await page.GotoAsync($"/units/{city["CB11"]}/rename");
        var (box, button) = (page.GetByLabel("单位名称"), page.GetByRole(AriaRole.Button, new() { Name = "保存新名称" }));
        var old = await box.InputValueAsync();

        // Told at once, and nothing of what was pasted is cut off.
        var pasted = new string('村', OrgUnit.NameLength + 1);
        await box.FillAsync(pasted);
        await Assertions.Expect(box).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex($"{OrgUnit.NameLength}"));
        Assert.Equal(pasted, await box.InputValueAsync());
        await StationAsync(page, "asked-too-long");

        // Told when the button is pressed; it is not sent, and the field has the cursor.
        await box.FillAsync("");
        await button.ClickAsync();
        await Assertions.Expect(box).ToBeFocusedAsync();
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-invalid", "true");
        await StationAsync(page, "asked-needed");
        Assert.Equal(0, sent);

        await box.FillAsync($"{old}新");
        await button.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"{old}新");
        await page.GotoAsync($"/units/{city["CB11"]}/rename");
        await box.FillAsync(old);
        await button.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(old);
        Assert.Equal(2, sent);
    }
}
