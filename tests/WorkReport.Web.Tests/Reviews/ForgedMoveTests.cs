using System.Net;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reviews;

/// <summary>What no button offers is refused in words, and leaves nothing behind.</summary>
public sealed class ForgedMoveTests(TownSite site) : SiteTest(site)
{
    [Theory]
    [InlineData(SubmissionState.Drafting)]
    [InlineData(SubmissionState.InReview)]
    [InlineData(SubmissionState.Returned)]
    [InlineData(SubmissionState.Approved)]
    [InlineData(SubmissionState.Forwarded)]
    [InlineData(SubmissionState.Accepted)]
    public async Task A_move_that_is_not_theirs_or_not_now_is_refused_and_changes_nothing(SubmissionState state)
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, state);
        var review = await town.ReviewPathAsync(town.Village);
        // The first look of whoever it waits for is written down; after it nothing is.
        await (await Site.SignedInAs(town.Reviewer)).OpenAsync(review);
        await (await Site.SignedInAs(town.Office)).OpenAsync(review);
        var package = await town.PackageAsync(town.Village);
        var lines = await town.LinesAsync(package.Id);
        var tried = 0;
        foreach (var (person, relation) in new[]
        {
            (town.Contributor, SubmissionRelation.Contributor | (state is SubmissionState.Drafting ? 0 : SubmissionRelation.Submitter)),
            (town.Reviewer, SubmissionRelation.Reviewer | SubmissionRelation.ReceivingReviewer), (town.Office, SubmissionRelation.OfficeAbove),
        })
        {
            var browser = await Site.SignedInAs(person);
            var pages = new[] { await browser.OpenAsync(Town.SubmissionPath(town.Village)), await browser.OpenAsync(review) };
            foreach (var move in Enum.GetValues<SubmissionMove>().Where(move => !package.Can(move, relation).IsYes))
            {
                foreach (var page in pages)
                {
                    var refused = await Town.ForgeAsync(browser, page, move, move is SubmissionMove.Return ? [("Form.General", "退回")] : []);
                    Assert.True(refused.Status is HttpStatusCode.Conflict or HttpStatusCode.BadRequest, $"{state} {move} {person}: {refused.Status}");
                    Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", refused.Words(".note.bad li"));
                    Assert.DoesNotContain("Submission.", refused.Html, StringComparison.Ordinal);
                    tried++;
                }
            }
        }

        Assert.InRange(tried, 50, 78);
        var after = await town.PackageAsync(town.Village);
        Assert.Equal((state, package.Version, package.Moves.Count, lines), (after.State, after.Version, after.Moves.Count, await town.LinesAsync(package.Id)));
    }

    [Fact]
    public async Task Who_does_not_reach_the_unit_finds_nothing_to_forge()
    {
        var (town, other) = (await site.TownAsync(), await site.TownAsync());
        await town.BringAsync(town.Village, SubmissionState.Forwarded);
        var package = await town.PackageAsync(town.Village);
        var reader = await Site.SignedInAs(town.Reviewer);
        var served = await reader.OpenAsync($"/submissions/{package.Id}");
        var lines = await town.LinesAsync(package.Id);
        foreach (var person in new[] { other.Contributor, other.Reviewer, other.Office })
        {
            var browser = await Site.SignedInAs(person);
            var token = (await browser.OpenAsync("/account")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            foreach (var move in Enum.GetValues<SubmissionMove>())
            {
                foreach (var path in new[] { $"/submissions/{package.Id}", Town.SubmissionPath(town.Village) })
                {
                    var fields = Town.Fields(served, move);
                    fields["__RequestVerificationToken"] = token;
                    fields["Key"] = $"{Guid.NewGuid()}";
                    using var form = new FormUrlEncodedContent(fields);
                    Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync(path, form)).Status);
                }
            }

            // The batch reaches no further than the single decision, and names nothing that is out of sight.
            if (person != other.Contributor)
            {
                var batch = new Dictionary<string, string>
                {
                    ["__RequestVerificationToken"] = token,
                    ["Key"] = $"{Guid.NewGuid()}",
                    ["Version"] = "0",
                    ["Form.Move"] = "Accept",
                    [$"Form.Chosen[{package.Id}]"] = $"{package.MovedAt!.Value.UtcTicks}",
                };
                using var form = new FormUrlEncodedContent(batch);
                var refused = await browser.PostAsync("/reviews", form);
                Assert.Equal(HttpStatusCode.Conflict, refused.Status);
                Assert.DoesNotContain(town.VillageName(0), refused.Html, StringComparison.Ordinal);
            }
        }

        Assert.Equal((SubmissionState.Forwarded, lines), ((await town.PackageAsync(town.Village)).State, await town.LinesAsync(package.Id)));
    }
}
