using WorkReport.Documents.Fonts;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>A document with every glyph in its place. Writers (PDF, page pictures) draw it and decide nothing.</summary>
/// <param name="Title">For the file's metadata.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Pages">In order.</param>
/// <param name="Elements">The structure in reading order; a run names the element it belongs to by its index here.</param>
/// <param name="Record">What the typesetter had to decide, for the export's record and for the person at the screen.</param>
public sealed record TypesetDocument(
    string Title,
    string Language,
    IReadOnlyList<TypesetPage> Pages,
    IReadOnlyList<StructureElement> Elements,
    TypesettingRecord Record);

/// <summary>One page. Lengths are points; the origin is the paper's top left corner and y grows downwards.</summary>
public sealed record TypesetPage(double Width, double Height, IReadOnlyList<GlyphRun> Runs, IReadOnlyList<Rule> Rules)
{
    /// <summary>Drawn below shapes and text.</summary>
    public IReadOnlyList<PlacedPicture> Pictures { get; init; } = [];

    /// <summary>Drawn above the rules and below the text.</summary>
    public IReadOnlyList<Shape> Shapes { get; init; } = [];
}

/// <summary>A polygon, or an open line, of a figure.</summary>
/// <param name="Points">Its corners.</param>
/// <param name="Element">Index into <see cref="TypesetDocument.Elements"/>.</param>
public sealed record Shape(IReadOnlyList<PagePoint> Points, int Element)
{
    /// <summary>Colour of a polygon, 0xRRGGBB; null for an open line.</summary>
    public int? Fill { get; init; }

    /// <summary>Width of the line along the corners, points; 0 for none.</summary>
    public double LineWidth { get; init; }

    public int LineColor { get; init; }
}

/// <summary>A point of the page.</summary>
/// <param name="X">Points from the paper's left edge.</param>
/// <param name="Y">Points from its top.</param>
public readonly record struct PagePoint(double X, double Y);

/// <summary>A picture in its place, fitted into a frame without being distorted.</summary>
/// <param name="X">Left edge of the frame, points.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Picture">What is in it.</param>
/// <param name="Element">Index into <see cref="TypesetDocument.Elements"/>.</param>
public sealed record PlacedPicture(double X, double Y, double Width, double Height, Picture Picture, int Element);

/// <summary>Glyphs of one face and size on one baseline, in reading order.</summary>
public sealed class GlyphRun
{
    /// <summary>For runs that no reader should hear: page numbers and the like.</summary>
    public const int Artifact = -1;

    public required FontFace Face { get; init; }

    /// <summary>Em size in points.</summary>
    public required double Size { get; init; }

    /// <summary>Baseline, points from the paper's top.</summary>
    public required double Baseline { get; init; }

    /// <summary>
    /// The run stands on the page turned by a quarter clockwise: <see cref="X"/> counts from the paper's bottom edge upwards and
    /// <see cref="Baseline"/> from its left edge.
    /// </summary>
    public bool IsTurned { get; init; }

    /// <summary>Index into <see cref="TypesetDocument.Elements"/>, or <see cref="Artifact"/>.</summary>
    public required int Element { get; init; }

    /// <summary>0xRRGGBB.</summary>
    public int Color { get; init; }

    public required ushort[] Glyphs { get; init; }

    /// <summary>Origin of each glyph, points from the paper's left edge.</summary>
    public required double[] X { get; init; }

    /// <summary>The code point behind each glyph; 0 where a glyph of a shaped cluster stands for none of its own.</summary>
    public required int[] CodePoints { get; init; }

    /// <summary>The characters of a shaped cluster, where its glyphs cannot say them one by one; otherwise null.</summary>
    public string? ActualText { get; init; }
}

/// <summary>A filled rectangle; an artifact to readers.</summary>
public sealed record Rule(double X, double Y, double Width, double Height, int Color);

/// <summary>What a piece of the text is to a reader who listens.</summary>
public enum ElementTag
{
    Title,
    Part,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    Paragraph,
    Figure,
    Table,
    Caption,
    TableRow,
    TableHead,
    TableCell,
}

/// <summary>One element of the reading order.</summary>
/// <param name="Tag">What it is.</param>
/// <param name="OutlineTitle">Its entry in the outline (bookmarks); null for none. A run-in lead gives its paragraph one.</param>
/// <param name="OutlineLevel">Depth in the outline, 1 outermost; 0 without an entry.</param>
/// <param name="Page">Zero-based page on which it begins.</param>
/// <param name="Top">Top of its first row, points from the paper's top.</param>
public sealed record StructureElement(ElementTag Tag, string? OutlineTitle, int OutlineLevel, int Page, double Top)
{
    /// <summary>What a figure shows, in words; null of text.</summary>
    public string? Alternative { get; init; }

    /// <summary>Index of the element it is part of, which stands before it; null for one of the document's own.</summary>
    public int? Parent { get; init; }
}

/// <summary>What the typesetter had to decide.</summary>
/// <param name="Rows">Rows of text set.</param>
/// <param name="SqueezedRows">Rows that hold one more character because marks were compressed.</param>
/// <param name="PushedRows">Rows that were broken early and spread.</param>
/// <param name="Substitutes">Roles set in another face than the standard names.</param>
/// <param name="BorrowedGlyphs">Characters the role's own face lacks, and the face that lent them.</param>
/// <param name="Missing">Characters that no face has, each once, in order of first appearance.</param>
public sealed record TypesettingRecord(
    int Rows,
    int SqueezedRows,
    int PushedRows,
    IReadOnlyList<FontChoice> Substitutes,
    IReadOnlyList<BorrowedGlyph> BorrowedGlyphs,
    IReadOnlyList<MissingGlyph> Missing)
{
    public IReadOnlyList<string> MissingCharacters { get; } = [.. Missing.Select(missing => missing.Character)];
}

/// <summary>A character that no face can draw.</summary>
/// <param name="Character">It, with its marks.</param>
/// <param name="Page">Page on which it first stands, from 1.</param>
/// <param name="Around">What stands around it in its row.</param>
public sealed record MissingGlyph(string Character, int Page, string Around);

/// <summary>A character drawn in another face than its role's.</summary>
public sealed record BorrowedGlyph(string Character, FontRole Role, string Face);
