using WorkReport.Prose.Differences;

namespace WorkReport.Web.Reporting;

/// <summary>One of two versions that are compared.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">第 2 次报送, 第 1 版.</param>
/// <param name="Who">Who handed it in, or froze it.</param>
/// <param name="At">When.</param>
public sealed record ComparedVersion(int Number, string Name, string Who, DateTimeOffset At);

/// <summary>What a paragraph of a compared text is on the page.</summary>
public enum ComparedStyle
{
    Text,

    /// <summary>A part, or a line of the head.</summary>
    Part,

    /// <summary>A section.</summary>
    Section,
}

/// <summary>What became of a piece.</summary>
public enum PieceChange
{
    Same,
    Changed,
    Added,
    Removed,
}

/// <summary>A piece of two versions: an item, a figure, a plan, or the text of a report.</summary>
/// <param name="Key">How it is named where it is linked: WorkItem-12.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Words">Its words, old and new.</param>
public sealed record ComparedPiece(string Key, string Name, PieceChange Change, TextDifference Words)
{
    /// <summary>How the paragraphs of the old text stand on the page; where there is none, it is text.</summary>
    public IReadOnlyList<ComparedStyle> OldStyles { get; init; } = [];

    public IReadOnlyList<ComparedStyle> NewStyles { get; init; } = [];

    /// <summary>Of a figure what it was, as printed; null of what is none, and where there was none.</summary>
    public string? OldFigure { get; init; }

    public string? NewFigure { get; init; }

    public bool IsFigure { get; init; }

    /// <summary>Compares what a piece said with what it says; null where it was not there, or is there no more.</summary>
    public static ComparedPiece Of(string key, string name, string? old, string? current) => new(
        key, name, (old, current) switch
        {
            (null, _) => PieceChange.Added,
            (_, null) => PieceChange.Removed,
            _ => old == current ? PieceChange.Same : PieceChange.Changed,
        },
        TextDifference.Between(old ?? "", current ?? ""));
}

/// <summary>Pieces under one heading.</summary>
public sealed record ComparedPart(string Heading, IReadOnlyList<ComparedPiece> Pieces);

/// <summary>Two versions, piece by piece, in the order of the new one.</summary>
/// <param name="Title">What both are versions of.</param>
/// <param name="Old">The older one.</param>
/// <param name="New">The newer one.</param>
/// <param name="Parts">Everything that stands in either.</param>
public sealed record Comparison(string Title, ComparedVersion Old, ComparedVersion New, IReadOnlyList<ComparedPart> Parts)
{
    /// <summary>What is another, came or went.</summary>
    public IEnumerable<ComparedPiece> Changes => Parts.SelectMany(part => part.Pieces).Where(piece => piece.Change != PieceChange.Same);

    /// <summary>Only those pieces, under their headings.</summary>
    public IReadOnlyList<ComparedPart> Only(Func<ComparedPiece, bool> which) =>
        [.. Parts.Select(part => part with { Pieces = [.. part.Pieces.Where(which)] }).Where(part => part.Pieces.Count > 0)];
}
