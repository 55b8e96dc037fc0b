using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.House;

/// <summary>Requests that no page of ours would make: each gets its sentence, none a fault.</summary>
public partial class OddRequestTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task No_word_in_an_address_is_a_fault_of_ours()
    {
        var client = await Site.ClientOf(Site.Admin);
        List<string> wrong = [];
        var tried = 0;
        var patterns = Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!).Where(p => Word().IsMatch(p)).Distinct().ToList();
        foreach (var pattern in patterns)
        {
            foreach (var odd in new[] { "%20", "%00", "%E2%80%8B", "%F0%A0%AE%B7", "-1", "%2e%2e", "a%0d%0ab", "%C0%AF" })
            {
                var address = Site.Address.AbsoluteUri.TrimEnd('/') + "/" + Any().Replace(Word().Replace(pattern.TrimStart('/'), odd), "1");
                using var answer = await client.GetAsync(Asked(address));
                tried++;
                if ((int)answer.StatusCode >= 500)
                    wrong.Add($"{address}: {answer.StatusCode}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(tried, 80, 2000);
    }

    [Fact]
    public async Task A_hand_in_sent_again_as_if_it_saved_itself_gets_its_answer()
    {
        var county = await WorkItems.County.FoundAsync(Site);
        await county.WriteAsync("走进课堂", "全年宣讲");
        await county.FillAsync(county.Township, 4);
        var page = await county.Writer.OpenAsync($"/units/{county.Township}/{City.Period}/submission");
        var form = page.Document.QuerySelectorAll("main form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().First(f => f.QuerySelector("[value=Submit]") is not null);
        var fields = form.QuerySelectorAll("input[name]").ToDictionary(f => f.GetAttribute("name")!, f => f.GetAttribute("value") ?? "");
        fields["Form.Move"] = "Submit";
        foreach (var savesItself in new[] { false, true, true })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, page.Path) { Content = new FormUrlEncodedContent(fields) };
            if (savesItself)
                request.Headers.Add("X-Saves-Itself", "1");
            using var answer = await county.Client.SendAsync(request);
            Assert.True((int)answer.StatusCode < 400, $"{answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_password_under_the_seal_of_another_form_is_refused_in_words()
    {
        var name = $"要新密码{Guid.NewGuid():N}"[..16];
        var id = await Site.EnrolAsync(name, (Site.Top, Domain.Organisation.Role.Contributor));
        var admin = await Site.SignedInAs(Site.Admin);
        var (one, other) = (await admin.OpenAsync($"/people/{id}/password"), await admin.OpenAsync($"/people/{id}/password"));
        var seal = other.Document.QuerySelector("[name='Form.Sealed']")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Conflict, (await admin.SubmitAsync(one, "main form", new() { ["Form.Sealed"] = seal })).Status);
        var set = await admin.SubmitAsync(one, "main form");
        Assert.Equal(HttpStatusCode.OK, set.Status);
        // Used up, and then sent with the seal of the other.
        Assert.Equal(HttpStatusCode.Conflict, (await admin.SubmitAsync(one, "main form", new() { ["Form.Sealed"] = seal })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.SubmitAsync(one, "main form", new() { ["Form.Sealed"] = "不是封印" })).Status);
    }

    [Fact]
    public async Task What_is_no_character_is_no_fault_in_a_password()
    {
        var refused = await Stranger.SubmitAsync(await Stranger.OpenAsync("/sign-in"), "main form", new() { ["UserName"] = "没有这个人", ["Password"] = "\uFFFE一二三\uFFFF" });
        Assert.Equal((HttpStatusCode.BadRequest, "/sign-in"), (refused.Status, refused.Path));
    }

    /// <summary>Ticks go by one name, and so may anything that is sent without its page.</summary>
    [Fact]
    public async Task A_form_that_comes_back_with_a_name_twice_has_both()
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("Form.Name", "甲村"), KeyValuePair.Create("Form.Name", "乙村")]);
        var back = await Browser.PostAsync("/people/new", content);
        Assert.Equal((HttpStatusCode.BadRequest, true, true), (back.Status, back.Html.Contains("甲村", StringComparison.Ordinal), back.Html.Contains("乙村", StringComparison.Ordinal)));
    }

    // As it stands: a Uri would put the odd ones right.
    private static Uri Asked(string address) => new(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    /// <summary>A part of an address that takes words.</summary>
    [GeneratedRegex(@"\{(?![^}]*:int)[^}]*\}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Any();
}
