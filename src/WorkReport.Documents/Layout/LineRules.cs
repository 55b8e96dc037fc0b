using System.Buffers;
using System.Collections;
using System.Text;

namespace WorkReport.Documents.Layout;

/// <summary>On which side of its cell a mark has its ink; the other half may be given up.</summary>
internal enum MarkInk : byte
{
    /// <summary>Not a mark that can be compressed.</summary>
    Whole,

    /// <summary>A closing mark or a point: ink on the left, the right half is empty.</summary>
    Left,

    /// <summary>An opening mark: ink on the right, the left half is empty.</summary>
    Right,
}

/// <summary>What may stand where in a row (GB/T 15834-2011, 5.1).</summary>
internal static class LineRules
{
    private const string Points = "，。、；：？！";
    private const string Closing = "）〕】〗》〉」』”’";
    private const string Opening = "（〔【〖《〈「『“‘";

    /// <summary>5.1.1–5.1.3, 5.1.9: points, closing marks, dashes and ellipses, unit signs behind a number, the stroke between two words.</summary>
    private const string NoStart = Points + Closing + "—…·・～－–％%‰℃℉°′″‧﹏﹐﹑﹒﹔﹕﹖﹗｝］｠,.;:?!)]}>/／";

    /// <summary>5.1.3, 5.1.9: opening marks, signs that stand before a number, the stroke between two words.</summary>
    private const string NoEnd = Opening + "￥¥＄$№＃｛［｟([{</／";

    private static readonly BitArray Starts = Without(NoStart);
    private static readonly BitArray Ends = Without(NoEnd);
    private static readonly MarkInk[] Inks = SidesOf();

    /// <summary>Spaces behind which no row ends, nor before them (UAX #14, class GL).</summary>
    public static SearchValues<char> NoBreakSpaces { get; } = SearchValues.Create("\u00A0\u2007\u202F");

    public static bool MayStart(int codePoint) => codePoint > char.MaxValue || Starts[codePoint];

    public static bool MayEnd(int codePoint) => codePoint > char.MaxValue || Ends[codePoint];

    public static MarkInk InkOf(int codePoint) => codePoint > char.MaxValue ? MarkInk.Whole : Inks[codePoint];

    /// <summary>—— and …… take two cells and are never split (5.1.4, 5.1.5).</summary>
    public static bool IsDoubled(int codePoint) => codePoint is '—' or '…';

    /// <summary>Unit signs in one cell, ㎏ ㎡ ㎞ and their like: kept with their number as % and ℃ are.</summary>
    public static bool IsUnitSign(int codePoint) => codePoint is >= '\u3380' and <= '\u33DF';

    /// <summary>Signs that belong to the number behind them.</summary>
    public static bool IsNumberSign(int codePoint) => codePoint is '±' or '§';

    /// <summary>Every space but the ideographic one, which fills a cell: half a cell wide.</summary>
    public static bool IsSpace(int codePoint) => codePoint != '\u3000' && Rune.IsWhiteSpace(new Rune(codePoint));

    public static bool IsNoBreakSpace(char character) => NoBreakSpaces.Contains(character);

    /// <summary>
    /// What a number is made of, its sign, points and unit sign included: each takes half a cell (5.2.3), none is parted from the next,
    /// and a reader gets all of them as one word.
    /// </summary>
    public static bool IsNumeric(int codePoint) => codePoint is (>= '0' and <= '9') or '.' or ',' or ':' or '/' or '-' or '+' or '%' or '‰';

    /// <summary>Characters set at their own width in half cells: ASCII, Latin, Greek, Cyrillic and their like.</summary>
    public static bool IsNarrow(int codePoint) =>
        codePoint is (< 0x1100 and not ('·' or '×' or '÷' or '§' or '±' or '°')) or (>= 0x1E00 and <= 0x1FFF);

    /// <summary>Nine characters of ten: no rule speaks of them.</summary>
    public static bool IsHanzi(char character) => character is >= '\u4E00' and <= '\u9FFF';

    private static BitArray Without(string characters)
    {
        var may = new BitArray(char.MaxValue + 1, true);
        foreach (var character in characters)
            may[character] = false;
        return may;
    }

    private static MarkInk[] SidesOf()
    {
        var inks = new MarkInk[char.MaxValue + 1];
        foreach (var mark in Points + Closing)
            inks[mark] = MarkInk.Left;
        foreach (var mark in Opening)
            inks[mark] = MarkInk.Right;
        return inks;
    }
}
