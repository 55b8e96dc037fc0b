using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using WorkReport.Prose.Outlines;

namespace WorkReport.Web.Reporting;

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

    /// <summary>The document that a text with this outline is. Behind a sign-off, and in an official document, appendices are 附件 on pages of their own.</summary>
    public static Document Modelled(Outline outline, Profile profile = Profile.Meeting)
    {
        ArgumentNullException.ThrowIfNull(outline);
        var elements = outline.Elements;
        var head = new Frontmatter
        {
            Title = [.. Of(OutlineKind.Title)],
            Subtitle = [.. Of(OutlineKind.Occasion), .. Of(OutlineKind.Speaker)],
            Salutation = Of(OutlineKind.Salutation).FirstOrDefault(),
        };
        var (signatures, day) = (Of(OutlineKind.Signature).ToList(), Of(OutlineKind.SignedOn).Select(SignedDay.Written).FirstOrDefault());
        var annexes = Enumerable.Range(0, elements.Count).Where(i => elements[i].IsAppendix && (profile is Profile.Official || day is not null)).Append(elements.Count).ToList();
        return new Document(head, Blocks(elements.Take(annexes[0]), profile))
        {
            Profile = profile,
            Attachments = [.. Of(OutlineKind.Attachment)],
            SignOff = signatures.Count > 0 || day is not null ? new SignOff { Signatures = signatures, SignedOn = day, Note = Of(OutlineKind.Note).FirstOrDefault() } : null,
            Imprint = profile is Profile.Official ? Imprint.Of([.. Of(OutlineKind.CopyTo)], Of(OutlineKind.Printed).FirstOrDefault()) : null,
            Annexes = [.. annexes.SkipLast(1).Select((begin, i) => new Annex(elements[begin].AppendixTitle, Blocks(elements.Take(annexes[i + 1]).Skip(begin + 1), profile)))],
        };

        IEnumerable<string> Of(OutlineKind kind) => elements.Where(e => e.Kind == kind).Select(e => e.Text);
    }

    /// <summary>The sentence that a date was read as one; null where it stands as it was written.</summary>
    public static string? DateRead(Outline outline)
    {
        ArgumentNullException.ThrowIfNull(outline);
        return outline.Elements.FirstOrDefault(e => e.Kind == OutlineKind.SignedOn) is { } signed && SignedDay.Written(signed.Text) is var read && read != signed.Text
            ? SharedResource.Text("Source.DateRead", signed.Text, read) : null;
    }

    private static List<Block> Blocks(IEnumerable<OutlineElement> elements, Profile profile)
    {
        List<Block> blocks = [];
        List<string[]> rows = [];
        foreach (var element in elements)
        {
            if (element.Kind is OutlineKind.TableRow)
            {
                rows.Add(element.Text.Split('\t'));
                continue;
            }

            EndTable();
            if (Block(element, profile) is { } block)
                blocks.Add(block);
        }

        EndTable();
        return blocks;

        // Rows of as many cells are one table; the first of them is its head.
        void EndTable()
        {
            for (var from = 0; from < rows.Count;)
            {
                var table = rows.Skip(from).TakeWhile(row => row.Length == rows[from].Length).ToList();
                from += table.Count;
                blocks.Add(new Table("", [.. table[0].Select((heading, column) => Column(heading, [.. table.Skip(1).Select(row => row[column])]))], [.. table.Skip(1)]));
            }

            rows.Clear();
        }
    }

    /// <summary>What stands in a cell of a figure beside digits.</summary>
    private const string Figures = ",.%‰-—+/";

    /// <summary>As wide as its longest cell wants; figures stand on the right.</summary>
    private static TableColumn Column(string heading, IReadOnlyList<string> cells)
    {
        var isFigures = cells.Any(cell => cell.Length > 0) && cells.All(cell => cell.All(c => char.IsAsciiDigit(c) || Figures.Contains(c, StringComparison.Ordinal)));
        return new TableColumn(heading, Math.Clamp(cells.Append(heading).Max(cell => cell.Length), 2, 20), isFigures ? CellAlignment.Right : CellAlignment.Left);
    }

    private static Block? Block(OutlineElement element, Profile profile) => element.Kind switch
    {
        // A report to a meeting has no imprint, and nothing of the text may be lost.
        OutlineKind.CopyTo or OutlineKind.Printed when profile is Profile.Meeting => new Paragraph(element.Text),
        OutlineKind.Part => new PartHeading(element.Text),
        OutlineKind.Heading => new Heading(element.Level, element.Text),
        OutlineKind.Paragraph => new Paragraph(element.Text) { LeadLength = element.LeadLength, LeadLevel = element.LeadLength > 0 ? element.Level : 0 },
        _ => null,
    };
}
