using WorkReport.Documents.Docx;
using WorkReport.Prose.Texts;

namespace WorkReport.Web.Reporting;

/// <summary>The text of a file or of a box, the same for page and command; and in sentences what of it is not as the file has it.</summary>
/// <param name="Text">Of a Word file its paragraphs joined by line feeds.</param>
/// <param name="Remarks">What could not be carried over, with its place; in the language of who reads.</param>
public sealed record SourceText(string Text, IReadOnlyList<string> Remarks)
{
    /// <summary>So many things that could not be carried over are said one by one.</summary>
    public const int MostRemarks = 500;

    /// <summary>Does the file begin as a Word file does?</summary>
    public static bool IsArchive(ReadOnlySpan<byte> file) => file.StartsWith("PK"u8);

    /// <summary>
    /// Reads a text file or, by what it begins with, a Word file, in this very process; or gives the sentence why there is no text. For whoever chose
    /// the file on the machine that reads it.
    /// </summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="longest">UTF-16 units that are taken.</param>
    public static (SourceText? Source, string? Refused) Read(byte[] file, int longest = TextDecoder.MaxCharacters)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (IsArchive(file))
            return Of(DocxReader.Read(new MemoryStream(file, writable: false)), longest);
        var decoded = TextDecoder.Decode(file);
        return decoded.Refusal is { } refusal ? Refuse(refusal, longest) : Taken(decoded.Text!, [], longest);
    }

    /// <summary>Reads what somebody typed or pasted.</summary>
    public static (SourceText? Source, string? Refused) Read(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > longest)
            return Refuse(TextRefusal.TooLong, longest);
        return TextDecoder.Check(text) is { } refusal ? Refuse(refusal, longest) : Taken(text, [], longest);
    }

    /// <summary>The text of a Word file that was read, or the sentence why it was not.</summary>
    public static (SourceText? Source, string? Refused) Of(DocxText word, int longest)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Refusal is { } unread)
            return (null, SharedResource.Text($"DocxRefusal.{unread}"));
        var text = string.Join('\n', word.Lines);
        return TextDecoder.Check(text) is { } refusal ? Refuse(refusal, longest) : Taken(text, Sentences(word.Remarks), longest);
    }

    private static (SourceText? Source, string? Refused) Taken(string text, IEnumerable<string> remarks, int longest)
    {
        if (text.Length > longest)
            return Refuse(TextRefusal.TooLong, longest);
        var read = Radicals.Read(text, out var radicals);
        return (new SourceText(read, [.. remarks, .. radicals > 0 ? [SharedResource.Text("Source.Radicals", radicals)] : Array.Empty<string>()]), null);
    }

    private static (SourceText? Source, string? Refused) Refuse(TextRefusal refusal, int longest) => (null, SharedResource.Text($"Refusal.{refusal}", longest));

    private static IEnumerable<string> Sentences(IReadOnlyList<DocxRemark> remarks) =>
        [.. remarks.Take(MostRemarks).Select(Sentence), .. remarks.Count > MostRemarks ? [SharedResource.Text("Source.MoreRemarks", remarks.Count - MostRemarks)] : Array.Empty<string>()];

    private static string Sentence(DocxRemark remark)
    {
        var said = remark.Text.Length > 0 ? SharedResource.Text("DocxLoss.Said", remark.Text) : "";
        var sentence = SharedResource.Text($"DocxLoss.{remark.Loss}", said, remark.Text);
        return remark.Line > 0 ? SharedResource.Text("DocxLoss.Place", remark.Line, remark.Near, sentence) : sentence;
    }
}
