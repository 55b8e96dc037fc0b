using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using WorkReport.Prose.Outlines;

namespace WorkReport.Web.Pages.Typesetting;

/// <summary>A text set as official pages: what was recognised in it, and the pages.</summary>
/// <param name="Outline">What each line was taken for, and what was left out.</param>
/// <param name="Document">The pages, every glyph in its place.</param>
public sealed record OfficialPages(Outline Outline, TypesetDocument Document)
{
    /// <summary>Reads the outline of a text and sets it.</summary>
    public static OfficialPages Set(string text, FontSet fonts)
    {
        var outline = OutlineReader.Read(text);
        return new OfficialPages(outline, Typesetter.Set(Modelled(outline), fonts));
    }

    /// <summary>False where every line was noise: there is nothing to set.</summary>
    public bool HasText => Outline.Elements.Count > 0;

    /// <summary>The document that a text with this outline is.</summary>
    public static Document Modelled(Outline outline)
    {
        ArgumentNullException.ThrowIfNull(outline);
        var elements = outline.Elements;
        var head = new Frontmatter
        {
            Title = [.. Of(OutlineKind.Title)],
            Subtitle = [.. Of(OutlineKind.Occasion), .. Of(OutlineKind.Speaker)],
            Salutation = Of(OutlineKind.Salutation).FirstOrDefault(),
        };
        return new Document(head, [.. elements.Select(Block).OfType<Block>()]);

        IEnumerable<string> Of(OutlineKind kind) => elements.Where(e => e.Kind == kind).Select(e => e.Text);
    }

    private static Block? Block(OutlineElement element) => element.Kind switch
    {
        OutlineKind.Part => new PartHeading(element.Text),
        OutlineKind.Heading => new Heading(element.Level, element.Text),
        OutlineKind.Paragraph => new Paragraph(element.Text) { LeadLength = element.LeadLength, LeadLevel = element.LeadLength > 0 ? element.Level : 0 },
        _ => null,
    };
}
