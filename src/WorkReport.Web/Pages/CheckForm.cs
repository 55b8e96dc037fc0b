namespace WorkReport.Web.Pages;

/// <summary>What a page of 校核 posts: which button was pressed.</summary>
public sealed class CheckForm
{
    /// <summary>Every repair that wants no thought.</summary>
    public const string Every = "plain";

    /// <summary>A repair, as <see cref="FindingRow.Key"/> says it; a number that is to follow its metric; or <see cref="Every"/>.</summary>
    public string? Press { get; set; }
}
