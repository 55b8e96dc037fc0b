using System.Text.Json.Serialization;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Plans;
using WorkReport.Domain.WorkItems;

namespace WorkReport.Domain.Submissions;

/// <summary>What is frozen of a work item: what it says, and what proves it.</summary>
public sealed record ItemFacts : ItemWords
{
    public ItemFacts()
    {
    }

    private ItemFacts(ItemWords words) : base(words)
    {
    }

    // Behind the words, where it has stood since the first one was frozen: the same facts give the same bytes.
    [JsonInclude, JsonPropertyOrder(1)]
    public IReadOnlyList<FileFacts> Files { get; private init; } = [];

    public static ItemFacts Of(WorkItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new ItemFacts(item.Words) { Files = [.. item.Attachments.OrderBy(a => a.Id).Select(FileFacts.Of)] };
    }
}

/// <summary>A file that proves something: its bytes stay where they are, their hash says which they were.</summary>
public sealed record FileFacts(string FileName, string Sha256)
{
    public static FileFacts Of(Attachment file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new FileFacts(file.FileName, file.Sha256);
    }
}

/// <summary>What is frozen of a figure.</summary>
/// <param name="Value">The figure, of a share the part.</param>
/// <param name="Base">The whole of a share.</param>
/// <param name="Printed">The printed form alone.</param>
/// <param name="Note">What stands behind it.</param>
/// <param name="SourceUnit">来源单位.</param>
/// <param name="IsTotal">总数直报.</param>
/// <param name="Wording">The number of the wording that was asked.</param>
public sealed record ValueFacts(decimal? Value, decimal? Base, string? Printed, string? Note, string? SourceUnit, bool? IsTotal, int Wording)
{
    /// <param name="value">The figure.</param>
    /// <param name="wording">The number of the wording that the period asks.</param>
    public static ValueFacts Of(MetricValue value, int wording)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new ValueFacts(Plain(value.Value), Plain(value.Base), value.Printed, value.Note, value.SourceUnit, value.IsTotal ? true : null, wording);
    }

    // 12.0 and 12 are one figure and one content, whatever the database makes of the zeros.
    internal static decimal? Plain(decimal? value) => value / 1.0000000000000000000000000000m;
}

/// <summary>What is frozen of a task for next year.</summary>
public sealed record PlanFacts(PlanTask Task)
{
    public static PlanFacts Of(PlanItem plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PlanFacts(plan.Task with { Target = ValueFacts.Plain(plan.Task.Target) });
    }
}

/// <summary>零报告: that there is no work item.</summary>
public sealed record NoItemsFacts(bool None = true);

/// <summary>本级, 下级 and 合计 of one metric as the unit signed them when it handed in.</summary>
/// <param name="Own">本级; of a share the part.</param>
/// <param name="OwnBase">The whole of a share.</param>
/// <param name="Below">下级.</param>
/// <param name="BelowBase">The whole of a share.</param>
/// <param name="All">合计.</param>
/// <param name="AllBase">The whole of a share.</param>
/// <param name="Expected">应报: how many units below are asked for it.</param>
/// <param name="Reported">实报: how many of them are in the figure.</param>
public sealed record TotalFacts(decimal? Own, decimal? OwnBase, decimal? Below, decimal? BelowBase, decimal? All, decimal? AllBase, int Expected, int Reported)
{
    public static TotalFacts Of(Total total, int expected)
    {
        ArgumentNullException.ThrowIfNull(total);
        return new TotalFacts(
            ValueFacts.Plain(total.Own?.Value), ValueFacts.Plain(total.Own?.Base), ValueFacts.Plain(total.Below?.Value), ValueFacts.Plain(total.Below?.Base),
            ValueFacts.Plain(total.All?.Value), ValueFacts.Plain(total.All?.Base), expected, total.Units);
    }

    /// <summary>Is nothing left of it? Then it is not signed.</summary>
    public bool IsBlank => All is null && Reported == 0;

    public Figure? OwnFigure => Own is { } value ? new Figure(value, OwnBase) : null;

    public Figure? BelowFigure => Below is { } value ? new Figure(value, BelowBase) : null;

    public Figure? AllFigure => All is { } value ? new Figure(value, AllBase) : null;
}
