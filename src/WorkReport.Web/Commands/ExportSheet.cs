using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;
using WorkReport.Web.Reporting.Workbooks;

namespace WorkReport.Web.Commands;

/// <summary>
/// <c>export totals|cross|progress|values|items|plans|units|people|metrics … -o FILE.xlsx</c>: what the store knows, as workbooks, for whoever works at the
/// machine itself. docs/spreadsheets.md says their columns.
/// </summary>
internal sealed class ExportSheet
{
    private readonly Option<string> period = new("--period") { Description = SharedResource.Text("Reports.CommandPeriod"), HelpName = "CODE", Required = true };
    private readonly Option<string> unit = new("--unit") { Description = SharedResource.Text("Reports.CommandUnit"), HelpName = "CODE", Required = true };
    private readonly Option<int?> round = new("--round") { Description = SharedResource.Text("Command.RollupRound"), HelpName = "1|2" };
    private readonly Option<UnitLevel> level = new("--level") { Description = SharedResource.Text("Command.ExportLevel", string.Join(' ', Enum.GetNames<UnitLevel>())), HelpName = "LEVEL", Required = true };
    private readonly Option<string[]> metrics = new("--metric") { Description = SharedResource.Text("Command.ExportMetricsOf"), HelpName = "CODE", AllowMultipleArgumentsPerToken = true };
    private readonly Option<DateOnly?> day = new("--day") { Description = SharedResource.Text("Command.ExportDay"), HelpName = "YYYY-MM-DD" };
    private readonly Option<string?> someUnit = new("--unit") { Description = SharedResource.Text("Command.ExportPeopleUnit"), HelpName = "CODE" };
    private readonly Option<string> target = new("--output", "-o") { Description = SharedResource.Text("Command.ExportOut"), HelpName = "FILE.xlsx", Required = true };
    private readonly Option<string?> data = CommandLine.DataOption();

    /// <summary>Each of them.</summary>
    public IEnumerable<Command> Commands() =>
    [
        OfUnit("totals", [round], async (asked, _, cancel) => TotalsWorkbook.Of(await new TotalsQuery(asked.Db).TableAsync(await asked.TreeAsync(UnitTree.RightBelow, cancel), cancel))),
        OfUnit("cross", [round, level, metrics], CrossAsync),
        OfUnit("progress", [round, day], ProgressAsync),
        OfUnit("values", [round], (asked, _, cancel) => ValuesWorkbook.LoadAsync(asked.Db, asked.Period, asked.Round, asked.Name, asked.Below, cancel)),
        OfUnit("items", [], (asked, _, cancel) => ItemsWorkbook.LoadAsync(asked.Db, asked.Period, asked.Name, asked.Below, cancel)),
        OfUnit("plans", [], (asked, _, cancel) => PlansWorkbook.LoadAsync(asked.Db, asked.Period, asked.Name, asked.Below, cancel)),
        OfStore("units", [], (db, _, cancel) => UnitsWorkbook.LoadAsync(db, db.OrgUnits, cancel)),
        OfStore("people", [someUnit], PeopleAsync),
        OfStore("metrics", [], async (db, _, cancel) => await MetricsWorkbook.LoadAsync(db, await db.Metrics.AsNoTracking().OrderBy(m => m.Code).ToListAsync(cancel), cancel)),
    ];

    private static DateOnly Today => ChinaTime.DayOf(TimeProvider.System.GetUtcNow());

    private async Task<Workbook> ProgressAsync(Asked asked, ParseResult parsed, CancellationToken cancel)
    {
        var progress = await TreeProgress.LoadAsync(asked.Db, await asked.TreeAsync(UnitTree.Everything, cancel), parsed.GetValue(day) ?? Today, cancel);
        return ProgressWorkbook.Of(progress, progress.All);
    }

    private async Task<Workbook> CrossAsync(Asked asked, ParseResult parsed, CancellationToken cancel)
    {
        var tree = await asked.TreeAsync(UnitTree.Everything, cancel);
        var units = tree.All.Where(below => below.Level == parsed.GetValue(level)).ToList();
        if (units.Count == 0)
            throw new RefusedException(Verdict.No("Command.ExportNoLevel", asked.Name));
        var every = await asked.Db.AskedAsync(asked.Period, cancel);
        string[] codes = parsed.GetValue(metrics) ?? [];
        if (codes.FirstOrDefault(code => !every.Any(metric => metric.Code == code)) is { } unknown)
            throw new RefusedException(Verdict.No("Command.ExportNoMetric", asked.Period.Code, unknown));
        return (await CrossTable.LoadAsync(asked.Db, tree, units, [.. every.Where(metric => codes.Length == 0 || codes.Contains(metric.Code))], cancel)).Workbook();
    }

    private async Task<Workbook> PeopleAsync(WorkReportDb db, ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(someUnit) is not { } code)
            return await PeopleWorkbook.LoadAsync(db, db.People, db.OrgUnits, cancel);
        if (await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Code == code, cancel) is not { } top)
            throw new RefusedException(Verdict.No("Reports.NoSuchUnit", code));
        var below = db.UnitsBelow(top.Id, Today);
        return await PeopleWorkbook.LoadAsync(db, db.People.Where(p => p.Memberships.Any(m => below.Any(u => u.Id == m.UnitId))), below, cancel);
    }

    /// <summary>A command about a unit in a period.</summary>
    private Command OfUnit(string name, IEnumerable<Option> more, Func<Asked, ParseResult, CancellationToken, Task<Workbook>> make) =>
        OfStore(name, [period, unit, .. more], async (db, parsed, cancel) => await make(
            await AskedAsync(db, parsed.GetRequiredValue(period), parsed.GetRequiredValue(unit), more.Contains(round) ? parsed.GetValue(round) : Round.First, cancel), parsed, cancel));

    /// <summary>A command about the whole store.</summary>
    private Command OfStore(string name, IEnumerable<Option> options, Func<WorkReportDb, ParseResult, CancellationToken, Task<Workbook>> make)
    {
        var command = new Command(name, SharedResource.Text($"Command.Export{char.ToUpperInvariant(name[0])}{name[1..]}"));
        foreach (var option in options.Append(target).Append(data))
            command.Add(option);
        command.SetAction((parsed, cancel) => RunAsync(parsed, make, cancel));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Func<WorkReportDb, ParseResult, CancellationToken, Task<Workbook>> make, CancellationToken cancel)
    {
        await using var services = CommandStore.Open(parsed.GetValue(data));
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
        // Looked at only: what is not there yet is not made, and what is old is not changed.
        return (await db.Database.GetPendingMigrationsAsync(cancel)).Any()
            ? await CommandLine.RefuseAsync(SharedResource.Text("Reports.StoreNotReady", scope.ServiceProvider.GetRequiredService<DatabaseChoice>().Shown))
            : await OutputFile.SaveAsync(XlsxWriter.ToBytes(await make(db, parsed, cancel)), parsed.GetRequiredValue(target), cancel);
    }

    private static async Task<Asked> AskedAsync(WorkReportDb db, string periodCode, string unitCode, int? asked, CancellationToken cancel)
    {
        if (await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Code == unitCode, cancel) is not { } unit)
            throw new RefusedException(Verdict.No("Reports.NoSuchUnit", unitCode));
        if (await db.Periods.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(p => p.Code == periodCode, cancel) is not { } period)
            throw new RefusedException(Verdict.No("Reports.NoSuchPeriod", periodCode));
        var round = asked ?? period.CurrentRound;
        if (round < 1 || round > period.CurrentRound)
            throw new RefusedException(Verdict.No("Command.RollupNoRound", period.Code, round));
        return await db.UnitsBelow(unit.Id, period.Tree()).AnyAsync(cancel)
            ? new Asked(db, unit, period, round) : throw new RefusedException(Verdict.No("Command.ExportNotThere", unit.Name, period.Code));
    }

    /// <param name="Db">The store.</param>
    /// <param name="Unit">The unit.</param>
    /// <param name="Period">The period.</param>
    /// <param name="Round">Which collecting of it.</param>
    private sealed record Asked(WorkReportDb Db, OrgUnit Unit, ReportingPeriod Period, int Round)
    {
        public string Name => Unit.NameOn(Period.CountedUntil);

        /// <summary>The unit with all below it.</summary>
        public IQueryable<OrgUnit> Below => Db.UnitsBelow(Unit.Id, Period.Tree());

        public async Task<UnitTree> TreeAsync(int depth, CancellationToken cancel) => (await UnitTree.LoadWholeAsync(Db, Unit.Id, Period, Round, depth, cancel))!;
    }
}
