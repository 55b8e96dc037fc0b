using System.Net;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reviews;

/// <summary>Pressed twice, or by two people, or from an old tab: one move, and everybody is told the truth.</summary>
public sealed class AtOnceTests(TownSite site) : SiteTest(site)
{
    [Fact]
    public async Task Five_presses_of_the_same_button_make_one_move()
    {
        var town = await site.TownAsync();
        await town.FillAsync(town.Village);
        var browser = await Site.SignedInAs(town.Contributor);
        var page = await browser.OpenAsync(Town.SubmissionPath(town.Village));
        var lines = await town.LinesAsync((await town.PackageAsync(town.Village)).Id);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Town.PressAsync(browser, page, SubmissionMove.Submit)));

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, true), (answer.Status, answer.Path.EndsWith("done=Submit", StringComparison.Ordinal))));
        var package = await town.PackageAsync(town.Village);
        Assert.Equal((SubmissionState.InReview, 1, lines + 1), (package.State, package.Moves.Count, await town.LinesAsync(package.Id)));
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_does_and_the_other_is_told_who_did()
    {
        const int times = 12;
        var town = await site.TownAsync(times);
        var (first, second) = (await Site.SignedInAs(town.Reviewer), await Site.SignedInAs(town.SecondReviewer));
        foreach (var village in town.Villages)
        {
            await town.BringAsync(village, SubmissionState.InReview);
            var path = await town.ReviewPathAsync(village);
            var (mine, theirs) = (await first.OpenAsync(path), await second.OpenAsync(path));

            var answers = await Task.WhenAll(
                Task.Run(() => Town.PressAsync(first, mine, SubmissionMove.Approve)),
                Task.Run(() => Town.PressAsync(second, theirs, SubmissionMove.Return, ("Form.General", "请补充依据"))));

            var package = await town.PackageAsync(village);
            var decided = Assert.Single(package.Moves, m => m.Move != nameof(SubmissionMove.Submit));
            var approved = decided.Move == nameof(SubmissionMove.Approve);
            Assert.Equal(approved ? SubmissionState.Forwarded : SubmissionState.Returned, package.State);
            var (winner, loser) = approved ? (answers[0], answers[1]) : (answers[1], answers[0]);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (winner.Status, loser.Status));
            Assert.Contains(approved ? town.Reviewer : town.SecondReviewer, loser.Words(".note"), StringComparison.Ordinal);
            Assert.Contains(approved ? "已上报" : "退回修改", loser.Words(".lede .st"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_old_tab_decides_nothing_about_what_has_come_again_since()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var (reader, other, writer) = (await Site.SignedInAs(town.Reviewer), await Site.SignedInAs(town.SecondReviewer), await Site.SignedInAs(town.Contributor));
        var old = await reader.OpenAsync(await town.ReviewPathAsync(town.Village));
        var list = await reader.OpenAsync("/reviews");
        await Town.PressAsync(other, await other.OpenAsync(old.Path), SubmissionMove.Return, ("Form.General", "请补充"));
        await Town.PressAsync(writer, await writer.OpenAsync(Town.SubmissionPath(town.Village)), SubmissionMove.Submit, ("Form.Reply", "核过了"));

        var refused = await Town.ForgeAsync(reader, old, SubmissionMove.Approve);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("情况有了变化", refused.Words(".note.bad"), StringComparison.Ordinal);
        var package = await town.PackageAsync(town.Village);
        refused = await Town.ForgeAsync(reader, list, SubmissionMove.Approve, ($"Form.Chosen[{package.Id}]", list.Document.QuerySelector($"#chosen-{package.Id}")!.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains($"“{town.VillageName(0)}”的报送刚刚有变化", refused.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Equal(SubmissionState.InReview, (await town.PackageAsync(town.Village)).State);
        // The page that came back is up to date: pressed there, it goes.
        await Town.PressAsync(reader, await reader.OpenAsync(old.Path), SubmissionMove.Approve);
    }

    [Fact]
    public async Task Several_are_accepted_at_once_each_with_its_own_move_or_none_of_them()
    {
        var town = await site.TownAsync(3);
        foreach (var village in town.Villages)
            await town.BringAsync(village, SubmissionState.Forwarded);
        var office = await Site.SignedInAs(town.Office);
        var list = await office.OpenAsync("/reviews");
        Assert.Equal(3, list.Document.QuerySelectorAll("main form .row").Length);
        var chosen = list.Document.QuerySelectorAll("main form input[type=checkbox]").Select(b => (b.GetAttribute("name")!, b.GetAttribute("value")!)).ToArray();

        var none = await Town.PressAsync(office, list, SubmissionMove.Accept);
        Assert.Equal(HttpStatusCode.BadRequest, none.Status);
        Assert.Contains("请先勾选单位", none.Words(".note.bad"), StringComparison.Ordinal);
        var wrong = await Town.ForgeAsync(office, list, SubmissionMove.Approve, chosen);
        Assert.Equal(HttpStatusCode.Conflict, wrong.Status);
        Assert.Contains("选中的都还没有办", wrong.Words(".note.bad"), StringComparison.Ordinal);
        Assert.Equal(3, wrong.Document.QuerySelectorAll("main form input[type=checkbox][checked]").Length);

        // One is sent back by hand in the meantime: nothing is done with the others.
        var third = await town.ReviewPathAsync(town.Villages[2]);
        await Town.PressAsync(office, await office.OpenAsync(third), SubmissionMove.Return, ("Form.General", "请核实"));
        var refused = await Town.ForgeAsync(office, list, SubmissionMove.Accept, chosen);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(SubmissionState.Forwarded, (await town.PackageAsync(town.Village)).State);

        list = await office.OpenAsync("/reviews?state=Forwarded&sort=Since");
        chosen = [.. list.Document.QuerySelectorAll("main form input[type=checkbox]").Select(b => (b.GetAttribute("name")!, b.GetAttribute("value")!))];
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Town.PressAsync(office, list, SubmissionMove.Accept, chosen)));
        Assert.All(answers, done => Assert.Contains("已接收：2 个单位", done.Words(".note.good"), StringComparison.Ordinal));
        foreach (var village in town.Villages.Take(2))
        {
            var package = await town.PackageAsync(village);
            Assert.Equal((SubmissionState.Accepted, 1), (package.State, package.Moves.Count(m => m.Move == nameof(SubmissionMove.Accept))));
        }
    }

    [Theory]
    [InlineData("q=%25")]
    [InlineData("state=Accepted")]
    [InlineData("state=nothing")]
    [InlineData("p=2147483647")]
    [InlineData("p=1&p=2")]
    [InlineData("done=Submit&n=5")]
    [InlineData("done=Approve&last=999999")]
    public async Task What_the_address_asks_beyond_reason_is_brought_within_it(string query)
    {
        var town = await site.TownAsync();
        Assert.Equal(HttpStatusCode.OK, (await (await Site.SignedInAs(town.Office)).OpenAsync($"/reviews?{query}")).Status);
    }
}
