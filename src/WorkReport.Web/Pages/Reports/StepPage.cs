using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

public sealed class SureForm
{
    /// <summary>Comes with the page that said what will happen.</summary>
    public bool IsSure { get; set; }

    public sealed class Validator : AbstractValidator<SureForm>
    {
        public Validator() => RuleFor(f => f.IsSure).Needed();
    }
}

/// <summary>A step that a report does not come back from by itself: it is asked on a page of its own, which says what the report goes without.</summary>
public abstract class StepPage<TForm>(FormRoom room, ReportMove move) : ReportPage<TForm>(room)
    where TForm : class, new()
{
    /// <summary>
    /// The version of the report that the person had in front of them when they pressed: one that was changed or sent anew since is
    /// not moved. Figures follow their sheets until 送审 freezes them.
    /// </summary>
    [FromQuery(Name = "seen")]
    public long? Seen { get; set; }

    public ReportMove Move => move;

    public Lacking Lacking { get; private set; } = null!;

    /// <summary>What the draft is made of, where the step is about the draft.</summary>
    protected ReportBasis? Basis { get; private set; }

    protected virtual Task<ReportBasis?> LoadBasisAsync(CancellationToken cancel) => Task.FromResult<ReportBasis?>(null);

    /// <summary>What the unit itself planned for the year and nobody has said the outcome of; a final version waits for each.</summary>
    public IReadOnlyList<string> WithoutOutcome { get; private set; } = [];

    public override Verdict May => Can(move) is { IsYes: false } no ? no
        : WithoutOutcome.Count > 0 ? Verdict.No("Report.Approve.NeedsOutcome", WithoutOutcome.Count, WithoutOutcome[0])
        : IsStale || (Seen is { } seen && seen != Report.Version) ? Verdict.No("Reports.NotWhatWasSeen") : Verdict.Yes;

    // Collecting may be opened again while somebody asks whether to issue.
    protected override bool IsJudgedAgain => true;

    public void OnGet() => Version = Seen ?? Version;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Basis = await LoadBasisAsync(cancel);
        Lacking = await Db.LackingAsync(Report, Period, Basis?.Figures, cancel);
        if (move is ReportMove.Approve or ReportMove.Record)
            WithoutOutcome = await Db.PlansWithoutOutcomeAsync(Report.UnitId, Period, cancel);
        return true;
    }
}

/// <summary>Such a step that takes a yes. It shows what the pages cannot: a character that no face has.</summary>
[SetsPages]
public abstract class SurePage<TForm>(FormRoom room, DraftPages pages, ReportMove move) : StepPage<TForm>(room, move)
    where TForm : class, new()
{
    /// <summary>What will happen.</summary>
    public abstract string Question { get; }

    /// <summary>What the step is about: the draft as it is now, or the version that was frozen last.</summary>
    protected ReportFacts Facts { get; private set; } = null!;

    /// <summary>Its pages; null where there is no Chinese face.</summary>
    public SetPages? Set { get; private set; }

    protected override async Task<ReportBasis?> LoadBasisAsync(CancellationToken cancel) =>
        Report.State is ReportState.Drafting ? await Db.ReportBasisAsync(Report, Unit, Period, cancel) : null;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Facts = Basis?.Facts() ?? await Db.LatestFactsAsync(Id, cancel);
        Set = pages.Of(Id, Facts);
        return true;
    }
}

/// <summary>One that takes nothing but a yes.</summary>
public abstract class SurePage(FormRoom room, DraftPages pages, ReportMove move) : SurePage<SureForm>(room, pages, move)
{
    protected override IValidator<SureForm> Rules { get; } = new SureForm.Validator();
}

/// <summary>One that only moves the version on.</summary>
public abstract class PassPage(FormRoom room, DraftPages pages, ReportMove move) : SurePage(room, pages, move)
{
    public override string Question => Text[$"Reports.{Move}Ask"];

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.LoadLatestAsync(Report, cancel);
        Report.Make(Move, Who, Period.State, Person.Id, Person.Act());
        return FormattableString.Invariant($"/reports/{Id}");
    }
}
