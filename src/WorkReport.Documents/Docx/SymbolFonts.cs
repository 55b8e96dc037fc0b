namespace WorkReport.Documents.Docx;

/// <summary>
/// The signs of faces that have pictures where others have letters, as far as their meaning is certain. Word keeps them as the face's own
/// code, or as that code in the private area from U+F000.
/// </summary>
internal static class SymbolFonts
{
    private const int Private = 0xF000;

    /// <summary>Symbol, from 0x20, by Adobe's encoding; U+FFFD where a code is a piece of a tall bracket.</summary>
    private const string Symbol =
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?" +
        "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_" +
        "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼\uFFFD" +
        "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD" +
        "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD" +
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓" +
        "°±″≥×∝∂•÷≠≡≈…\uFFFD\uFFFD↵" +
        "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉" +
        "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓" +
        "◊〈®©™∑\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD" +
        "\uFFFD〉∫⌠\uFFFD⌡";

    private static readonly Dictionary<int, char> Wingdings = Table(
        (0x20, " "), (0x22, "✂"), (0x28, "☎✆✉"), (0x3F, "✍"), (0x41, "✌"), (0x45, "☜☞☝☟"), (0x4A, "☺"), (0x4C, "☹"), (0x51, "✈☼"), (0x54, "❄"), (0x5B, "☯"),
        (0x6C, "●❍■□"), (0x71, "❑❒"), (0x75, "◆❖"), (0x78, "⌧"), (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"), (0x9E, "·•"), (0xA1, "○"), (0xA4, "◉◎"), (0xA7, "▪□"), (0xAB, "★"),
        (0xD8, "➢"), (0xDC, "➲"), (0xDF, "←→↑↓"), (0xE8, "➔"), (0xEF, "⇦⇨⇧⇩"), (0xFB, "✗✓☒☑"));

    private static readonly Dictionary<int, char> Wingdings2 = Table((0x20, " "), (0x4F, "✗✓☒☑"), (0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"), (0xA2, "■□"));

    private static readonly Dictionary<int, char> Wingdings3 = Table((0x20, " "), (0x70, "▲▼△▽◄►◁▷"));

    private static readonly Dictionary<int, char> Webdings = Table((0x20, " "), (0x61, "✔"), (0x63, "□"), (0x67, "■"), (0x6E, "●"));

    /// <summary>In the area where a code means what its face makes of it.</summary>
    public static bool IsPrivate(int code) => code is >= Private and <= Private + 0xFF;

    /// <summary>The sign; null where nobody here knows it.</summary>
    /// <param name="font">The face's name; null where the file names none.</param>
    /// <param name="code">Its code, with or without the private area's beginning.</param>
    public static string? Find(string? font, int code)
    {
        var place = IsPrivate(code) ? code - Private : code;
        var sign = font?.ToUpperInvariant() switch
        {
            "SYMBOL" => place >= 0x20 && place - 0x20 < Symbol.Length ? Symbol[place - 0x20] : '\uFFFD',
            "WINGDINGS" => Wingdings.GetValueOrDefault(place, '\uFFFD'),
            "WINGDINGS 2" => Wingdings2.GetValueOrDefault(place, '\uFFFD'),
            "WINGDINGS 3" => Wingdings3.GetValueOrDefault(place, '\uFFFD'),
            "WEBDINGS" => Webdings.GetValueOrDefault(place, '\uFFFD'),
            // A face of letters: its codes are those of the text.
            _ => code is >= 0x20 and < 0xD800 or >= 0xF900 and < 0xFFF0 ? (char)code : '\uFFFD',
        };
        return sign == '\uFFFD' ? null : sign.ToString();
    }

    private static Dictionary<int, char> Table(params (int From, string Signs)[] rows) =>
        rows.SelectMany(row => row.Signs.Select((sign, i) => (Code: row.From + i, sign))).ToDictionary(pair => pair.Code, pair => pair.sign);
}
