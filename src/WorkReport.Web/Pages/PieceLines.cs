using Microsoft.Extensions.Localization;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages;

/// <summary>One thing that a piece says beside its text.</summary>
/// <param name="Label">What its box is called.</param>
/// <param name="Words">What stands in it.</param>
public sealed record PieceLine(string Label, string Words);

/// <summary>
/// What items and plans say beside their texts, listed once for all who show it: the page of the piece, the reviewer's, 报送底稿, and what
/// stands old beside new. What is empty is left out.
/// </summary>
public static class PieceLines
{
    /// <param name="text">The words.</param>
    /// <param name="item">What the item says.</param>
    /// <param name="under">The period, where it has to be said under which section it stands; null where it stands there.</param>
    public static IReadOnlyList<PieceLine> Beside(this IStringLocalizer<SharedResource> text, ItemWords item, ReportingPeriod? under = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(item);
        return Said(
            (text["Items.Section"], Heading(under, item.SectionId)),
            (text["Items.Partners"], item.Partners));
    }

    /// <param name="text">The words.</param>
    /// <param name="task">The task.</param>
    /// <param name="aim">What it is measured by, from <see cref="PlanAim.Aim"/>.</param>
    /// <param name="under">The period, where it has to be said under which section it stands; null where it stands there.</param>
    public static IReadOnlyList<PieceLine> Beside(this IStringLocalizer<SharedResource> text, PlanTask task, string? aim, ReportingPeriod? under = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(task);
        return Said(
            (text["Plans.Section"], Heading(under, task.SectionId)),
            (text["Plans.Target"], aim),
            (text["Plans.LeadOfficial"], task.LeadOfficial),
            (text["Plans.Responsible"], task.Responsible),
            (text["Plans.Partners"], task.Partners),
            (text["Plans.DueOn"], task.DueOn is { } day ? text.Of(day) : null));
    }

    private static string? Heading(ReportingPeriod? period, int section) => period?.Sections.FirstOrDefault(s => s.Id == section) is { } found ? SectionList.Heading(found) : null;

    private static IReadOnlyList<PieceLine> Said(params IEnumerable<(string Label, string? Words)> lines) =>
        [.. lines.Where(line => line.Words is { Length: > 0 }).Select(line => new PieceLine(line.Label, line.Words!))];
}
