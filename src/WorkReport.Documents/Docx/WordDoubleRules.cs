using DocumentFormat.OpenXml;
using WorkReport.Documents.Layout;
using A = DocumentFormat.OpenXml.Drawing;
using DW = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;
using WPS = DocumentFormat.OpenXml.Office2010.Word.DrawingShape;

namespace WorkReport.Documents.Docx;

/// <summary>
/// The two double rules of a letter (GB/T 9704-2012, 10.1), drawn in the header of the first page: they keep their millimetres
/// whatever is written below, and whoever edits the text cannot take hold of them. A border of a paragraph is as wide as the text and
/// never stands 20 mm above the paper's edge.
/// </summary>
internal static class WordDoubleRules
{
    /// <summary>The pictures of the text count from 1; no two drawings may share a number.</summary>
    private const uint FirstNumber = 1001;

    private const string Shapes = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";

    /// <param name="firstRuleTop">Upper edge of the first double rule, points from the paper's top.</param>
    public static W.Header Header(double firstRuleTop)
    {
        var paragraph = new W.Paragraph(new W.ParagraphProperties
        {
            ParagraphStyleId = new W.ParagraphStyleId { Val = WordStyles.Footer },
            SpacingBetweenLines = WordStyles.Exactly(1),
        });
        Rule[] rules = [.. DoubleRule.ThickAboveThin(firstRuleTop), .. DoubleRule.ThinAboveThick(LetterMeasurer.SecondRuleTop)];
        paragraph.Append(rules.Select((rule, i) => Drawn(rule, (uint)i + FirstNumber)));
        var header = new W.Header(paragraph);
        header.AddNamespaceDeclaration("wps", Shapes);
        return header;
    }

    /// <summary>A filled rectangle. Shapes are newer than the format itself, and a program that does not know them is told so.</summary>
    private static W.Run Drawn(Rule rule, uint id) => new(new AlternateContent(new AlternateContentChoice(new W.Drawing(new DW.Anchor(
        new DW.SimplePosition { X = 0, Y = 0 },
        new DW.HorizontalPosition(new DW.PositionOffset(Text(rule.X))) { RelativeFrom = DW.HorizontalRelativePositionValues.Page },
        new DW.VerticalPosition(new DW.PositionOffset(Text(rule.Y))) { RelativeFrom = DW.VerticalRelativePositionValues.Page },
        new DW.Extent { Cx = Emu(rule.Width), Cy = Emu(rule.Height) },
        new DW.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
        new DW.WrapNone(),
        new DW.DocProperties { Id = id, Name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"双线{id}") },
        new DW.NonVisualGraphicFrameDrawingProperties(),
        new A.Graphic(new A.GraphicData(new WPS.WordprocessingShape(
            new WPS.NonVisualDrawingShapeProperties(),
            new WPS.ShapeProperties(
                new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = Emu(rule.Width), Cy = Emu(rule.Height) }),
                new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle },
                new A.SolidFill(new A.RgbColorModelHex { Val = WordStyles.Red }),
                new A.Outline(new A.NoFill())),
            new WPS.TextBodyProperties()))
        {
            Uri = Shapes,
        }))
    {
        DistanceFromTop = 0,
        DistanceFromBottom = 0,
        DistanceFromLeft = 0,
        DistanceFromRight = 0,
        SimplePos = false,
        RelativeHeight = id,
        BehindDoc = true,
        Locked = true,
        LayoutInCell = true,
        AllowOverlap = true,
    }))
    {
        Requires = "wps",
    }));

    private static long Emu(double points) => (long)Math.Round(points * 12700);

    private static string Text(double points) => Emu(points).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
