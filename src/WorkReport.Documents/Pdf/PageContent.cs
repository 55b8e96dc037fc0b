using System.Globalization;
using WorkReport.Documents.Layout;

namespace WorkReport.Documents.Pdf;

/// <summary>Draws a page's runs and rules as marked content, so that a reader knows what each piece is (ISO 32000-1, 14.6).</summary>
internal sealed class PageContent(FontTable fonts, PictureTable pictures, ContentBuffer buffer)
{
    /// <summary>A shift smaller than this, in thousandths of the em, is not worth its bytes.</summary>
    private const double LeastShift = 0.5;

    /// <summary>Share of the em that readers take for a space between words; the strictest known takes a tenth.</summary>
    private const double LeastWordGap = 0.09;

    private EmbeddedFont? font;
    private double size;
    private int color;
    private int lineColor;

    /// <summary>Draws the page and says which element each piece of marked content belongs to, in the order of their ids.</summary>
    public List<int> Draw(TypesetPage page, Func<int, string> tagOf)
    {
        buffer.Clear();
        (font, size, color, lineColor) = (null, 0, 0, 0);
        List<int> marked = [];
        // Below the text: a seal is pressed upon it, but its paper must not hide it.
        foreach (var picture in page.Pictures)
        {
            buffer.Write(string.Create(CultureInfo.InvariantCulture, $"/{tagOf(picture.Element)}<</MCID {marked.Count}>>BDC\n"));
            marked.Add(picture.Element);
            DrawPicture(page, picture);
            buffer.Write("EMC\n");
        }

        foreach (var rule in page.Rules)
            DrawRule(page, rule);
        for (var i = 0; i < page.Shapes.Count;)
        {
            var element = page.Shapes[i].Element;
            buffer.Write(string.Create(CultureInfo.InvariantCulture, $"/{tagOf(element)}<</MCID {marked.Count}>>BDC\n"));
            marked.Add(element);
            for (; i < page.Shapes.Count && page.Shapes[i].Element == element; i++)
                DrawShape(page, page.Shapes[i]);
            buffer.Write("EMC\n");
        }

        for (var i = 0; i < page.Runs.Count;)
        {
            var element = page.Runs[i].Element;
            if (element == GlyphRun.Artifact)
                buffer.Write("/Artifact BMC\nBT\n");
            else
                buffer.Write(string.Create(CultureInfo.InvariantCulture, $"/{tagOf(element)}<</MCID {marked.Count}>>BDC\nBT\n"));
            if (element != GlyphRun.Artifact)
                marked.Add(element);
            for (; i < page.Runs.Count && page.Runs[i].Element == element; i++)
                DrawRun(page, page.Runs[i]);
            buffer.Write("ET\nEMC\n");
        }

        return marked;
    }

    private void DrawPicture(TypesetPage page, PlacedPicture placed)
    {
        var drawn = FigureBox.Of(placed);
        buffer.Write("q ").Number(drawn.Right - drawn.Left).Write("0 0 ").Number(drawn.Bottom - drawn.Top)
            .Number(drawn.Left).Number(page.Height - drawn.Bottom)
            .Write("cm ").Write(pictures.NameOf(placed.Picture)).Write(" Do Q\n");
    }

    private void DrawRule(TypesetPage page, Rule rule)
    {
        buffer.Write("/Artifact BMC\n");
        SetColor(rule.Color);
        buffer.Number(rule.X).Number(page.Height - rule.Y - rule.Height).Number(rule.Width).Number(rule.Height).Write("re f\nEMC\n");
    }

    private void DrawShape(TypesetPage page, Shape shape)
    {
        if (shape.Fill is { } fill)
            SetColor(fill);
        if (shape.LineWidth > 0)
        {
            SetLineColor(shape.LineColor);
            buffer.Number(shape.LineWidth).Write("w ");
        }

        for (var i = 0; i < shape.Points.Count; i++)
            buffer.Number(shape.Points[i].X).Number(page.Height - shape.Points[i].Y).Write(i == 0 ? "m " : "l ");
        buffer.Write((shape.Fill is not null, shape.LineWidth > 0) switch
        {
            (true, true) => "b\n",
            (true, false) => "f\n",
            (false, true) => "S\n",
            _ => "n\n",
        });
    }

    private void DrawRun(TypesetPage page, GlyphRun run)
    {
        SetColor(run.Color);
        if (fonts.Of(run.Face) is var next && (next != font || run.Size != size))
        {
            (font, size) = (next, run.Size);
            buffer.Write("/" + next.Resource + " ").Number(size).Write("Tf\n");
        }

        if (run.ActualText is { } text)
        {
            DrawAs(text, page, run, 0, run.Glyphs.Length);
            return;
        }

        var start = 0;
        for (int i = 0, end; i < run.Glyphs.Length; i = end)
        {
            end = Math.Max(i + 1, EndOfGappedNumber(run, i));
            // Two characters may share a glyph; the glyph can tell only one of them.
            if (end == i + 1 && next.Tells(run.Glyphs[i], run.CodePoints[i]))
                continue;
            DrawGlyphs(page, run, start, i);
            DrawAs(string.Concat(run.CodePoints[i..end].Select(char.ConvertFromUtf32)), page, run, i, end);
            start = end;
        }

        DrawGlyphs(page, run, start, run.Glyphs.Length);
    }

    /// <summary>
    /// Behind the number that begins here, if a narrow point in the middle of its half cell leaves gaps in it: readers that
    /// guess at words by their distance would find 8 . 5 where 8.5 stands. Else <paramref name="start"/>.
    /// </summary>
    private int EndOfGappedNumber(GlyphRun run, int start)
    {
        var end = start;
        var hasGap = false;
        for (; end < run.Glyphs.Length && LineRules.IsNumeric(run.CodePoints[end]); end++)
            hasGap |= end > start && run.X[end] - run.X[end - 1] - (font!.WidthOf(run.Glyphs[end - 1]) * size / 1000) > LeastWordGap * size;
        return hasGap ? end : start;
    }

    private void DrawAs(string text, TypesetPage page, GlyphRun run, int start, int end)
    {
        buffer.Write("/Span<</ActualText" + PdfText.Utf16(text) + ">>BDC\n");
        DrawGlyphs(page, run, start, end);
        buffer.Write("EMC\n");
    }

    private void DrawGlyphs(TypesetPage page, GlyphRun run, int start, int end)
    {
        if (start == end)
            return;
        if (run.IsTurned)
            buffer.Write("0 1 -1 0 ").Number(run.Baseline).Number(run.X[start]).Write("Tm[<");
        else
            buffer.Write("1 0 0 1 ").Number(run.X[start]).Number(page.Height - run.Baseline).Write("Tm[<");
        var pen = run.X[start];
        for (var i = start; i < end; i++)
        {
            var glyph = run.Glyphs[i];
            buffer.Glyph(font!.NumberOf(glyph));
            pen += font.WidthOf(glyph) * size / 1000;
            if (i + 1 == end)
                break;
            // What was shifted is counted with the digits that were written, so that no error adds up.
            var shift = Math.Round((pen - run.X[i + 1]) * 1000 / size, 1);
            if (Math.Abs(shift) < LeastShift)
                continue;
            buffer.Write(">").Decimals(shift).Write("<");
            pen -= shift * size / 1000;
        }

        buffer.Write(">]TJ\n");
    }

    private void SetColor(int rgb)
    {
        if (rgb != color)
            Components(color = rgb).Write("rg\n");
    }

    private void SetLineColor(int rgb)
    {
        if (rgb != lineColor)
            Components(lineColor = rgb).Write("RG\n");
    }

    private ContentBuffer Components(int rgb) =>
        buffer.Number(((rgb >> 16) & 255) / 255.0).Number(((rgb >> 8) & 255) / 255.0).Number((rgb & 255) / 255.0);
}
