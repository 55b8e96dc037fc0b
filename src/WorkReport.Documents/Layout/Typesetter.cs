using WorkReport.Documents.Fonts;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>Sets a document on the pages of its profile: measure, break, paginate, place.</summary>
public sealed class Typesetter
{
    private readonly FontSet fonts;
    private readonly Grid grid;
    private readonly PagePlan plan;
    private readonly RunBuilder runs;
    private readonly RowSetter setter;
    private readonly List<PageInWork> pages;
    private readonly List<StructureElement> elements = [];
    private readonly OutlineDepth depth = new();

    /// <summary>The rows of a first page below a head in millimetres, which no row may come closer to.</summary>
    private readonly Grid? headGrid;

    private Typesetter(FontSet fonts, Grid grid, List<MeasuredBlock> blocks)
    {
        this.fonts = fonts;
        this.grid = grid;
        plan = Paginator.Plan(blocks);
        headGrid = blocks is [MeasuredHead head, ..] ? head.OwnGrid ?? grid : null;
        runs = new RunBuilder(fonts);
        setter = new RowSetter(runs);
        pages = [.. plan.Taken.Select(_ => new PageInWork())];
    }

    /// <summary>Sets the document. Never fails on text: what no face can draw is marked and named in the record.</summary>
    /// <param name="document">The document.</param>
    /// <param name="fonts">The faces.</param>
    /// <param name="grid">The rows; edge to edge where not given.</param>
    public static TypesetDocument Set(Document document, FontSet fonts, Grid? grid = null)
    {
        grid ??= Grid.EdgeToEdge;
        var measurer = new BlockMeasurer(fonts, grid);
        var blocks = measurer.Measure(document);
        return new Typesetter(fonts, grid, blocks).Place(document, blocks, measurer.MovedRecipient);
    }

    private TypesetDocument Place(Document document, List<MeasuredBlock> blocks, string? movedRecipient)
    {
        for (var i = 0; i < blocks.Count; i++)
            Place(blocks[i], plan.Spots[i]);
        var numbered = PlaceImprint(ImprintSetter.Of(document, movedRecipient, fonts), anyPage: document.IsLetter);
        var numbers = new PageNumbers(fonts, runs, setter);
        // The first page of a letter has none (10.1).
        for (var page = document.IsLetter ? 1 : 0; page < numbered; page++)
            numbers.Set(pages[page].Runs, page + 1);
        return new TypesetDocument(
            DocumentName.Of(document),
            document.Language,
            [.. pages.Select(page => new TypesetPage(Paper.Width, Paper.Height, page.Runs, page.Rules) { Pictures = page.Pictures, Shapes = page.Shapes })],
            elements,
            Record(blocks));
    }

    private double TopOf(Spot spot)
    {
        if (spot.Page == 0 && headGrid is not null)
            return headGrid.TopOf(spot.Row);
        // A page that lends rows keeps its pitch and stays short; one row more or less, all taken, is spread over the page.
        var rows = plan.Rows[spot.Page];
        return (Math.Abs(rows - Grid.Rows) == 1 && plan.Taken[spot.Page] == rows ? grid.With(rows) : grid).TopOf(spot.Row);
    }

    private double TopOf(MeasuredBlock block, Spot spot) => block.IsTurned ? MeasuredTable.LandscapeTopOf(spot.Row) : TopOf(spot);

    private void Place(MeasuredBlock block, Spot[] spots)
    {
        if (block is MeasuredHead head)
        {
            PlaceHead(head, spots[0].Page);
            return;
        }

        if (block is MeasuredSignOff signOff)
        {
            PlaceSignOff(signOff, spots[0]);
            return;
        }

        // A paragraph without a character has no row.
        if (spots.Length == 0)
            return;
        var element = Begin(block, spots[0]);
        if (block is MeasuredTitle title)
            PlaceTitle(title, spots[0], element);
        else if (block is MeasuredRows rows)
            PlaceRows(rows, spots, element);
        else if (block is MeasuredTable table)
            new TableSetter(runs, setter, pages, elements, TopOf).Set(table, spots, element);
        else if (block is MeasuredChart chart)
            PlaceChart(chart, spots[0], element);
    }

    private int Begin(MeasuredBlock block, Spot spot)
    {
        elements.Add(new StructureElement(
            block.Tag,
            block.OutlineTitle,
            block.OutlineTitle is null ? 0 : depth.Next(block.OutlineRank),
            spot.Page,
            TopOf(spot))
        {
            Alternative = (block as MeasuredChart)?.Chart.Alternative,
        });
        return elements.Count - 1;
    }

    private void PlaceHead(MeasuredHead head, int page)
    {
        pages[page].Rules.AddRange(head.Rules);
        HeadLine? before = null;
        foreach (var line in head.Lines)
        {
            if (line.Tag is not ElementTag.Title || before?.Tag is not ElementTag.Title)
                elements.Add(new StructureElement(line.Tag, null, 0, page, line.Top));
            before = line;
            runs.Stand(page, line.Text, ..);
            runs.Begin(pages[page].Runs, line.Size, EmBox.Baseline(line.Top, line.Size), elements.Count - 1, line.Color);
            setter.SetNatural(line.Text, line.Role, line.X, line.Gap);
            runs.End();
        }
    }

    private void PlaceTitle(MeasuredTitle title, Spot spot, int element)
    {
        var (left, width) = title.IsTurned ? (MeasuredTable.LandscapeLeft, Paper.TypeHeight) : (Paper.Left, Paper.TypeWidth);
        for (var i = 0; i < title.Lines.Count; i++)
        {
            var line = title.Lines[i];
            runs.Stand(spot.Page, line, ..);
            runs.Begin(pages[spot.Page].Runs, TypeSize.Two, EmBox.Baseline(TopOf(title, spot) + title.TopOf(i), TypeSize.Two), element, isTurned: title.IsTurned);
            setter.SetNatural(line, Faces.Title, left + ((width - fonts.WidthOf(Faces.Title, line, TypeSize.Two)) / 2));
            runs.End();
        }
    }

    private void PlaceRows(MeasuredRows block, Spot[] spots, int element)
    {
        for (var i = 0; i < spots.Length; i++)
            PlaceRow(block, block.Rows[i], spots[i].Page, TopOf(block, spots[i]), element);
    }

    private void PlaceRow(MeasuredRows block, Row row, int page, double top, int element)
    {
        runs.Stand(page, block.Text, block.RangeOf(row));
        runs.Begin(pages[page].Runs, block.Measure.Size, EmBox.Baseline(top, block.Measure.Size), element, isTurned: block.IsTurned);
        var marks = block.Marks.Count > 0 ? new MarkSetter(block.Marks) : null;
        setter.Set(block.Text, block.Atoms, row, block.Measure, block.OffsetOf(row), marks);
        runs.End();
        marks?.Draw(pages[page].Rules, top, block.Measure);
    }

    private void PlaceChart(MeasuredChart chart, Spot spot, int element)
    {
        var top = TopOf(spot);
        var frame = new Frame(Paper.Left, top, Paper.TypeWidth, TopOf(spot with { Row = spot.Row + chart.RowCount - 1 }) - top);
        runs.Stand(spot.Page, chart.Chart.Title, ..);
        new ChartSetter(new ChartCanvas(fonts, runs, setter, pages[spot.Page], element)).Set(chart.Chart, frame);
    }

    /// <summary>The lines first, then what is pressed upon them: who listens hears the names before the seals.</summary>
    private void PlaceSignOff(MeasuredSignOff block, Spot spot)
    {
        foreach (var (line, row) in block.Lines)
        {
            elements.Add(new StructureElement(ElementTag.Paragraph, null, 0, spot.Page, TopOf(spot, row)));
            for (var i = 0; i < line.Rows.Count; i++)
                PlaceRow(line, line.Rows[i], spot.Page, TopOf(spot, row + i), elements.Count - 1);
        }

        foreach (var pressed in block.Pressed)
        {
            var top = TopOf(spot, pressed.Row);
            elements.Add(new StructureElement(ElementTag.Figure, null, 0, spot.Page, top) { Alternative = pressed.Picture.Alternative });
            var left = Paper.Left + (pressed.Middle * Grid.HalfCell) - (pressed.Width / 2);
            pages[spot.Page].Pictures.Add(new PlacedPicture(left, top, pressed.Width, pressed.Height, pressed.Picture, elements.Count - 1));
        }
    }

    /// <summary>Top of a place between two rows, or above the first row of a block but never above the type area.</summary>
    private double TopOf(Spot spot, double rows)
    {
        var row = Math.Max(0, spot.Row + rows);
        var above = TopOf(spot with { Row = (int)row });
        return above + ((row - (int)row) * (TopOf(spot with { Row = (int)row + 1 }) - above));
    }

    /// <summary>
    /// On the last page where that is an even one and has room; else on the next even page. A page left blank before it has no
    /// number, and then 版记's own has none (7.5).
    /// </summary>
    /// <param name="imprint">It; null for none.</param>
    /// <param name="anyPage">The last page may be an odd one, as a letter's (10.1).</param>
    /// <returns>How many pages are numbered.</returns>
    private int PlaceImprint(ImprintSetter? imprint, bool anyPage)
    {
        var count = pages.Count;
        if (imprint is null)
            return count;
        var taken = plan.Taken[^1] == 0 ? Paper.Top : TopOf(new Spot(count - 1, plan.Taken[^1] - 1)) + TypeSize.Three;
        var fits = Paper.Bottom - taken >= imprint.Height + grid.Pitch;
        var isEven = count % 2 == 0;
        for (var more = anyPage ? fits ? 0 : 1 : isEven ? fits ? 0 : 2 : 1; more > 0; more--)
            pages.Add(new PageInWork());
        imprint.Set(runs, setter, pages[^1], pages.Count - 1, top =>
        {
            elements.Add(new StructureElement(ElementTag.Paragraph, null, 0, pages.Count - 1, top));
            return elements.Count - 1;
        });
        return isEven && !anyPage ? count : pages.Count;
    }

    private TypesettingRecord Record(List<MeasuredBlock> blocks)
    {
        var rows = blocks.SelectMany(block => block is MeasuredSignOff signOff ? signOff.Lines.Select(line => line.Rows) : new[] { block }.OfType<MeasuredRows>())
            .SelectMany(block => block.Rows).ToList();
        return new TypesettingRecord(
            rows.Count,
            rows.Count(row => row.Squeeze > 0),
            rows.Count(row => row.IsPushed),
            [.. fonts.Choices.Where(choice => choice.IsSubstitute)],
            runs.Borrowed,
            runs.Missing);
    }
}
