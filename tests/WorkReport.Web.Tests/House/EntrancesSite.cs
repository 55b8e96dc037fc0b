using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Notices;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.House;

/// <summary>
/// A site of its own with the small city in it, and one person whom every form of every page is open to. Nobody else writes here, so
/// that the whole store can be compared before and after.
/// </summary>
public sealed class EntrancesSite : Site
{
    public const string Everyone = "样样都管";

    /// <summary>Addresses that take something but show no form of their own; who proves those stands beside them.</summary>
    private static readonly HashSet<string> NoForm =
    [
        "/", "/help", "/log", "/metrics", "/people", "/search", "/status", // lists, and what is to be read
        "/backup", "/backup/{name:maxlength(60)}", // one button without a field: BackupPageTests
        "/log/check", // the same: LogTests
        "/csp-reports", // takes reports of browsers: RefusalTests
        "/first-password", // only for who has the password of an account card: FirstPasswordTests
        "/errors", // stands in for others: RefusalTests
        "/import/done/{id:int}", "/import/done/{id:int}/cards", "/import/maps/{id:int}/offer", // one button without a field: ColumnsTests, PastImportTests
        "/import/{kind:maxlength(10)}/columns", // only for a sheet just read: ColumnsTests
        "/healthz",
        "/healthz/live",
        "/preferences", // two switches in every masthead, kept in a cookie
        "/notices/{id:int}", // buttons of units that have not said that they have it: NoticeTests
        "/metrics/starter", // one button without a field, while the catalogue is empty: FirstDayTests
        "/setup", // only while nobody is there: SetupTests
        "/sign-out", // one button without a field
        "/reports/{id:int}/blocks/{block:int}/arrange", // buttons on the page of the draft: DraftingTests
        "/reports/{id:int}/steps", // two buttons, for what one has done oneself: DeskTests
        "/typesetting/{id:length(32)}.pdf",
        "/typesetting/{id:maxlength(32)}/pages/{number:int}.svg",
    ];

    private static readonly string[] Final =
    [
        "/account", "/approve", "/basis", "/settled/{id:int}", "/settled/{metric:int}", "/ask", "/awaited/{awaited:int}", "/asked", "/catalogue/{metric:int}", "/check", "/close", "/collect", "/comments/{piece:maxlength(30)}/{comment:int}", "/delegations", "/confirm", "/consult", "/deliberate", "/corrections/{metric:int}", "/end", "/figures", "/formulas", "/issue", "/jottings/{jotting:int}", "/leave", "/mail", "/move", "/moved", "/open", "/outcome", "/password", "/record", "/remind", "/remove", "/reopen", "/replace", "/reports/{id:int}", "/route",
        "/reviews",
        "/send", "/sign-in", "/standing", "/submission", "/submissions/{id:int}", "/upload",
    ];

    private const int Spares = 40;

    private readonly Queue<int> unbegun = [];
    private int top;
    private int topNotice;

    public City City { get; private set; } = null!;

    public HttpClient Browser { get; private set; } = null!;

    /// <summary>The same person at another machine.</summary>
    public HttpClient OtherBrowser { get; private set; } = null!;

    /// <summary>Nobody, for the page that only those see who are not signed in.</summary>
    public HttpClient Stranger { get; private set; } = null!;

    public HttpClient For(string address) => address == "/sign-in" ? Stranger : Browser;

    /// <summary>Route and address of every page that shows a form.</summary>
    public IReadOnlyList<(string Route, string Address)> Pages { get; private set; } = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        City = await City.In(this);
        await EnrolAsync(Everyone,
            ("CA1", Role.Contributor), ("CA12", Role.Contributor), (Top, Role.Contributor), ("CA1", Role.Reviewer), ("CA1", Role.Office), (Top, Role.Office), (Top, Role.Reviewer), (Top, Role.Administrator));
        await With(async db =>
        {
            top = (await db.OrgUnits.SingleAsync(u => u.Code == Top)).Id;
            var village = await db.OrgUnits.SingleAsync(u => u.Code == "CA12");
            (await db.OrgUnits.SingleAsync(u => u.Code == "CA1")).LetSignOnPaper(onPaper: true, By);
            village.LetFill(await db.OrgUnits.SingleAsync(u => u.Code == "CA1"), By);
            var above = await db.OrgUnits.SingleAsync(u => u.Code == Top);
            for (var n = 1; n <= Spares; n++)
                db.Add(OrgUnit.Found($"CZ{n}", $"未起草{n}县", UnitLevel.County, above, City.Founded, By));
            var waiting = await db.Submissions.SingleAsync(s => s.Id == City.SubmissionOf("CA11"));
            waiting.Submit(SubmissionRelation.Contributor, City.ContributorOf("CA11"), By);
            db.Entry(waiting).Property(s => s.SubmittedById).CurrentValue = City.ContributorOf("CA11");
            // Of the top, whose notice goes down to every level.
            var notice = Notice.Draft(top, City.PeriodId, Round.First, 1, new NoticeWords("关于报送材料的通知", "", "", "统计表。", "", "", "", "", "示例市", "", new DateOnly(2022, 11, 25)), new NoticeDates(null, null, null), By);
            db.Add(notice);
            await db.SaveChangesAsync();
            topNotice = notice.Id;
        });
        await With(async db =>
        {
            foreach (var id in await db.OrgUnits.Where(u => u.Code.StartsWith("CZ")).Select(u => u.Id).ToListAsync())
                unbegun.Enqueue(id);
        });
        (Browser, OtherBrowser) = (Client(await SignInAsync(Everyone)), Client(await SignInAsync(Everyone)));
        Stranger = Client();
    }

    /// <summary>The pages as a test finds them: a report that an earlier one began is another's.</summary>
    public void Turn()
    {
        unbegun.Dequeue();
        Pages = [.. ScopeMatrixTests.TakingForms.Except(NoForm).Select(route => (route, AddressOf(route)))];
    }

    /// <summary>
    /// Those of them whose form may be pressed as it is served, again and again: not those that remove, hand in, decide or issue something,
    /// nor those that check a password.
    /// </summary>
    public IEnumerable<(string Route, string Address)> Pressable => Pages.Where(page => !Final.Any(end => page.Route.EndsWith(end, StringComparison.Ordinal)));

    /// <summary>Those of them that change what is there already; what is new has no one who wrote it before.</summary>
    public IEnumerable<(string Route, string Address)> Changing =>
        Pressable.Where(page => !page.Route.Contains("/new", StringComparison.Ordinal) && !page.Route.EndsWith("/add", StringComparison.Ordinal) && !page.Route.EndsWith("/choose", StringComparison.Ordinal));

    /// <summary>Everything that is stored, but for what a refusal may leave: the trail, sessions, keys of forms; and what the site does by itself meanwhile.</summary>
    public Task<string> StandingAsync() => With(async db =>
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in await RowsAsync(db))
            sha.AppendData(Encoding.UTF8.GetBytes(row));
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    });

    /// <summary>Every row of every table but those, as one text each.</summary>
    public Task<List<string>> RowsAsync() => With(RowsAsync);

    private static async Task<List<string>> RowsAsync(DbContext db)
    {
        var rows = new List<string>();
        var passing = new[] { "AuditEntries", "AuditHeads", "Sessions", "FormKeys", "SignInTries", "DataProtectionKeys", "Jobs", "SearchStates" };
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct().Except(passing).Order(StringComparer.Ordinal).ToList();
        await db.Database.OpenConnectionAsync();
        foreach (var table in tables)
        {
            await using var ask = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names of our own tables.
            ask.CommandText = $"""SELECT * FROM "{table}" """;
#pragma warning restore CA2100
            await using var read = await ask.ExecuteReaderAsync();
            while (await read.ReadAsync())
            {
                var values = new object[read.FieldCount];
                read.GetValues(values);
                rows.Add($"{table}|{string.Join('|', values.Select(v => v is byte[] bytes ? Convert.ToBase64String(bytes) : v.ToString()))}");
            }
        }

        return rows;
    }

    private string AddressOf(string route) => route switch
    {
        // What is decided on waits for a decision; what is begun is not there yet.
        "/submissions/{id:int}" or "/submissions/{id:int}/record" => City.Address(route, "CA11"),
        "/units/{id:int}/{period:maxlength(12)}/report" => $"/units/{unbegun.Peek()}/{City.Period}/report",
        "/units/{id:int}/{period:maxlength(12)}/notice" or "/units/{id:int}/{period:maxlength(12)}/remind" => City.Address(route, "CA").Replace($"/{City["CA"]}/", $"/{top}/", StringComparison.Ordinal),
        "/notices/{id:int}/edit" => $"/notices/{topNotice}/edit",
        "/units/{id:int}/{period:maxlength(12)}/items" => $"/units/{top}/{City.Period}/items",
        _ when route.StartsWith("/units/{id:int}/jottings", StringComparison.Ordinal) => City.Address(route, "CA1"),
        _ when route.StartsWith("/units/{id:int}/", StringComparison.Ordinal) && !route.Contains("period", StringComparison.Ordinal) => City.Address(route, "CA11"),
        _ => City.Address(route, "CA1"),
    };
}
