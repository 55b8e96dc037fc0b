using Microsoft.Extensions.Localization;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages;

/// <summary>What changed between two revisions of a package: items and plans by their keys, figures as they were printed.</summary>
public static class PackageComparison
{
    /// <returns>Null where one of them is not there.</returns>
    /// <param name="db">The store.</param>
    /// <param name="year">The unit's year, with its package.</param>
    /// <param name="from">The number of the older one.</param>
    /// <param name="to">The number of the newer one.</param>
    /// <param name="text">The words.</param>
    /// <param name="past">What was handed in each time.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<Comparison?> LoadAsync(WorkReportDb db, UnitYear year, int from, int to, IStringLocalizer<SharedResource> text, PackagePast past, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(past);
        if (year.Submission is not { } package || Version(from) is not { } old || Version(to) is not { } current)
            return null;
        // A revision never changes; only what its metrics are called may.
        var frozen = await db.LatelyAsync((nameof(PackageComparison), package.Id, from, to), (_, line) => !line.IsWork || line.UnitId == year.Unit.Id, () => db.FrozenAsync(year, [from, to], cancel));
        return !frozen.TryGetValue(from, out var before) || !frozen.TryGetValue(to, out var after) ? null
            : new Comparison(text["Changes.Of", year.UnitName, text.SeasonAndRound(year.Period, year.Round)].Value, old, current, [.. Parts(year, before, after, text)]);

        ComparedVersion? Version(int number) =>
            past.Revisions.FirstOrDefault(revision => revision.Number == number) is { } revision ? new ComparedVersion(number, text.Called(revision), revision.Who, revision.At) : null;
    }

    private static IEnumerable<ComparedPart> Parts(UnitYear year, FrozenPackage before, FrozenPackage after, IStringLocalizer<SharedResource> text)
    {
        var (wereItems, areItems) = (before.Items.ToDictionary(item => item.Id), after.Items.ToDictionary(item => item.Id));
        foreach (var section in year.Period.Sections)
        {
            // What went stands behind what is there: it has no place any more.
            var ids = after.Items.Where(item => item.Item.SectionId == section.Id).Select(item => item.Id)
                .Concat(before.Items.Where(item => item.Item.SectionId == section.Id && !areItems.ContainsKey(item.Id)).Select(item => item.Id)).ToList();
            if (ids.Count > 0)
                yield return new ComparedPart(section.Title, [.. ids.Select(id => Item(id, wereItems.GetValueOrDefault(id), areItems.GetValueOrDefault(id)))]);
        }

        if (before.SaysNone || after.SaysNone)
        {
            var said = text["Reviews.SaysNone"].Value;
            yield return new ComparedPart("", [ComparedPiece.Of(nameof(PieceKind.NoItems), text.Of(PieceKind.NoItems), before.SaysNone ? said : null, after.SaysNone ? said : null)]);
        }

        var (wereFigures, areFigures) = (before.Figures.ToDictionary(figure => figure.Id), after.Figures.ToDictionary(figure => figure.Id));
        if (wereFigures.Count + areFigures.Count > 0)
        {
            yield return new ComparedPart(text["Submissions.Sheet"].Value, [.. before.Figures.Concat(after.Figures).DistinctBy(figure => figure.Id).OrderBy(figure => figure.Code, StringComparer.Ordinal)
                .Select(figure => Figure(figure.Id, wereFigures.GetValueOrDefault(figure.Id), areFigures.GetValueOrDefault(figure.Id)))]);
        }

        var (werePlans, arePlans) = (before.Plans.ToDictionary(plan => plan.Id), after.Plans.ToDictionary(plan => plan.Id));
        if (werePlans.Count + arePlans.Count > 0)
        {
            yield return new ComparedPart(text["Submissions.Plans", year.Period.Year + 1].Value, [.. after.Plans.Concat(before.Plans).DistinctBy(plan => plan.Id)
                .Select(plan => Plan(plan.Id, werePlans.GetValueOrDefault(plan.Id), arePlans.GetValueOrDefault(plan.Id)))]);
        }

        ComparedPiece Item(int id, FrozenItem? was, FrozenItem? now) =>
            ComparedPiece.Of(new SubmittedPiece(PieceKind.WorkItem, id).Key, (now ?? was)!.Item.Lead, Said(was), Said(now));

        string? Said(FrozenItem? item) => item is null ? null : text.Whole(item.Item, item.Text, year.Period);

        ComparedPiece Plan(int id, FrozenPlan? was, FrozenPlan? now) => ComparedPiece.Of(
            new SubmittedPiece(PieceKind.PlanItem, id).Key, (now ?? was)!.Task.Text, was is null ? null : text.Whole(was.Task, was.Target, year.Period), now is null ? null : text.Whole(now.Task, now.Target, year.Period));

        ComparedPiece Figure(int id, FrozenFigure? was, FrozenFigure? now)
        {
            var name = (now ?? was)!.Wording.Name;
            return ComparedPiece.Of(new SubmittedPiece(PieceKind.MetricValue, id).Key, name, Line(was), Line(now)) with
            {
                IsFigure = true,
                OldFigure = was is null ? null : PieceText.Exactly(was.Value, was.Wording),
                NewFigure = now is null ? null : PieceText.Exactly(now.Value, now.Wording),
            };

            string? Line(FrozenFigure? figure) => figure is null ? null : text["Changes.Line", name, text.Whole(figure.Value, figure.Wording)].Value;
        }
    }
}
