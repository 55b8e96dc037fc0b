using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Reviews;

/// <summary>
/// 待审核: the packages that wait for this person. Those without a mark go in one press, each judged by itself; ticked ones all together or
/// not at all.
/// </summary>
[Authorize(Policies.Decider)]
public sealed class IndexModel(FormRoom room) : FormPage<QueueForm>(room)
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "state", SupportsGet = true)]
    public SubmissionState? State { get; set; }

    /// <summary>Only those whose unit asks for what it handed in.</summary>
    [FromQuery(Name = "asked")]
    public bool OnlyAsked { get; set; }

    [BindProperty(Name = "sort", SupportsGet = true)]
    public QueueOrder? Order { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? PageAsked { get; set; }

    /// <summary>What was just done, with how many, or with which.</summary>
    [FromQuery]
    public SubmissionMove? Done { get; set; }

    [FromQuery(Name = "n")]
    public int? DoneWith { get; set; }

    [FromQuery(Name = "last")]
    public int? LastId { get; set; }

    /// <summary>The keys of those that a press for all clean ones left.</summary>
    [FromQuery(Name = "left")]
    public string? Left { get; set; }

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> LeftUnits { get; private set; } = [];

    /// <summary>What is known of each that waits.</summary>
    private Dictionary<int, QueueStanding> standings = [];
    private IReadOnlyDictionary<int, bool>? confirmed;

    /// <summary>What can be done with all clean ones, and with how many.</summary>
    public IReadOnlyList<(SubmissionMove Move, int Count)> Clean => [.. standings.Values.Where(row => row.IsClean)
        .GroupBy(row => row.Takes)
        .Select(group => (group.Key, group.Count())).OrderBy(group => group.Key)];

    /// <summary>Can a ticked package be approved and accepted in one?</summary>
    public bool Receives => standings.Values.Any(row => row.State is SubmissionState.InReview && row.Receives);

    /// <summary>What to open next after a decision: the first of the list.</summary>
    public QueueRow? Next => Done is null ? null : Rows.Count > 0 ? Rows[0] : null;

    /// <summary>The unit whose package was just decided on.</summary>
    public string? LastUnit { get; private set; }

    public IReadOnlyList<QueueRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = Paging.Of(1, 0);

    public bool IsFiltered => Search is not null || State is not null || OnlyAsked;

    protected override IValidator<QueueForm> Rules { get; } = new QueueForm.Validator();

    public override string NotDone => "Reviews.NotDone";

    /// <summary>May this package be moved so by the person it waits for?</summary>
    public Verdict Can(QueueRow row, SubmissionMove move)
    {
        ArgumentNullException.ThrowIfNull(row);
        return move == SubmissionMove.Approve && standings.GetValueOrDefault(row.Id)?.Own is { } own ? own.Why : Verdict.Yes;
    }

    /// <summary>Has the unit confirmed what another handed in for it? Null where it is not asked.</summary>
    public bool? IsConfirmed(QueueRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return confirmed is not null && confirmed.TryGetValue(row.Id, out var answer) ? answer : null;
    }

    /// <summary>How many marks a package carries.</summary>
    public int MarksOf(QueueRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return standings.TryGetValue(row.Id, out var standing) ? standing.Marks : 0;
    }

    /// <summary>无异常.</summary>
    public bool IsClean(QueueRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return standings.TryGetValue(row.Id, out var standing) && standing.IsClean;
    }

    protected override QueueForm Filled() => new() { Until = Person.Now.UtcTicks };

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        // Whoever acts is shown what stands now, not what stood when the press began.
        (standings, Paging, Rows, confirmed) = HttpMethods.IsGet(Request.Method) && Search is null && PageAsked is null
            ? await Db.LatelyAsync((nameof(Reviews), Person.Id, Person.Today, State, OnlyAsked, Order), (queue, line) => queue.IsMovedBy(line), () => ReadAsync(cancel))
            : await ReadAsync(cancel);
        var left = (Left ?? "").Split(',').Select(id => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : 0).Where(standings.ContainsKey).ToList();
        LeftUnits = left.Count == 0 ? [] : await Db.Rows(Db.Submissions.Where(s => left.Contains(s.Id))).Select(r => r.Unit).ToListAsync(cancel);
        if (LastId is { } last)
            LastUnit = (await Db.UnitYearOfAsync(Person.Id, Person.Today, last, cancel))?.UnitName;
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.TakeTurnAsync(cancel);
        var decision = new QueueDecision(Db, Person, Text);
        if (Form.Clean is not { } clean)
            return FormattableString.Invariant($"/reviews?done={Form.Move}&n={await decision.ChosenAsync(Form.Move!.Value, Form.Packages, cancel)}");
        var (done, refused) = await decision.CleanAsync(clean, Form.Until, cancel);
        return FormattableString.Invariant($"/reviews?done={clean}&n={done}{(refused.Count > 0 ? "&left=" + string.Join(',', refused.Take(20)) : "")}");
    }

    private async Task<Queue> ReadAsync(CancellationToken cancel)
    {
        var standing = (await Db.StandingsAsync(Person, cancel)).ToDictionary(row => row.Id);
        var waiting = await Db.WaitingForAsync(Person.Id, Person.Today, cancel);
        if (Search is { Length: > 0 } words)
        {
            // Also what was closed since it handed in.
            var tree = TreeDay.WithAll(Person.Today);
            var meant = (await Db.SearchAsync(Db.UnitsWithin(Person.Id, tree), tree, cancel)).Find(words);
            waiting = waiting.Where(s => meant.Contains(s.UnitId));
        }

        var listed = Db.Rows(waiting.Where(s => State == null || s.State == State));
        if (OnlyAsked)
            listed = listed.Where(r => r.IsAsked);
        var paging = Paging.Of(PageAsked, await listed.CountAsync(cancel));
        var ordered = Order is QueueOrder.Since
            ? listed.OrderBy(r => r.Since).ThenBy(r => r.Id)
            : listed.ByDue();
        var rows = await ordered.Skip(paging.Skip).Take(paging.Size).ToListAsync(cancel);
        return new Queue(standing, paging, rows, await Db.ConfirmedAsync(rows.ConvertAll(row => row.Id), cancel));
    }

    /// <summary>What the page shows of what waits.</summary>
    private sealed record Queue(Dictionary<int, QueueStanding> Standings, Paging Paging, IReadOnlyList<QueueRow> Rows, IReadOnlyDictionary<int, bool> Confirmed) : IWeighs
    {
        private readonly HashSet<int> units = [.. Standings.Values.Select(standing => standing.UnitId)];

        public int Units => Standings.Count;

        // What is being written elsewhere waits for nobody yet.
        public bool IsMovedBy(TrailLine line) => !line.IsWork || line.IsOfPackage || units.Contains(line.UnitId!.Value);
    }
}
