using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Reports;

/// <summary>One paragraph as it is written.</summary>
public sealed class BlockForm : FigureForm
{
    public override string TextField => nameof(Text);

    [Display(Name = "Reports.Lead")]
    public string? Lead { get; set; }

    [Display(Name = "Reports.Text")]
    public string? Text { get; set; }

    public static BlockForm Of(string lead, FigureText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new() { Lead = lead, Text = text.Seen, Served = FigureField.Served(text) };
    }

    public sealed class Validator : AbstractValidator<BlockForm>
    {
        public Validator()
        {
            RuleFor(f => f.Lead).AtMost(ReportBlock.LeadLength);
            RuleFor(f => f.Text).AtMost(ReportBlock.TextLength);
            RuleFor(f => f.Text).Needed().When(f => string.IsNullOrEmpty(f.Chosen) && string.IsNullOrEmpty(f.Lead));
        }
    }
}

/// <summary>Writes one paragraph of a report, with the figures of its unit and of those below that it speaks of already.</summary>
public abstract class BlockPage(FormRoom room) : ReportPartPage<BlockForm>(room)
{
    private HashSet<int> speaksFor = [];

    protected override IValidator<BlockForm> Rules { get; } = new BlockForm.Validator();

    /// <summary>Where the paragraph stands.</summary>
    public abstract BlockSpot Spot { get; }

    /// <summary>The text as it stands; empty for a new one.</summary>
    protected abstract FigureText Stands { get; }

    protected TextFigures Figures { get; private set; } = null!;

    public IReadOnlyList<FigureChoice> Choices => FigureField.Choices(Figures, Period, Unit.Id);

    /// <summary>What the section is called, for the way back.</summary>
    public string SpotName => Period.Sections.FirstOrDefault(s => s.Id == Spot.SectionId)?.Title ?? Text[$"Reports.{Spot.Place}", Text.Season(Period), Period.Year + 1];

    /// <summary>Where the draft shows the paragraph.</summary>
    protected string Shown(int block, string said = "") => FormattableString.Invariant($"{Conventions.Address(Id, Spot)}{said}#block-{block}");

    /// <summary>What the section asks for; may be empty.</summary>
    public string Guidance => Period.Sections.FirstOrDefault(s => s.Id == Spot.SectionId)?.Guidance ?? "";

    protected async Task LoadFiguresAsync(CancellationToken cancel)
    {
        var stands = Stands.Figures.Select(f => f.UnitId).ToHashSet();
        var served = FigureField.Got(Form.Served).Figures.Select(f => f.UnitId).Except(stands).ToList();
        // The text that came back may name any unit; only those below may be spoken for.
        var below = served.Count == 0 ? [] : await Db.UnitsBelow(Unit.Id, Period).Where(unit => served.Contains(unit)).ToListAsync(cancel);
        speaksFor = [Unit.Id, .. stands, .. below];
        Figures = await TextFigures.LoadAsync(Db, Period, speaksFor, Stands.Figures, Report.Basis, cancel);
    }

    /// <summary>The text that was written, its figures bound.</summary>
    protected BoundText Written()
    {
        var known = FigureField.Got(Form.Served).Figures.Concat(Stands.Figures).ToHashSet();
        return FigureField.Read(
            Form.Text ?? "", Form, takesChosen: !SavesItself, Figures,
            figure => figure.UnitId == Unit.Id || (speaksFor.Contains(figure.UnitId) && known.Contains(figure)));
    }
}
