using WorkReport.Documents.Layout;
using A = DocumentFormat.OpenXml.Drawing;
using DW = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using PIC = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkReport.Documents.Docx;

/// <summary>A picture of the package.</summary>
/// <param name="Relationship">Id of its part.</param>
/// <param name="Aspect">Width over height.</param>
/// <param name="Alternative">What it shows, in words.</param>
internal sealed record WordPicture(string Relationship, double Aspect, string Alternative)
{
    /// <summary>English Metric Units, the length of drawings, in a twip.</summary>
    private const int EmuPerTwip = 635;

    private const uint Id = 1;

    /// <summary>A run that presses it behind the text of the paragraph it stands in, as large as a seal is.</summary>
    /// <param name="middle">From the left edge of the type area to its middle, twips.</param>
    /// <param name="above">From the top of a round seal's place to the paragraph's, twips; one that is lower stands in its middle.</param>
    public W.Run Anchor(int middle, int above)
    {
        var side = WordMeasure.Twips(SignOffMeasurer.SealSize);
        var width = (int)(side * Math.Min(1, Aspect));
        var height = (int)(side / Math.Max(1, Aspect));
        var (cx, cy) = ((long)Math.Max(1, width) * EmuPerTwip, (long)Math.Max(1, height) * EmuPerTwip);
        var words = WordText.Allowed(Alternative);
        return new W.Run(new W.Drawing(new DW.Anchor(
            new DW.SimplePosition { X = 0, Y = 0 },
            new DW.HorizontalPosition(Offset(middle - (width / 2))) { RelativeFrom = DW.HorizontalRelativePositionValues.Margin },
            new DW.VerticalPosition(Offset(((side - height) / 2) - above)) { RelativeFrom = DW.VerticalRelativePositionValues.Paragraph },
            new DW.Extent { Cx = cx, Cy = cy },
            new DW.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new DW.WrapNone(),
            new DW.DocProperties { Id = Id, Name = Relationship, Description = words },
            new DW.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(new PIC.Picture(
                new PIC.NonVisualPictureProperties(
                    new PIC.NonVisualDrawingProperties { Id = Id, Name = Relationship, Description = words },
                    new PIC.NonVisualPictureDrawingProperties()),
                new PIC.BlipFill(new A.Blip { Embed = Relationship }, new A.Stretch(new A.FillRectangle())),
                new PIC.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = cx, Cy = cy }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            {
                Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture",
            }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
            SimplePos = false,
            RelativeHeight = 1,
            BehindDoc = true,
            Locked = false,
            LayoutInCell = true,
            AllowOverlap = true,
        }));
    }

    private static DW.PositionOffset Offset(int twips) => new(WordMeasure.Text(twips * EmuPerTwip));
}
