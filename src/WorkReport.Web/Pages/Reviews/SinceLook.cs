using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reviews;

/// <summary>What is new in a package since somebody last had it on the screen.</summary>
/// <param name="Look">What they looked at; null where they never did.</param>
/// <param name="Changes">What changed since; null where they read it for the first time, or it is being mended.</param>
public sealed record SinceLook(PackageLook? Look, Comparison? Changes)
{
    public static SinceLook None { get; } = new(null, null);

    private readonly Dictionary<string, ComparedPiece> changed = Changes?.Changes.ToDictionary(piece => piece.Key) ?? [];

    /// <summary>How many pieces are another, came or went.</summary>
    public int Count => changed.Count;

    /// <summary>What became of a piece; null where it is as it was.</summary>
    public ComparedPiece? Of(SubmittedPiece piece) => changed.GetValueOrDefault(piece.Key);

    /// <summary>What is there no more.</summary>
    public IEnumerable<ComparedPiece> Gone => changed.Values.Where(piece => piece.Change == PieceChange.Removed);

    /// <summary>They have on the screen what was handed in last; nothing is saved yet.</summary>
    public void See(WorkReportDb db, int personId, Submission package)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(package);
        if (package.LatestRevision is not { } latest)
            return;
        var look = Look ?? new PackageLook(personId, package.Id);
        if (look.See(latest) && Look is null)
            db.PackageLooks.Add(look);
    }

    public static async Task<SinceLook> LoadAsync(WorkReportDb db, UnitYear year, int personId, IStringLocalizer<SharedResource> text, PackagePast past, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        if (year.Submission is not { LatestRevision: { } latest } package)
            return None;
        var look = await db.PackageLooks.SingleOrDefaultAsync(l => l.SubmissionId == package.Id && l.PersonId == personId, cancel);
        // While the unit has it, what lies there is not what was handed in last.
        var isThere = package.State is not (SubmissionState.Drafting or SubmissionState.Returned);
        return new SinceLook(look, isThere && PackageLook.Baseline(look, package.Moves, personId, latest) is { } from ? await PackageComparison.LoadAsync(db, year, from, latest, text, past, cancel) : null);
    }
}
