using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Commands;

/// <summary>
/// <c>rollup --period CODE --unit CODE [--round 1|2] [--json]</c>: 本级, 下级 and 合计 of a unit as they are kept. <c>rollup --verify</c> adds all
/// up anew and names what is kept otherwise; <c>rollup --rebuild</c> keeps what it adds up to.
/// </summary>
public static class Rollup
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Command()
    {
        var period = new Option<string?>("--period") { Description = SharedResource.Text("Reports.CommandPeriod"), HelpName = "CODE" };
        var unit = new Option<string?>("--unit") { Description = SharedResource.Text("Reports.CommandUnit"), HelpName = "CODE" };
        var round = new Option<int?>("--round") { Description = SharedResource.Text("Command.RollupRound"), HelpName = "1|2" };
        var json = new Option<bool>("--json") { Description = SharedResource.Text("Command.Json") };
        var verify = new Option<bool>("--verify") { Description = SharedResource.Text("Command.RollupVerify") };
        var rebuild = new Option<bool>("--rebuild") { Description = SharedResource.Text("Command.RollupRebuild") };
        var data = CommandLine.DataOption();
        var command = new Command("rollup", SharedResource.Text("Command.Rollup")) { period, unit, round, json, verify, rebuild, data };
        command.SetAction((parsed, cancel) => (parsed.GetValue(verify), parsed.GetValue(rebuild), parsed.GetValue(period), parsed.GetValue(unit)) switch
        {
            (true, false, null, null) => OnStoreAsync(parsed.GetValue(data), VerifyAsync, cancel),
            (false, true, null, null) => OnStoreAsync(parsed.GetValue(data), RebuildAsync, cancel),
            (false, false, { } ofPeriod, { } ofUnit) => OnStoreAsync(
                parsed.GetValue(data), (db, ended) => ShowAsync(db, new Asked(ofPeriod, ofUnit, parsed.GetValue(round), parsed.GetValue(json)), ended), cancel),
            _ => CommandLine.MisusedAsync(SharedResource.Text("Command.RollupWhich")),
        });
        return command;
    }

    private static async Task<int> OnStoreAsync(string? data, Func<WorkReportDb, CancellationToken, Task<int>> run, CancellationToken cancel)
    {
        await using var services = CommandStore.Open(data);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
        // Looked at only: what is not there yet is not made, and what is old is not changed.
        return (await db.Database.GetPendingMigrationsAsync(cancel)).Any()
            ? await CommandLine.RefuseAsync(SharedResource.Text("Reports.StoreNotReady", scope.ServiceProvider.GetRequiredService<DatabaseChoice>().Shown))
            : await run(db, cancel);
    }

    private static async Task<int> ShowAsync(WorkReportDb db, Asked asked, CancellationToken cancel)
    {
        if (await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Code == asked.Unit, cancel) is not { } unit)
            return await CommandLine.RefuseAsync(SharedResource.Text("Reports.NoSuchUnit", asked.Unit));
        if (await db.Periods.AsNoTracking().SingleOrDefaultAsync(p => p.Code == asked.Period, cancel) is not { } period)
            return await CommandLine.RefuseAsync(SharedResource.Text("Reports.NoSuchPeriod", asked.Period));
        var round = asked.Round ?? period.CurrentRound;
        if (round < 1 || round > period.CurrentRound)
            return await CommandLine.RefuseAsync(SharedResource.Text("Command.RollupNoRound", period.Code, round));
        var rollup = await UnitRollup.LoadAsync(db, unit, period, round, cancel);
        await Console.Out.WriteLineAsync(asked.IsJson ? JsonSerializer.Serialize(rollup, Readable) : string.Join(Environment.NewLine, rollup.Metrics.Select(Line)));
        return CommandLine.Done;
    }

    private static async Task<int> VerifyAsync(WorkReportDb db, CancellationToken cancel)
    {
        var (compared, spoiled) = await db.VerifyTotalsAsync(cancel);
        if (spoiled.Count == 0)
        {
            await Console.Out.WriteLineAsync(SharedResource.Text("Command.RollupHolds", compared));
            return CommandLine.Done;
        }

        var units = await db.OrgUnits.IgnoreAutoIncludes().Select(u => new { u.Id, u.Code, u.Name }).ToDictionaryAsync(u => u.Id, u => $"{u.Code} {u.Name}", cancel);
        var metrics = await db.Metrics.IgnoreAutoIncludes().Select(m => new { m.Id, m.Code }).ToDictionaryAsync(m => m.Id, m => m.Code, cancel);
        foreach (var total in spoiled)
            await Console.Error.WriteLineAsync(SharedResource.Text("Command.RollupSpoiled", total.Period, total.Round, units[total.UnitId], metrics[total.MetricId], Said(total.Kept), Said(total.Counted)));
        return await CommandLine.RefuseAsync(SharedResource.Text("Command.RollupSpoiledCount", spoiled.Count, compared));
    }

    private static async Task<int> RebuildAsync(WorkReportDb db, CancellationToken cancel)
    {
        var written = await db.AddUpAnewAsync("rollup", TimeProvider.System.GetUtcNow(), cancel);
        await Console.Out.WriteLineAsync(SharedResource.Text("Command.RollupRebuilt", written));
        return CommandLine.Done;
    }

    private static string Line(MetricRollup metric)
    {
        var computed = SharedResource.Text("Command.RollupLine", metric.Code, metric.Name, Said(metric.Total.OwnFigure), Said(metric.Total.BelowFigure), metric.Total.Reported, Said(metric.Total.AllFigure), metric.Unit);
        return metric.Settled is not { } settled ? computed : computed + Environment.NewLine + SharedResource.Text(
            "Command.RollupSettled", metric.Code, Said(settled.Rows?.Figure), Said(settled.Whole?.Figure), Said(settled.Own?.Figure), Said(settled.Below?.Figure), Said(settled.All?.Figure), metric.Unit);
    }

    private static string Said(Contribution sum) => string.Create(CultureInfo.InvariantCulture, $"{Said(sum.Figure)} ({sum.Units}{(sum.OnlyPrinted > 0 ? $"+{sum.OnlyPrinted}" : "")})");

    private static string Said(Figure? figure) => figure is not { } there ? "—" : string.Create(CultureInfo.InvariantCulture, $"{there.Value:0.########}{(there.Base is { } whole ? $"/{whole:0.########}" : "")}");

    private sealed record Asked(string Period, string Unit, int? Round, bool IsJson);
}
