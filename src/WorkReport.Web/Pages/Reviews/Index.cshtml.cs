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
/// 待审核: the packages that wait for this person. Several are approved or accepted at once, all of them or none: with half of a
/// selection done nobody would know which half.
/// </summary>
[Authorize(Policies.Decider)]
public sealed class IndexModel(FormRoom room) : FormPage<QueueForm>(room)
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "state", SupportsGet = true)]
    public SubmissionState? State { get; set; }

    /// <summary>Only those whose unit asks for what it handed in.</summary>
    [BindProperty(Name = "asked", SupportsGet = true)]
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
        return move == SubmissionMove.Approve && row.SubmittedById == Person.Id ? Verdict.No("Submission.Approve.OwnWork") : Verdict.Yes;
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var waiting = await Db.WaitingForAsync(Person.Id, Person.Today, cancel);
        var listed = Db.Rows(waiting.Where(s => State == null || s.State == State));
        if (OnlyAsked)
            listed = listed.Where(r => r.IsAsked);
        if (Search is { Length: > 0 } words)
            listed = listed.Where(r => r.Unit.Contains(words));
        Paging = Paging.Of(PageAsked, await listed.CountAsync(cancel));
        var ordered = Order is QueueOrder.Since
            ? listed.OrderBy(r => r.Since).ThenBy(r => r.Id)
            : listed.OrderBy(r => r.Due == null).ThenBy(r => r.Due).ThenBy(r => r.Since).ThenBy(r => r.Id);
        Rows = await ordered.Skip(Paging.Skip).Take(Paging.Size).ToListAsync(cancel);
        if (LastId is { } last)
            LastUnit = (await Db.UnitYearOfAsync(Person.Id, Person.Today, last, cancel))?.UnitName;
        return true;
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var (move, chosen, by) = (Form.Move!.Value, Form.Packages, Person.Act());
        var ids = chosen.Keys.ToList();
        await Db.TakeTurnAsync(cancel);
        var waiting = await Db.WaitingForAsync(Person.Id, Person.Today, cancel);
        var packages = await waiting.Where(s => ids.Contains(s.Id)).OrderBy(s => s.Id).ToListAsync(cancel);
        if (packages.Count < chosen.Count)
            Verdict.No("Reviews.SomeGone", chosen.Count - packages.Count).Demand();
        var names = await Db.Rows(Db.Submissions.Where(s => ids.Contains(s.Id))).ToDictionaryAsync(r => r.Id, r => r.Unit, cancel);
        var apart = await Db.OrgUnits.Where(u => !u.ForwardsItself && Db.Submissions.Any(s => ids.Contains(s.Id) && s.UnitId == u.Id)).Select(u => u.Id).ToListAsync(cancel);
        foreach (var package in packages)
        {
            // It waits for this person, so what they are to it follows from where it stands.
            var who = (package.State == SubmissionState.InReview ? SubmissionRelation.Reviewer : SubmissionRelation.OfficeAbove)
                | (package.SubmittedById == Person.Id ? SubmissionRelation.Submitter : 0);
            if (package.MovedAt?.UtcTicks != chosen[package.Id])
                Verdict.No("Reviews.MovedOn", names[package.Id]).Demand();
            if (package.Can(move, who) is { IsYes: false } no)
                Verdict.No("Reviews.OneRefused", names[package.Id], Text.Of(no)!).Demand();
            package.Make(move, who, Person.Id, by, forwardsItself: !apart.Contains(package.UnitId));
        }

        return FormattableString.Invariant($"/reviews?done={move}&n={packages.Count}");
    }
}
