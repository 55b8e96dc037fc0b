using System.Globalization;
using System.Text;
using WorkReport.Documents.Layout;

namespace WorkReport.Documents.Docx;

/// <summary>Lengths as a Word file counts them: twips, twentieths of a point.</summary>
internal static class WordMeasure
{
    /// <summary>What a character is drawn tighter. With 4 the row would be 0.2 points too wide for 28 of them.</summary>
    public const int Tighter = 5;

    /// <summary>Width of a character of 3号.</summary>
    public const int Cell = ((int)TypeSize.Three * 20) - Tighter;

    /// <summary>Height of a row: 225 mm / 22 in whole twips, as of <see cref="Grid.Word"/>.</summary>
    public const int Row = 579;

    /// <summary>A character of 4号, by which page numbers and 版记 are indented.</summary>
    public const int FourCell = (int)TypeSize.Four * 20;

    public const int PageWidth = 11906;
    public const int PageHeight = 16838;
    public const int Top = 2098;
    public const int Right = 1474;
    public const int Bottom = 1984;
    public const int Left = 1587;
    public const int TypeWidth = PageWidth - Left - Right;
    public const int TypeHeight = PageHeight - Top - Bottom;

    /// <summary>From the paper's foot to the footer's: it puts the dash 7 mm below the type area (GB/T 9704-2012, 7.5).</summary>
    public const int FooterDistance = 1389;

    public static int Twips(double points) => (int)Math.Round(points * 20, MidpointRounding.AwayFromZero);

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Half cells as twips.</summary>
    public static int Cells(double halfCells) => (int)Math.Round(halfCells * Cell / 2, MidpointRounding.AwayFromZero);

    /// <summary>
    /// Width in half ems. There is no font to ask, and none is needed: a Hanzi takes an em in every face, and in the faces an office
    /// has for 仿宋 and 小标宋 a digit or Latin letter takes half of one.
    /// </summary>
    public static int HalfEms(string text)
    {
        var width = 0;
        foreach (var character in new Clusters(text))
        {
            Rune.DecodeFromUtf16(character, out var rune, out _);
            width += LineRules.IsNarrow(rune.Value) || LineRules.IsSpace(rune.Value) ? 1 : 2;
        }

        return width;
    }
}
