using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using WorkReport.Domain;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Reviews;

/// <summary>One decision on many packages, inside the transaction: what the person is to each is asked there, and each gets its own move.</summary>
internal sealed class QueueDecision(WorkReportDb db, CurrentPerson person, IStringLocalizer<SharedResource> text)
{
    /// <summary>The ticked ones, all or none of them: with half of a selection done nobody would know which half.</summary>
    /// <exception cref="RefusedException">One of them is gone, has moved on, or may not; it is named.</exception>
    public async Task<int> ChosenAsync(SubmissionMove move, IReadOnlyDictionary<int, long> chosen, CancellationToken cancel)
    {
        var packages = await WaitingAsync(chosen.ContainsKey, cancel);
        if (packages.Count < chosen.Count)
            Verdict.No("Reviews.SomeGone", chosen.Count - packages.Count).Demand();
        var decide = await DeciderAsync(packages, cancel);
        foreach (var package in packages)
        {
            if (package.MovedAt?.UtcTicks != chosen[package.Id])
                Verdict.No("Reviews.MovedOn", decide.Names[package.Id]).Demand();
            if (decide.Decide(package, move) is { IsYes: false } no)
                Verdict.No("Reviews.OneRefused", decide.Names[package.Id], text.Of(no)!).Demand();
        }

        return packages.Count;
    }

    /// <summary>All that are clean and were there when the list was made, each by itself: what may not be decided so is left and told.</summary>
    public async Task<(int Done, IReadOnlyList<int> Refused)> CleanAsync(SubmissionMove move, long until, CancellationToken cancel)
    {
        var clean = (await db.StandingsAsync(person, cancel)).Where(row => row.IsClean && row.Takes == move && row.Since <= until).Select(row => row.Id).ToHashSet();
        var packages = await WaitingAsync(clean.Contains, cancel);
        var decide = await DeciderAsync(packages, cancel);
        List<int> refused = [.. packages.Where(package => !decide.Decide(package, move).IsYes).Select(package => package.Id)];
        return (packages.Count - refused.Count, refused);
    }

    private async Task<List<Submission>> WaitingAsync(Func<int, bool> wanted, CancellationToken cancel)
    {
        var waiting = await db.WaitingForAsync(person.Id, person.Today, cancel);
        var ids = (await waiting.Select(s => s.Id).ToListAsync(cancel)).Where(wanted).ToList();
        return await db.Submissions.AsSplitQuery().Where(s => ids.Contains(s.Id)).OrderBy(s => s.Id).ToListAsync(cancel);
    }

    private async Task<Decider> DeciderAsync(List<Submission> packages, CancellationToken cancel)
    {
        var units = packages.Select(package => package.UnitId).Distinct().ToList();
        var ids = packages.Select(package => package.Id).ToList();
        var names = await db.Rows(db.Submissions.Where(s => ids.Contains(s.Id))).ToDictionaryAsync(r => r.Id, r => r.Unit, cancel);
        var apart = await db.OrgUnits.Where(u => !u.ForwardsItself && units.Contains(u.Id)).Select(u => u.Id).ToHashSetAsync(cancel);
        var periods = await db.OpenPeriodsAsync(cancel);
        Dictionary<int, Reading> readings = [];
        foreach (var package in packages)
        {
            var tree = periods.Single(p => p.Id == package.PeriodId).TreeOn(person.Today);
            var step = await db.RouteAsync(package, cancel) is { } route && package.State == SubmissionState.InReview ? route.Steps[package.Step] : null;
            var isHere = step is null ? SubmissionRelation.Reviewer : (await db.RoutedAsync(person.Id, tree, cancel)).GetValueOrDefault(Routing.KeyOf(package.RouteId!.Value, package.Step));
            readings.Add(package.Id, new Reading(step?.Name, isHere, await db.StandsForAsync(person.Id, tree, package.UnitId, step, cancel)));
        }

        return new Decider(person.Id, person.Act(), names, apart, readings, await db.ReceivingAsync(person.Id, person.Today, cancel), await db.OwnPartsAsync(person, packages.Where(package => package.State == SubmissionState.InReview).ToLookup(package => package.PeriodId, package => package.Id), cancel));
    }

    /// <param name="Step">What the step it waits at is called; null without a route.</param>
    /// <param name="IsHere">What the person is at it.</param>
    /// <param name="StandsFor">In whose place; null in their own.</param>
    private sealed record Reading(string? Step, SubmissionRelation IsHere, string? StandsFor);

    private sealed record Decider(int PersonId, Domain.Audit.Act By, IReadOnlyDictionary<int, string> Names, IReadOnlySet<int> Apart, IReadOnlyDictionary<int, Reading> Readings, IReadOnlySet<(int Period, int Unit)> Receiving, IReadOnlyDictionary<int, OwnPart> Own)
    {
        public Verdict Decide(Submission package, SubmissionMove move)
        {
            // It waits for this person, so what they are to it follows from where it stands.
            var (step, isHere, standsFor) = Readings[package.Id];
            var who = (package.State == SubmissionState.InReview ? isHere : SubmissionRelation.OfficeAbove)
                | (package.SubmittedById == PersonId ? SubmissionRelation.Submitter : 0)
                | (Own.GetValueOrDefault(package.Id)?.Piece is null ? 0 : SubmissionRelation.Author)
                | (package.State == SubmissionState.InReview && Receiving.Contains((package.PeriodId, package.UnitId)) ? SubmissionRelation.ReceivingReviewer : 0);
            var may = package.Can(move, who, Own.GetValueOrDefault(package.Id));
            if (may.IsYes)
                package.Make(move, who, PersonId, By with { For = package.State == SubmissionState.InReview ? standsFor : null }, forwardsItself: !Apart.Contains(package.UnitId), step: step);
            return may;
        }
    }
}

/// <summary>What the queue knows of every package that waits, also of those on other pages of the list.</summary>
/// <param name="Id">The package.</param>
/// <param name="UnitId">Whose.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Since">Since when.</param>
/// <param name="Marks">How many marks its figures carry.</param>
/// <param name="IsRead">It waits for a signature on paper, came back before or is asked back, was signed on paper as its own recorder says, or a figure in a text has moved: it wants to be opened.</param>
/// <param name="Receives">One press of this person approves and accepts it.</param>
/// <param name="Own">What of it the person had a hand in; null where they had none.</param>
internal sealed record QueueStanding(int Id, int UnitId, SubmissionState State, long Since, int Marks, bool IsRead, bool Receives, OwnPart? Own)
{
    /// <summary>无异常.</summary>
    public bool IsClean => Marks == 0 && !IsRead && Own is null;

    /// <summary>What one press does with it.</summary>
    public SubmissionMove Takes => State is SubmissionState.Forwarded ? SubmissionMove.Accept : Receives ? SubmissionMove.ApproveAndAccept : SubmissionMove.Approve;
}

internal static class QueueStandings
{
    /// <summary>Of all that waits for a person, in a number of commands that grows with the open periods alone.</summary>
    public static async Task<IReadOnlyList<QueueStanding>> StandingsAsync(this WorkReportDb db, CurrentPerson person, CancellationToken cancel)
    {
        var waiting = await (await db.WaitingForAsync(person.Id, person.Today, cancel)).Select(s => new
        {
            s.Id,
            s.UnitId,
            s.PeriodId,
            s.Round,
            s.State,
            s.MovedAt,
            s.RouteId,
            s.Step,
            s.Steps,
            IsRead = s.Moves.Any(m => m.Move == nameof(SubmissionMove.Return) || m.Move == nameof(SubmissionMove.AskBack) || m.Move == nameof(SubmissionMove.AskCorrection))
                || (s.State == SubmissionState.Forwarded && s.Moves.Where(m => QueueQuery.Approvals.Contains(m.Move)).OrderByDescending(m => m.Id).Select(m => m.IsOwn).FirstOrDefault()),
        }).ToListAsync(cancel);
        var receiving = await db.ReceivingAsync(person.Id, person.Today, cancel);
        List<QueueStanding> standings = [];
        foreach (var group in waiting.GroupBy(row => (row.PeriodId, row.Round)))
        {
            var period = (await db.OpenPeriodsAsync(cancel)).Single(p => p.Id == group.Key.PeriodId);
            var marks = await db.MarksAsync(period, group.Key.Round, [.. group.Select(row => row.UnitId)], cancel);
            var moved = group.Key.Round != Round.First ? [] : (await db.MovedItemsAsync(period, [.. group.Select(row => row.UnitId)], cancel)).Select(found => found.Item.UnitId).ToHashSet();
            var own = await db.OwnPartsAsync(person.Id, period.TreeOn(person.Today), [.. group.Where(row => row.State == SubmissionState.InReview).Select(row => row.Id)], cancel);
            var routed = await db.RoutedAsync(person.Id, period.TreeOn(person.Today), cancel);
            standings.AddRange(group.Select(row => new QueueStanding(
                row.Id, row.UnitId, row.State, row.MovedAt?.UtcTicks ?? 0, marks[row.UnitId].Count(),
                row.IsRead || moved.Contains(row.UnitId) || (row is { State: SubmissionState.InReview, RouteId: { } route } && !routed[Routing.KeyOf(route, row.Step)].HasFlag(SubmissionRelation.Reviewer)),
                receiving.Contains((row.PeriodId, row.UnitId)) && row.Step + 1 >= row.Steps, own.GetValueOrDefault(row.Id))));
        }

        return standings;
    }

    /// <summary>What of some packages the person had a hand in, by the period.</summary>
    internal static async Task<IReadOnlyDictionary<int, OwnPart>> OwnPartsAsync(this WorkReportDb db, CurrentPerson person, ILookup<int, int> packages, CancellationToken cancel)
    {
        Dictionary<int, OwnPart> all = [];
        foreach (var group in packages)
        {
            var period = await db.BarePeriods().SingleAsync(p => p.Id == group.Key, cancel);
            foreach (var (id, own) in await db.OwnPartsAsync(person.Id, period.TreeOn(person.Today), [.. group], cancel))
                all.Add(id, own);
        }

        return all;
    }
}
