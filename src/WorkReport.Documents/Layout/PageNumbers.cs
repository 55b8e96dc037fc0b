using System.Globalization;
using WorkReport.Documents.Fonts;

namespace WorkReport.Documents.Layout;

/// <summary>
/// 页码 (GB/T 9704-2012, 7.5): 4号 半角宋体 digits between dashes, whose upper edge lies 7 mm below the type area;
/// odd pages one character in from the right, even pages one character in from the left.
/// </summary>
internal sealed class PageNumbers(FontSet fonts, RunBuilder runs, RowSetter setter)
{
    private const double BelowTypeArea = 7 * Paper.Millimetre;
    private const double Gap = TypeSize.Four / 4;
    private const string Dash = "—";

    public void Set(List<GlyphRun> page, int number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        runs.Begin(page, TypeSize.Four, Baseline(), GlyphRun.Artifact);
        var dash = fonts.WidthOf(Faces.PageNumber, Dash, TypeSize.Four);
        var width = dash + Gap + fonts.WidthOf(Faces.PageNumber, digits, TypeSize.Four) + Gap + dash;
        var x = number % 2 == 1 ? Paper.Right - TypeSize.Four - width : Paper.Left + TypeSize.Four;
        setter.SetNatural(Dash, Faces.PageNumber, x);
        setter.SetNatural(digits, Faces.PageNumber, x + dash + Gap);
        setter.SetNatural(Dash, Faces.PageNumber, x + width - dash);
        runs.End();
    }

    /// <summary>The rule speaks of the dash's ink, so its own height in the face decides the baseline.</summary>
    private double Baseline()
    {
        var (face, glyph) = fonts.Resolve(Faces.PageNumber, Dash[0]);
        return Paper.Bottom + BelowTypeArea + (face.InkOf(glyph).Top * TypeSize.Four / face.UnitsPerEm);
    }
}
