using System.Globalization;
using System.Text;

namespace WorkReport.Web.Tests.Fuzz;

/// <summary>What nobody types who means it.</summary>
internal static class OddWords
{
    /// <summary>Has to come back escaped, or not at all.</summary>
    public const string Markup = "<fuzz onerror=alert(1)>\"'><script>fuzz()</script>";

    private static readonly string[] Words =
    [
        "", " ", "\t\r\n", "0", "-1", "-0", "1,5", "１２．５", "1e400", "NaN", "Infinity", "2147483648", "-9223372036854775809", "79228162514264337593543950336", "0x1F", "0.00000000000000000000000000001", "4200多名", "九千九百亿",
        "true", "false", "null", "undefined", "Submitted, Returned", "Save,Zero", "99", "2026-02-29", "0000-01-01", "9999-12-31", "10000-01-01", "2026-12-31T24:00:00", "13:00", "113/12/31",
        Markup, "{{7*7}}", "${jndi:ldap://x}", "'; DROP TABLE Submissions;--", "\" OR 1=1 --", "=cmd|' /C calc'!A0", "../../../etc/passwd", "..\\..\\boot.ini", "%s%n%d", "[]", "{}", "{\"a\":", "[[[[[[[[", "\\", "'", "\"",
        "\u0000", "a\u0000b", "\u0007\u001b[31m", "\u202e反了", "\u200b\u200d\ufeff", "\ufffd\ufffe\uffff", "e\u0301\u0301\u0301\u0301", "👨‍👩‍👧‍👦", "𠮷野家", "ﷺ", "İıſK", "會議", "\u2028\u2029", "\u0085", "Ω≈ç√∫", "00000000-0000-0000-0000-000000000000", "CfDJ8",
    ];

    /// <summary>A text.</summary>
    public static string Draw(Random random) => random.Next(20) switch
    {
        0 => new string('9', random.Next(1, 4000)),
        1 => new string('汉', random.Next(1, 6000)),
        2 => new string([.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => (char)random.Next(0x20, 0xD7FF))]),
        3 => string.Concat(Enumerable.Repeat(Words[random.Next(Words.Length)], random.Next(1, 40))),
        4 => $"{random.Next(1, 60)}",
        // Half of a pair: no text at all, by itself.
        5 => "坏\ud83d字",
        _ => Words[random.Next(Words.Length)],
    };

    /// <summary>A text, as bytes behind percent signs; now and then bytes that are none.</summary>
    public static string InAddress(Random random) => random.Next(6) switch
    {
        0 => ((string[])["%C0%AF", "%00", "%ZZ", "%", "%E4%BD", "%2e%2e%2f", "%0d%0aX:1", "%F0%9F", "%25%32%65", "+", ";", "%u6C49", "~", "%7F"])[random.Next(14)],
        1 => $"{random.NextInt64(long.MinValue, long.MaxValue)}",
        _ => Escaped(Draw(random) is { Length: > 300 } much ? much[..300] : Draw(random)),
    };

    /// <summary>As a browser writes it.</summary>
    public static string Escaped(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => char.IsAsciiLetterOrDigit((char)b) ? $"{(char)b}" : "%" + b.ToString("X2", CultureInfo.InvariantCulture)));
}
