using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Commands;

/// <summary>
/// <c>export form NAME --period CODE --unit CODE [--round 1|2] -o OUT.xlsx</c>: a superior office's form filled in, as the page gives it; what stays blank and
/// what does not hold goes to standard error.
/// </summary>
internal static class ExportForm
{
    public static Command Command()
    {
        var name = new Argument<string>("NAME") { Description = SharedResource.Text("Command.ExportFormName") };
        var period = new Option<string>("--period") { Description = SharedResource.Text("Reports.CommandPeriod"), HelpName = "CODE", Required = true };
        var unit = new Option<string>("--unit") { Description = SharedResource.Text("Reports.CommandUnit"), HelpName = "CODE", Required = true };
        var round = new Option<int?>("--round") { Description = SharedResource.Text("Command.RollupRound"), HelpName = "1|2" };
        var target = new Option<string>("--output", "-o") { Description = SharedResource.Text("Command.ExportOut"), HelpName = "OUT.xlsx", Required = true };
        var data = CommandLine.DataOption();
        var form = new Command("form", SharedResource.Text("Command.ExportForm")) { name, period, unit, round, target, data };
        form.SetAction((parsed, cancel) => RunAsync(
            new Asked(parsed.GetRequiredValue(name), parsed.GetRequiredValue(period), parsed.GetRequiredValue(unit), parsed.GetValue(round)), parsed.GetRequiredValue(target), parsed.GetValue(data), cancel));
        return form;
    }

    private static async Task<int> RunAsync(Asked asked, string target, string? data, CancellationToken cancel)
    {
        await using var services = CommandStore.Open(data);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
        // Looked at only: what is not there yet is not made, and what is old is not changed.
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            return await CommandLine.RefuseAsync(SharedResource.Text("Reports.StoreNotReady", scope.ServiceProvider.GetRequiredService<DatabaseChoice>().Shown));
        var (fill, refusal) = await FillAsync(db, asked, cancel);
        if (fill is null)
            return await CommandLine.RefuseAsync(refusal!);
        foreach (var said in Said(fill))
            await Console.Error.WriteLineAsync(said);
        return await OutputFile.SaveAsync(fill.Filled.Bytes!, target, cancel);
    }

    private static async Task<(FormFill? Fill, string? Refusal)> FillAsync(WorkReportDb db, Asked asked, CancellationToken cancel)
    {
        if (await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Code == asked.Unit, cancel) is not { } unit)
            return (null, SharedResource.Text("Reports.NoSuchUnit", asked.Unit));
        if (await db.Periods.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(p => p.Code == asked.Period, cancel) is not { } period)
            return (null, SharedResource.Text("Reports.NoSuchPeriod", asked.Period));
        var round = asked.Round ?? period.CurrentRound;
        if (round < Round.First || round > period.CurrentRound)
            return (null, SharedResource.Text("Command.RollupNoRound", period.Code, round));
        if (await db.SuperiorForms.AsNoTracking().Include(f => f.Content).Include(f => f.Bindings).AsSingleQuery().SingleOrDefaultAsync(f => f.UnitId == unit.Id && f.Name == asked.Name, cancel) is not { } form)
            return (null, SharedResource.Text("Command.NoSuchForm", unit.Name, asked.Name));
        if (!await db.UnitsBelow(unit.Id, period.Tree()).AnyAsync(cancel))
            return (null, SharedResource.Text("Command.ExportNotThere", unit.Name, period.Code));
        var figures = await FormFigures.LoadAsync(period, round, form.Bindings.Select(binding => binding.Target), async of =>
            await UnitTree.LoadWholeAsync(db, unit.Id, period, of, UnitTree.RightBelow, cancel) is { } tree ? await new TotalsQuery(db).TableAsync(tree, cancel) : null);
        using var child = new ReaderChild();
        var fill = await FormFill.OfAsync(new FormChild(child), form, figures, cancel);
        return fill.Filled.Refusal is { } why ? (null, FormFill.Why(why)) : (fill, null);
    }

    private static IEnumerable<string> Said(FormFill fill)
    {
        yield return SharedResource.Text("Command.FormFilled", fill.Given, fill.Blank.Count());
        foreach (var blank in fill.Blank)
            yield return SharedResource.Text("Command.FormBlank", blank.Target.Cell, blank.Metric?.Name ?? "", Sentence.Of(blank.Why));
        foreach (var (figure, why) in fill.Misplaced)
            yield return SharedResource.Text("Command.FormBlank", figure.Target.Cell, figure.Metric?.Name ?? "", SharedResource.Text($"FillRefusal.{why}", figure.Target.Cell, "", ""));
        foreach (var fault in fill.Faults.Where(fault => fault.Kind is not FormFaultKind.Unknown))
            yield return SharedResource.Text($"FormFault.{fault.Kind}", fault.At, fault.About, fault.Shown, fault.Rule);
    }

    private sealed record Asked(string Name, string Period, string Unit, int? Round);
}
