using WorkReport.Documents.Spreadsheets;

namespace WorkReport.Web.Exchange;

/// <summary>Reads sheets that anyone may have made, in a process of their own.</summary>
public sealed class SheetChild(ReaderChild child)
{
    /// <summary>The hidden command: a file on standard input, a sheet on standard output.</summary>
    public const string Command = "read-sheet";

    /// <summary>Of a sheet, or of a form, as it comes back.</summary>
    internal const int MostAnswerBytes = 80_000_000;

    /// <summary>Reads the file. Never fails on its content: what is wrong with it is the answer.</summary>
    public async Task<TextSheet> ReadAsync(byte[] file, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > XlsxReader.MostFileBytes)
            return TextSheet.Refused(SheetRefusal.TooLarge);
        var (fault, sheet) = await child.AskAsync(Command, file, SheetPipe.Read, MostAnswerBytes, cancel);
        return sheet ?? TextSheet.Refused(RefusalOf(fault));
    }

    internal static SheetRefusal RefusalOf(ReaderFault? fault) => fault switch
    {
        ReaderFault.Busy => SheetRefusal.Busy,
        ReaderFault.TooMuch => SheetRefusal.TooLarge,
        _ => SheetRefusal.Broken,
    };

    /// <summary>What the child does: nothing but this.</summary>
    public static int Serve(Stream input, Stream output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        using var file = new MemoryStream();
        input.CopyTo(file);
        using var answer = new BufferedStream(output, 1 << 16);
        SheetPipe.Write(UploadedSheet.Read(file.ToArray()), answer);
        return 0;
    }
}
