using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Reporting.Workbooks;
using WorkReport.Web.Tests.Data;
using WorkReport.Web.Tests.Exchange;

namespace WorkReport.Web.Tests.Demonstration;

/// <summary>
/// The demonstration city leaves by its workbooks and comes into an empty store by them: units, places, people, roles, catalogue, values, items and plans are
/// equal by their codes. Every table is named here, with what it is compared by or why it does not leave.
/// </summary>
public sealed class OutAndInTests(DemonstrationStore demonstration)
{
    /// <summary>Tables of which nothing leaves as Excel, each with the reason.</summary>
    private static readonly Dictionary<string, string> Stays = new(StringComparer.Ordinal)
    {
        ["AuditEntries"] = "the log is each store's own",
        ["AuditHeads"] = "the log is each store's own",
        ["SearchStates"] = "how far the index of that store's log is",
        ["DraftSteps"] = "what a person may take back on a draft",
        ["Submissions"] = "states of packages",
        ["SubmissionMoves"] = "states of packages",
        ["ReturnedPieces"] = "states of packages",
        ["WithheldPieces"] = "states of packages",
        ["Revisions"] = "what was handed in in that store",
        ["RevisionPieces"] = "what was handed in in that store",
        ["PieceContents"] = "what was handed in in that store",
        ["SettledFigures"] = "what was settled beside figures there",
        ["ValueCorrections"] = "what was corrected after a period had ended there",
        ["Reports"] = "leave as Word and PDF",
        ["ReportBlocks"] = "leave as Word and PDF",
        ["BlockSources"] = "leave as Word and PDF",
        ["Editions"] = "leave as Word and PDF",
        ["ReportMoves"] = "states of reports",
        ["Attachments"] = "files",
        ["AttachmentContents"] = "files",
        ["EditionAttachments"] = "files",
        ["EditionFiles"] = "files",
        ["Credentials"] = "passwords leave for nowhere",
        ["Sessions"] = "who is signed in there",
        ["SignInTries"] = "who is signed in there",
        ["Messages"] = "what was told by mail there",
        ["Letters"] = "what was told by mail there",
        ["LogReadings"] = "how far that store's log was read",
        ["FormKeys"] = "forms that were sent there",
        ["DataProtectionKeys"] = "keys of the site",
        ["Jobs"] = "what the site does by itself",
        ["PastImports"] = "what came in there",
        ["ImportedThings"] = "what came in there",
        ["WaitingSheets"] = "what came in there",
        ["ColumnMaps"] = "how sheets of theirs are read there",
        ["Notices"] = "what was asked of units from there",
        ["NoticeReceipts"] = "what was asked of units from there",
        ["Remindings"] = "what was asked of units from there",
        ["RemindedUnits"] = "what was asked of units from there",
        ["PlanOutcomes"] = "what became of tasks there",
        ["Comments"] = "what was said of packages there",
        ["CommentReplies"] = "what was said of packages there",
        ["PackageLooks"] = "what somebody had on the screen there",
        ["ReviewRoutes"] = "who reads in which order there",
        ["RouteSteps"] = "who reads in which order there",
        ["Delegations"] = "who stands in for whom there",
        ["Jottings"] = "notes that count nowhere yet",
        ["JottingPhotos"] = "notes that count nowhere yet",
        ["SuperiorForms"] = "files of others, bound there",
        ["FormContents"] = "files of others, bound there",
        ["FormBindings"] = "files of others, bound there",
        ["AwaitedRoles"] = "roles that nobody has yet",
        ["ReportingPeriods"] = "set up by the test, as an office does on the first day",
        ["Rounds"] = "set up by the test",
        ["DueDates"] = "set up by the test",
        ["OutlineSections"] = "set up by the test",
        ["Catalogues"] = "set up by the test",
        ["CatalogueEntries"] = "set up by the test",
    };

    /// <summary>Tables that are compared, each by what a person would name its rows by.</summary>
    private static readonly Dictionary<string, Func<WorkReportDb, Task<List<string>>>> Compared = new(StringComparer.Ordinal)
    {
        ["OrgUnits"] = async db => (await UnitsAsync(db)).ConvertAll(u => $"{u.Code} {u.Name} {u.Level} {db.OrgUnits.Local.FirstOrDefault(x => x.Id == u.FilledById)?.Code} {u.ForwardsItself} {u.SignsOnPaper}"),
        ["OrgPlaces"] = async db => [.. (await UnitsAsync(db)).SelectMany(u => u.Places.Select(p => $"{u.Code} {db.OrgUnits.Local.FirstOrDefault(x => x.Id == p.ParentId)?.Code} {p.From} {p.To}"))],
        ["OrgFormerNames"] = async db => [.. (await UnitsAsync(db)).SelectMany(u => u.FormerNames.Select(n => $"{u.Code} {n}"))],
        ["OrgReaches"] = async db => [.. (await db.OrgReaches.AsNoTracking().ToListAsync()).Select(r => $"{CodeOf(db, r.AncestorId)} {CodeOf(db, r.UnitId)} {r.Depth} {r.From} {r.To} {r.ClosedOn}")],
        ["People"] = async db => await db.Accounts.Select(a => a.UserName + " " + a.Person!.Name + " " + a.Person.IsActive).ToListAsync(),
        ["Accounts"] = async db => await db.Accounts.Select(a => a.UserName + " " + a.NameKey).ToListAsync(),
        ["Memberships"] = async db => await (from m in db.Memberships join a in db.Accounts on m.PersonId equals a.PersonId join u in db.OrgUnits on m.UnitId equals u.Id select a.UserName + " " + u.Code + " " + m.Role + " " + m.Signs).ToListAsync(),
        ["Metrics"] = async db => (await db.Metrics.AsNoTracking().ToListAsync()).ConvertAll(m => $"{m.Code} {m.IsActive} {m.RollUp}"),
        // How it was worded before is of the years in which it was asked so.
        ["MetricWordings"] = WordedAsync,
        ["MetricSheets"] = async db => await FiguresAsync(db, value => ""),
        ["MetricValues"] = async db => await FiguresAsync(db, value => $"{NumberOf(value):0.########} {value.Base:0.########} {(NumberOf(value) is null ? value.Printed : null)} {value.Note} {value.SourceUnit} {value.IsTotal}"),
        ["WorkItems"] = ItemsAsync,
        ["PlanItems"] = async db => [.. (await db.PlanItems.AsNoTracking().ToListAsync()).Select(p => $"{PeriodOf(db, p.PeriodId)} {CodeOf(db, p.UnitId)} {SectionOf(db, p.SectionId)} {p.Text} {db.Metrics.Find(p.MetricId)?.Code} {p.Target:0.########} {p.LeadOfficial} {p.Responsible} {p.Partners} {p.DueOn}")],
    };

    // Added up from what was accepted, which nothing is yet in a store that has just been moved into.
    private const string AddedUp = "KeptTotals";

    [Fact]
    public void Every_table_is_named()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        var tables = db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(tables, Stays.Keys.Concat(Compared.Keys).Append(AddedUp).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_city_is_the_same_in_a_store_that_it_moved_into()
    {
        await using var other = new Store();
        await other.Upgrade();
        using var passwords = new Passwords(iterations: 100);
        var first = FirstPasswords.Drawn(passwords);
        await MoveAsync(other, desk => new UnitsImport(desk), db => UnitsWorkbook.LoadAsync(db, db.OrgUnits));
        await MoveAsync(other, desk => new PeopleImport(desk, new Accounts(desk.Db, passwords), first), db => PeopleWorkbook.LoadAsync(db, db.People, db.OrgUnits));
        await MoveAsync(other, desk => new MetricsImport(desk), async db => await MetricsWorkbook.LoadAsync(db, await db.Metrics.AsNoTracking().OrderBy(m => m.Code).ToListAsync()));
        foreach (var period in await demonstration.Store.With(db => db.Periods.AsNoTracking().AsSplitQuery().OrderBy(p => p.CountedUntil).ToListAsync()))
        {
            await other.With(db => AskAsync(db, period));
            foreach (var round in period.Rounds.Select(round => round.Number))
                await MoveAsync(other, desk => new ValuesImport(desk, Of(desk.Db, period), round), db => ValuesWorkbook.LoadAsync(db, Of(db, period), round, "", In(db, period)));
            await MoveAsync(other, desk => new ItemsImport(desk, Of(desk.Db, period)), db => ItemsWorkbook.LoadAsync(db, Of(db, period), "", In(db, period)));
            await MoveAsync(other, desk => new PlansImport(desk, Of(desk.Db, period)), db => PlansWorkbook.LoadAsync(db, Of(db, period), "", In(db, period)));
        }

        List<string> differing = [];
        foreach (var (table, read) in Compared)
        {
            var (left, came) = (await demonstration.Store.With(db => ReadAsync(db, read)), await other.With(db => ReadAsync(db, read)));
            Assert.True(left.Count > 0 || table is "OrgFormerNames", table);
            differing.AddRange(left.Except(came).Take(5).Select(row => $"{table} lost: {row}").Concat(came.Except(left).Take(5).Select(row => $"{table} became: {row}")));
            if (left.Count != came.Count)
                differing.Add($"{table}: {left.Count} left, {came.Count} came");
        }

        Assert.True(differing.Count == 0, string.Join('\n', differing));
    }

    /// <summary>What names rows is known before they are named.</summary>
    private static async Task<List<string>> ReadAsync(WorkReportDb db, Func<WorkReportDb, Task<List<string>>> read)
    {
        await db.OrgUnits.LoadAsync();
        await db.Metrics.LoadAsync();
        await db.Periods.LoadAsync();
        return await read(db);
    }

    /// <summary>A workbook of the demonstration into the other store; one without a row is none.</summary>
    private async Task MoveAsync(Store into, Func<ImportDesk, SheetImport> make, Func<WorkReportDb, Task<Workbook>> export)
    {
        var workbook = await demonstration.Store.With(export);
        if (workbook.Sheets[0].Rows.Count > 0)
            await into.ImportAsync(make, ImportedStore.Sheet(workbook));
    }

    /// <summary>The same period as an office sets it up: outline, collectings, and what is asked of whom.</summary>
    private async Task AskAsync(WorkReportDb db, ReportingPeriod was)
    {
        var period = ReportingPeriod.Announce(was.Code, was.Year, was.Kind, was.CountedUntil, ImportedStore.By, was.CountedFrom);
        foreach (var section in was.Sections.OrderBy(section => section.Part).ThenBy(section => section.Position))
            period.AddSection(section.Part, section.Title, section.Budget, ImportedStore.By, section.Guidance);
        db.Add(period);
        await db.SaveChangesAsync();
        var (asked, _) = await demonstration.Store.With(async from => await from.AskedSoFarAsync(was));
        var codes = asked.Select(metric => metric.Code).ToList();
        db.Add(Catalogue.Of(period, await db.Metrics.Where(m => codes.Contains(m.Code)).ToListAsync(), ImportedStore.By));
        period.Open(ImportedStore.By);
        for (var round = Round.First; round < was.CurrentRound; round++)
            period.CollectAgain(ImportedStore.By);
        await db.SaveChangesAsync();
    }

    private static ReportingPeriod Of(WorkReportDb db, ReportingPeriod period) => db.Periods.AsNoTracking().AsSplitQuery().Single(p => p.Code == period.Code);

    /// <summary>The units of a period, as the command exports them.</summary>
    private static IQueryable<OrgUnit> In(WorkReportDb db, ReportingPeriod period)
    {
        var reaches = db.ReachesOn(period.Tree());
        return db.OrgUnits.Where(u => reaches.Any(r => r.UnitId == u.Id && r.Depth == 0));
    }

    private static async Task<List<OrgUnit>> UnitsAsync(WorkReportDb db) => await db.OrgUnits.OrderBy(u => u.Code).ToListAsync();

    private static string? CodeOf(WorkReportDb db, int unit) => db.OrgUnits.Find(unit)?.Code;

    private static string? PeriodOf(WorkReportDb db, int period) => db.Periods.Find(period)?.Code;

    private static string? SectionOf(WorkReportDb db, int section) => db.Set<OutlineSection>().Find(section)?.Title;

    private static async Task<List<string>> WordedAsync(WorkReportDb db)
    {
        var metrics = await db.Metrics.AsNoTracking().ToListAsync();
        return metrics.ConvertAll(m => $"{m.Code} {m.Name} {m.Topic} {m.Definition} {m.Unit} {m.Style} {string.Join(',', m.Levels)} {m.Rules with { PartOfId = null, OwnerId = null }} {metrics.Find(x => x.Id == m.Rules.PartOfId)?.Code} {(m.Rules.OwnerId is { } owner ? CodeOf(db, owner) : null)}");
    }

    /// <summary>A figure that is known only as it is written, and is written as a plain number, comes back as that number.</summary>
    private static decimal? NumberOf(MetricValue value) =>
        value.Value ?? (decimal.TryParse(value.Printed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null);

    /// <summary>Figures in texts leave as they are now.</summary>
    private static async Task<List<string>> ItemsAsync(WorkReportDb db)
    {
        List<string> rows = [];
        foreach (var period in await db.Periods.AsNoTracking().AsSplitQuery().OrderBy(p => p.Id).ToListAsync())
        {
            var items = await db.WorkItems.AsNoTracking().Where(i => i.PeriodId == period.Id).ToListAsync();
            var figures = await TextFigures.LoadAsync(db, period, items.Select(i => i.UnitId).Distinct(), items.SelectMany(i => i.Text.Figures));
            rows.AddRange(items.Select(i => $"{period.Code} {CodeOf(db, i.UnitId)} {SectionOf(db, i.SectionId)} {i.Lead} {i.Text.SeenNow(figures.Print).Seen} {i.Partners}"));
        }

        return rows;
    }

    private static async Task<List<string>> FiguresAsync(WorkReportDb db, Func<MetricValue, string> said)
    {
        var sheets = await db.MetricSheets.AsNoTracking().ToListAsync();
        return [.. sheets.SelectMany(sheet => sheet.Values.Select(value => $"{PeriodOf(db, sheet.PeriodId)} {sheet.Round} {CodeOf(db, sheet.UnitId)} {db.Metrics.Find(value.MetricId)!.Code} {said(value)}"))];
    }
}
