using WorkReport.Domain.Metrics;
using WorkReport.Prose.Quantities;

namespace WorkReport.Domain.Reports;

/// <summary>Where in the report a block stands, in reading order.</summary>
public enum BlockPlace
{
    /// <summary>Behind the salutation, before the first part.</summary>
    Opening,

    /// <summary>Under the heading of the review, before its first section.</summary>
    Review,

    /// <summary>Under the heading of the plan, before its first section.</summary>
    Plan,

    /// <summary>Under a section of the outline.</summary>
    Section,

    /// <summary>Behind everything.</summary>
    Closing,

    /// <summary>未用: put aside, with its words and sources; no part of the report until somebody puts it back.</summary>
    Aside,

    /// <summary>Its words stand in another paragraph since; kept so that this can be taken back.</summary>
    Gone,
}

/// <summary>Where a block stands.</summary>
/// <param name="Place">Which kind of place.</param>
/// <param name="SectionId">Which section; 0 elsewhere.</param>
public readonly record struct BlockSpot(BlockPlace Place, int SectionId = 0);

/// <summary>What a block was made from.</summary>
public enum SourceKind
{
    WorkItem,
    PlanItem,
}

/// <summary>A thing that a block was made from; it is remembered for good.</summary>
public sealed record BlockSource(SourceKind Kind, int SourceId);

/// <summary>One paragraph of a report, which remembers what it came from.</summary>
public sealed class ReportBlock
{
    public const int LeadLength = 60;

    /// <summary>Characters a person may write.</summary>
    public const int TextLength = 3000;

    private readonly List<BlockSource> sources = [];

    private ReportBlock()
    {
    }

    internal ReportBlock(BlockSpot spot, int position, string lead, FigureText text, IEnumerable<BlockSource> from)
    {
        (Place, SectionId, Position, Lead, Text) = (spot.Place, spot.SectionId, position, lead, text.Stored);
        sources.AddRange(from.Distinct());
    }

    public int Id { get; private init; }

    public BlockPlace Place { get; private set; }

    /// <summary>The section of the outline; 0 elsewhere.</summary>
    public int SectionId { get; private set; }

    /// <summary>Is it a part of the report?</summary>
    public bool Stands => Place is not (BlockPlace.Aside or BlockPlace.Gone);

    public BlockSpot Spot => new(Place, SectionId);

    /// <summary>How often its words were changed: two people write on two paragraphs of one report without disturbing each other.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>Place among the blocks of its spot, from 0, without gaps.</summary>
    public int Position { get; internal set; }

    /// <summary>段首句, without its full stop; may be empty.</summary>
    public string Lead { get; private set; } = "";

    /// <summary>The stored form of the text, with its bound figures.</summary>
    public string Text { get; private set; } = "";

    public FigureText Figures => FigureText.Parse(Text);

    /// <summary>Numbers in it that follow no metric, those of its lead first: nothing follows there.</summary>
    public IReadOnlyList<LooseNumber> Loose => LooseNumber.Of(Lead, Figures, Left.Length == 0 ? [] : LeftFigure.Parse(Left));

    /// <summary>The same as they are written.</summary>
    public IEnumerable<string> Unsourced => QuantityReader.WordsIn(Lead).Concat(Figures.Unsourced);

    /// <summary>The stored form of <see cref="LeftFigures"/>.</summary>
    public string Left { get; private set; } = "";

    /// <summary>Numbers that follow no metric and are left with why; of those that stand there no more nothing is said.</summary>
    public IReadOnlyList<LeftFigure> LeftFigures => Left.Length == 0 ? [] : [.. Loose.Select(number => number.Left).OfType<LeftFigure>()];

    /// <summary>Numbers that follow no metric, and nobody has said why they stay.</summary>
    public IEnumerable<string> Unsettled => Left.Length == 0 ? Unsourced : [.. Loose.Where(number => number.Left is null).Select(number => number.Words)];

    public IReadOnlyList<BlockSource> Sources => sources;

    internal void Leave(LeftFigure figure) => (Left, Version) = (LeftFigure.Stored([.. LeftFigures, figure]), Version + 1);

    internal void Become(string lead, FigureText text) => (Lead, Text, Version) = (lead, text.Stored, Version + 1);

    internal void StandAt(BlockSpot spot, int position) => (Place, SectionId, Position) = (spot.Place, spot.SectionId, position);

    /// <summary>What was said of numbers and what it was made from, with that of another.</summary>
    internal void TakeOver(ReportBlock other)
    {
        var left = LeftFigure.Stored([.. LeftFigures, .. other.LeftFigures]);
        // What finds no room is asked about again before 送审.
        if (left.Length <= LeftFigure.StoredLength)
            Left = left;
        sources.AddRange([.. other.Sources.Except(sources).Select(source => source with { })]);
    }

    /// <summary>Becomes again what a step knows of it.</summary>
    internal void Return(BlockState state)
    {
        (Lead, Text, Left, Version) = (state.Lead, state.Text, state.Left, Version + 1);
        sources.RemoveAll(source => !state.Sources.Contains(source));
        sources.AddRange([.. state.Sources.Except(sources).Select(source => source with { })]);
    }
}
