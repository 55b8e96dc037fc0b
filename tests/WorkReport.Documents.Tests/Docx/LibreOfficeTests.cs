using System.Xml.Linq;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using WorkReport.Documents.Docx;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Model;
using WorkReport.Documents.Tests.Layout;

namespace WorkReport.Documents.Tests.Docx;

/// <summary>What another program makes of the file.</summary>
public sealed class LibreOfficeTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_page_has_22_rows_of_28_characters()
    {
        var pages = Convert(new Document(new Frontmatter { Title = ["测试"], Salutation = "同志们：" }, [new Paragraph(new string('国', 26 + (28 * 80)))]));
        var first = RowsOf(pages[0]);
        // A blank row, the title over two, a blank one, 称谓, then rows of text.
        Assert.Equal(22 - 4, first.Count(row => row.Text.Length >= 4));
        Assert.Equal(26, first.First(row => row.Text.StartsWith('国')).Text.Length);
        foreach (var page in pages.Skip(1).SkipLast(1))
            Assert.Equal(Enumerable.Repeat(28, 22), RowsOf(page).Where(row => !row.Text.StartsWith('—')).Select(row => row.Text.Length));
        Assert.Equal(28.95, (first[^3].Y - first[^2].Y), 0.06);
    }

    [Theory]
    [InlineData("meeting")]
    [InlineData("official")]
    [InlineData("order")]
    [InlineData("minutes")]
    public void Nothing_is_lost_and_the_numbers_stand_on_the_outer_side(string name)
    {
        var document = name switch { "official" => WordSamples.Official(), "order" => WordSamples.Order(), "minutes" => WordSamples.Minutes(), _ => WordSamples.Meeting() };
        var pages = Convert(document);
        var printed = string.Concat(pages.SelectMany(RowsOf).Select(row => row.Text).Where(text => !(text.StartsWith('—') && text.EndsWith('—'))));
        var expected = string.Concat(WordSamples.Read(WordSamples.Write(document)).Lines);
        Assert.Equal(Sorted(expected), Sorted(printed));
        foreach (var (page, number) in pages.Select((page, i) => (page, i + 1)))
        {
            var row = RowsOf(page)[^1];
            Assert.Equal($"—{number}—", row.Text);
            if (number % 2 == 1)
                Assert.Equal(Documents.Layout.Paper.Right - 14, row.Right, 4.0);
            else
                Assert.Equal(Documents.Layout.Paper.Left + 14, row.Left, 4.0);
        }
    }

    [Fact]
    public void Tables_repeat_their_heads_and_landscape_ones_stand_on_landscape_paper()
    {
        var pages = Convert(new Document(new Frontmatter(), [new Paragraph("如下。"), AnnexTables.Metrics(60), AnnexTables.Plan(), new Paragraph("完。")]) { Annexes = [new Annex("任务分解表", [AnnexTables.Plan(1)])] });
        var texts = pages.Select(page => string.Concat(RowsOf(page).Select(row => row.Text))).ToList();
        var kinds = string.Concat(pages.Select((page, i) => page.Width > page.Height
            ? texts[i].Contains("具体措施", StringComparison.Ordinal) ? 'L' : '?'
            : texts[i].Contains("指标名称", StringComparison.Ordinal) ? 'T' : 'p'));
        Assert.Matches("^TT+LL+pL$", kinds);
        Assert.StartsWith("附件任务分解表", texts[^1], StringComparison.Ordinal);
        Assert.All(texts.Select((text, i) => (text, i + 1)), page => Assert.EndsWith($"—{page.Item2}—", page.text, StringComparison.Ordinal));
        foreach (var page in pages.Where(page => page.Width > page.Height))
        {
            var letters = RowsOf(page).SkipLast(1).SelectMany(row => row.Letters).ToList();
            Assert.All(letters, letter => Assert.InRange(letter.StartBaseLine.X, 35 * Documents.Layout.Paper.Millimetre, page.Width - (37 * Documents.Layout.Paper.Millimetre)));
            Assert.All(letters, letter => Assert.InRange(letter.StartBaseLine.Y, 26 * Documents.Layout.Paper.Millimetre, page.Height - (28 * Documents.Layout.Paper.Millimetre)));
        }
    }

    [Fact]
    public void A_letter_has_its_mark_and_its_double_rules_where_the_page_has_them()
    {
        // 10.1, to half a millimetre
        const double tolerance = 0.5 * Documents.Layout.Paper.Millimetre;
        var document = WordSamples.Letter();
        var pages = Convert(document);
        var set = Documents.Layout.Typesetter.Set(document, TestFonts.Require(), Documents.Layout.Grid.Word);
        // A renderer of its own draws a rectangle more than once.
        var rules = pages[0].Paths.Where(path => path.IsFilled && path.GetBoundingRectangle() is { Width: > 450 and < 500 }).Select(path => path.GetBoundingRectangle()!.Value).DistinctBy(box => Math.Round(box.Top)).OrderByDescending(box => box.Top).ToList();
        Assert.Equal(4, rules.Count);
        foreach (var (wanted, drawn) in set.Pages[0].Rules.Zip(rules))
        {
            Assert.Equal(wanted.Y, pages[0].Height - drawn.Top, tolerance);
            Assert.Equal(wanted.X, drawn.Left, tolerance);
            Assert.Equal(wanted.Width, drawn.Width, tolerance);
        }

        var rows = RowsOf(pages[0]);
        Assert.Equal(["澄川市关工委", "000001澄府发〔2023〕1号"], rows.Take(2).Select(row => row.Text));
        Assert.Equal(Documents.Layout.Paper.Right, rows[1].Right, tolerance);
        Assert.DoesNotContain(rows, row => row.Text == "—1—");
        Assert.Equal("—2—", RowsOf(pages[1])[^1].Text);
        // Between rule and row lies what the standard wants, to what another program takes the height of a row for.
        var gap = rules[1].Bottom - (rows[1].Y + (0.88 * 16));
        Assert.Equal(14, gap, 3.0);
    }

    private static string Sorted(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Order());

    private List<Page> Convert(Document document)
    {
        Assert.SkipUnless(Outside.HasWriter, "LibreOffice Writer is not on this machine.");
        WriteFonts();
        File.WriteAllBytes(folder.File("a.docx"), WordSamples.Write(document));
        Outside.Run(
            "env",
            $"FONTCONFIG_FILE={folder.File("fonts.conf")}",
            "soffice",
            $"-env:UserInstallation=file://{folder.File("profile")}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder.File(""),
            folder.File("a.docx"));
        using var pdf = PdfDocument.Open(File.ReadAllBytes(folder.File("a.pdf")));
        return [.. pdf.GetPages()];
    }

    /// <summary>Our faces under the names that offices know.</summary>
    private void WriteFonts()
    {
        var fonts = TestFonts.Require();
        var aliases = Enum.GetValues<FontRole>().Select(role => new XElement(
            "match",
            new XAttribute("target", "pattern"),
            new XElement("test", new XAttribute("name", "family"), new XElement("string", WordFonts.NameOf(role))),
            new XElement("edit", new XAttribute("name", "family"), new XAttribute("mode", "assign"), new XAttribute("binding", "same"), new XElement("string", fonts.FaceOf(role).Family))));
        var folders = fonts.Choices.Select(choice => Path.GetDirectoryName(choice.Face.File.Path)).Append(FontFolders.FetchedFolder).Distinct();
        new XElement("fontconfig", folders.Select(path => new XElement("dir", path)), new XElement("cachedir", folder.File("cache")), aliases).Save(folder.File("fonts.conf"));
    }

    /// <summary>Rows of a page, top to bottom.</summary>
    private static List<PrintedRow> RowsOf(Page page)
    {
        List<PrintedRow> rows = [];
        foreach (var letter in page.Letters.Where(letter => !string.IsNullOrWhiteSpace(letter.Value)).OrderByDescending(letter => letter.StartBaseLine.Y))
        {
            if (rows.Count == 0 || rows[^1].Y - letter.StartBaseLine.Y > 3)
                rows.Add(new PrintedRow(letter.StartBaseLine.Y, []));
            rows[^1].Letters.Add(letter);
        }

        return rows;
    }

    private sealed record PrintedRow(double Y, List<Letter> Letters)
    {
        public string Text => string.Concat(Letters.OrderBy(letter => letter.StartBaseLine.X).Select(letter => letter.Value));

        public double Left => Letters.Min(letter => letter.StartBaseLine.X);

        public double Right => Letters.Max(letter => letter.EndBaseLine.X);
    }
}
