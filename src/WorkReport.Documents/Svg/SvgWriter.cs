using System.Globalization;
using System.Text;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Pictures;

namespace WorkReport.Documents.Svg;

/// <summary>
/// Draws a page as a picture: the glyphs' own outlines in the places the PDF puts them, so that what one sees is what is
/// printed, on a machine that has none of the fonts.
/// </summary>
public static class SvgWriter
{
    /// <summary>Writes one page as an SVG file in UTF-8.</summary>
    /// <param name="document">The typeset document.</param>
    /// <param name="page">Zero-based.</param>
    /// <param name="output">Left open.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such page.</exception>
    public static void Write(TypesetDocument document, int page, Stream output)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentOutOfRangeException.ThrowIfNegative(page);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(page, document.Pages.Count);
        using var writer = new StreamWriter(output, new UTF8Encoding(false), bufferSize: 1 << 14, leaveOpen: true);
        new Picture(writer).Draw(document.Pages[page]);
    }

    private sealed class Picture(TextWriter writer)
    {
        private readonly Dictionary<(FontFace Face, ushort Glyph), int> symbols = [];

        public void Draw(TypesetPage page)
        {
            Write($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {page.Width:0.###} {page.Height:0.###}\" ");
            Write($"width=\"{page.Width / Paper.Millimetre:0.##}mm\" height=\"{page.Height / Paper.Millimetre:0.##}mm\">\n");
            Write($"<path fill=\"#fff\" d=\"M0 0H{page.Width:0.###}V{page.Height:0.###}H0Z\"/>\n");
            DefineSymbols(page);
            foreach (var rule in page.Rules)
                Write($"<path fill=\"#{rule.Color:x6}\" d=\"M{rule.X:0.###} {rule.Y:0.###}h{rule.Width:0.###}v{rule.Height:0.###}h{-rule.Width:0.###}z\"/>\n");
            foreach (var picture in page.Pictures)
                DrawPicture(picture);
            foreach (var shape in page.Shapes)
                DrawShape(shape);
            foreach (var run in page.Runs)
                DrawRun(page, run);
            writer.Write("</svg>\n");
        }

        private void DefineSymbols(TypesetPage page)
        {
            writer.Write("<defs>\n");
            foreach (var run in page.Runs)
            {
                foreach (var glyph in run.Glyphs)
                {
                    if (symbols.TryAdd((run.Face, glyph), symbols.Count))
                        Write($"<path id=\"g{symbols.Count - 1}\" d=\"{run.Face.OutlineOf(glyph)}\"/>\n");
                }
            }

            writer.Write("</defs>\n");
        }

        private void DrawShape(Shape shape)
        {
            writer.Write("<path d=\"");
            for (var i = 0; i < shape.Points.Count; i++)
                Write($"{(i == 0 ? 'M' : 'L')}{shape.Points[i].X:0.###} {shape.Points[i].Y:0.###}");
            writer.Write(shape.Fill is null ? "\" fill=\"none\"" : "Z\"");
            if (shape.Fill is { } fill)
                Write($" fill=\"#{fill:x6}\"");
            if (shape.LineWidth > 0)
                Write($" stroke=\"#{shape.LineColor:x6}\" stroke-width=\"{shape.LineWidth:0.###}\"");
            writer.Write("/>\n");
        }

        /// <summary>The file itself stands in the picture, which thus needs nothing beside it.</summary>
        private void DrawPicture(PlacedPicture placed)
        {
            var type = PngReader.IsPng(placed.Picture.File) ? "png" : "jpeg";
            Write($"<image x=\"{placed.X:0.###}\" y=\"{placed.Y:0.###}\" width=\"{placed.Width:0.###}\" height=\"{placed.Height:0.###}\" ");
            Write($"href=\"data:image/{type};base64,{Convert.ToBase64String(placed.Picture.File)}\"/>\n");
        }

        /// <summary>Inside a run the unit is the font's own, so that a glyph needs only its place.</summary>
        private void DrawRun(TypesetPage page, GlyphRun run)
        {
            var scale = run.Size / run.Face.UnitsPerEm;
            if (run.IsTurned)
                Write($"<g transform=\"matrix(0 {-scale:0.######} {-scale:0.######} 0 {run.Baseline:0.###} {page.Height:0.###})\"");
            else
                Write($"<g transform=\"matrix({scale:0.######} 0 0 {-scale:0.######} 0 {run.Baseline:0.###})\"");
            if (run.Color != 0)
                Write($" fill=\"#{run.Color:x6}\"");
            writer.Write('>');
            for (var i = 0; i < run.Glyphs.Length; i++)
                Write($"<use href=\"#g{symbols[(run.Face, run.Glyphs[i])]}\" x=\"{run.X[i] / scale:0}\"/>");
            writer.Write("</g>\n");
        }

        private void Write(FormattableString text) => writer.Write(text.ToString(CultureInfo.InvariantCulture));
    }
}
