using System.IO.Compression;
using WorkReport.Documents.Packages;

namespace WorkReport.Documents.Docx;

/// <summary>
/// Reads the text of a Word file that anyone may have made. The parts are read as a stream, without the object model of a
/// library: that unpacks what is in the file before it asks how large it is.
/// </summary>
public static class DocxReader
{
    /// <summary>Bytes of the file. Pictures count; a text with a few of them stays far below.</summary>
    public const int MostFileBytes = 50_000_000;

    /// <summary>Bytes, and characters, of an unpacked part: more than a thousand pages.</summary>
    public const int MostPartBytes = 20_000_000;

    public const int MostParts = 60_000;

    /// <summary>Elements within elements: three tables in one another take half of it.</summary>
    public const int MostDepth = 64;

    /// <summary>Headers and footers whose words are looked for: each may be as large as the text.</summary>
    public const int MostHeaders = 20;

    /// <summary>Reads the file. Never fails on its content: what is wrong with it is the answer.</summary>
    /// <param name="input">The file from its beginning; can seek; left open.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static DocxText Read(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!input.CanSeek)
            throw new ArgumentException("The stream must be one that can seek.", nameof(input));
        if (input.Length > MostFileBytes)
            return DocxText.Refused(DocxRefusal.TooLarge);
        try
        {
            using var archive = new ZipArchive(input, ZipArchiveMode.Read, leaveOpen: true);
            return archive.Entries.Count > MostParts ? DocxText.Refused(DocxRefusal.TooManyParts) : Read(new DocxPackage(archive));
        }
        catch (DocxRefusedException refused)
        {
            return DocxText.Refused(refused.Refusal);
        }
        catch (PartRefusedException refused)
        {
            return DocxText.Refused(refused.Fault switch
            {
                PartFault.TooLarge => DocxRefusal.TooLarge,
                PartFault.TooDeep => DocxRefusal.TooDeep,
                PartFault.Dtd => DocxRefusal.Dtd,
                _ => DocxRefusal.Broken,
            });
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            return DocxText.Refused(DocxRefusal.NotAZip);
        }
    }

    private static DocxText Read(DocxPackage package)
    {
        if (package.HasMacros())
            return DocxText.Refused(DocxRefusal.Macros);
        if (package.FindDocument() is not { } document)
            return DocxText.Refused(DocxRefusal.NoDocument);
        var relations = package.Relations(document);
        var styles = new DocxStyles();
        package.Read(Part("styles"), styles.Begin, end: styles.End);
        var numbering = new DocxNumbering();
        package.Read(Part("numbering"), numbering.Begin, end: numbering.End);
        var lines = new DocxLines(styles, new ParagraphNumbers(numbering, styles));
        package.Read(document, lines.Begin, lines.Text, lines.End);
        if (!lines.IsDocument)
            return DocxText.Refused(DocxRefusal.NoDocument);

        // Several relations may name one part; where two have the same id, the first is meant.
        var targets = relations.DistinctBy(relation => relation.Id).ToDictionary(relation => relation.Id, relation => relation.Target);
        var headers = lines.Headers
            .Select(named => (Target: targets.GetValueOrDefault(named.Relation), named.Loss))
            .Where(named => named.Target is not null)
            .DistinctBy(named => named.Target, StringComparer.OrdinalIgnoreCase)
            .Take(MostHeaders);

        // What a paragraph refers to by a number stands in a part of its own.
        Dictionary<DocxLoss, DocxNotes> notes = new()
        {
            [DocxLoss.Footnote] = Notes("footnotes"),
            [DocxLoss.Endnote] = Notes("endnotes"),
            [DocxLoss.Comment] = Notes("comments"),
        };
        return new DocxText(lines.Lines)
        {
            Tables = lines.Tables,
            Remarks =
            [
                .. lines.Remarks.Select(remark => notes.TryGetValue(remark.Loss, out var said) ? remark with { Text = said.Of(remark.Text) } : remark),
                .. headers.SelectMany(Header),
            ],
        };

        string? Part(string kind) => relations.FirstOrDefault(relation => relation.Is(kind))?.Target;

        DocxNotes Notes(string kind)
        {
            var read = new DocxNotes();
            package.Read(Part(kind), read.Begin, read.Text, read.End);
            return read;
        }

        IEnumerable<DocxRemark> Header((string? Target, DocxLoss Loss) named)
        {
            var read = new DocxLines(styles, new ParagraphNumbers(new DocxNumbering(), styles)) { IsMargin = true };
            package.Read(named.Target, read.Begin, read.Text, read.End);
            var words = string.Join(' ', read.Lines.Select(line => line.Trim()).Where(line => line.Length > 0));
            // 第 页 共 页 around the page's number are no words of their own.
            if (words.Any(c => char.IsLetter(c) && c is not ('第' or '页' or '共' or '頁')))
                yield return new DocxRemark(named.Loss, 0, "", words);
            foreach (var remark in read.Remarks.Where(remark => remark.Loss is DocxLoss.Picture or DocxLoss.Chart or DocxLoss.Embedded))
                yield return remark with { Line = 0, Near = "" };
        }
    }
}

/// <summary>The file is refused; never leaves the reader.</summary>
internal sealed class DocxRefusedException(DocxRefusal refusal) : Exception
{
    public DocxRefusal Refusal { get; } = refusal;
}
