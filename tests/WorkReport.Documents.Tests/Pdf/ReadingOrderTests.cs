using UglyToad.PdfPig.Outline;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Tests.Pdf;

/// <summary>Who cannot see the page gets the text in the order of the document, each block once and whole.</summary>
public sealed class ReadingOrderTests
{
    public static TheoryData<Profile, string> Both => WholeDocuments.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public void The_tags_hold_the_blocks_of_the_document_in_their_order(Profile profile, string grid)
    {
        using var pdf = new ReadPdf(WholeDocuments.Pdf(WholeDocuments.Set(profile, grid)));
        var read = pdf.Elements
            .Select(element => (element.Tag, Text: element.Tag == "Figure" ? ReadPdf.Words(pdf.Entry(element.Entries, "Alt")!) : element.Text))
            .Where(element => element.Text.Length > 0).ToList();
        Assert.Equal(Expected(WholeDocuments.Of(profile)), read.Select(element => Bare(element.Text)).Where(text => text != WholeDocuments.Seal.Alternative));
        Assert.Single(read, element => element == ("Figure", WholeDocuments.Seal.Alternative));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Another_program_hears_each_block_begin_in_its_turn(Profile profile, string grid)
    {
        var pdf = WholeDocuments.Pdf(WholeDocuments.Set(profile, grid));
        // Poppler 22 says no more of a piece behind a number that is said as one word, and of a figure what is drawn instead of its words.
        var heard = PdfTool.Run(pdf, "pdfinfo", ["-struct-text", "{pdf}"]).Printed.Split('\n').Select(line => line.Trim())
            .Where(line => line.Length > 2 && line[0] == '"' && line[^1] == '"').Select(line => Bare(line[1..^1])).ToList();
        var next = 0;
        foreach (var text in Expected(WholeDocuments.Of(profile)).Where(text => text != Bare(WholeDocuments.Chart.Alternative)))
        {
            var at = heard.FindIndex(next, line => line.Length > 0 && text.StartsWith(line, StringComparison.Ordinal));
            Assert.True(at >= next, $"{text} is not heard behind {string.Join('|', heard[..next])}");
            next = at + 1;
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void The_outline_is_the_headings_the_leads_and_the_annexes(Profile profile, string grid)
    {
        using var pdf = new ReadPdf(WholeDocuments.Pdf(WholeDocuments.Set(profile, grid)));
        Assert.True(pdf.File.TryGetBookmarks(out var bookmarks));
        Assert.Equal(
            ["0 一、服务大局", "1 1.宣讲", "0 2023年工作安排", "1 （一）再上台阶", "1 坚持示范引领。", "0 附件 主要指标统计表"],
            bookmarks.GetNodes().Select(node => $"{node.Level} {node.Title}"));
        // Each leads to a page on which its words stand.
        Assert.All(bookmarks.GetNodes().OfType<DocumentBookmarkNode>(), node =>
            Assert.Contains(Bare(node.Title).Replace("附件", "", StringComparison.Ordinal), Bare(pdf.File.GetPage(node.PageNumber).Text), StringComparison.Ordinal));
    }

    private static IEnumerable<string> Expected(Document document)
    {
        if (document.Letterhead is { } letterhead)
        {
            yield return string.Concat(letterhead.Issuers) + letterhead.Kind;
            yield return letterhead.Number!;
        }

        yield return string.Concat(document.Frontmatter.Title);
        yield return document.Frontmatter.Salutation!;
        foreach (var text in document.Body.SelectMany(Texts))
            yield return Bare(text);
        yield return "附件：" + string.Concat(document.Attachments);
        yield return string.Concat(document.SignOff!.Signatures);
        yield return document.SignOff.SignedOn!;
        foreach (var annex in document.Annexes)
        {
            yield return "附件";
            foreach (var text in annex.Body.SelectMany(Texts).Prepend(annex.Title))
                yield return text;
        }

        if (document.Imprint is not { } imprint)
            yield break;
        yield return "抄送：" + string.Concat(imprint.CopyTo) + "。";
        yield return imprint.PrintedBy + imprint.PrintedOn + "印发";
    }

    private static IEnumerable<string> Texts(Block block) => block switch
    {
        PartHeading part => [part.Text],
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text],
        Chart chart => [chart.Alternative],
        Table table => [table.Caption, .. table.Columns.Select(column => column.Heading), .. table.Rows.SelectMany(row => row)],
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
