using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.SuperiorForms;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.SuperiorForms;

/// <summary>Who reaches the forms of a unit: whoever reads its 汇总 may fill them, its own office keeps them.</summary>
internal static class FormAccess
{
    public static Task<UnitTree?> TreeAsync(WorkReportDb db, CurrentPerson person, int unitId, string period, CancellationToken cancel) =>
        UnitTree.LoadAsync(db, person.Id, person.Today, unitId, period, UnitTree.RightBelow, cancel);

    public static Task<bool> KeepsAsync(WorkReportDb db, CurrentPerson person, int unitId, CancellationToken cancel) =>
        db.UnitsRunBy(person.Id, person.Today).AnyAsync(u => u.Id == unitId, cancel);

    /// <summary>A form of the unit with its file and what goes where; null where there is none of that unit.</summary>
    public static Task<SuperiorForm?> FindAsync(WorkReportDb db, int unitId, int formId, CancellationToken cancel) =>
        db.SuperiorForms.Include(f => f.Content).Include(f => f.Bindings).AsSingleQuery().SingleOrDefaultAsync(f => f.UnitId == unitId && f.Id == formId, cancel);

    /// <summary>What goes into the form from the period, and the form filled in; null where the person does not read at such a unit.</summary>
    public static async Task<FormFill?> FillAsync(WorkReportDb db, CurrentPerson person, FormChild child, UnitTree tree, SuperiorForm form, CancellationToken cancel)
    {
        var figures = await FormFigures.LoadAsync(tree.Period, tree.Round, form.Bindings.Select(binding => binding.Target), async round =>
            (await TotalsLook.LoadAsync(db, person.Id, person.Today, tree.Root.Id, Domain.Periods.Round.AddressOf(tree.Period.Code, round), cancel))?.Table);
        return await FormFill.OfAsync(child, form, figures, cancel);
    }

    public static string Address(UnitTree tree, int? formId = null) => FormattableString.Invariant($"/units/{tree.Root.Id}/{tree.Code}/forms{(formId is { } id ? $"/{id}" : "")}");
}
