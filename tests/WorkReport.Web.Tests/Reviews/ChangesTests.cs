using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Reporting;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reviews;

/// <summary>Who has read a package before reads first what is new in it, and any two times of handing in are compared.</summary>
public sealed class ChangesTests(TownSite site) : SiteTest(site)
{
    [Fact]
    public async Task Who_looked_before_reads_what_changed_old_and_new_and_the_rest_is_folded()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var reader = await Site.SignedInAs(town.Reviewer);
        var path = await town.ReviewPathAsync(town.Village);
        var first = await reader.OpenAsync(path);
        Assert.Null(first.Document.QuerySelector("#since"));
        Assert.Equal((1, null), await LookAsync(town));

        await AgainAsync(town, 15, "全年开展宣讲，走进课堂和院坝");
        var again = await reader.OpenAsync(path);
        Assert.Contains("和上次看的比，改动 2 项", again.Words("#since"), StringComparison.Ordinal);
        Assert.Equal(["12场次"], again.Document.QuerySelectorAll(".changed-figure del").Select(d => d.TextContent));
        Assert.Equal(["15场次"], again.Document.QuerySelectorAll(".changed-figure ins").Select(d => d.TextContent));
        Assert.Equal(["，走进课堂和院坝15场次"], again.Document.QuerySelectorAll(".official ins").Select(d => d.TextContent));
        Assert.Contains("办好暑期课堂", again.Words(".folded"), StringComparison.Ordinal);
        Assert.DoesNotContain("办好暑期课堂", string.Join("", again.Document.QuerySelectorAll("form.review > .paper").Select(p => p.TextContent)), StringComparison.Ordinal);
        // Looked at, it is still compared with what was read before, until something new is handed in.
        Assert.Equal((2, 1), await LookAsync(town));
        Assert.NotNull((await reader.OpenAsync(path)).Document.QuerySelector("#since"));

        // Who sees it for the first time reads all of it.
        Assert.Null((await (await Site.SignedInAs(town.SecondReviewer)).OpenAsync(path)).Document.QuerySelector("#since"));
    }

    [Fact]
    public async Task Any_two_are_compared_on_the_page_and_leave_as_files()
    {
        var town = await site.TownAsync();
        await town.BringAsync(town.Village, SubmissionState.InReview);
        var reader = await Site.SignedInAs(town.Reviewer);
        var path = $"{await town.ReviewPathAsync(town.Village)}/changes";
        Assert.Contains("只有一个版本", (await reader.OpenAsync(path)).Words("main"), StringComparison.Ordinal);
        await AgainAsync(town, 12, "全年开展宣讲，走进课堂和院坝");
        await AgainAsync(town, 18, "全年组织宣讲，走进课堂和院坝");

        var last = await reader.OpenAsync(path);
        Assert.Equal(["2", "3"], last.Document.QuerySelectorAll("option[selected]").Select(o => o.GetAttribute("value")!));
        Assert.Equal(["开展", "12场次"], last.Document.QuerySelectorAll(".official del").Select(d => d.TextContent));
        var whole = await reader.OpenAsync($"{path}?from=3&to=1");
        Assert.Equal(["1", "3"], whole.Document.QuerySelectorAll("option[selected]").Select(o => o.GetAttribute("value")!));
        var clean = await reader.OpenAsync($"{path}?from=1&to=3&clean=true");
        Assert.Empty(clean.Document.QuerySelectorAll(".official del, .official ins"));
        Assert.Contains("全年组织宣讲，走进课堂和院坝18场次。", clean.Words("main"), StringComparison.Ordinal);
        Assert.Contains("同一个版本", (await reader.OpenAsync($"{path}?from=2&to=2")).Words("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync($"{path}?from=1&to=9")).Status);

        var client = await Site.ClientOf(town.Reviewer);
        foreach (var file in new[] { "1-3.pdf", "1-3.pdf?clean=true", "1-3.docx", "1-3.docx?clean=true" })
        {
            var answer = await client.GetAsync(new Uri($"{path}/{file}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains(file.Contains("clean", StringComparison.Ordinal) ? "（清稿）" : "（花脸稿）", answer.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(bytes, await client.GetByteArrayAsync(new Uri($"{path}/{file}", UriKind.Relative)));
            Assert.StartsWith(file.Contains("pdf", StringComparison.Ordinal) ? "%PDF" : "PK", Encoding.Latin1.GetString(bytes, 0, 4), StringComparison.Ordinal);
            if (file == "1-3.docx?clean=true")
                Assert.Contains("全年组织宣讲，走进课堂和院坝18场次。", SourceText.Read(bytes).Source!.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"{path}/1-9.pdf", UriKind.Relative))).StatusCode);
    }

    private async Task<(int Revision, int? Before)> LookAsync(Town town)
    {
        var (person, package) = (await town.IdOf(town.Reviewer), (await town.PackageAsync(town.Village)).Id);
        return await Site.With(async db => await db.PackageLooks.SingleAsync(l => l.PersonId == person && l.SubmissionId == package) is var look ? (look.Revision, look.Before) : default);
    }

    /// <summary>It comes back, an item and a figure are mended, and it is handed in again.</summary>
    private async Task AgainAsync(Town town, decimal value, string words)
    {
        var (contributor, office) = (await town.IdOf(town.Contributor), await town.IdOf(town.Office));
        await Site.With(async db =>
        {
            await using var whole = await db.Database.BeginTransactionAsync();
            var package = await db.Submissions.SingleAsync(s => s.UnitId == town.Village);
            package.Return([], "请补充", SubmissionRelation.Reviewer, office, Site.By);
            var sheet = await db.MetricSheets.SingleAsync(s => s.UnitId == town.Village && s.PeriodId == site.PeriodId);
            sheet.Fill([new MetricEntry((await db.Metrics.SingleAsync(m => m.Id == site.Metric)).Now, new Figure(value), "见台账")], Site.By);
            var item = await db.WorkItems.SingleAsync(i => i.UnitId == town.Village);
            item.Change(new ItemWords(item.SectionId, item.Lead, new FigureText([new TextPiece(words), new TextPiece("12场次", new BoundFigure(site.Metric, town.Village, FigureAspect.Own)), new TextPiece("。")]), item.Partners), Site.By);
            await db.SaveChangesAsync();
            await db.HandInAsync(package, contributor, Site.By);
            await db.SaveChangesAsync();
            await whole.CommitAsync();
        });
    }
}
