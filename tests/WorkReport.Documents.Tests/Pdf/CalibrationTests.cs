using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Tests.Pdf;

/// <summary>Full pages under the ruler, as another program reads them from the file (GB/T 9704-2012, 5.2.3).</summary>
public sealed class CalibrationTests
{
    private const int Pages = 3;

    /// <summary>A twentieth of a millimetre, in millimetres.</summary>
    private const double Tolerance = 0.05;

    /// <summary>The em box reaches so far above the baseline.</summary>
    private const double Ascent = 0.88;

    public static TheoryData<string> Grids => [Grid.EdgeToEdge.Name, Grid.Word.Name];

    [Theory]
    [MemberData(nameof(Grids))]
    public void Every_page_has_22_rows_of_28_characters_in_their_places(string name)
    {
        var grid = name == Grid.Word.Name ? Grid.Word : Grid.EdgeToEdge;
        // A line that begins at the edge, so that the first row too has all its characters.
        var text = Gb2312.Hanzi[..(Grid.Rows * Grid.Columns * Pages)];
        var document = new Document(new Frontmatter { Salutation = text }, []);
        using var pdf = PdfDocument.Open(WholeDocuments.Pdf(Typesetter.Set(document, TestFonts.Require(), grid)));
        Assert.Equal(Pages, pdf.NumberOfPages);
        foreach (var page in pdf.GetPages())
        {
            Assert.Equal(210, Millimetres(page.Width), 0.001);
            Assert.Equal(297, Millimetres(page.Height), 0.001);
            var rows = page.Letters.Where(letter => letter.PointSize == TypeSize.Three).GroupBy(letter => letter.StartBaseLine.Y).OrderByDescending(row => row.Key).ToList();
            Assert.Equal(Grid.Rows, rows.Count);
            Assert.Equal(text[..(Grid.Rows * Grid.Columns)], string.Concat(rows.SelectMany(row => row).Select(letter => letter.Value)));
            text = text[(Grid.Rows * Grid.Columns)..];
            // 22 rows that fill 225 mm, or 579 twips each and the type in the middle of its row.
            var (first, pitch) = grid == Grid.EdgeToEdge ? (0, ((225 * Paper.Millimetre) - 16) / 21) : ((28.95 - 16) / 2, 28.95);
            for (var row = 0; row < rows.Count; row++)
                Measure([.. rows[row]], (37 * Paper.Millimetre) + first + (row * pitch));
            if (grid != Grid.EdgeToEdge)
                continue;
            // 撑满版心
            Assert.Equal(37, Millimetres(TopOf(rows[0].First())), Tolerance);
            Assert.Equal(262, Millimetres(TopOf(rows[^1].First()) + TypeSize.Three), Tolerance);
        }
    }

    private static void Measure(List<Letter> row, double top)
    {
        Assert.Equal(Grid.Columns, row.Count);
        for (var column = 0; column < row.Count; column++)
        {
            // Type a little wider than its cell stands in the middle of it.
            Assert.Equal((28 * Paper.Millimetre) + ((column + 0.5) * 156 / 28 * Paper.Millimetre) - (TypeSize.Three / 2), row[column].StartBaseLine.X, 0.02);
            Assert.Equal(top, TopOf(row[column]), 0.02);
        }

        Assert.Equal(28, Millimetres(row[0].StartBaseLine.X), Tolerance);
        Assert.Equal(184, Millimetres(row[^1].StartBaseLine.X + TypeSize.Three), Tolerance);
    }

    private static double TopOf(Letter letter) => Paper.Height - letter.StartBaseLine.Y - (Ascent * letter.PointSize);

    private static double Millimetres(double points) => points / Paper.Millimetre;
}
