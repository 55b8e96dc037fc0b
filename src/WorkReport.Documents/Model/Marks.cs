namespace WorkReport.Documents.Model;

/// <summary>花脸稿: what became of a stretch of a text.</summary>
public enum MarkKind
{
    /// <summary>Struck: it stands in the old text alone.</summary>
    Removed,

    /// <summary>Underlined: it stands in the new text alone.</summary>
    Inserted,

    /// <summary>It stood here and stands elsewhere now.</summary>
    MovedFrom,

    /// <summary>It stands here and stood elsewhere.</summary>
    MovedTo,
}

/// <summary>A marked stretch of a block's text.</summary>
/// <param name="Start">UTF-16 index in the text.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Kind">What became of it.</param>
public readonly record struct TextMark(int Start, int Length, MarkKind Kind)
{
    public int End => Start + Length;
}

/// <summary>Who changed a text, and when, in the time of the reader: what a word processor names beside each change.</summary>
public sealed record ChangedBy(string Who, DateTime At);
