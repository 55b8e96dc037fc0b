using System.Buffers.Binary;

namespace WorkReport.Domain.Attachments;

/// <summary>
/// A picture as it is shown in place: what a camera wrote beside it — where it was taken, with what, when — is left out, and so is
/// whatever hangs behind its end. The file that is kept and downloaded stays as it came.
/// </summary>
public static class ShownPicture
{
    private static readonly byte[] PngSignature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Chunks of a PNG that say how it looks; of the rest only those without which there is no picture are kept.</summary>
    private static readonly HashSet<string> Looks = ["tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "pHYs", "sBIT", "bKGD"];

    /// <summary>Is a file of this kind shown in place?</summary>
    public static bool IsShown(string mediaType) => mediaType is "image/jpeg" or "image/png";

    /// <summary>The picture without what stands beside it; null where it cannot be read to its end.</summary>
    public static byte[]? Of(byte[] bytes, string mediaType)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return mediaType switch
        {
            "image/jpeg" => Jpeg(bytes),
            "image/png" => Png(bytes),
            _ => null,
        };
    }

    private static byte[]? Png(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith(PngSignature))
            return null;
        using var shown = new MemoryStream(bytes.Length);
        shown.Write(PngSignature);
        for (var at = PngSignature.Length; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
            if (length > bytes.Length - at - 12)
                return null;
            var chunk = bytes.AsSpan(at, (int)length + 12);
            var name = System.Text.Encoding.Latin1.GetString(chunk[4..8]);
            if (char.IsAsciiLetterUpper(name[0]) || Looks.Contains(name))
                shown.Write(chunk);
            if (name == "IEND")
                return shown.ToArray();
            at += chunk.Length;
        }

        return null;
    }

    private static byte[]? Jpeg(byte[] bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8)
            return null;
        using var shown = new MemoryStream(bytes.Length);
        shown.Write(bytes, 0, 2);
        for (var at = 2; at + 4 <= bytes.Length;)
        {
            if (bytes[at] != 0xFF)
                return null;
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
            // A length counts its own two bytes.
            if (end < at + 4 || end > bytes.Length)
                return null;
            var segment = bytes.AsSpan(at, end - at);
            if (marker == 0xE1 && Orientation(segment) is > 1 and <= 8 and var turned)
                shown.Write(Turned(turned));
            else if (marker is (< 0xE0 or > 0xEF) and not 0xFE || marker is 0xE0 or 0xEE || (marker == 0xE2 && segment[4..].StartsWith("ICC_PROFILE"u8)))
                shown.Write(segment);
            at = end;
            if (marker != 0xDA)
                continue;
            // The picture itself: up to the next marker that is neither a restart nor a stuffed byte.
            var scan = at;
            while (at + 1 < bytes.Length && !(bytes[at] == 0xFF && bytes[at + 1] is not (0x00 or 0xFF or >= 0xD0 and <= 0xD7)))
                at++;
            shown.Write(bytes, scan, at - scan);
            if (at + 1 >= bytes.Length)
                return null;
            if (bytes[at + 1] != 0xD9)
                continue;
            shown.Write(bytes, at, 2);
            return shown.ToArray();
        }

        return null;
    }

    /// <summary>How the camera was held, from its notes (Exif 2.3, tag 0x0112); 1 where it does not say.</summary>
    private static int Orientation(ReadOnlySpan<byte> segment)
    {
        const int tiff = 10;
        if (segment.Length < tiff + 8 || !segment[4..].StartsWith("Exif\0\0"u8))
            return 1;
        var notes = segment[tiff..];
        var isLittle = notes[0] == (byte)'I';
        var first = Number(notes, 4, 4, isLittle);
        if (first < 8 || first > notes.Length - 2)
            return 1;
        var count = Number(notes, (int)first, 2, isLittle);
        for (var n = 0; n < count && first + 2 + (12 * (n + 1)) <= notes.Length; n++)
        {
            var entry = (int)first + 2 + (12 * n);
            if (Number(notes, entry, 2, isLittle) == 0x0112)
                return (int)Number(notes, entry + 8, 2, isLittle);
        }

        return 1;
    }

    private static long Number(ReadOnlySpan<byte> bytes, int at, int length, bool isLittle) => (length, isLittle) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]),
        _ => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]),
    };

    /// <summary>Notes that say nothing but how the camera was held.</summary>
    private static byte[] Turned(int orientation) =>
    [
        0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];
}
