using Microsoft.Extensions.Localization;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Progress;

/// <summary>催报: a text to paste into WeChat that names who has not handed in or is late, by day and by the unit above.</summary>
public static class Reminder
{
    /// <summary>The units it names: nothing has come from them, it has not come up in time, or it was approved and stands still.</summary>
    public static IReadOnlyList<ProgressUnit> Of(TreeProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return [.. progress.All.Where(unit => unit.IsExpected && (unit.IsLate || !unit.IsHandedIn || unit.IsStuck))];
    }

    public static string Write(TreeProgress progress, IStringLocalizer<SharedResource> text)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(text);
        var (tree, lines) = (progress.Tree, new List<string>());
        var names = tree.All.ToDictionary(unit => unit.Id, unit => unit.Name);
        foreach (var group in Of(progress).Where(unit => !unit.IsStuck).GroupBy(unit => (unit.IsLate, unit.Due)).OrderByDescending(group => group.Key.IsLate).ThenBy(group => group.Key.Due ?? DateOnly.MaxValue))
        {
            var due = group.Key.Due is { } day ? text.Of(day) : "";
            lines.Add(text[group.Key.IsLate ? "Progress.RemindLate" : due.Length > 0 ? "Progress.RemindDue" : "Progress.RemindUndated", group.Count(), text.SeasonAndRound(tree.Period, tree.Round), due]);
            Name(group);
        }

        var stuck = Of(progress).Where(unit => unit.IsStuck).ToList();
        if (stuck.Count > 0)
        {
            lines.Add(text["Progress.RemindStuck", stuck.Count, text.SeasonAndRound(tree.Period, tree.Round)]);
            Name(stuck);
        }

        return string.Join('\n', lines);

        void Name(IEnumerable<ProgressUnit> named)
        {
            foreach (var above in named.GroupBy(unit => unit.Unit.ParentId))
            {
                var units = string.Join(text["List.Comma"], above.Select(unit => unit.Unit.Name));
                lines.Add(above.Key is { } id && names.TryGetValue(id, out var name) ? text["Progress.RemindOf", name, units] : units);
            }
        }
    }
}
