using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Jottings;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Jottings;

/// <summary>What is to become of a jotting.</summary>
public enum JottingPress
{
    WorkItem,
    Note,
    Remove,
}

public sealed class TakeForm
{
    public JottingPress? Press { get; set; }

    [Display(Name = "Jottings.Metric")]
    public int? Metric { get; set; }

    public sealed class Validator : AbstractValidator<TakeForm>
    {
        /// <param name="metrics">Those that may be chosen.</param>
        public Validator(IReadOnlyList<AskedMetric> metrics)
        {
            RuleFor(f => f.Press).Needed();
            RuleFor(f => f.Metric).Must(id => metrics.Any(metric => metric.Id == id)).When(f => f.Metric is not null).WithMessage(_ => SharedResource.Text("Jottings.NeedsMetric"));
            RuleFor(f => f.Metric).NotNull().When(f => f.Press is JottingPress.Note).WithMessage(_ => SharedResource.Text("Jottings.NeedsMetric"));
        }
    }
}

/// <summary>One jotting: a work item or the note of a figure is made of it at a press, in the period that is open.</summary>
public sealed class TakeModel(FormRoom room) : JottingPage<TakeForm>(room)
{
    private UnitYear? year;

    [FromRoute(Name = "jotting")]
    public int JottingId { get; set; }

    public Jotting Jotting { get; private set; } = null!;

    /// <summary>What the period asks of the unit.</summary>
    public IReadOnlyList<AskedMetric> Metrics { get; private set; } = [];

    public IEnumerable<SelectListItem> Choices => Metrics.Select(metric => new SelectListItem(metric.Name, FormattableString.Invariant($"{metric.Id}"))).Prepend(new SelectListItem(Text["Units.Choose"], ""));

    /// <summary>May a work item be made of it?</summary>
    public Verdict MayWrite => Jotting.CanUse is { IsYes: false } no ? no : year is null ? Verdict.No("Jottings.NoYear") : year.MayEdit(new SubmittedPiece(PieceKind.WorkItem, 0));

    /// <summary>Where what was made of it stands; null while nothing was, or it is gone.</summary>
    public string? Made { get; private set; }

    protected override Aggregate? Subject => Jotting;

    protected override IValidator<TakeForm> Rules => new TakeForm.Validator(Metrics);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        Jotting = (await Db.Jottings.SingleOrDefaultAsync(j => j.Id == JottingId && j.UnitId == Id, cancel))!;
        if (Jotting is null)
            return false;
        // The year that the day belongs to, of those that are open; an annual one before a half.
        var of = Jotting.On.Year;
        var code = await Db.SeldomAsync((nameof(TakeModel), of), () =>
            Db.Periods.Where(p => p.State == PeriodState.Open && p.Year == of).OrderBy(p => p.Kind != PeriodKind.Annual).ThenBy(p => p.Id).Select(p => p.Code).FirstOrDefaultAsync(cancel));
        year = code is null ? null : await Db.UnitYearAsync(Person.Id, Person.Today, Id, code, cancel);
        if (year is not null && Jotting.Use is null)
            Metrics = [.. (await Db.EveryMetricAsync(year.Period, cancel)).Values.Where(metric => metric.IsAsked && metric.Levels.Contains(Unit.Level)).OrderBy(metric => metric.Code, StringComparer.Ordinal)];
        Made = Jotting.Use is JottingUse.WorkItem && await Db.WorkItems.AnyAsync(i => i.Id == Jotting.UsedAs, cancel) ? FormattableString.Invariant($"/items/{Jotting.UsedAs}") : null;
        return true;
    }

    protected override Task<string> ActAsync(CancellationToken cancel) => Form.Press switch
    {
        JottingPress.WorkItem => WriteAsync(cancel),
        JottingPress.Note => NoteAsync(cancel),
        _ => RemoveAsync(cancel),
    };

    private async Task<string> WriteAsync(CancellationToken cancel)
    {
        MayWrite.Demand();
        await Db.ConfirmAsync(year!, cancel);
        var act = Person.Act();
        if (SectionList.Of(year!.Period, OutlinePart.Review) is not [var section, ..])
            throw new RefusedException(Verdict.No("Items.NoOutline"));
        var said = Jotting.Number.Length > 0 && !Jotting.Text.Contains(Jotting.Number, StringComparison.Ordinal) ? $"{Jotting.Text}（{Jotting.Number}）" : Jotting.Text;
        var package = year.Begun(Db, act);
        package?.DeclareNoItems(hasNone: false, act);
        var item = WorkItem.Write(Id, year.Period.Id, new ItemWords(section.Id, WorkItem.LeadToCome, new FigureText([new TextPiece(said)])), act);
        if (Jotting.HasPhoto && await Db.Set<JottingPhoto>().AsNoTracking().SingleOrDefaultAsync(p => p.JottingId == Jotting.Id, cancel) is { } photo)
            item.Attach(photo.FileName, photo.Bytes, act);
        Db.Add(item);
        await Db.SaveChangesAsync(cancel);
        package?.TakePlace(new SubmittedPiece(PieceKind.WorkItem, item.Id), act);
        Jotting.Become(JottingUse.WorkItem, item.Id, act);
        return FormattableString.Invariant($"/items/{item.Id}");
    }

    private async Task<string> NoteAsync(CancellationToken cancel)
    {
        Jotting.CanUse.Demand();
        if (year is null || Metrics.FirstOrDefault(metric => metric.Id == Form.Metric) is not { } metric)
            throw new RefusedException(Verdict.No("Jottings.NoYear"));
        year.MayEdit(new SubmittedPiece(PieceKind.MetricValue, metric.Id)).Demand();
        await Db.ConfirmAsync(year, cancel);
        var act = Person.Act();
        year.Begun(Db, act);
        var sheet = await Db.MetricSheets.SingleOrDefaultAsync(s => s.UnitId == Id && s.PeriodId == year.Period.Id && s.Round == year.Round, cancel) ?? Db.Add(MetricSheet.Begin(Id, year.Period.Id, act, year.Round)).Entity;
        var there = sheet.Values.FirstOrDefault(value => value.MetricId == metric.Id);
        var said = $"{Text.Of(Jotting.On)}{Jotting.Text}{(Jotting.Number.Length > 0 ? $"（{Jotting.Number}）" : "")}";
        var note = there?.Note is { Length: > 0 } before ? before + Text["Jottings.Between"] + said : said;
        if (note.Length > MetricValue.NoteLength)
            throw new RefusedException(Verdict.No("Jottings.NoteFull", metric.Name, MetricValue.NoteLength));
        sheet.Fill([new MetricEntry(metric, there?.Figure, note, there?.Printed, there?.SourceUnit, there?.IsTotal ?? false)], act);
        Jotting.Become(JottingUse.Note, metric.Id, act);
        return FormattableString.Invariant($"/units/{Id}/{year.Code}/sheet");
    }

    private async Task<string> RemoveAsync(CancellationToken cancel)
    {
        Jotting.Remove(Person.Act());
        if (await Db.Set<JottingPhoto>().SingleOrDefaultAsync(p => p.JottingId == Jotting.Id, cancel) is { } photo)
            Db.Remove(photo);
        Db.Remove(Jotting);
        return List;
    }
}
