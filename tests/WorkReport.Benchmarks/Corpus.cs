using System.Text;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using WorkReport.Prose.Outlines;

namespace WorkReport.Benchmarks;

/// <summary>A report of so many pages: the example of the site, its paragraphs over and over, each time with other figures and shuffled words.</summary>
internal sealed record Corpus(string Text, Document Document, int Pages)
{
    public static Corpus OfPages(int pages, FontSet fonts)
    {
        var (low, high) = (1, pages * 4);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Typesetter.Set(Read(Repeat(middle)), fonts).Pages.Count < pages)
                low = middle + 1;
            else
                high = middle;
        }

        var text = Repeat(low);
        return new Corpus(text, Read(text), Typesetter.Set(Read(text), fonts).Pages.Count);
    }

    private static string Repeat(int times)
    {
        var example = File.ReadAllLines(Path.Combine(Source.Root, "src", "WorkReport.Web", "Resources", "example-report.txt"));
        var long20 = example.Where(line => line.Length > 40).ToList();
        var text = new StringBuilder().AppendJoin('\n', example);
        // A step that shares no factor with their number leads through all of them.
        for (var i = 0; i < times * 6; i++)
            text.Append('\n').Append('\n').Append(string.Concat(long20[i * 5 % long20.Count].Select(c => char.IsAsciiDigit(c) ? (char)('0' + ((c + i) % 10)) : c)));
        return text.ToString();
    }

    private static Document Read(string text)
    {
        var elements = OutlineReader.Read(text).Elements;
        var head = new Frontmatter { Title = [.. elements.Where(e => e.Kind is OutlineKind.Title).Select(e => e.Text)], Salutation = elements.FirstOrDefault(e => e.Kind is OutlineKind.Salutation)?.Text };
        return new Document(head, [.. elements.Select(Block).OfType<Block>()]);
    }

    private static Block? Block(OutlineElement element) => element.Kind switch
    {
        OutlineKind.Part => new PartHeading(element.Text),
        OutlineKind.Heading => new Heading(element.Level, element.Text),
        OutlineKind.Paragraph => new Paragraph(element.Text) { LeadLength = element.LeadLength, LeadLevel = element.LeadLength > 0 ? element.Level : 0 },
        _ => null,
    };
}

/// <summary>Where the checkout lies.</summary>
internal static class Source
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "WorkReport.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Run it from the checkout.");
        return folder;
    }
}
