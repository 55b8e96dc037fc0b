using System.Globalization;
using WorkReport.Documents.Layout;

namespace WorkReport.Documents.Pdf;

/// <summary>
/// Writes a typeset document as PDF 1.7, built to PDF/A-2a: subset fonts, text that can be searched, tags in reading order,
/// an outline, no dates. The same document gives the same bytes.
/// </summary>
public static class PdfWriter
{
    /// <param name="document">The typeset document.</param>
    /// <param name="output">Written from its position on, never read, left open.</param>
    public static void Write(TypesetDocument document, Stream output)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var file = new PdfFile(output);
        var catalog = file.Reserve();
        var pageTree = file.Reserve();
        var fonts = new FontTable(document);
        var tags = new StructureTree(document.Elements);
        var pages = WritePages(file, document, pageTree, fonts, tags);
        file.Write(pageTree, string.Create(
            CultureInfo.InvariantCulture, $"<</Type/Pages/Kids[{string.Join(' ', pages.Select(page => $"{page} 0 R"))}]/Count {pages.Count}>>"));

        var outline = new OutlineTree(document).Write(file, pages);
        var structure = tags.Write(file, pages);
        var profile = file.AddStream("/N 3", SrgbProfile.Bytes);
        var metadata = file.AddStream("/Type/Metadata/Subtype/XML", Metadata.Xmp(document.Title, document.Language), compress: false);
        var info = file.Add(Metadata.Info(document.Title));
        file.Write(
            catalog,
            $"<</Type/Catalog/Pages {pageTree} 0 R/Metadata {metadata} 0 R/StructTreeRoot {structure} 0 R/MarkInfo<</Marked true>>"
            + $"/Lang{PdfText.Utf16(document.Language)}/ViewerPreferences<</DisplayDocTitle true>>"
            + $"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>]"
            + (outline is { } root ? $"/Outlines {root} 0 R/PageMode/UseOutlines" : "")
            + ">>");
        file.Close(catalog, info);
    }

    private static List<int> WritePages(PdfFile file, TypesetDocument document, int parent, FontTable fonts, StructureTree tags)
    {
        var pictures = new PictureTable(document);
        var resources = fonts.Write(file, pictures.Write(file));
        var buffer = new ContentBuffer();
        List<int> pages = new(document.Pages.Count);
        foreach (var page in document.Pages)
        {
            var marked = new PageContent(fonts, pictures, buffer).Draw(page, tags.TagOf);
            tags.AddPage(marked, FigureBox.OnPage(page, tags.IsFigure), page.Height);
            var content = file.AddStream("", buffer.Bytes);
            pages.Add(file.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 {page.Width:0.###} {page.Height:0.###}]/Resources {resources} 0 R/Contents {content} 0 R/StructParents {pages.Count}/Tabs/S>>")));
        }

        return pages;
    }
}
