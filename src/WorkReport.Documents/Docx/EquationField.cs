using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkReport.Documents.Docx;

/// <summary>
/// What an EQ field shows, as far as a line of text can: a character in a circle, a fraction, raised and lowered figures, and the
/// character below its reading. Offices make ① and 汉 with pinyin that way.
/// </summary>
internal static partial class EquationField
{
    /// <summary>Characters of a code that can still show a line of text; a reading names its face.</summary>
    private const int MostLength = 400;

    /// <summary>The text; null where a line of text would say something else.</summary>
    /// <param name="instruction">The field's code, with its name.</param>
    public static string? Evaluate(string instruction)
    {
        if (instruction.Length > MostLength)
            return null;
        // One space for many: patterns that allow any number of them would try every way to part them.
        var code = Blank().Replace(Name().Replace(instruction, ""), " ").Trim();
        if (Circle().Match(code) is { Success: true } circle)
            return Circled(circle.Groups["in"].Value.Trim());
        if (Fraction().Match(code) is { Success: true } fraction)
            return $"{fraction.Groups["over"].Value.Trim()}/{fraction.Groups["under"].Value.Trim()}";
        if (Reading().Match(code) is { Success: true } reading)
            return reading.Groups["base"].Value.Trim();
        if (Shift().Match(code) is { Success: true } shift)
            return RaisedFigures.Write(shift.Groups["in"].Value.Trim(), isRaised: shift.Groups["way"].Value is "up" or "UP");
        return null;
    }

    private static string? Circled(string inside)
    {
        if (int.TryParse(inside.Normalize(NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return NumberFormats.Circled(number);
        if (inside.Length != 1)
            return null;
        return inside[0] switch
        {
            >= 'A' and <= 'Z' => ((char)('Ⓐ' + inside[0] - 'A')).ToString(),
            >= 'a' and <= 'z' => ((char)('ⓐ' + inside[0] - 'a')).ToString(),
            _ => "一二三四五六七八九十".IndexOf(inside[0], StringComparison.Ordinal) is >= 0 and var place ? ((char)('㊀' + place)).ToString() : null,
        };
    }

    [GeneratedRegex(@"^\s*eq\b", RegexOptions.IgnoreCase)]
    private static partial Regex Name();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    /// <summary>\o\ac(○,1), in either order of the two, the circle in any of the signs that Word puts there.</summary>
    [GeneratedRegex(@"^\\o\s*\\a[clr]?\s*\(\s*[○◯〇ＯO]\s*[,;，；]\s*(?<in>[^(),;]{1,3})\s*\)$", RegexOptions.IgnoreCase)]
    private static partial Regex Circle();

    [GeneratedRegex(@"^\\f\s*\(\s*(?<over>[^\\(),;]{1,20})\s*[,;]\s*(?<under>[^\\(),;]{1,20})\s*\)$", RegexOptions.IgnoreCase)]
    private static partial Regex Fraction();

    /// <summary>Phonetic guide: \* jc2 … \o\ad(\s\up 11(hàn),汉).</summary>
    [GeneratedRegex(@"^(\\\*\s*(jc\d|""Font:[^""]{0,60}""|hps\d{1,3})\s*)*\\o\s*(\\a[a-z])?\s*\(\s*\\s\s*\\up\s*\d{0,3}\s*\([^()]{0,60}\)\s*[,;]\s*(?<base>[^\\()]{1,20})\)$", RegexOptions.IgnoreCase)]
    private static partial Regex Reading();

    [GeneratedRegex(@"^\\s\s*\\(?<way>up|do)\s*\d{0,3}\s*\(\s*(?<in>[^\\()]{1,10})\s*\)$", RegexOptions.IgnoreCase)]
    private static partial Regex Shift();
}
