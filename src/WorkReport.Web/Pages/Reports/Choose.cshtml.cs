using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Reports;

/// <summary>从下级报送中选取: makes paragraphs of what the unit and those below it have reported for a section.</summary>
public sealed class ChooseModel(FormRoom room) : ReportPartPage<ChooseForm>(room)
{
    private Choosables shown = null!;

    [FromQuery(Name = "section")]
    public int? SectionAsked { get; set; }

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? PageAsked { get; set; }

    /// <summary>Null where the period has no outline yet.</summary>
    public OutlineSection? Section { get; private set; }

    public IReadOnlyList<Choosable> Rows => shown?.Rows ?? [];

    public Paging Paging => shown.Paging;

    /// <summary>What is ticked and not on this page.</summary>
    public IEnumerable<int> Elsewhere => Form.Ticked.Except(Rows.Select(row => row.Id));

    public override string NotDone => "Reports.NotTaken";

    protected override IValidator<ChooseForm> Rules { get; } = new ChooseForm.Validator();

    protected override DraftStepKind? StepKind => DraftStepKind.Add;

    protected override bool IsPreview => Form.Turn is not null || Form.Go;

    private ChoosableQuery Query => new(Db, Unit, Period, Section!, Report.Basis);

    public IReadOnlyList<MarkedPiece> Marked(Choosable row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return MarkedText.Now(row.Text, shown.Figures.PrintFor(Unit.Id), shown.Figures.IsForecast);
    }

    public bool IsUsed(Choosable row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Report.Blocks.Any(b => b.Sources.Contains(new BlockSource(Query.Kind, row.Id)));
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        var asked = Form is { Go: true, Ticked.Count: 0 } ? Form.Other : Form.Section ?? SectionAsked;
        var sections = Period.Sections;
        Section = sections.FirstOrDefault(s => s.Id == asked) ?? (sections.Count > 0 ? sections[0] : null);
        if (Section is not null)
            shown = await Query.PageAsync(Search, Form.Turn ?? PageAsked, cancel);
        return true;
    }

    protected override ChooseForm Filled() => new() { Section = Section?.Id };

    protected override async Task<string> WriteAsync(CancellationToken cancel)
    {
        var chosen = Section is null ? null : await Query.TakeAsync(Form.Ticked, cancel);
        // Returned, moved away or taken out in the meantime; or a key that no box on the page had.
        if (Form.Ticked.Except(chosen?.Rows.Select(row => row.Id) ?? []).ToList() is { Count: > 0 } gone)
        {
            gone.ForEach(id => Form.Items.Remove(id));
            Verdict.No("Reports.NotChoosable", gone.Count).Demand();
        }

        var (spot, print, by) = (new BlockSpot(BlockPlace.Section, Section!.Id), chosen!.Figures.PrintFor(Unit.Id), Person.Act());
        foreach (var from in Form.Merge ? [chosen.Rows] : chosen.Rows.Select(one => (IReadOnlyList<Choosable>)[one]))
        {
            var text = OneParagraph.Of(from.Select(c => c.Text.SeenNow(print)));
            if (text.Seen.Length > ReportBlock.TextLength)
                Verdict.No("Reports.TooLongTogether", text.Seen.Length, ReportBlock.TextLength).Demand();
            Report.AddBlock(spot, from[0].Lead, text, [.. from.Select(c => new BlockSource(Query.Kind, c.Id))], by);
        }

        return Conventions.Address(Id, spot);
    }
}
