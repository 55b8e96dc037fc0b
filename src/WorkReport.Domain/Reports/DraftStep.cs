using System.Text.Json;
using System.Text.Json.Serialization;
using WorkReport.Domain.Metrics;

namespace WorkReport.Domain.Reports;

/// <summary>How a paragraph stood at one moment.</summary>
/// <param name="BlockId">Which.</param>
/// <param name="Spot">Where.</param>
/// <param name="Position">Its place there.</param>
/// <param name="Lead">段首句.</param>
/// <param name="Text">The stored form of its text.</param>
/// <param name="Left">The stored form of what was said of its numbers.</param>
/// <param name="Sources">What it was made from.</param>
public sealed record BlockState(int BlockId, BlockSpot Spot, int Position, string Lead, string Text, string Left, IReadOnlyList<BlockSource> Sources)
{
    /// <summary>By what a person knows it.</summary>
    [JsonIgnore]
    public string Called => Lead.Length > 0 ? Lead : FigureText.Parse(Text).Start();

    public static BlockState Of(ReportBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new(block.Id, block.Spot, block.Position, block.Lead, block.Text, block.Left, [.. block.Sources.OrderBy(source => source.Kind).ThenBy(source => source.SourceId)]);
    }

    public bool SaysTheSameAs(BlockState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Lead, Text, Left) == (other.Lead, other.Text, other.Left) && Sources.SequenceEqual(other.Sources);
    }

    /// <summary>Neighbours that come and go change its position, and nothing about it.</summary>
    public bool IsSameAs(BlockState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return SaysTheSameAs(other) && Spot == other.Spot;
    }
}

/// <summary>What a step of drafting was.</summary>
public enum DraftStepKind
{
    Edit,
    Add,
    Move,
    Remove,
    Split,
    Merge,
    Replace,
}

/// <summary>One step that one person took on a draft: what each paragraph was before and after, so that it can be taken back and taken again.</summary>
public sealed class DraftStep
{
    /// <summary>What one writes on within this time, without doing anything else, is one step.</summary>
    public static readonly TimeSpan OneGo = TimeSpan.FromMinutes(5);

    private DraftStep(int reportId, int personId, DraftStepKind kind, DateTimeOffset at) => (ReportId, PersonId, Kind, At) = (reportId, personId, kind, at);

    public int Id { get; private init; }

    public int ReportId { get; private init; }

    public int PersonId { get; private init; }

    public DraftStepKind Kind { get; private init; }

    public DateTimeOffset At { get; private set; }

    /// <summary>It was taken back, and may be taken again until its person does something else.</summary>
    public bool IsUndone { get; private set; }

    /// <summary>The stored form of <see cref="Before"/> and <see cref="After"/>.</summary>
    public string Stored { get; private set; } = "";

    public IReadOnlyList<BlockState> Before => Sides().Before;

    public IReadOnlyList<BlockState> After => Sides().After;

    /// <summary>What became of the paragraphs; null where nothing did.</summary>
    /// <param name="report">The report, all of whose paragraphs have their keys.</param>
    /// <param name="before">How its paragraphs stood.</param>
    /// <param name="subject">The paragraph that was moved: that of its neighbours the place changed too is nothing that they did.</param>
    /// <param name="personId">Whose step.</param>
    /// <param name="kind">What it was.</param>
    /// <param name="at">When.</param>
    public static DraftStep? Between(Report report, IReadOnlyList<BlockState> before, int? subject, int personId, DraftStepKind kind, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(before);
        var were = before.Where(state => state.BlockId > 0).ToDictionary(state => state.BlockId);
        List<BlockState> from = [], to = [];
        foreach (var after in report.States())
        {
            // What is new was nowhere before.
            var was = were.GetValueOrDefault(after.BlockId) ?? after with { Spot = new BlockSpot(BlockPlace.Gone), Position = 0 };
            if (was.IsSameAs(after) && !(after.BlockId == subject && was.Position != after.Position))
                continue;
            from.Add(was);
            to.Add(after);
        }

        return to.Count == 0 ? null : new DraftStep(report.Id, personId, kind, at) { Stored = JsonSerializer.Serialize(new Both(from, to)) };
    }

    /// <summary>Is the other step the same writing, gone on with? Then this one ends where that one does.</summary>
    public bool TakesIn(DraftStep next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (IsUndone || Kind != DraftStepKind.Edit || next.Kind != DraftStepKind.Edit || next.At - At > OneGo
            || After is not [var mine] || next.Before is not [var theirs] || mine.BlockId != theirs.BlockId || !mine.IsSameAs(theirs))
        {
            return false;
        }

        (Stored, At) = (JsonSerializer.Serialize(new Both(Before, next.After)), next.At);
        return true;
    }

    internal void Turn() => IsUndone = !IsUndone;

    private Both Sides() => JsonSerializer.Deserialize<Both>(Stored)!;

    private sealed record Both(IReadOnlyList<BlockState> Before, IReadOnlyList<BlockState> After);
}
