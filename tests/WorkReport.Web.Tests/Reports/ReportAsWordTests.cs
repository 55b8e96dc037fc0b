using System.Net;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Docx;
using WorkReport.Documents.Model;
using WorkReport.Prose.Readings;
using WorkReport.Web.Reporting;
using WorkReport.Web.Tests.App;
using WorkReport.Web.Tests.Demonstration;

namespace WorkReport.Web.Tests.Reports;

/// <summary>A report leaves as a Word file, draft and version alike, and comes back the same.</summary>
public sealed class ReportAsWordTests(Site site) : SiteTest(site)
{
    [Fact]
    public async Task Draft_and_version_are_served_under_the_name_of_their_title_the_same_bytes_twice()
    {
        var at = await ReportingCounty.In(Site, "WD");
        var office = await Site.SignedInAs(at.Office);
        var sent = await DraftingTests.SentAsync(at, office);
        var client = await Site.ClientOf(at.Office);
        foreach (var path in new[] { $"{DraftingTests.PathOf(sent)}/draft.docx", $"{DraftingTests.PathOf(sent)}/editions/1.docx" })
        {
            var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((HttpStatusCode.OK, DocxWriter.MediaType), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.EndsWith(".docx", answer.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.Contains("组织宣讲337场次", SourceText.Read(bytes).Source!.Text, StringComparison.Ordinal);
            Assert.Equal(bytes, await client.GetByteArrayAsync(new Uri(path, UriKind.Relative)));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"{DraftingTests.PathOf(sent)}/editions/9.docx", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_report_of_the_demonstration_comes_back_with_outline_paragraphs_and_figures()
    {
        await using var demonstration = new DemonstrationStore();
        await demonstration.InitializeAsync();
        var facts = await demonstration.Store.With(async db =>
        {
            var city = await db.OrgUnits.SingleAsync(unit => unit.Level == Domain.Organisation.UnitLevel.City);
            var report = await db.Reports.AsSplitQuery().SingleAsync(r => r.UnitId == city.Id);
            return (await db.ReportBasisAsync(report, city, await db.Periods.SingleAsync(p => p.Id == report.PeriodId))).Facts();
        });
        // What the report itself says: where its figures come from stands in an annex behind it (SettledTests).
        var document = ReportDocument.Of(facts) with { Annexes = [] };
        using var file = new MemoryStream();
        DocxWriter.Write(document, file);

        var (source, refused) = SourceText.Read(file.ToArray());
        Assert.Null(refused);
        Assert.Empty(source!.Remarks);
        var (wanted, read) = (ReportReader.Read(TextOf(document)), ReportReader.Read(source.Text));
        Assert.InRange(wanted.Headings().Count, 12, 100);
        Assert.InRange(wanted.Quantities.Count, 15, 500);
        Assert.Equal(wanted.Headings().Select(heading => (heading.Level, heading.Number, heading.Text, heading.Style)), read.Headings().Select(heading => (heading.Level, heading.Number, heading.Text, heading.Style)));
        Assert.Equal(wanted.Outline.Elements.Select(element => (element.Kind, element.Text, element.LeadLength)), read.Outline.Elements.Select(element => (element.Kind, element.Text, element.LeadLength)));
        Assert.Equal(wanted.Quantities.Select(Said), read.Quantities.Select(Said));

        static string Said(Prose.Quantities.QuantityReading quantity) =>
            FormattableString.Invariant($"{quantity.Value} {quantity.From} {quantity.Unit} {quantity.Kind} {quantity.Name} {string.Join('、', quantity.Qualifiers)}");
    }

    /// <summary>The text that was set, a line for each piece of it.</summary>
    private static string TextOf(Document document) => string.Join('\n', [
        .. document.Frontmatter.Title, .. document.Frontmatter.Subtitle, .. document.Frontmatter.Salutation is { } salutation ? new[] { salutation } : [],
        .. document.Body.Select(block => block switch { PartHeading part => part.Text, Documents.Model.Heading heading => heading.Text, Paragraph paragraph => paragraph.Text, _ => throw new InvalidOperationException("No such block.") }),
    ]);
}
