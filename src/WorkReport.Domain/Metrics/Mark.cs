namespace WorkReport.Domain.Metrics;

/// <summary>What comes of a mark.</summary>
public enum MarkWeight
{
    /// <summary>必须改: it is not handed in so.</summary>
    MustMend,

    /// <summary>说明后可报: a word of why stands beside the figure, or it is not handed in.</summary>
    Explain,

    /// <summary>请核对: of a text whose figure follows its sheet. It keeps nothing back and is over once the text was looked at and saved.</summary>
    Look,
}

/// <summary>提示: what a rule found on a figure, or on a figure in a text. It travels with it to everyone who reads it.</summary>
/// <param name="Metric">Whose figure.</param>
/// <param name="Weight">What comes of it.</param>
/// <param name="Says">The sentence, with what it names.</param>
/// <param name="Explanation">The note of who filled it in; null where there is none.</param>
public sealed record Mark(AskedMetric Metric, MarkWeight Weight, Verdict Says, string? Explanation)
{
    /// <summary>Does it keep the package from being handed in?</summary>
    public bool IsOpen => Weight == MarkWeight.MustMend || (Weight == MarkWeight.Explain && Explanation is null);
}

/// <summary>A figure to be judged.</summary>
/// <param name="Metric">What is counted.</param>
/// <param name="Now">What is reported; null where only a printed form is known.</param>
/// <param name="Note">The note beside it.</param>
/// <param name="Before">Last year's figure; null where there is none.</param>
public readonly record struct JudgedFigure(AskedMetric Metric, Figure? Now, string? Note, Figure? Before);
