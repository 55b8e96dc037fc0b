using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;

namespace WorkReport.Web.Commands;

/// <summary>
/// <c>import units|people|metrics|values|items|plans FILE [--period CODE] [--round 1|2] [--map NAME] [--dry-run]</c>: what an office has in Excel comes in, all
/// of it or nothing, for whoever works at the machine itself. docs/spreadsheets.md says the columns.
/// </summary>
internal sealed class Import
{
    private readonly Argument<string> file = new("FILE") { Description = SharedResource.Text("Command.ImportFile") };
    private readonly Option<string> period = new("--period") { Description = SharedResource.Text("Command.ImportPeriod"), HelpName = "CODE", Required = true };
    private readonly Option<int?> round = new("--round") { Description = SharedResource.Text("Command.RollupRound"), HelpName = "1|2" };
    private readonly Option<string?> cards = new("--cards") { Description = SharedResource.Text("Command.ImportCards"), HelpName = "FILE.xlsx" };
    private readonly Option<string?> map = new("--map") { Description = SharedResource.Text("Command.ImportMap"), HelpName = "NAME" };
    private readonly Option<bool> isDry = new("--dry-run") { Description = SharedResource.Text("Command.ImportDryRun") };
    private readonly Option<string?> data = CommandLine.DataOption();

    public static Command Command() => new Import().All();

    private Command All() => new("import", SharedResource.Text("Command.Import"))
    {
        Of(ImportKind.Units), Of(ImportKind.People, cards), Of(ImportKind.Metrics), Of(ImportKind.Values, period, round), Of(ImportKind.Items, period), Of(ImportKind.Plans, period),
        ImportUndone.List(), ImportUndone.Undo(),
    };

    private Command Of(ImportKind kind, params Option[] more)
    {
        var command = new Command(kind.ToString().ToLowerInvariant(), SharedResource.Text($"Command.Import{kind}")) { file };
        foreach (var option in more.Append(map).Append(isDry).Append(data))
            command.Add(option);
        command.SetAction((parsed, cancel) => RunAsync(kind, parsed, cancel));
        return command;
    }

    private async Task<int> RunAsync(ImportKind kind, ParseResult parsed, CancellationToken cancel)
    {
        var path = parsed.GetRequiredValue(file);
        TextSheet sheet;
        try
        {
            using var child = new ReaderChild();
            sheet = await new SheetChild(child).ReadAsync(await File.ReadAllBytesAsync(path, cancel), cancel);
        }
        catch (Exception unreachable) when (unreachable is IOException or UnauthorizedAccessException)
        {
            return await CommandLine.RefuseAsync(SharedResource.Text("Command.File", unreachable.Message));
        }

        await using var services = CommandStore.Open(parsed.GetValue(data));
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            return await CommandLine.RefuseAsync(SharedResource.Text("Reports.StoreNotReady", scope.ServiceProvider.GetRequiredService<DatabaseChoice>().Shown));
        var first = FirstPasswords.Drawn(scope.ServiceProvider.GetRequiredService<Passwords>());
        var desk = ImportDesk.AtTheMachine(db, TimeProvider.System.GetUtcNow(), Path.GetFileName(path)) with { Map = await MapAsync(db, kind, parsed.GetValue(map), cancel) };
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        return await RunAsync(() => MakeAsync(kind, desk, accounts, first, parsed, cancel), sheet, desk, first, parsed, cancel);
    }

    private async Task<SheetImport> MakeAsync(ImportKind kind, ImportDesk desk, Accounts accounts, FirstPasswords first, ParseResult parsed, CancellationToken cancel)
    {
        var of = kind is ImportKind.Values or ImportKind.Items or ImportKind.Plans ? await PeriodAsync(desk.Db, parsed, cancel) : null;
        var number = (kind is ImportKind.Values ? parsed.GetValue(round) ?? of?.CurrentRound : null) ?? Round.First;
        return of is null || (number >= Round.First && number <= of.CurrentRound)
            ? SheetImport.Make(kind, desk, accounts, first, of, number) : throw new RefusedException(Verdict.No("Command.RollupNoRound", of.Code, number));
    }

    /// <summary>The matching of that name; a unit's code before it, as 3701/NAME, tells one from another of the same name.</summary>
    private static async Task<ColumnMap?> MapAsync(WorkReportDb db, ImportKind kind, string? said, CancellationToken cancel)
    {
        if (said is null)
            return null;
        var (code, name) = said.Split('/', 2) is [var unit, var called] ? (unit, called) : (null, said);
        var found = await db.ColumnMaps.AsNoTracking().Where(m => m.Kind == kind && m.IsActive && (m.Name == said || (m.Name == name && db.OrgUnits.Any(u => u.Id == m.UnitId && u.Code == code)))).ToListAsync(cancel);
        return found switch
        {
            [var only] => only,
            [] => throw new RefusedException(Verdict.No("Command.ImportNoMap", said)),
            _ => throw new RefusedException(Verdict.No("Command.ImportSeveralMaps", said)),
        };
    }

    private async Task<int> RunAsync(Func<Task<SheetImport>> make, TextSheet sheet, ImportDesk desk, FirstPasswords first, ParseResult parsed, CancellationToken cancel)
    {
        if (sheet.OtherSheets > 0)
            await Console.Error.WriteLineAsync(SharedResource.Text("Import.OtherSheets", sheet.OtherSheets));
        // What takes long is made before the store has to wait for it.
        if (!parsed.GetValue(isDry) && await make() is PeopleImport coming && await coming.JudgeAsync(sheet, cancel) is { Plan.Apply: not null })
            await coming.PrepareAsync(Progress, cancel);
        var db = desk.Db;
        db.ChangeTracker.Clear();
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.TakeTurnAsync(cancel);
        var import = await make();
        var (plan, refusal) = await import.JudgeAsync(sheet, cancel);
        if (plan is null)
            return await CommandLine.RefuseAsync(refusal!);
        foreach (var fault in plan.Faults)
            await Console.Error.WriteLineAsync(SharedResource.Text("Import.Fault", fault.Place, fault.Why));
        if (!plan.IsFaultless)
            return await CommandLine.RefuseAsync(SharedResource.Text("Import.Refused", plan.Faults.Count));
        if (parsed.GetValue(isDry))
            return await ToldAsync(SharedResource.Text("Import.WouldDo", plan.Added, plan.Changed, plan.Same) + (plan.PassedOver > 0 ? SharedResource.Text("Columns.PassedOver", plan.PassedOver) : ""));
        var past = await import.ApplyAsync(plan, cancel: cancel);
        await whole.CommitAsync(cancel);
        await ToldAsync(SharedResource.Text("Import.Done", plan.Added, plan.Changed, plan.Same) + (past is null ? "" : SharedResource.Text("Command.ImportNumber", past.Id)));
        return import is PeopleImport { NewUserNames.Count: > 0 } people ? await CardsAsync(people, db, first, parsed.GetValue(cards), cancel) : CommandLine.Done;
    }

    private static async Task<int> CardsAsync(PeopleImport people, WorkReportDb db, FirstPasswords first, string? target, CancellationToken cancel)
    {
        var rows = await people.CardsAsync(db, first, cancel);
        if (target is not null)
            return await OutputFile.SaveAsync(XlsxWriter.ToBytes(AccountCards.Workbook(rows)), target, cancel);
        foreach (var card in rows)
            await Console.Out.WriteLineAsync($"{card.Name}\t{card.UserName}\t{card.Password}");
        return CommandLine.Done;
    }

    private static async Task<int> ToldAsync(string words)
    {
        await Console.Out.WriteLineAsync(words);
        return CommandLine.Done;
    }

    private static async Task Progress(int done, int of)
    {
        if (done % 50 == 0 || done == of)
            await Console.Error.WriteLineAsync(SharedResource.Text("Import.Progress", done, of));
    }

    private async Task<ReportingPeriod> PeriodAsync(WorkReportDb db, ParseResult parsed, CancellationToken cancel)
    {
        var code = parsed.GetRequiredValue(period);
        return await db.Periods.AsNoTracking().AsSplitQuery().SingleOrDefaultAsync(p => p.Code == code, cancel) ?? throw new RefusedException(Verdict.No("Reports.NoSuchPeriod", code));
    }
}
