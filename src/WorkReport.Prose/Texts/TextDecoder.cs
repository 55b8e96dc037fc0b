using System.Text;

namespace WorkReport.Prose.Texts;

/// <summary>Why a text was not taken. The words for the reader, and how to mend it, are the caller's.</summary>
public enum TextRefusal
{
    /// <summary>Nothing but blank space.</summary>
    Empty,

    /// <summary>Not a text at all: a picture, an archive, or text with NUL characters.</summary>
    Binary,

    Pdf,

    /// <summary>.doc, .wps, or a document closed with a password.</summary>
    OldOffice,

    /// <summary>.rtf, whatever its ending says.</summary>
    RichText,

    /// <summary>HTML or a web page saved whole, whatever its ending says.</summary>
    WebPage,

    /// <summary>Neither UTF-8, UTF-16 with a byte order mark nor GB18030, or a text damaged on its way.</summary>
    UnknownEncoding,

    /// <summary>Longer than <see cref="TextDecoder.MaxCharacters"/>.</summary>
    TooLong,
}

/// <summary>The text of a file, or why there is none.</summary>
/// <param name="Text">The text without its byte order mark; null when refused.</param>
/// <param name="Encoding">UTF-8, UTF-16LE, UTF-16BE or GB18030; empty when refused before one was found.</param>
/// <param name="Refusal">Null when the text was taken.</param>
public record DecodedText(string? Text, string Encoding, TextRefusal? Refusal);

/// <summary>Bytes to text, strictly: a text is decoded without loss or it is refused.</summary>
public static class TextDecoder
{
    /// <summary>The longest text taken, in UTF-16 units. A report of 200 pages has about 120,000.</summary>
    public const int MaxCharacters = 1_000_000;

    private const string Utf8 = "UTF-8";
    private const string Gb18030 = "GB18030";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding StrictGb18030 = CodePagesEncodingProvider.Instance
        .GetEncoding(54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly (byte[] Beginning, TextRefusal Refusal)[] Others =
    [
        ([.. "%PDF-"u8], TextRefusal.Pdf), ([0xD0, 0xCF, 0x11, 0xE0], TextRefusal.OldOffice), ([.. "{\\rtf"u8], TextRefusal.RichText),
        ([.. "PK\u0003\u0004"u8], TextRefusal.Binary), ([.. "PK\u0005\u0006"u8], TextRefusal.Binary), ([0x89, (byte)'P', (byte)'N', (byte)'G'], TextRefusal.Binary),
        ([0xFF, 0xD8, 0xFF], TextRefusal.Binary), ([.. "GIF8"u8], TextRefusal.Binary), ([.. "Rar!"u8], TextRefusal.Binary),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], TextRefusal.Binary), ([0x1F, 0x8B], TextRefusal.Binary),
    ];

    /// <summary>How a page of HTML, a web page saved whole (.mht), and Word's own XML of 2003 begin.</summary>
    private static readonly string[] Markups = ["<!DOCTYPE HTML", "<HTML", "<HEAD", "<BODY", "<META ", "MIME-VERSION:", "<?MSO-APPLICATION"];

    /// <summary>Decodes UTF-8 (with or without mark), UTF-16 with mark, or GB18030.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="most">The longest text taken, in UTF-16 units: a table may be longer than a report.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, int most = MaxCharacters)
    {
        if (bytes.IsEmpty)
            return Refused(TextRefusal.Empty);
        foreach ((byte[] beginning, TextRefusal refusal) in Others)
        {
            if (bytes.StartsWith(beginning))
                return Refused(refusal);
        }
        // No encoding here needs more than four bytes for a character, so longer files are refused before they cost memory.
        if (bytes.Length > most * 4L)
            return Refused(TextRefusal.TooLong);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Taken(Strictly(StrictUtf8, bytes[3..]), Utf8, most);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Taken(Strictly(StrictUtf16(bigEndian: false), bytes[2..]), "UTF-16LE", most);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Taken(Strictly(StrictUtf16(bigEndian: true), bytes[2..]), "UTF-16BE", most);
        if (bytes.Contains((byte)0))
            return Refused(TextRefusal.Binary);
        if (Strictly(StrictUtf8, bytes) is { } text)
            return Taken(text, Utf8, most);
        string? chinese = Strictly(StrictGb18030, AsStandard(bytes));
        return Taken(chinese is not null && ReadsAsChinese(chinese, bytes) ? chinese : null, Gb18030, most);
    }

    /// <summary>Judges a text that arrived decoded, as from a form field. Null when it can be taken.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The longest taken, in UTF-16 units.</param>
    public static TextRefusal? Check(string text, int most = MaxCharacters)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > most)
            return TextRefusal.TooLong;
        if (text.Contains('\0', StringComparison.Ordinal))
            return TextRefusal.Binary;
        bool seen = false, lost = false;
        for (var i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                seen = true;
                i++;
            }
            else if (char.IsSurrogate(c))
            {
                return TextRefusal.UnknownEncoding;
            }
            else if (c == '\uFFFD')
            {
                lost = true;
            }
            else
            {
                seen |= !char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('\uFEFF' or '\u200B');
            }
        }
        if (seen)
            return null;
        return lost ? TextRefusal.UnknownEncoding : TextRefusal.Empty;
    }

    private static DecodedText Taken(string? text, string encoding, int most)
    {
        TextRefusal? refusal = text is null ? TextRefusal.UnknownEncoding : IsMarkup(text) ? TextRefusal.WebPage : Check(text, most);
        return refusal is null ? new DecodedText(text, encoding, null) : Refused(refusal.Value);
    }

    private static DecodedText Refused(TextRefusal refusal) => new(null, string.Empty, refusal);

    private static ReadOnlySpan<byte> Euro => [0xA2, 0xE3];

    private static ReadOnlySpan<byte> WideSpace => [0xA1, 0xA1];

    private static bool IsMarkup(string text)
    {
        ReadOnlySpan<char> begin = text.AsSpan().TrimStart();
        if (begin.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && begin.IndexOf("?>") is >= 0 and var end)
            begin = begin[(end + 2)..].TrimStart();
        while (begin.StartsWith("<!--") && begin.IndexOf("-->") is >= 0 and var closed)
            begin = begin[(closed + 3)..].TrimStart();
        foreach (string markup in Markups)
        {
            if (begin.StartsWith(markup, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>
    /// What Windows writes as code page 936 and the standard has elsewhere: 80 for €, and A3A0, a full-width space among the full-width letters.
    /// </summary>
    private static ReadOnlySpan<byte> AsStandard(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.Contains((byte)0x80) && bytes.IndexOf((ReadOnlySpan<byte>)[0xA3, 0xA0]) < 0)
            return bytes;
        var standard = new List<byte>(bytes.Length + 16);
        for (var i = 0; i < bytes.Length;)
        {
            int length = bytes[i] <= 0x80 || i + 1 == bytes.Length ? 1 : bytes[i + 1] is >= 0x30 and <= 0x39 ? 4 : 2;
            ReadOnlySpan<byte> character = bytes.Slice(i, Math.Min(length, bytes.Length - i));
            if (character is [0x80])
                standard.AddRange(Euro);
            else
                standard.AddRange(character is [0xA3, 0xA0] ? WideSpace : character);
            i += length;
        }
        return standard.ToArray();
    }

    private static UnicodeEncoding StrictUtf16(bool bigEndian) => new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);

    private static string? Strictly(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>
    /// GB18030 gives a meaning to almost any bytes, so what it yields must also look like Chinese: no controls, hardly any
    /// private-use characters, and at least half of what is not ASCII among the everyday characters and marks of GB/T 2312
    /// (rows 1–3 and 16–55). Simplified text reaches 95 %, traditional about 60 %; Big5, Shift-JIS and Latin-1 stay far below.
    /// </summary>
    private static bool ReadsAsChinese(string text, ReadOnlySpan<byte> bytes)
    {
        int privateUse = 0;
        foreach (char c in text)
        {
            if (char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\v' or '\f'))
                return false;
            if (c is >= '\uE000' and <= '\uF8FF')
                privateUse++;
        }
        if (privateUse * 100 > text.Length)
            return false;
        int wide = 0, everyday = 0;
        for (var i = 0; i < bytes.Length;)
        {
            if (bytes[i] < 0x80)
            {
                i++;
                continue;
            }
            wide++;
            bool fourBytes = i + 1 < bytes.Length && bytes[i + 1] is >= 0x30 and <= 0x39;
            if (!fourBytes && i + 1 < bytes.Length && bytes[i] is (>= 0xA1 and <= 0xA3) or (>= 0xB0 and <= 0xD7) && bytes[i + 1] >= 0xA1)
                everyday++;
            i += fourBytes ? 4 : 2;
        }
        return everyday * 2 >= wide;
    }
}
