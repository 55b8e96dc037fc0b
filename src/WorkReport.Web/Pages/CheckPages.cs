using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages;

/// <summary>What pages of 校核 have in common: a press that changes nothing is said, and how many boxes one changed is told on the page that comes next.</summary>
public static class CheckPages
{
    /// <summary>How the address names it.</summary>
    public const string Name = "mended";

    /// <summary>The boxes that a press changes.</summary>
    /// <exception cref="RefusedException">None: the text is another by now.</exception>
    public static IReadOnlyDictionary<WrittenField, FigureText> Demand(this FoundList found, CheckForm form)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(form);
        var changed = found.Pressed(form.Press);
        return changed.Count > 0 ? changed : throw new RefusedException(Verdict.No("Found.Gone"));
    }
}
