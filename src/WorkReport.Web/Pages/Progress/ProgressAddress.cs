using WorkReport.Domain.Submissions;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Progress;

/// <summary>Where a click on a unit leads.</summary>
public static class ProgressAddress
{
    /// <summary>A level down, or to what can be read of it; null where it is out of the person's reach today.</summary>
    public static string? Address(this TreeProgress progress, ProgressUnit unit)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(unit);
        return !unit.Unit.MayOpen ? null
            : progress.Tree.Children(unit.Unit.Id).Any() ? FormattableString.Invariant($"/units/{unit.Unit.Id}/{progress.Tree.Code}/progress")
            : unit.Package() ?? FormattableString.Invariant($"/units/{unit.Unit.Id}");
    }

    /// <summary>The package, once there is something to read in it.</summary>
    public static string? Package(this ProgressUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit is { SubmissionId: { } package, State: not SubmissionState.Drafting } ? FormattableString.Invariant($"/submissions/{package}") : null;
    }
}
