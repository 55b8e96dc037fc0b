using WorkReport.Prose.Checks;

namespace WorkReport.Web.Reporting;

/// <summary>What a finding of 校核 says: the same sentence at every entrance.</summary>
public static class FindingWords
{
    /// <summary>Whoever reads it would make them; the others want a thought.</summary>
    private static readonly HashSet<CheckRule> Plain = [CheckRule.Typo, CheckRule.HalfWidth, CheckRule.FullWidthDigits, CheckRule.DoubledMark, CheckRule.DoubledWord];

    /// <summary>What is wrong and how to mend it, in the language of the current UI culture.</summary>
    public static string Sentence(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return SharedResource.Text($"Check.{finding.Rule}", [.. finding.With]);
    }

    /// <summary>必错, 存疑 or 提示.</summary>
    public static string Of(Severity severity) => SharedResource.Text($"Check.{severity}");

    /// <summary>Is its repair one that may be made together with all others of the kind, unseen?</summary>
    public static bool IsPlain(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Repair is not null && Plain.Contains(finding.Rule);
    }
}
