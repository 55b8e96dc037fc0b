using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.WorkItems;

/// <summary>What writing an item needs beside its fields: the sections it may stand under and the figures it may show.</summary>
public sealed class ItemWriting
{
    private readonly UnitYear year;
    private readonly TextFigures figures;

    private ItemWriting(UnitYear year, TextFigures figures) =>
        (this.year, this.figures, Sections) = (year, figures, SectionList.Of(year.Period, OutlinePart.Review));

    public IReadOnlyList<OutlineSection> Sections { get; }

    /// <summary>The unit's own figures and totals: an item speaks for no other unit.</summary>
    public FigurePicker FiguresFor(WorkItemForm form) => new(FigureField.Choices(figures, year.Period, year.Unit.Id), "form-body", form);

    /// <param name="db">The store.</param>
    /// <param name="year">The unit's year.</param>
    /// <param name="named">The figures that stand in the text.</param>
    /// <param name="needsFigures">False where no figure is shown, picked or in the text: then those of the whole tree need not be read.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<ItemWriting> LoadAsync(WorkReportDb db, UnitYear year, IEnumerable<BoundFigure> named, bool needsFigures, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(year);
        return new ItemWriting(year, needsFigures ? await TextFigures.LoadAsync(db, year.Period, [year.Unit.Id], named, cancel) : TextFigures.None);
    }

    public IEnumerable<SelectListItem> Items(IStringLocalizer<SharedResource> text) =>
        SectionList.Items(Sections, section => section.Budget > 0 ? text["Items.BudgetBehind", section.Budget] : "");

    public string Heading(int? sectionId) => Sections.FirstOrDefault(section => section.Id == sectionId) is { } section ? SectionList.Heading(section) : "";

    /// <summary>The printed form of a figure now; null where the item may not speak of it.</summary>
    public string? Print(BoundFigure figure) => May(figure) ? figures.Print(figure) : null;

    /// <summary>What the rules find on the figures of a text of the unit.</summary>
    public IReadOnlyList<Mark> MarksIn(FigureText text) => Marks.In(text, figure => May(figure) ? figures.MetricOf(figure) : null, Print);

    /// <summary>Is the figure a 预计数 still, while 全年实际数 are collected?</summary>
    public bool IsForecast(BoundFigure figure) => May(figure) && figures.IsForecast(figure);

    /// <summary>The form as the store fills it in: figures as they are now.</summary>
    public WorkItemForm Filled(WorkItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return WorkItemForm.Of(item.Words, item.Text.SeenNow(Print));
    }

    /// <summary>The text that was written, its figures bound.</summary>
    /// <param name="form">The form.</param>
    /// <param name="isDone">The person pressed the button: what is chosen from the list goes in too. While they are writing it does not.</param>
    /// <exception cref="RefusedException">With the chosen figure it is too long.</exception>
    public BoundText Read(WorkItemForm form, bool isDone)
    {
        ArgumentNullException.ThrowIfNull(form);
        var bound = FigureField.Read(form.Body ?? "", form, isDone, figures, May);
        if (bound.Text.Seen.Length > WorkItem.BodyLength)
            throw new RefusedException(Verdict.No("Items.TooLong", WorkItem.BodyLength));
        return bound;
    }

    private bool May(BoundFigure figure) => figure.UnitId == year.Unit.Id;
}
