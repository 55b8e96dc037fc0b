using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Starters;

namespace WorkReport.Web.Pages.Periods;

/// <summary>新建报送期, with the catalogue of what it asks. It is being prepared: nobody else sees it before it is opened.</summary>
public sealed class NewModel(FormRoom room) : FormPage<NewForm>(room)
{
    private HashSet<string> taken = [];

    /// <summary>Is there no outline yet that could serve again?</summary>
    public bool IsFirst { get; private set; }

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<PeriodKind>().Select(kind => new SelectListItem(Text[$"PeriodKind.{kind}"], kind.ToString()));

    protected override IValidator<NewForm> Rules => new NewForm.Validator(taken, Person.Today);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await Db.MayOpenYearsAsync(Person.Id, Person.Today, cancel))
            return false;
        taken = new HashSet<string>(await Db.Periods.Select(p => p.Code).ToListAsync(cancel), StringComparer.OrdinalIgnoreCase);
        IsFirst = !await Db.Periods.AnyAsync(p => p.Sections.Any(), cancel);
        return true;
    }

    /// <summary>This year's, for whoever comes in autumn to open it; the next one's where that is there.</summary>
    protected override NewForm Filled()
    {
        var year = Person.Today.Year;
        return new() { Kind = PeriodKind.Annual, Year = taken.Contains(year.ToString(CultureInfo.InvariantCulture)) ? year + 1 : year, CopiesOutline = true, TakesStarter = IsFirst };
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.TakeTurnAsync(cancel);
        var (by, kind, name) = (Person.Act(), Form.Kind!.Value, Form.Name ?? "");
        var (from, until) = Form.Span();
        var period = Db.Periods.Add(ReportingPeriod.Announce(Form.CodeAmong(taken), Form.Year!.Value, kind, until, by, from, name, Form.IsBackfill)).Entity;
        if (IsFirst && Form.TakesStarter)
            StarterCatalogue.AddOutline(period, by);
        else if (Form.CopiesOutline && await BeforeAsync(kind, name, until, cancel) is { } before)
            TakeOver(before, period, by);
        Db.Add(Catalogue.Of(period, await Db.Metrics.Where(m => m.IsActive).OrderBy(m => m.Code).ToListAsync(cancel), by));
        await Db.SaveChangesAsync(cancel);
        return FormattableString.Invariant($"/periods/{period.Id}?done={PeriodDone.Announced}");
    }

    /// <summary>The outline as it stood at the end, and the dates as many years on; what was collected a second time is decided anew.</summary>
    private static void TakeOver(ReportingPeriod before, ReportingPeriod period, Act by)
    {
        foreach (var section in before.Sections)
            period.AddSection(section.Part, section.Title, section.Budget, by, section.Guidance);
        if (period.IsBackfill)
            return;
        // From the top down: no level hands in behind the one above it.
        foreach (var due in before.DueDates.Where(due => due.Round == Round.First).OrderByDescending(due => due.Day))
            period.SetDue(due.Level, due.Day.AddYears(period.Year - before.Year), by);
    }

    /// <summary>The last of its kind, of topics of its name, whose outline may serve again.</summary>
    private Task<ReportingPeriod?> BeforeAsync(PeriodKind kind, string name, DateOnly until, CancellationToken cancel) =>
        Db.Periods.AsNoTracking().Where(p => p.Kind == kind && p.Name == name && p.CountedUntil < until && p.Sections.Any())
            .OrderByDescending(p => p.CountedUntil).FirstOrDefaultAsync(cancel);
}
