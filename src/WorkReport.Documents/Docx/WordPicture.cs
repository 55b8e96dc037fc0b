using A = DocumentFormat.OpenXml.Drawing;
using DW = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using PIC = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkReport.Documents.Docx;

/// <summary>A picture of the package.</summary>
/// <param name="Number">From 1 in the order of the document.</param>
/// <param name="Relationship">Id of its part.</param>
/// <param name="Aspect">Width over height.</param>
/// <param name="Alternative">What it shows, in words.</param>
internal sealed record WordPicture(uint Number, string Relationship, double Aspect, string Alternative)
{
    /// <summary>English Metric Units, the length of drawings, in a twip.</summary>
    private const int EmuPerTwip = 635;

    /// <summary>A run that presses it behind the text of the paragraph it stands in, as large as its place allows and in the middle of it.</summary>
    /// <param name="middle">From the left edge of the type area to its middle, twips.</param>
    /// <param name="top">From the paragraph's top to that of its place, twips.</param>
    /// <param name="placeWidth">Width of its place, twips.</param>
    /// <param name="placeHeight">Height of its place.</param>
    public W.Run Anchor(int middle, int top, int placeWidth, int placeHeight)
    {
        var width = Math.Min(placeWidth, (int)(placeHeight * Aspect));
        var height = (int)(width / Aspect);
        var (cx, cy) = ((long)Math.Max(1, width) * EmuPerTwip, (long)Math.Max(1, height) * EmuPerTwip);
        var words = WordText.Allowed(Alternative);
        return new W.Run(new W.Drawing(new DW.Anchor(
            new DW.SimplePosition { X = 0, Y = 0 },
            new DW.HorizontalPosition(Offset(middle - (width / 2))) { RelativeFrom = DW.HorizontalRelativePositionValues.Margin },
            new DW.VerticalPosition(Offset(top + ((placeHeight - height) / 2))) { RelativeFrom = DW.VerticalRelativePositionValues.Paragraph },
            new DW.Extent { Cx = cx, Cy = cy },
            new DW.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new DW.WrapNone(),
            new DW.DocProperties { Id = Number, Name = Relationship, Description = words },
            new DW.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(new PIC.Picture(
                new PIC.NonVisualPictureProperties(
                    new PIC.NonVisualDrawingProperties { Id = Number, Name = Relationship, Description = words },
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
            RelativeHeight = Number,
            BehindDoc = true,
            Locked = false,
            LayoutInCell = true,
            AllowOverlap = true,
        }));
    }

    private static DW.PositionOffset Offset(int twips) => new(WordMeasure.Text(twips * EmuPerTwip));
}
