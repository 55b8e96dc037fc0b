using System.Net;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Pages.Checking;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Checking;

/// <summary>查数校核, as a person uses it.</summary>
public class CheckingTests(Site site) : SiteTest(site)
{
    private const string Form = "form.desk";
    private const string Begins = "某单位2022年工作总结\n同志们：\n一年来，全体干部齐心协力，各项工作取得了新的成绩。\n";

    [Fact]
    public async Task What_is_wrong_is_listed_and_marked_at_its_place()
    {
        var page = await CheckAsync(Begins + "作了布暑,群众满意。全年受理案件120件，其中民事80件、刑事50件。\n");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["布暑", ",", "120件"], page.Document.QuerySelectorAll(".checked mark").Select(mark => mark.TextContent));
        Assert.Equal(3, page.Document.QuerySelectorAll(".checks li").Length);
        Assert.All(page.Document.QuerySelectorAll(".checks a"), link => Assert.NotNull(page.Document.GetElementById(link.GetAttribute("href")![1..])));
        Assert.Contains("“布暑”应写作“部署”。", page.Words(".checks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_press_mends_one_thing_or_all_that_wants_no_thought_and_gives_the_text_back()
    {
        var page = await CheckAsync(Begins + "作了布暑,群众满意,,三县(市、区)互查。\n");
        var one = page.Document.QuerySelectorAll("button[name='Form.Press']").Single(button => button.TextContent.Contains("部署", StringComparison.Ordinal)).GetAttribute("value")!;

        page = await PressAsync(page, one);
        Assert.Contains("作了部署,群众", page.Document.QuerySelector("#text")!.TextContent, StringComparison.Ordinal);

        page = await PressAsync(page, CheckingForm.Every);
        Assert.Equal(Begins + "作了部署，群众满意，三县（市、区）互查。\n", page.Document.QuerySelector("#text")!.TextContent.TrimStart('\n'));
        Assert.Contains("没有发现问题", page.Words(".result"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_text_has_nothing_to_look_at() => Assert.Contains("没有发现问题", (await CheckAsync(Begins)).Words(".result"), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "还没有正文")]
    [InlineData(null, "正文太长")]
    public async Task What_cannot_be_checked_comes_back_with_a_sentence(string? words, string said)
    {
        var page = await CheckAsync(words ?? new string('长', CheckingForm.LongestText + 1));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(said, page.Words("#summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_of_a_unit_out_of_reach_are_not_asked()
    {
        var city = await City.In(Site);
        var browser = await Site.SignedInAs(City.UserAt("CA1", Role.Reviewer));
        var opened = await browser.OpenAsync("/checking");
        Assert.Equal([$"{city["CA1"]}", ""], opened.Document.QuerySelectorAll("#unit option").Select(option => option.GetAttribute("value")));

        var page = await browser.SubmitAsync(opened, Form, new() { ["Form.Text"] = Begins, ["Form.Unit"] = $"{city["CB1"]}" });

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("不能与这个单位的数核对", page.Words("#summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forty_invented_figures_are_listed_and_forty_that_were_accepted_are_not()
    {
        await using var site = new VouchedSite();
        await site.InitializeAsync();
        var browser = await site.SignedInAs(VouchedSite.Writer);
        var backed = string.Concat(VouchedSite.Things.Select((thing, n) => $"一年来，{thing.Name}{VouchedSite.Accepted(n)}{thing.Unit}。"));
        var invented = string.Concat(VouchedSite.Things.Select((thing, n) => n % 2 == 0 ? $"一年来，{thing.Name}{VouchedSite.Accepted(n) + 31 + n}{thing.Unit}。" : $"同时新增数字展厅{n + 3}座。"));

        var page = await browser.SubmitAsync(await browser.OpenAsync("/checking"), Form, new() { ["Form.Text"] = $"某单位2022年工作总结\n同志们：\n{backed}\n{invented}\n", ["Form.Unit"] = $"{site.Unit}" });

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var words = page.Document.QuerySelector(".checked .lines")!.TextContent;
        var marks = page.Document.QuerySelectorAll(".checked mark").Select(mark => mark.TextContent).ToList();
        Assert.Equal(40, marks.Count);
        Assert.Equal(VouchedSite.Things.Select((thing, n) => n % 2 == 0 ? $"{VouchedSite.Accepted(n) + 31 + n}{thing.Unit}" : $"{n + 3}座"), marks);
        Assert.All(marks, mark => Assert.True(words.LastIndexOf(mark, StringComparison.Ordinal) >= backed.Length, mark));
    }

    private async Task<Opened> CheckAsync(string text) => await Browser.SubmitAsync(await Browser.OpenAsync("/checking"), Form, new() { ["Form.Text"] = text });

    private Task<Opened> PressAsync(Opened page, string press) => Browser.SubmitAsync(page, Form, new() { ["Form.Press"] = press });
}
