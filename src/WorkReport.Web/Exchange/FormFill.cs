using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.SuperiorForms;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Exchange;

/// <summary>A form filled from a period: what went where, what did not and why, and what does not hold.</summary>
/// <param name="Form">The form.</param>
/// <param name="Figures">Every cell with what goes into it.</param>
/// <param name="Misplaced">Cells that nothing can go into any more, since the file was exchanged.</param>
/// <param name="Filled">The file; its bytes are null where it is refused.</param>
/// <param name="Faults">What does not hold of its 审核关系.</param>
public sealed record FormFill(
    SuperiorForm Form, IReadOnlyList<FormFigure> Figures, IReadOnlyList<(FormFigure Figure, FillRefusal Why)> Misplaced, FilledForm Filled, IReadOnlyList<FormFault> Faults)
{
    /// <summary>Cells with a figure.</summary>
    public int Given => Figures.Count(figure => figure.Figure is not null) - Misplaced.Count(one => one.Figure.Figure is not null);

    /// <summary>Cells that stay blank, with the reason in each.</summary>
    public IEnumerable<FormFigure> Blank => Figures.Where(figure => figure.Figure is null && !Misplaced.Any(one => one.Figure == figure));

    /// <summary>The sentence why a file is not taken as a form.</summary>
    public static string Why(SheetRefusal refusal) => SharedResource.Text($"FormRefusal.{refusal}", FormLimits.MostFileBytes / 1_000_000, FormLimits.MostCells, ColumnName.Of(FormLimits.MostColumns - 1));

    /// <summary>Fills it; what has no place any more is left out and named, so that one cell does not hold up a form.</summary>
    public static async Task<FormFill> OfAsync(FormChild child, SuperiorForm form, IReadOnlyList<FormFigure> figures, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(figures);
        var bytes = form.Content!.Bytes;
        var filled = await child.FillAsync(bytes, [.. figures.Select(figure => figure.Filled)], cancel);
        var misplaced = filled.Refused.Select(refused => (figures.First(figure => figure.Filled == refused.Figure), refused.Why)).ToList();
        List<CellFigure> placed = [.. figures.Select(figure => figure.Filled).Where(figure => !filled.Refused.Any(refused => refused.Figure == figure))];
        if (misplaced.Count > 0)
            filled = await child.FillAsync(bytes, placed, cancel);
        return new FormFill(form, figures, misplaced, filled, FormChecks.Of(filled, placed));
    }
}
