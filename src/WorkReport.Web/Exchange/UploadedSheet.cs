using WorkReport.Documents.Spreadsheets;
using WorkReport.Prose.Texts;

namespace WorkReport.Web.Exchange;

/// <summary>What a file that anyone may have made holds as a sheet, by what it begins with and never by its name. Read in <see cref="SheetChild"/>.</summary>
internal static class UploadedSheet
{
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Reads a workbook, or a text with something between its cells.</summary>
    public static TextSheet Read(byte[] file)
    {
        if (file.AsSpan().StartsWith(CompoundFile))
            return TextSheet.Refused(SheetRefusal.OldOrClosed);
        if (file.AsSpan().StartsWith("PK"u8))
        {
            using var stream = new MemoryStream(file, writable: false);
            return XlsxReader.Read(stream);
        }

        var decoded = TextDecoder.Decode(file, SheetLimits.MostCharacters);
        return decoded.Refusal switch
        {
            null => DelimitedReader.Read(decoded.Text!),
            TextRefusal.Empty => TextSheet.Refused(SheetRefusal.Nothing),
            TextRefusal.TooLong => TextSheet.Refused(SheetRefusal.TooLarge),
            _ => TextSheet.Refused(SheetRefusal.NotASheet),
        };
    }
}
