using System.Globalization;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Platform;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Platform;

/// <summary>A field tells the browser what it asks for by the rule that judges it on the server, with the same sentence.</summary>
public class ShownRulesTests(Site site) : SiteTest(site)
{
    private Browser browser = null!;

    [Theory]
    [InlineData("/units/{CA1}/rename")]
    [InlineData("/units/{CA1}/add")]
    [InlineData("/people/new")]
    [InlineData("/metrics/new", Role.Office, "Top")]
    [InlineData("/units/{CA11}/2022/items/new", Role.Contributor, "CA11")]
    [InlineData("/units/{CA11}/2022/plans/new", Role.Contributor, "CA11")]
    public async Task What_the_browser_is_told_is_what_the_server_answers(string path, Role? role = null, string at = "")
    {
        ArgumentNullException.ThrowIfNull(path);
        var city = await City.In(Site);
        path = path.Replace("{CA11}", $"{city["CA11"]}", StringComparison.Ordinal).Replace("{CA1}", $"{city["CA1"]}", StringComparison.Ordinal);
        browser = role is { } signedIn ? await Site.SignedInAs(at == "Top" ? await OfficeAsync() : City.UserAt(at, signedIn)) : Browser;
        var page = await browser.OpenAsync(path);
        var fields = page.Document.QuerySelectorAll("main form [data-val]").ToList();
        Assert.NotEmpty(fields);
        Assert.All(page.Document.QuerySelectorAll("main form:not(.filter) input[type=text][name^='Form.']:not([inputmode]), main form textarea[name^='Form.']"), box =>
        {
            Assert.True(box.HasAttribute("data-val-maxlength"), $"{path}: {box.GetAttribute("name")} does not say how long it may be.");
            Assert.False(box.HasAttribute("maxlength"), $"{path}: {box.GetAttribute("name")} would cut off in silence what is pasted.");
        });
        foreach (var field in fields)
        {
            if (field.GetAttribute("data-val-required") is { } needed)
                Assert.Equal(needed, await SaidOfAsync(page, field, ""));
            if (field.GetAttribute("data-val-maxlength") is { } tooLong)
                Assert.Equal(tooLong, await SaidOfAsync(page, field, new string('村', 1 + int.Parse(field.GetAttribute("data-val-maxlength-max")!, CultureInfo.InvariantCulture))));
        }
    }

    /// <summary>A reason copied from WeChat lost its end, and nobody saw it.</summary>
    [Fact]
    public void No_box_cuts_off_in_silence_what_is_pasted() =>
        Assert.DoesNotContain(Source.Files("src/WorkReport.Web", ".cshtml").SelectMany(File.ReadLines), line => line.Contains(" maxlength=", StringComparison.Ordinal));

    private async Task<string> OfficeAsync()
    {
        var (name, top) = ("字段规则办公室", await Site.With(db => db.OrgUnits.OrderBy(u => u.Id).Select(u => u.Code).FirstAsync()));
        if (!await Site.With(db => db.Accounts.AnyAsync(a => a.UserName == name)))
            await Site.EnrolAsync(name, (top, Role.Office));
        return name;
    }

    private async Task<string> SaidOfAsync(Opened page, IElement field, string typed)
    {
        var name = field.GetAttribute("name")!;
        var again = await browser.SubmitAsync(page, "main form:has([data-val])", new() { [name] = typed });
        Assert.Equal(400, (int)again.Status);
        return again.Words($"#{FieldTagHelper.IdOf(name)}-fault");
    }
}
