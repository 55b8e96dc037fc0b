using System.Text.RegularExpressions;

namespace WorkReport.Documents.Model;

/// <summary>A finished text, ready to be set: what stands at its head, and its blocks in reading order. No domain words, no geometry.</summary>
/// <param name="Frontmatter">What stands before the first block of the body.</param>
/// <param name="Body">Headings and paragraphs in reading order.</param>
public sealed partial record Document(Frontmatter Frontmatter, IReadOnlyList<Block> Body)
{
    /// <summary>BCP 47 language of the text, written into the file.</summary>
    public string Language { get; init; } = "zh-CN";

    public Profile Profile { get; init; } = Profile.Meeting;

    /// <summary>Of a document with marks who changed it; null of any other.</summary>
    public ChangedBy? ChangedBy { get; init; }

    /// <summary>版头; only an official document has one.</summary>
    public Letterhead? Letterhead { get; init; }

    /// <summary>附件说明: the names of what is attached (7.3.4). 附件：, the number of its place and an end mark are dropped, for the page writes its own.</summary>
    public IReadOnlyList<string> Attachments
    {
        get;
        init => field = [.. value.Select(name => Label().Replace(name, "")).Where(name => name.Length > 0).Select(WithoutNumber)];
    } = [];

    /// <summary>Only the number of its own place: 3.15晚会方案 is a name.</summary>
    private static string WithoutNumber(string name, int place)
    {
        var number = Number().Match(name);
        return (number.Groups["number"].Value == FormattableString.Invariant($"{place + 1}") ? name[number.Length..] : name).TrimEnd('。', '；');
    }

    [GeneratedRegex("^附件：\\s*")]
    private static partial Regex Label();

    [GeneratedRegex("^(?<number>[0-9]{1,2})[.．、]\\s*")]
    private static partial Regex Number();

    /// <summary>出席, 请假, 列席, below the body and 附件说明 (10.3).</summary>
    public Attendance? Attendance { get; init; }

    public SignOff? SignOff { get; init; }

    /// <summary>附件, each on pages of its own.</summary>
    public IReadOnlyList<Annex> Annexes { get; init; } = [];

    /// <summary>版记; only an official document has one.</summary>
    public Imprint? Imprint { get; init; }

    /// <summary>信函格式 (10.1): no number on the first page, and a 版记 of 抄送 only.</summary>
    internal bool IsLetter => Profile is Profile.Official && Letterhead?.Form is LetterheadForm.Letter;
}

/// <summary>The head of a document. Every part may be absent; an absent part takes no room.</summary>
public sealed record Frontmatter
{
    /// <summary>
    /// The title in one piece, or the author's own lines where the breaks matter. A blank line is no line of it: a title of nothing
    /// else is none, and the document is named by its text.
    /// </summary>
    public IReadOnlyList<string> Title
    {
        get;
        init => field = [.. value.Where(line => !string.IsNullOrWhiteSpace(line))];
    } = [];

    /// <summary>Lines between title and salutation, centred: occasion and date of a speech, then who speaks.</summary>
    public IReadOnlyList<string> Subtitle { get; init; } = [];

    /// <summary>称谓 of a speech or 主送机关 of an official document, ends with a full-width colon; set flush left (7.3.2).</summary>
    public string? Salutation { get; init; }
}

/// <summary>One block of the body.</summary>
public abstract record Block
{
    /// <summary>花脸稿: what is struck, underlined or moved of its text, from left to right without overlapping.</summary>
    public IReadOnlyList<TextMark> Marks { get; init; } = [];

    /// <summary>What became of its end: a paragraph that was joined to the next one has lost it. Null where it stayed.</summary>
    public MarkKind? EndMark { get; init; }

    /// <summary>Which move it is part of, from 1; 0 for none.</summary>
    public int Move { get; init; }

    public bool IsMarked => Marks.Count > 0 || EndMark is not null;
}

/// <summary>An unnumbered part such as 2022年工作回顾, centred above the level-1 headings.</summary>
public sealed record PartHeading(string Text) : Block;

/// <summary>A heading on a line of its own. The number is part of the text.</summary>
/// <param name="Level">1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.</param>
/// <param name="Text">Number and words as printed.</param>
/// <exception cref="ArgumentOutOfRangeException">There is no such level.</exception>
public sealed record Heading(int Level, string Text) : Block
{
    public const int Lowest = 4;

    public int Level { get; } = Level is >= 1 and <= Lowest ? Level : throw new ArgumentOutOfRangeException(nameof(Level), Level, "Headings have levels 1 to 4.");
}

/// <summary>A paragraph, indented by two characters.</summary>
/// <param name="Text">The whole text, the lead sentence included.</param>
public sealed record Paragraph(string Text) : Block
{
    /// <summary>How many UTF-16 units at the beginning of <see cref="Text"/> are a run-in lead sentence (段首句); 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The text is shorter.</exception>
    public int LeadLength
    {
        get;
        init => field = value >= 0 && value <= Text.Length ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A lead is the beginning of its text.");
    }

    /// <summary>The heading level the lead stands for, 1 to 4; 0 without a lead.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such level.</exception>
    public int LeadLevel
    {
        get;
        init => field = value is >= 0 and <= Heading.Lowest ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Leads stand for headings of level 1 to 4.");
    }
}
