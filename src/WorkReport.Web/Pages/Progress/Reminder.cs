using System.Globalization;
using Microsoft.Extensions.Localization;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Progress;

/// <summary>催报: a text to paste into WeChat that names who has not handed in or is late, by day and by the unit above.</summary>
public static class Reminder
{
    /// <summary>So many units are named one by one; of more the units right below the root are named, with how many there are in each: those remind their own.</summary>
    private const int MostNamed = 1000;

    /// <summary>The units it names: nothing has come from them, it has not come up in time, or it was approved and stands still.</summary>
    public static IReadOnlyList<ProgressUnit> Of(TreeProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return progress.Once<IReadOnlyList<ProgressUnit>>(nameof(Reminder), () => [.. progress.All.Where(unit => unit.IsExpected && (unit.IsLate || !unit.IsHandedIn || unit.IsStuck))]);
    }

    /// <summary>What each unit is called.</summary>
    public static IReadOnlyDictionary<int, string> Names(TreeProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return progress.Once(nameof(Names), () => progress.Tree.All.ToDictionary(unit => unit.Id, unit => unit.Name));
    }

    public static string Write(TreeProgress progress, IStringLocalizer<SharedResource> text)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(text);
        return progress.Once((nameof(Write), CultureInfo.CurrentUICulture.Name), () => Written(progress, text));
    }

    private static string Written(TreeProgress progress, IStringLocalizer<SharedResource> text)
    {
        var (tree, lines, named) = (progress.Tree, new List<string>(), Of(progress));
        var inBranches = named.Count > MostNamed ? Branches(progress) : null;
        foreach (var group in named.Where(unit => !unit.IsStuck).GroupBy(unit => (unit.IsLate, unit.Due)).OrderByDescending(group => group.Key.IsLate).ThenBy(group => group.Key.Due ?? DateOnly.MaxValue))
        {
            var due = group.Key.Due is { } day ? text.Of(day) : "";
            lines.Add(text[group.Key.IsLate ? "Progress.RemindLate" : due.Length > 0 ? "Progress.RemindDue" : "Progress.RemindUndated", group.Count(), text.SeasonAndRound(tree.Period, tree.Round), due]);
            Name(group);
        }

        var stuck = named.Where(unit => unit.IsStuck).ToList();
        if (stuck.Count > 0)
        {
            lines.Add(text["Progress.RemindStuck", stuck.Count, text.SeasonAndRound(tree.Period, tree.Round)]);
            Name(stuck);
        }

        return string.Join('\n', lines);

        void Name(IEnumerable<ProgressUnit> units)
        {
            if (inBranches is not null)
            {
                lines.Add(string.Join(text["List.Comma"], units.CountBy(unit => inBranches[unit.Unit.Id]).Select(branch => text["Progress.RemindMany", branch.Key, branch.Value].Value)));
                return;
            }

            foreach (var above in units.GroupBy(unit => unit.Unit.ParentId))
            {
                var those = string.Join(text["List.Comma"], above.Select(unit => unit.Unit.Name));
                lines.Add(above.Key is { } id && Names(progress).TryGetValue(id, out var name) ? text["Progress.RemindOf", name, those] : those);
            }
        }
    }

    /// <summary>Of each unit the name of the one right below the root that it belongs to, or is.</summary>
    private static Dictionary<int, string> Branches(TreeProgress progress) => progress.Tree.Children(progress.Tree.Root.Id)
        .SelectMany(branch => progress.Tree.Below(branch.Id).Prepend(branch).Select(unit => (unit.Id, branch.Name))).ToDictionary(pair => pair.Id, pair => pair.Name);
}
