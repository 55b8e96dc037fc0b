using System.ComponentModel.DataAnnotations;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Checking;

/// <summary>What the page posts: a text, against whose figures it is held, and which repair was pressed.</summary>
public sealed class CheckingForm
{
    /// <summary>UTF-16 units. Some thirty ordinary reports; the command line takes longer ones.</summary>
    public const int LongestText = 200_000;

    /// <summary>It is normalised as any text is that comes in.</summary>
    [Display(Name = "Checking.Text"), AsTyped]
    public string? Text { get; set; }

    /// <summary>The unit whose accepted figures vouch; null for none.</summary>
    [Display(Name = "Checking.Unit")]
    public int? Unit { get; set; }

    /// <summary>The finding to repair, as <see cref="FindingRow.Key"/> says it, or <see cref="Every"/>; null to look only.</summary>
    public string? Press { get; set; }

    /// <summary>Every repair that wants no thought.</summary>
    public const string Every = "plain";
}
