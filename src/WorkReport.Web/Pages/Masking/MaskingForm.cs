using System.ComponentModel.DataAnnotations;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Masking;

/// <summary>What the page posts: a text, and what the person decided about whom it names.</summary>
public sealed class MaskingForm
{
    /// <summary>UTF-16 units. Some thirty ordinary reports; the command line takes longer ones.</summary>
    public const int LongestText = 200_000;

    /// <summary>So many entities are listed; the others get the stand-in that was made for them.</summary>
    public const int Most = 300;

    /// <summary>UTF-16 units of a stand-in.</summary>
    public const int LongestStandIn = 40;

    [Display(Name = "Masking.Text"), AsTyped]
    public string? Text { get; set; }

    /// <summary>In the order of the list; empty the first time.</summary>
    public List<MaskingLine> Entities { get; init; } = [];
}

/// <summary>One entity, as the person leaves it.</summary>
public sealed class MaskingLine
{
    /// <summary>Kind and name: which entity is meant, while the text stands as it is.</summary>
    [AsTyped]
    public string? Key { get; set; }

    /// <summary>Is it taken out?</summary>
    public bool IsOut { get; set; }

    /// <summary>What is to stand instead; blank for what was made for it.</summary>
    [Display(Name = "Masking.StandIn")]
    public string? StandIn { get; set; }
}
