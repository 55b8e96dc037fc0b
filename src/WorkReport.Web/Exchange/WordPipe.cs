using System.Text;
using WorkReport.Documents.Docx;

namespace WorkReport.Web.Exchange;

/// <summary>How the text of a Word file travels over a pipe: line by line, then what was said beside them. What comes back is counted before it is believed.</summary>
internal static class WordPipe
{
    private const int NotRefused = -1;

    public static void Write(DocxText text, Stream output)
    {
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        writer.Write(text.Refusal is { } refusal ? (int)refusal : NotRefused);
        writer.Write(text.Tables);
        writer.Write(text.Lines.Count);
        foreach (var line in text.Lines)
            writer.Write(line);
        writer.Write(text.Remarks.Count);
        foreach (var remark in text.Remarks)
        {
            writer.Write((int)remark.Loss);
            writer.Write(remark.Line);
            writer.Write(remark.Near);
            writer.Write(remark.Text);
        }
    }

    /// <exception cref="InvalidDataException">It is not what <see cref="Write"/> writes, or was cut off.</exception>
    public static DocxText Read(Stream input)
    {
        try
        {
            using var reader = new BinaryReader(input, Encoding.UTF8, leaveOpen: true);
            var refusal = reader.ReadInt32();
            if (refusal != NotRefused && !Enum.IsDefined((DocxRefusal)refusal))
                throw new InvalidDataException();
            var tables = reader.ReadInt32();
            // No list is made longer than what is there to fill it.
            var lines = new List<string>();
            for (var left = Counted(reader); left > 0; left--)
                lines.Add(reader.ReadString());
            var remarks = new List<DocxRemark>();
            for (var left = Counted(reader); left > 0; left--)
                remarks.Add(new DocxRemark(Known(reader.ReadInt32()), reader.ReadInt32(), reader.ReadString(), reader.ReadString()));
            return new DocxText(lines) { Refusal = refusal == NotRefused ? null : (DocxRefusal)refusal, Tables = tables, Remarks = remarks };
        }
        catch (Exception broken) when (broken is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The text was cut off.", broken);
        }
    }

    private static DocxLoss Known(int loss) => Enum.IsDefined((DocxLoss)loss) ? (DocxLoss)loss : throw new InvalidDataException();

    private static int Counted(BinaryReader reader) => reader.ReadInt32() is >= 0 and var count ? count : throw new InvalidDataException();
}
