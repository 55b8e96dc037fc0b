using System.Text;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>Sets a document on the pages of the meeting profile (会议报告): measure, break, place.</summary>
public sealed class Typesetter
{
    /// <summary>UTF-16 units of a text without a title that name the file, cut at a whole character.</summary>
    private const int NameLength = 40;

    private readonly FontSet fonts;
    private readonly PageFlow flow;
    private readonly RunBuilder runs;
    private readonly RowSetter setter;
    private readonly List<StructureElement> elements = [];
    private readonly OutlineDepth depth = new();

    private Typesetter(FontSet fonts, Grid grid)
    {
        this.fonts = fonts;
        flow = new PageFlow(grid);
        runs = new RunBuilder(fonts);
        setter = new RowSetter(runs);
    }

    /// <summary>Sets the document. Never fails on text: what no face can draw is marked and named in the record.</summary>
    public static TypesetDocument Set(Document document, FontSet fonts)
    {
        var grid = Grid.EdgeToEdge;
        var blocks = new BlockMeasurer(fonts, grid).Measure(document);
        return new Typesetter(fonts, grid).Place(document, blocks);
    }

    private TypesetDocument Place(Document document, List<MeasuredBlock> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            flow.Need(RowsNeeded(blocks, i));
            flow.Skip(blocks[i].RowsBefore);
            Place(blocks[i]);
        }

        var numbers = new PageNumbers(fonts, runs, setter);
        for (var page = 0; page < flow.Pages.Count; page++)
            numbers.Set(flow.Pages[page], page + 1);
        return new TypesetDocument(
            NameOf(document),
            document.Language,
            [.. flow.Pages.Select(page => new TypesetPage(Paper.Width, Paper.Height, page, []))],
            elements,
            Record(blocks));
    }

    /// <summary>
    /// Rows that must be left for block <paramref name="i"/> to begin: a heading takes what follows it along. Of more headings
    /// than a page holds each takes only the next along, or every one of them would begin a page.
    /// </summary>
    private static int RowsNeeded(List<MeasuredBlock> blocks, int i)
    {
        var rows = 0;
        for (var next = i; next < blocks.Count; next++)
        {
            var block = blocks[next];
            rows += block.RowsBefore;
            if (!block.KeepsWithNext)
                return rows + (block.IsWhole ? block.RowCount : 1);
            rows += block.RowCount;
            if (rows > Grid.Rows)
                return blocks[i].RowsBefore + blocks[i].RowCount + 1;
        }

        return rows;
    }

    private void Place(MeasuredBlock block)
    {
        var element = elements.Count;
        elements.Add(new StructureElement(
            block.Tag,
            block.OutlineTitle,
            block.OutlineTitle is null ? 0 : depth.Next(block.OutlineRank),
            flow.Page,
            flow.Top));
        if (block is MeasuredTitle title)
            PlaceTitle(title, element);
        else if (block is MeasuredRows rows)
            PlaceRows(rows, element);
    }

    private void PlaceTitle(MeasuredTitle title, int element)
    {
        for (var i = 0; i < title.Lines.Count; i++)
        {
            var line = title.Lines[i];
            runs.Begin(flow.Runs, TypeSize.Two, EmBox.Baseline(flow.Top + title.TopOf(i), TypeSize.Two), element);
            setter.SetNatural(line, Faces.Title, Paper.Left + ((Paper.TypeWidth - setter.NaturalWidth(line, Faces.Title)) / 2));
            runs.End();
        }

        flow.Take(title.RowCount);
    }

    private void PlaceRows(MeasuredRows block, int element)
    {
        foreach (var row in block.Rows)
        {
            var top = flow.TakeRow();
            runs.Begin(flow.Runs, TypeSize.Three, EmBox.Baseline(top, TypeSize.Three), element);
            setter.Set(block.Text, block.Atoms, row, block.IsCentred ? Math.Max(0, row.Capacity - row.Width) * Grid.HalfCell / 2 : 0);
            runs.End();
        }
    }

    private TypesettingRecord Record(List<MeasuredBlock> blocks)
    {
        var rows = blocks.OfType<MeasuredRows>().SelectMany(block => block.Rows).ToList();
        return new TypesettingRecord(
            rows.Count,
            rows.Count(row => row.Squeeze > 0),
            rows.Count(row => row.IsPushed),
            [.. fonts.Choices.Where(choice => choice.IsSubstitute)],
            runs.Borrowed,
            runs.Missing);
    }

    /// <summary>A file wants a name even where the text has no title.</summary>
    private static string NameOf(Document document)
    {
        if (document.Frontmatter.Title.Count > 0)
            return string.Concat(document.Frontmatter.Title);
        var text = document.Body.Count == 0 ? document.Frontmatter.Salutation ?? "" : document.Body[0] switch
        {
            PartHeading part => part.Text,
            Heading heading => heading.Text,
            Paragraph paragraph => paragraph.Text,
            _ => "",
        };
        var name = new StringBuilder();
        foreach (var character in new Clusters(text))
        {
            if (name.Length + character.Length > NameLength)
                break;
            name.Append(character);
        }

        return name.ToString();
    }
}
