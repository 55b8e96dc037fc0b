using System.Net;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reports;

/// <summary>报告起草 on one page: moved, split, merged, put aside, taken back and said otherwise, by one person and by two.</summary>
public sealed class DeskTests(Site site) : SiteTest(site)
{
    /// <summary>How many random steps; the gate has time for these.</summary>
    private static readonly int Edits = int.TryParse(Environment.GetEnvironmentVariable("WORKREPORT_EDITS"), out var edits) ? edits : 60;

    [Fact]
    public async Task A_paragraph_is_split_and_merged_again_and_keeps_its_figure_and_its_sources()
    {
        var (at, office, draft) = await BegunAsync("TDA");
        var page = await DraftingTests.ChooseAsync(at, office, draft, at.City.Section, at.Item);
        page = await WriteAsync(at, office, draft, "第一句。第二句有话。");
        Assert.Equal(2, Blocks(page).Length);

        var split = await ArrangeAsync(office, Blocks(page)[1], "Split", []);
        Assert.Equal(["第一句。", "第二句有话。"], Blocks(split).Skip(1).Select(Text));

        // The first, with its source and lead, takes the last into it.
        var arrange = await office.OpenAsync(Link(Blocks(split)[0], "arrange"));
        var last = Blocks(split)[2].Id!.Split('-')[1];
        var merged = await office.SubmitAsync(arrange, "main form", new() { ["Form.Press"] = "Merge", ["Form.With"] = last });
        Assert.Equal(2, Blocks(merged).Length);
        Assert.EndsWith(",受到欢迎。第二句有话。", Text(Blocks(merged)[0]), StringComparison.Ordinal);
        Assert.Single(Blocks(merged)[0].QuerySelectorAll(".fig"));
        Assert.Contains("来自 报告TDA一镇", merged.Words(".from"), StringComparison.Ordinal);

        // Back over both steps, and forward again.
        foreach (var (press, count) in new[] { ("Undo", 3), ("Undo", 2), ("Redo", 3), ("Redo", 2) })
            Assert.Equal((press, count), (press, Blocks(await TurnAsync(office, draft, press)).Length));
        Assert.EndsWith("第二句有话。", Text(Blocks(await office.OpenAsync($"{draft}/text"))[0]), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await TurnAsync(office, draft, "Redo")).Status);
    }

    [Fact]
    public async Task A_paragraph_goes_to_another_section_and_what_is_removed_can_be_put_back()
    {
        var (at, office, draft) = await BegunAsync("TDB");
        var page = await WriteAsync(at, office, draft, "甲段");
        page = await WriteAsync(at, office, draft, "乙段");
        var to = await ArrangeAsync(office, Blocks(page)[0], "To", new() { ["Form.To"] = $"Section.{at.City.PlanSection}.0" });
        Assert.Equal(["乙段"], to.Document.QuerySelectorAll($"#spot-Section-{at.City.Section} article").Select(Text));
        Assert.Equal(["甲段"], to.Document.QuerySelectorAll($"#spot-Section-{at.City.PlanSection} article").Select(Text));

        var removed = await ArrangeAsync(office, Blocks(to)[0], "Remove", []);
        Assert.Equal(["甲段"], Blocks(removed).Select(Text));
        Assert.Equal("乙段", removed.Words("details.aside .official"));
        var back = await office.SubmitAsync(await office.OpenAsync(Link(removed.Document.QuerySelector("details.aside article")!, "arrange")), "main form", new() { ["Form.Press"] = "To", ["Form.To"] = $"Section.{at.City.PlanSection}.0" });
        Assert.Equal(["乙段", "甲段"], Blocks(back).Select(Text));

        var gone = await ArrangeAsync(office, Blocks(back)[0], "To", new() { ["Form.To"] = "Section.999999.0" });
        Assert.Equal(HttpStatusCode.Conflict, gone.Status);
    }

    [Fact]
    public async Task What_somebody_else_changed_since_is_not_undone_and_each_takes_back_their_own()
    {
        var (at, office, draft) = await BegunAsync("TDC");
        await Site.EnrolAsync("同事TDC", (at.Code, Domain.Organisation.Role.Office));
        var colleague = await Site.SignedInAs("同事TDC");
        var page = await WriteAsync(at, office, draft, "甲段");
        page = await EditAsync(office, Blocks(page)[0], "甲段改");
        await EditAsync(colleague, Blocks(page)[0], "甲段再改");

        var refused = await TurnAsync(office, draft, "Undo");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("后来又改过", refused.Words("#summary"), StringComparison.Ordinal);
        Assert.Equal("甲段改", Text(Blocks(await TurnAsync(colleague, draft, "Undo"))[0]));
        Assert.Equal("甲段", Text(Blocks(await TurnAsync(office, draft, "Undo"))[0]));
    }

    [Fact]
    public async Task Who_still_writes_on_what_was_merged_meanwhile_loses_nothing()
    {
        var (at, office, draft) = await BegunAsync("TDD");
        var page = await WriteAsync(at, office, draft, "甲段。");
        page = await WriteAsync(at, office, draft, "乙段。");
        var writing = await office.OpenAsync(Link(Blocks(page)[1], "edit"));
        await ArrangeAsync(await Site.SignedInAs(at.Office), Blocks(page)[0], "Merge", []);
        Assert.Equal(HttpStatusCode.OK, (await office.SubmitAsync(writing, "main form", new() { ["Form.Text"] = "乙段。后来的话。" })).Status);
        page = await office.OpenAsync($"{draft}/text");
        Assert.Equal(["甲段。乙段。"], Blocks(page).Select(Text));
        Assert.Equal("乙段。后来的话。", page.Words("details.aside .official"));
    }

    [Fact]
    public async Task Words_are_replaced_all_over_and_figures_are_spared()
    {
        var (at, office, draft) = await BegunAsync("TDE");
        await DraftingTests.ChooseAsync(at, office, draft, at.City.Section, at.Item);
        await WriteAsync(at, office, draft, "宣讲很多,宣讲很好,共337场次。");
        var looked = await office.SubmitAsync(await office.OpenAsync($"{draft}/replace"), "main form", new() { ["Form.Find"] = "337场次", ["Form.With"] = "许多场次" }, button: "Form.Look");
        Assert.Contains("找到 1 处，在 1 段里", looked.Words(".note"), StringComparison.Ordinal);
        Assert.Contains("另有 1 处", looked.Words(".note"), StringComparison.Ordinal);
        var done = await office.SubmitAsync(looked, "main form");
        Assert.Equal("337场次", done.Words(".block .fig"));
        Assert.EndsWith("共许多场次。", Text(Blocks(done)[1]), StringComparison.Ordinal);

        await office.SubmitAsync(await office.OpenAsync($"{draft}/replace"), "main form", new() { ["Form.Find"] = "宣讲", ["Form.With"] = "讲述" });
        var page = await office.OpenAsync($"{draft}/text");
        Assert.DoesNotContain("宣讲", page.Words(".written .official"), StringComparison.Ordinal);
        page = await TurnAsync(office, draft, "Undo");
        Assert.Contains("宣讲很多,宣讲很好", page.Words(".written .official"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await office.SubmitAsync(await office.OpenAsync($"{draft}/replace"), "main form", new() { ["Form.Find"] = "没有的话" })).Status);
    }

    [Fact]
    public async Task A_browser_that_shows_what_stands_is_told_so_in_a_word()
    {
        var (at, office, draft) = await BegunAsync("TDF");
        var page = await WriteAsync(at, office, draft, "甲段");
        var client = await Site.ClientOf(at.Office);
        var seen = (await office.OpenAsync($"{draft}/text")).Document.QuerySelector("#written")!.GetAttribute("data-version");
        Assert.Equal(HttpStatusCode.NoContent, (await client.GetAsync(new Uri($"{draft}/text?seen={seen}", UriKind.Relative))).StatusCode);
        await EditAsync(office, Blocks(page)[0], "甲段改");
        Assert.Contains("甲段改", await client.GetStringAsync(new Uri($"{draft}/text?seen={seen}", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_at_random_lose_nothing_of_each_other()
    {
        var (at, office, draft) = await BegunAsync("TDG");
        await DraftingTests.ChooseAsync(at, office, draft, at.City.Section, at.Item, at.OwnItem);
        for (var n = 0; n < 3; n++)
            await WriteAsync(at, office, draft, $"第{n}段。还有一句。");
        await Site.EnrolAsync("同事TDG", (at.Code, Domain.Organisation.Role.Office));
        var two = new TwoEditors(Site, draft, office, await Site.SignedInAs("同事TDG"), seed: 16);
        await two.RunAsync(Edits);
        await two.JudgeAsync(int.Parse(draft.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture), figures: 2);
        Assert.Contains(two.Steps["Edit"], step => step.Done);
        foreach (var (step, times) in two.Steps)
            TestContext.Current.TestOutputHelper?.WriteLine($"{step}: {times.Count} sent, {times.Count(one => one.Done)} taken, median {times.Select(one => one.Milliseconds).Order().ElementAt(times.Count / 2):0} ms");
    }

    private async Task<(ReportingCounty At, Browser Office, string Draft)> BegunAsync(string code)
    {
        var at = await ReportingCounty.In(Site, code);
        var office = await Site.SignedInAs(at.Office);
        return (at, office, DraftingTests.PathOf(await DraftingTests.BegunAsync(at, office)));
    }

    private static async Task<Opened> WriteAsync(ReportingCounty at, Browser office, string draft, string words) =>
        await office.SubmitAsync(await office.OpenAsync($"{draft}/blocks/new/Section/{at.City.Section}"), "main form", new() { ["Form.Text"] = words });

    private static async Task<Opened> EditAsync(Browser office, AngleSharp.Dom.IElement block, string words) =>
        await office.SubmitAsync(await office.OpenAsync(Link(block, "edit")), "main form", new() { ["Form.Text"] = words });

    private static async Task<Opened> ArrangeAsync(Browser office, AngleSharp.Dom.IElement block, string press, Dictionary<string, string> with)
    {
        var page = await office.OpenAsync(Link(block, "arrange"));
        if (with.TryGetValue("Form.To", out var to) && page.Document.QuerySelector($"option[value='{to}']") is null)
            return await office.PostAsync(page.Path, DraftingTests.Form(page, ("Form.Press", press), ("Form.To", to)));
        return await office.SubmitAsync(page, "main form", new(with) { ["Form.Press"] = press });
    }

    private static async Task<Opened> TurnAsync(Browser office, string draft, string press) =>
        await office.SubmitAsync(await office.OpenAsync($"{draft}/steps"), "main form", new() { ["Form.Press"] = press });

    private static AngleSharp.Dom.IElement[] Blocks(Opened page) => [.. page.Document.QuerySelectorAll("section.spot article.block")];

    private static string Link(AngleSharp.Dom.IElement block, string what) => block.QuerySelector($"a[data-open={what}]")!.GetAttribute("href")!;

    private static string Text(AngleSharp.Dom.IElement block) => block.QuerySelector(".official")!.TextContent.Trim();
}
