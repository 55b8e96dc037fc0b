using System.IO.Compression;

namespace WorkReport.Domain.Attachments;

/// <summary>Tells what a file is by what is in it.</summary>
public static class FileSignature
{
    /// <summary>A document of an office has some dozens of parts; an archive with more is none.</summary>
    private const int MostParts = 2000;

    private static readonly (byte[] Begins, string MediaType)[] Plain =
    [
        ([0x25, 0x50, 0x44, 0x46, 0x2D], "application/pdf"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        // doc, xls, ppt and their WPS relatives.
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/x-ole-storage"),
    ];

    private static readonly (string Part, string MediaType)[] Office =
    [
        ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("OFD.xml", "application/ofd"),
    ];

    /// <summary>The media type: PDF, OFD, PNG, JPEG or a document of an office program; null for everything else.</summary>
    public static string? Detect(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        foreach (var (begins, mediaType) in Plain)
        {
            if (bytes.AsSpan().StartsWith(begins))
                return mediaType;
        }

        return bytes.AsSpan().StartsWith("PK\u0003\u0004"u8) ? Zipped(bytes) : null;
    }

    /// <summary>Is it a photo as new phones take them, which most programs cannot show?</summary>
    public static bool IsHeic(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return bytes.Length >= 12 && bytes.AsSpan(4, 4).SequenceEqual("ftyp"u8)
            && System.Text.Encoding.Latin1.GetString(bytes, 8, 4) is "heic" or "heix" or "hevc" or "hevx" or "heim" or "heis" or "mif1" or "msf1" or "avif";
    }

    /// <summary>Looks at the names of the parts and unpacks none.</summary>
    private static string? Zipped(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostParts)
                return null;
            var parts = zip.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);
            // Macros are nothing that proves a figure.
            if (parts.Any(part => part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return null;
            return Array.Find(Office, office => parts.Contains(office.Part)).MediaType;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
