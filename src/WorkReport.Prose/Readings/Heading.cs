namespace WorkReport.Prose.Readings;

/// <summary>How a heading stands in the text.</summary>
public enum HeadingStyle
{
    Title,

    /// <summary>An unnumbered part above 一、, as 2022年工作回顾.</summary>
    Part,

    /// <summary>On a line of its own.</summary>
    Line,

    /// <summary>The first sentence of its paragraph.</summary>
    RunIn,

    /// <summary>A task or list item that is its own heading: 2.实现城镇新增就业18万人以上（牵头单位：人社厅）。</summary>
    PlanItem,
    Appendix,
}

/// <summary>A heading of a report and how deep it stands there.</summary>
/// <param name="Start">Where it begins in the text that was read, in UTF-16 units.</param>
/// <param name="Level">1 for the outermost kind of heading that the report has; 0 for title, subtitle, speaker and 称谓.</param>
/// <param name="Number">As printed, 一、 or （二）; null without.</param>
/// <param name="Text">Normalised and set full-width, its number included.</param>
/// <param name="Style">How it stands.</param>
public sealed record Heading(int Start, int Level, string? Number, string Text, HeadingStyle Style);
