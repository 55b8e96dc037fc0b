using WorkReport.Documents.Docx;
using WorkReport.Prose.Texts;

namespace WorkReport.Web.Commands;

/// <summary>The text of a file and, of a Word file, what beside it is in no line.</summary>
internal sealed record SourceText(string Text, DocxText? Word = null)
{
    /// <summary>Reads a text file or, by what it begins with, a Word file; or gives the sentence why there is no text.</summary>
    public static (SourceText? Source, string? Refused) Read(byte[] file)
    {
        if (!file.AsSpan().StartsWith("PK"u8))
        {
            var decoded = TextDecoder.Decode(file);
            return decoded.Refusal is { } refusal ? (null, SharedResource.Text($"Refusal.{refusal}", TextDecoder.MaxCharacters)) : (new SourceText(decoded.Text!), null);
        }

        using var stream = new MemoryStream(file, writable: false);
        var word = DocxReader.Read(stream);
        if (word.Refusal is { } unread)
            return (null, SharedResource.Text($"DocxRefusal.{unread}"));
        // A number that Word counts by itself is in no text: said, so that nobody misses it afterwards.
        if (word.AutomaticNumbers > 0)
            return (null, SharedResource.Text("Command.AutomaticNumbers", word.AutomaticNumbers));
        return (new SourceText(string.Join('\n', word.Lines), word), null);
    }
}
