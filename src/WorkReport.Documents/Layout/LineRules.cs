using System.Collections.Frozen;

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
    private const string Closing = "）〕】》〉」』”’";
    private const string Opening = "（〔【《〈「『“‘";

    /// <summary>5.1.1–5.1.3: points, closing marks, dashes and ellipses, unit signs behind a number.</summary>
    private static readonly FrozenSet<int> NoStart = Set(Points + Closing + "—…·・～－–％%‰℃℉°′″‧﹏﹐﹑﹒﹔﹕﹖﹗｝］｠,.;:?!)]}>");

    /// <summary>5.1.3: opening marks and signs that stand before a number.</summary>
    private static readonly FrozenSet<int> NoEnd = Set(Opening + "￥¥＄$№＃｛［｟([{<");

    private static readonly FrozenDictionary<int, MarkInk> Inks = Points.Concat(Closing).Select(c => (Mark: (int)c, Ink: MarkInk.Left))
        .Concat(Opening.Select(c => (Mark: (int)c, Ink: MarkInk.Right)))
        .ToFrozenDictionary(pair => pair.Mark, pair => pair.Ink);

    public static bool MayStart(int codePoint) => IsHanzi(codePoint) || !NoStart.Contains(codePoint);

    public static bool MayEnd(int codePoint) => IsHanzi(codePoint) || !NoEnd.Contains(codePoint);

    public static MarkInk InkOf(int codePoint) => IsHanzi(codePoint) ? MarkInk.Whole : Inks.GetValueOrDefault(codePoint);

    /// <summary>—— and …… take two cells and are never split (5.1.4, 5.1.5).</summary>
    public static bool IsDoubled(int codePoint) => codePoint is '—' or '…';

    /// <summary>Unit signs in one cell, ㎏ ㎡ ㎞ and their like: kept with their number as % and ℃ are.</summary>
    public static bool IsUnitSign(int codePoint) => codePoint is >= '\u3380' and <= '\u33DF';

    /// <summary>Signs that belong to the number behind them.</summary>
    public static bool IsNumberSign(int codePoint) => codePoint is '±' or '§';

    /// <summary>Characters set at their own width in half cells: ASCII, Latin, Greek, Cyrillic and their like.</summary>
    public static bool IsNarrow(int codePoint) =>
        codePoint is (< 0x1100 and not ('·' or '×' or '÷' or '§' or '±' or '°')) or (>= 0x1E00 and <= 0x1FFF);

    /// <summary>Nine characters of ten; asked first, since the sets cost more.</summary>
    private static bool IsHanzi(int codePoint) => codePoint is >= '\u4E00' and <= '\u9FFF';

    private static FrozenSet<int> Set(string characters) => characters.EnumerateRunes().Select(rune => rune.Value).ToFrozenSet();
}
