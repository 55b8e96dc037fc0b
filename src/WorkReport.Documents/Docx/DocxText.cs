namespace WorkReport.Documents.Docx;

/// <summary>Why a file is not read.</summary>
public enum DocxRefusal
{
    /// <summary>No zip archive, or one that is cut off.</summary>
    NotAZip,

    /// <summary>A zip archive without a word-processing document in it.</summary>
    NoDocument,

    /// <summary>It carries macros, whatever its ending says.</summary>
    Macros,

    /// <summary>A part begins with a document type definition, which no word processor writes.</summary>
    Dtd,

    /// <summary>File or text is larger than a text for one document can be, in truth or by its own word.</summary>
    TooLarge,

    /// <summary>More parts than any document has.</summary>
    TooManyParts,

    /// <summary>Elements nested deeper than any document has them.</summary>
    TooDeep,

    /// <summary>A part is broken.</summary>
    Broken,
}

/// <summary>The text of a Word file, or why it was not read.</summary>
/// <param name="Lines">A paragraph or table row each, in reading order; empty where the file was refused.</param>
public sealed record DocxText(IReadOnlyList<string> Lines)
{
    /// <summary>Null for a file that was read.</summary>
    public DocxRefusal? Refusal { get; init; }

    /// <summary>Paragraphs whose number the word processor counted itself: it is no text of the file and is missing in their line. One without text misses nothing.</summary>
    public int AutomaticNumbers { get; init; }

    /// <summary>Tables, those within others not counted; each of their rows is a line.</summary>
    public int Tables { get; init; }

    /// <summary>Footnotes and endnotes that the text refers to.</summary>
    public int Notes { get; init; }

    /// <summary>Formulas: written one after the other, the signs of a fraction or a power would say something else.</summary>
    public int Formulas { get; init; }

    /// <summary>What stands in the formulas, then in the notes, a paragraph each: text of the file that is in none of the lines.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    internal static DocxText Refused(DocxRefusal refusal) => new([]) { Refusal = refusal };
}
