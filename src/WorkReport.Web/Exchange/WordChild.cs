using WorkReport.Documents.Docx;

namespace WorkReport.Web.Exchange;

/// <summary>Reads Word files that anyone may have made, in a process of their own as <see cref="SheetChild"/> reads sheets.</summary>
public sealed class WordChild(ReaderChild child)
{
    /// <summary>The hidden command: a Word file on standard input, its text on standard output.</summary>
    public const string Command = "read-word";

    /// <summary>A million characters and all that is said beside them take a quarter of it.</summary>
    private const int MostAnswerBytes = 16_000_000;

    /// <summary>Reads the file. Never fails on its content: what is wrong with it is the answer.</summary>
    public async Task<DocxText> ReadAsync(byte[] file, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > DocxReader.MostFileBytes)
            return DocxText.Refused(DocxRefusal.TooLarge);
        var (fault, text) = await child.AskAsync(Command, file, WordPipe.Read, MostAnswerBytes, cancel);
        return text ?? DocxText.Refused(fault switch
        {
            ReaderFault.Busy => DocxRefusal.Busy,
            ReaderFault.TooMuch => DocxRefusal.TooLarge,
            _ => DocxRefusal.Broken,
        });
    }

    /// <summary>What the child does: nothing but this.</summary>
    public static int Serve(Stream input, Stream output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        using var file = new MemoryStream();
        input.CopyTo(file);
        using var answer = new BufferedStream(output, 1 << 16);
        WordPipe.Write(DocxReader.Read(file), answer);
        return 0;
    }
}
