using System.Net;
using WorkReport.Web.Pages.Masking;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Masking;

/// <summary>脱敏, as a person uses it.</summary>
public class MaskingPageTests(Site site) : SiteTest(site)
{
    private const string Form = "form.desk";
    private const string Text = "县委书记王建国到柳溪县，恒泰公司捐款20万元。\n王书记讲话。\n";

    [Fact]
    public async Task Whom_a_text_names_is_listed_and_marked_in_the_masked_text()
    {
        var page = await MaskAsync(Text);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["某甲", "A县", "某公司一", "××万元", "某甲"], page.Document.QuerySelectorAll(".checked mark").Select(mark => mark.TextContent));
        Assert.Equal(["王建国", "柳溪县", "恒泰公司", "20万元"], page.Document.QuerySelectorAll(".masking bdi").Select(name => name.TextContent));
        Assert.Equal("县委书记某甲到A县，某公司一捐款××万元。\n某甲书记讲话。\n", page.Document.QuerySelector("#masked")!.TextContent.TrimStart('\n'));
    }

    [Fact]
    public async Task One_is_left_out_another_called_otherwise_and_what_still_shows_is_listed()
    {
        var page = await MaskAsync(Text);

        page = await Browser.SubmitAsync(page, Form, new() { ["Form.Entities[0].StandIn"] = "某领导", ["Form.Entities[2].IsOut"] = "" });

        Assert.Equal("县委书记某领导到A县，恒泰公司捐款××万元。\n某领导书记讲话。\n", page.Document.QuerySelector("#masked")!.TextContent.TrimStart('\n'));
        Assert.False(page.Document.QuerySelectorAll(".masking input[type=checkbox]")[2].HasAttribute("checked"));
    }

    [Fact]
    public async Task Two_of_one_stand_in_are_pointed_at()
    {
        var page = await MaskAsync("局长王芳、局长李伟到会。");

        page = await Browser.SubmitAsync(page, Form, new() { ["Form.Entities[1].StandIn"] = "某甲" });

        Assert.Contains("“某甲”同时用作几个对象的代称", page.Words(".result"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mask_of_others_and_a_name_beside_it_are_leaks()
    {
        var page = await MaskAsync("XX市在《XX日报》、《XX日报》发稿，评选“三江好少年”。");

        Assert.Equal(2, page.Document.QuerySelectorAll(".checks li").Length);
        Assert.Contains("读的人分不清", page.Words(".checks"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "还没有正文")]
    [InlineData(null, "正文太长")]
    public async Task What_cannot_be_masked_comes_back_with_a_sentence(string? words, string said)
    {
        var page = await MaskAsync(words ?? new string('长', MaskingForm.LongestText + 1));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(said, page.Words("#summary"), StringComparison.Ordinal);
    }

    private async Task<Opened> MaskAsync(string text) => await Browser.SubmitAsync(await Browser.OpenAsync("/masking"), Form, new() { ["Form.Text"] = text });
}
