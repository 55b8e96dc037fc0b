using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Notices;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Home;

/// <summary>
/// Gathers what waits for a person, in a number of commands that grows with the open periods, of which there are one or two, and
/// with nothing else.
/// </summary>
public sealed class TodoQuery(WorkReportDb db, CurrentPerson person)
{
    private int Me => person.Id;

    private DateOnly Today => person.Today;

    public async Task<IReadOnlyList<Todo>> ListAsync(CancellationToken cancel)
    {
        List<(TodoKind, TodoThing)> things = [];
        List<Todo> counted = [];
        var (enters, decides) = (person.Has(Role.Contributor) || person.Has(Role.Office), person.Has(Role.Reviewer) || person.Has(Role.Office));
        foreach (var period in enters || decides ? await db.OpenPeriodsAsync(cancel) : [])
        {
            foreach (var round in period.Rounds)
            {
                things.AddRange(enters ? await OwnAsync(period, round.Number, cancel) : []);
                things.AddRange(await ToConfirmAsync(period, round.Number, cancel));
                things.AddRange(await SettledAsync(period, round.Number, enters, cancel));
            }

            things.AddRange(enters ? await NoticesAsync(period, cancel) : []);
            counted.AddRange(decides ? await WaitingAsync(period, cancel) : []);
        }

        things.AddRange(decides ? await ReportsAsync(cancel) : []);
        return [.. Todo.List(things).Concat(counted).OrderBy(t => t.Due is null).ThenBy(t => t.Due).ThenBy(t => t.Kind)];
    }

    /// <summary>How far the units below the person's own offices have come, in the period that pages open with; an office below another is part of that one's.</summary>
    public async Task<IReadOnlyList<TreeProgress>> ProgressAsync(CancellationToken cancel)
    {
        if (!person.Has(Role.Office) || await db.CurrentBarePeriodAsync(cancel) is not { } current)
            return [];
        var period = Round.AddressOf(current.Code, current.CurrentRound);
        var offices = await db.SeldomAsync((nameof(ProgressAsync), Me, Today), () =>
        {
            var mine = db.Memberships.Where(m => m.PersonId == Me && m.Role == Role.Office);
            var standing = db.ReachesOn(Today);
            return db.UnitsWithin(Me, Today, Role.Office).Where(u => mine.Any(m => m.UnitId == u.Id)
                    && !standing.Any(r => r.UnitId == u.Id && r.Depth > 0 && mine.Any(m => m.UnitId == r.AncestorId)))
                .OrderBy(u => u.Code).Select(u => u.Id).ToListAsync(cancel);
        });
        List<TreeProgress> found = [];
        foreach (var office in offices)
        {
            if (await TreeProgress.LoadAsync(db, Me, Today, office, period, cancel) is { All.Count: > 0 } progress)
                found.Add(progress);
        }

        return found;
    }

    /// <summary>The packages that the person enters: to be mended, filled in, handed in, handed up.</summary>
    private async Task<List<(TodoKind Kind, TodoThing Thing)>> OwnAsync(ReportingPeriod period, int round, CancellationToken cancel)
    {
        var tree = period.TreeOn(Today);
        var entered = await db.SeldomAsync((nameof(OwnAsync), Me, tree), () => db.UnitsEnteredBy(Me, tree).Select(u => u.Id).ToArrayAsync(cancel));
        // Words alone matter to what is to be mended, in which one looks whether anything was touched.
        return entered.Length == 0 ? [] : await db.LatelyAsync(
            (nameof(OwnAsync), Me, Today, period.Id, round),
            (found, line) => !line.IsWork || (entered.Contains(line.UnitId!.Value) && (!line.IsWording || found.Exists(own => own.Thing.Pieces > 0))),
            () => OwnAsync(entered, period, round, cancel));
    }

    private async Task<List<(TodoKind Kind, TodoThing Thing)>> OwnAsync(int[] entered, ReportingPeriod period, int round, CancellationToken cancel)
    {
        var shown = db.ReachesOn(period.Tree());
        var units = db.OrgUnits.Where(u => entered.Contains(u.Id)
            && shown.Any(r => r.UnitId == u.Id && r.Depth == 0)
            && !db.Submissions.Any(s => s.UnitId == u.Id && s.PeriodId == period.Id && s.Round == round
                && (s.State == SubmissionState.InReview || s.State == SubmissionState.Forwarded || s.State == SubmissionState.Accepted || (s.State == SubmissionState.Approved && s.IsTop)))
            // Nobody above waits for what the top unit itself hands in: once its report is out, nothing would come of it any more. Elsewhere
            // the unit above still does.
            && (shown.Any(r => r.UnitId == u.Id && r.Depth > 0)
                || !db.Reports.Any(r => r.UnitId == u.Id && r.PeriodId == period.Id && r.State == ReportState.Issued)));
        var rows = await units.NamedOn(period.CountedUntil).OrderBy(u => u.Code).Select(u => new
        {
            u.Id,
            u.Name,
            u.Level,
            IsClosed = shown.Any(r => r.UnitId == u.Id && r.Depth == 0 && r.ClosedOn != null),
            IsOwn = db.Memberships.Any(m => m.PersonId == Me && m.UnitId == u.Id),
            Package = db.Submissions.Where(s => s.UnitId == u.Id && s.PeriodId == period.Id && s.Round == round).Select(s => new
            {
                s.Id,
                s.State,
                Pieces = s.Returns.Count(r => !r.IsSettled),
                FirstReason = s.Returns.Where(r => !r.IsSettled).OrderBy(r => r.Kind).ThenBy(r => r.PieceId).Select(r => r.Reason).FirstOrDefault(),
                Who = s.Moves.Where(m => m.Move == nameof(SubmissionMove.Return)).OrderByDescending(m => m.Id).Select(m => m.Who).FirstOrDefault(),
                Reason = s.Moves.Where(m => m.Move == nameof(SubmissionMove.Return)).OrderByDescending(m => m.Id).Select(m => m.Reason).FirstOrDefault(),
            }).SingleOrDefault(),
        }).ToListAsync(cancel);
        if (rows.Count == 0)
            return [];
        var ids = rows.ConvertAll(row => row.Id);
        var content = await Completeness.LoadAsync(db, period, round, db.OrgUnits.Where(u => ids.Contains(u.Id)), cancel);
        var returned = rows.Where(row => row.Package is { State: SubmissionState.Returned, Pieces: > 0 }).Select(row => row.Package!.Id).ToList();
        var untouched = returned.Count == 0 ? []
            : (await db.MendedAsync(await db.Submissions.AsNoTracking().AsSplitQuery().Where(s => returned.Contains(s.Id)).ToListAsync(cancel), cancel))
                .Where(piece => !piece.IsChanged).CountBy(piece => piece.PackageId).ToDictionary();
        var complete = rows.Where(row => content[row.Id].IsComplete).Select(row => row.Id).ToList();
        var marks = complete.Count == 0 ? null : await db.MarksAsync(period, round, complete, cancel);
        return rows.ConvertAll(row =>
        {
            var there = content[row.Id];
            var held = marks?[row.Id].Where(mark => mark.IsOpen).Select(mark => mark.Metric.Id).Distinct().Count() ?? 0;
            var left = row.Package is { } package ? untouched.GetValueOrDefault(package.Id) : 0;
            var kind = row.Package?.State switch
            {
                SubmissionState.Returned when row.Package.Pieces > 0 && left == 0 && held == 0 => TodoKind.HandInAgain,
                SubmissionState.Returned => TodoKind.Mend,
                SubmissionState.Approved => TodoKind.Forward,
                _ => !there.IsComplete ? TodoKind.Fill : held > 0 ? TodoKind.Settle : TodoKind.HandIn,
            };
            var page = kind is TodoKind.Settle ? "sheet" : kind != TodoKind.Fill ? "submission" : there.Missing.Count > 0 ? "sheet" : "items";
            return (kind, new TodoThing(row.Name, FormattableString.Invariant($"/units/{row.Id}/{Round.AddressOf(period.Code, round)}/{page}"), row.IsClosed ? null : period.DueFor(row.Level, round))
            {
                UnitId = row.Id,
                IsForAnother = !row.IsOwn,
                Who = row.Package?.Who,
                Reason = row.Package?.Reason is { Length: > 0 } said ? said : row.Package?.FirstReason,
                Pieces = row.Package?.Pieces ?? 0,
                Untouched = left,
                Content = there,
                Held = held,
                Round = Which(period, round),
            });
        });
    }

    /// <summary>What another unit handed in for the person's own; nothing waits for it, so it has no day.</summary>
    private async Task<IEnumerable<(TodoKind, TodoThing)>> ToConfirmAsync(ReportingPeriod period, int round, CancellationToken cancel)
    {
        var handed = from s in db.ToConfirm(Me, Today, period, round)
                     join u in db.OrgUnits.NamedOn(period.CountedUntil) on s.UnitId equals u.Id
                     join filler in db.OrgUnits.NamedOn(period.CountedUntil) on s.HandedInById equals filler.Id
                     orderby u.Code
                     select new
                     {
                         u.Id,
                         u.Name,
                         By = filler.Name,
                         At = s.Moves.Where(m => m.Move == nameof(SubmissionMove.Submit)).OrderByDescending(m => m.Id).Select(m => m.At).First(),
                     };
        var rows = await db.LatelyAsync((nameof(ToConfirmAsync), Me, Today, period.Id, round), (_, line) => !line.IsWork || line.IsOfPackage, () => handed.ToListAsync(cancel));
        return rows.Select(row => (TodoKind.Confirm, new TodoThing(row.Name, FormattableString.Invariant($"/units/{row.Id}/{Round.AddressOf(period.Code, round)}/submission"), Due: null)
        {
            UnitId = row.Id,
            Who = row.By,
            On = row.At,
            Round = Which(period, round),
        }));
    }

    /// <summary>核定数 that the person's units have not answered; and those that the person set and a unit does not agree with.</summary>
    private async Task<List<(TodoKind, TodoThing)>> SettledAsync(ReportingPeriod period, int round, bool enters, CancellationToken cancel)
    {
        // They are few, and known for the whole period.
        var held = (await SettledBook.LoadAsync(db, period, round, cancel)).Held.Where(figure => figure.Answer is not SettledAnswer.Confirmed).ToList();
        if (held.Count == 0)
            return [];
        var tree = period.TreeOn(Today);
        var entered = !enters ? [] : await db.SeldomAsync((nameof(OwnAsync), Me, tree), () => db.UnitsEnteredBy(Me, tree).Select(u => u.Id).ToArrayAsync(cancel));
        var mine = held.FindAll(figure => figure.Answer is SettledAnswer.Objected ? figure.PersonId == Me : figure.PersonId != Me && entered.Contains(figure.UnitId));
        if (mine.Count == 0)
            return [];
        var ids = mine.ConvertAll(figure => figure.UnitId);
        var names = await db.SeldomAsync((nameof(SettledAsync), period.CountedUntil, string.Join(',', ids)), () =>
            db.OrgUnits.NamedOn(period.CountedUntil).Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, cancel));
        var metrics = await db.EveryMetricAsync(period, cancel);
        return mine.ConvertAll(figure => (figure.Answer is SettledAnswer.Objected ? TodoKind.ReconsiderSettled : TodoKind.AnswerSettled,
            new TodoThing(names.GetValueOrDefault(figure.UnitId, ""), FormattableString.Invariant($"/settled/{figure.Id}"), Due: null)
            {
                UnitId = figure.UnitId,
                Who = metrics.GetValueOrDefault(figure.MetricId)?.Name,
                Reason = figure.Objection ?? figure.Reason,
                Round = Which(period, round),
            }));
    }

    /// <summary>The notices of the collecting that runs: those that a unit of the person has not said that it has, and those that its office has to make.</summary>
    private async Task<IReadOnlyList<(TodoKind, TodoThing)>> NoticesAsync(ReportingPeriod period, CancellationToken cancel) => await db.MendedAsync(
        (nameof(NoticesAsync), Me, Today, period.Id), (found, lines) => Task.FromResult((!lines.Any(line => line.IsOfNotice || !(line.IsWork || line.IsVisit) || line.IsOfPackage || line.IsOfReport), found)),
        async () => await ReadNoticesAsync(period, cancel));

    private async Task<List<(TodoKind, TodoThing)>> ReadNoticesAsync(ReportingPeriod period, CancellationToken cancel)
    {
        var (round, tree, shown) = (period.CurrentRound, period.TreeOn(Today), db.ReachesOn(period.Tree()));
        var issued = db.Notices.Where(n => n.PeriodId == period.Id && n.Round == round && n.IssuedAt != null);
        var mine = db.Memberships.Where(m => m.PersonId == Me && m.Role == Role.Office);
        // Whoever has had packages from below needs no notice any more. Below the top one is passed on once it has come.
        var rows = await db.UnitsEnteredBy(Me, tree).NamedOn(period.CountedUntil).OrderBy(u => u.Code).Select(u => new
        {
            u.Id,
            u.Name,
            u.Level,
            NoticeId = issued.Where(n => n.Receipts.Any(r => r.UnitId == u.Id && r.ReceivedAt == null)).Max(n => (int?)n.Id),
            Assigns = mine.Any(m => m.UnitId == u.Id)
                && shown.Any(r => r.AncestorId == u.Id && r.Depth == 1 && r.ClosedOn == null)
                && !issued.Any(n => n.UnitId == u.Id)
                && !db.Reports.Any(r => r.UnitId == u.Id && r.PeriodId == period.Id && r.State == ReportState.Issued)
                && (!shown.Any(r => r.UnitId == u.Id && r.Depth > 0) || issued.Any(n => n.Receipts.Any(r => r.UnitId == u.Id && r.ReceivedAt != null)))
                && !db.Submissions.Any(s => s.PeriodId == period.Id && s.Round == round && s.State != SubmissionState.Drafting && shown.Any(r => r.AncestorId == u.Id && r.Depth == 1 && r.UnitId == s.UnitId)),
        }).ToListAsync(cancel);
        var ids = rows.Select(row => row.NoticeId).OfType<int>().Distinct().ToList();
        var notices = ids.Count == 0 ? [] : await db.Notices.Where(n => ids.Contains(n.Id)).Select(n => new { n.Id, n.Title, Dates = new NoticeDates(n.CountyDue, n.TownshipDue, n.VillageDue) }).ToDictionaryAsync(n => n.Id, cancel);
        // Of one notice the page answers for all of the person's units.
        var received = rows.Where(row => row.NoticeId is not null).GroupBy(row => row.NoticeId!.Value).Select(group =>
        {
            var (notice, first, count) = (notices[group.Key], group.First(), group.Count());
            return (TodoKind.Acknowledge, new TodoThing(
                count == 1 ? first.Name : SharedResource.Text("Todo.SeveralUnits", count), FormattableString.Invariant($"/notices/{notice.Id}"), notice.Dates.Of(first.Level) ?? period.DueFor(first.Level, round))
            {
                UnitId = count == 1 ? first.Id : 0,
                Who = notice.Title,
                Round = Which(period, round),
            });
        });
        var assigned = rows.Where(row => row.Assigns).Select(row => (TodoKind.Assign, new TodoThing(
            row.Name, FormattableString.Invariant($"/units/{row.Id}/{Round.AddressOf(period.Code, round)}/notice"), Due: null)
        {
            UnitId = row.Id,
            Round = Which(period, round),
        }));
        return [.. received, .. assigned];
    }

    private static int? Which(ReportingPeriod period, int round) => period.HasTwoRounds ? round : null;

    /// <summary>The packages that wait for the person's decision: only counted, the queue names them.</summary>
    private async Task<IEnumerable<Todo>> WaitingAsync(ReportingPeriod period, CancellationToken cancel)
    {
        // Nobody reads what they submitted themselves, but for the leader who signs it on paper.
        var rows = await db.LatelyAsync((nameof(WaitingAsync), Me, Today, period.Id), (_, line) => !line.IsWork || line.IsOfPackage, async () =>
        {
            var recorded = await db.RecordedAsync(Me, period.TreeOn(Today), cancel);
            var asking = db.Submissions.Asking();
            var waiting = (await db.WaitingForAsync(Me, Today, period, cancel)).Where(s => s.State != SubmissionState.InReview || s.SubmittedById != Me || recorded.Contains(s.UnitId));
            return await (from s in waiting
                          join u in db.OrgUnits.NamedOn(period.CountedUntil) on s.UnitId equals u.Id
                          orderby s.Id
                          select new WaitingPackage(s.Id, s.State, s.Round, u.Level, u.Name, asking.Any(x => x.Id == s.Id))).ToListAsync(cancel);
        });
        return Counted(rows.Where(row => row.State is not SubmissionState.Accepted), period, row => row.State == SubmissionState.InReview ? TodoKind.Review : TodoKind.Receive)
            .Concat(Counted(rows.Where(row => row.IsAsking), period, _ => TodoKind.Answer));
    }

    private static IEnumerable<Todo> Counted(IEnumerable<WaitingPackage> waiting, ReportingPeriod period, Func<WaitingPackage, TodoKind> kind) =>
        waiting.GroupBy(kind).Select(group =>
        {
            var (first, count) = (group.First(), group.Count());
            var due = group.Key is TodoKind.Answer ? null : group.Min(row => period.DueFor(row.Level, row.Round));
            var address = count == 1 ? FormattableString.Invariant($"/submissions/{first.Id}") : group.Key is TodoKind.Answer ? "/reviews?asked=true" : $"/reviews?state={first.State}";
            return new Todo(group.Key, [new TodoThing(first.Name, address, due) { Round = Which(period, first.Round) }], count, due);
        });

    /// <summary>The reports of the person's own units that wait for them as office or as reviewer who signs.</summary>
    private async Task<IEnumerable<(TodoKind, TodoThing)>> ReportsAsync(CancellationToken cancel) =>
        await db.LatelyAsync((nameof(ReportsAsync), Me, Today), (_, line) => !line.IsWork || line.IsOfReport, () => ReadReportsAsync(cancel));

    private async Task<List<(TodoKind, TodoThing)>> ReadReportsAsync(CancellationToken cancel)
    {
        var (within, signs) = (db.UnitsWithin(Me, Today), db.UnitsSignedBy(Me, Today));
        var roles = db.Memberships.Where(m => m.PersonId == Me && within.Any(u => u.Id == m.UnitId));
        var reports = await (from r in db.Reports
                             join u in db.OrgUnits on r.UnitId equals u.Id
                             join p in db.Periods on r.PeriodId equals p.Id
                             where ((r.State == ReportState.Checking || r.State == ReportState.Consulting || r.State == ReportState.Deliberating)
                                     && signs.Any(signed => signed.Id == r.UnitId))
                                 || ((r.State == ReportState.Approved || (r.State == ReportState.Drafting && p.State != PeriodState.Preparing && !p.IsBackfill))
                                     && roles.Any(m => m.UnitId == r.UnitId && m.Role == Role.Office))
                             orderby u.Code
                             select new
                             {
                                 r.Id,
                                 r.Title,
                                 r.State,
                                 Name = u.FormerNames.Where(f => f.Until > p.CountedUntil).OrderBy(f => f.Until).Select(f => f.Name).FirstOrDefault() ?? u.Name,
                             }).ToListAsync(cancel);
        return reports.ConvertAll(r => (
            r.State switch { ReportState.Drafting => TodoKind.Draft, ReportState.Approved => TodoKind.Issue, _ => TodoKind.Sign },
            new TodoThing(r.Name, FormattableString.Invariant($"/reports/{r.Id}"), Due: null) { Who = r.Title, Report = r.State }));
    }

    /// <summary>A package that waits for the person's decision.</summary>
    private sealed record WaitingPackage(int Id, SubmissionState State, int Round, UnitLevel Level, string Name, bool IsAsking);
}
