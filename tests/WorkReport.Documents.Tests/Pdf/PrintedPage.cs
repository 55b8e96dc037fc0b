using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Colors;
using WorkReport.Documents.Layout;

namespace WorkReport.Documents.Tests.Pdf;

/// <summary>A page as the file has it; lengths are points from its top left corner.</summary>
internal sealed class PrintedPage
{
    public PrintedPage(Page page)
    {
        foreach (var letter in page.Letters)
        {
            if (Lines.Count == 0 || !Lines[^1].GoesOnWith(letter))
                Lines.Add(new PrintedLine(page.Height, []));
            Lines[^1].Letters.Add(letter);
        }

        Lines.Sort((a, b) => a.Top.CompareTo(b.Top));
        Rules = [.. page.Paths.Where(path => path.IsFilled).Select(path => new PrintedRule(page.Height, path)).OrderBy(rule => rule.Top)];
    }

    public List<PrintedLine> Lines { get; } = [];

    public List<PrintedRule> Rules { get; }

    public PrintedLine Line(string text) => Lines.First(line => line.Text == text);

    public PrintedLine Beginning(string text) => Lines.First(line => line.Text.StartsWith(text, StringComparison.Ordinal));
}

/// <summary>What stands together on a baseline.</summary>
internal sealed record PrintedLine(double Height, List<Letter> Letters)
{
    private const double Apart = 2 * TypeSize.Three;

    public string Text => string.Concat(Letters.Select(letter => letter.Value)).Replace(" ", "", StringComparison.Ordinal);

    public double Size => Math.Round(Letters[0].PointSize, 3);

    public double Top => Height - Letters[0].StartBaseLine.Y - (0.88 * Size);

    public double Left => Letters[0].StartBaseLine.X;

    public double Right => Letters[^1].EndBaseLine.X;

    public double Middle => (Left + Right) / 2;

    public string Font => Letters[0].FontName!;

    public int Colour => PrintedColour.Of(Letters[0].Color);

    public bool GoesOnWith(Letter letter) =>
        Math.Abs(letter.StartBaseLine.Y - Letters[0].StartBaseLine.Y) < 0.1 && letter.StartBaseLine.X - Right is > -Apart and < Apart;
}

/// <summary>A filled rectangle.</summary>
internal sealed class PrintedRule(double height, PdfPath path)
{
    private readonly PdfRectangle box = path.GetBoundingRectangle()!.Value;

    public double Top => height - box.Top;

    public double Bottom => height - box.Bottom;

    public double Height => box.Height;

    public double Width => box.Width;

    public double Middle => (box.Left + box.Right) / 2;

    public int Colour => PrintedColour.Of(path.FillColor);
}

internal static class PrintedColour
{
    /// <summary>0xRRGGBB.</summary>
    public static int Of(IColor? colour)
    {
        var (r, g, b) = colour!.ToRGBValues();
        return (Byte(r) << 16) | (Byte(g) << 8) | Byte(b);
    }

    private static int Byte(double share) => (int)Math.Round(share * 255);
}
