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

    /// <summary>The machine had no room or no time for it. Never said by a reader itself, but by whoever has it read in a process of its own.</summary>
    Busy,
}

/// <summary>What a line of text cannot carry, or what was left out of it as Word leaves it out on paper.</summary>
public enum DocxLoss
{
    /// <summary>Hidden text, by itself or by its style.</summary>
    Hidden,

    /// <summary>A contents list that Word made; its numbers are those of Word's pages.</summary>
    Contents,

    /// <summary>The prompt of a field or a content control that nobody filled in.</summary>
    Prompt,

    /// <summary>Tracked changes: the text is as it will be once they are taken.</summary>
    Revisions,

    /// <summary>A sign of a symbol face nobody here knows; 〓 stands for it.</summary>
    Symbol,

    /// <summary>Raised or lowered text that has no signs of its own; it stands on the line.</summary>
    Raised,

    /// <summary>A number that Word counts by a definition that is not in the file.</summary>
    Number,

    /// <summary>A field that has no result in the file.</summary>
    Field,

    /// <summary>A formula: written one after the other, the signs of a fraction or a power would say something else.</summary>
    Formula,

    Picture,
    Chart,
    Diagram,

    /// <summary>An embedded object, as a worksheet.</summary>
    Embedded,

    /// <summary>Text of another file that Word takes in when it opens this one.</summary>
    Import,
    Footnote,
    Endnote,
    Comment,
    Header,
    Footer,
}

/// <summary>Something of a Word file that is not in its lines.</summary>
/// <param name="Loss">What it is.</param>
/// <param name="Line">In which of the lines, from 1; 0 for what stands beside the text.</param>
/// <param name="Near">How that line begins, or the one above it where it is blank.</param>
/// <param name="Text">What it says or is called; may be empty.</param>
public sealed record DocxRemark(DocxLoss Loss, int Line, string Near, string Text);

/// <summary>The text of a Word file, or why it was not read.</summary>
/// <param name="Lines">A paragraph or table row each, in reading order, numbers that Word counts before their text; empty where the file was refused.</param>
public sealed record DocxText(IReadOnlyList<string> Lines)
{
    /// <summary>Null for a file that was read.</summary>
    public DocxRefusal? Refusal { get; init; }

    /// <summary>Tables, those within others not counted; each of their rows is a line, its cells parted by tabs.</summary>
    public int Tables { get; init; }

    /// <summary>What of the file is in none of the lines, or stands there otherwise than Word shows it; in reading order, page headers last.</summary>
    public IReadOnlyList<DocxRemark> Remarks { get; init; } = [];

    /// <summary>A file that is not read.</summary>
    public static DocxText Refused(DocxRefusal refusal) => new([]) { Refusal = refusal };
}
