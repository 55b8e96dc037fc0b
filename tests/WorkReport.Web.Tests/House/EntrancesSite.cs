using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.House;

/// <summary>
/// A site of its own with the small city in it, and one person whom every form of every page is open to. Nobody else writes here, so
/// that the whole store can be compared before and after.
/// </summary>
public sealed class EntrancesSite : Site
{
    private const string Everyone = "样样都管";

    /// <summary>Addresses that take something but show no form of their own; who proves those stands beside them.</summary>
    private static readonly HashSet<string> NoForm =
    [
        "/", "/metrics", "/people", "/status", // lists
        "/csp-reports", // takes reports of browsers: RefusalTests
        "/errors", // stands in for others: RefusalTests
        "/healthz",
        "/preferences", // two switches in every masthead, kept in a cookie
        "/setup", // only while nobody is there: SetupTests
        "/sign-out", // one button without a field
        "/reports/{id:int}/blocks/{block:int}/arrange", // buttons on the page of the draft: DraftingTests
        "/typesetting/{id:length(32)}.pdf",
        "/typesetting/{id:maxlength(32)}/pages/{number:int}.svg",
    ];

    private const int Spares = 40;

    private readonly Queue<int> unbegun = [];
    private int top;

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
            village.LetFill(await db.OrgUnits.SingleAsync(u => u.Code == "CA1"), By);
            var above = await db.OrgUnits.SingleAsync(u => u.Code == Top);
            for (var n = 1; n <= Spares; n++)
                db.Add(OrgUnit.Found($"CZ{n}", $"未起草{n}县", UnitLevel.County, above, City.Founded, By));
            var waiting = await db.Submissions.SingleAsync(s => s.Id == City.SubmissionOf("CA11"));
            waiting.Make(SubmissionMove.Submit, SubmissionRelation.Contributor, City.ContributorOf("CA11"), By);
            db.Entry(waiting).Property(s => s.SubmittedById).CurrentValue = City.ContributorOf("CA11");
            await db.SaveChangesAsync();
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

    /// <summary>Everything that is stored, but for what a refusal may leave: the trail, sessions, keys of forms.</summary>
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
        var passing = new[] { "AuditEntries", "AuditHeads", "Sessions", "FormKeys", "SignInTries", "DataProtectionKeys" };
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()).Distinct().Except(passing).Order(StringComparer.Ordinal).ToList();
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
        "/submissions/{id:int}" => City.Address(route, "CA11"),
        "/units/{id:int}/{period:maxlength(10)}/report" => $"/units/{unbegun.Peek()}/{City.Period}/report",
        "/units/{id:int}/{period:maxlength(10)}/items" => $"/units/{top}/{City.Period}/items",
        _ when route.StartsWith("/units/{id:int}/", StringComparison.Ordinal) && !route.Contains("period", StringComparison.Ordinal) => City.Address(route, "CA11"),
        _ => City.Address(route, "CA1"),
    };
}

/// <summary>A form as it was served, to be sent with one thing changed.</summary>
public sealed class ServedForm
{
    private ServedForm(IHtmlFormElement element, string action) => (Element, Action) = (element, action);

    public IHtmlFormElement Element { get; }

    public string Action { get; }

    public IReadOnlyList<Field> Fields { get; private init; } = [];

    /// <summary>What kind of box it is.</summary>
    public enum Kind
    {
        Hidden,
        Text,
        Number,
        Day,
        Choice,
        Tick,
        Button,
        Password,
    }

    /// <summary>One named thing of the form.</summary>
    /// <param name="Name">As sent.</param>
    /// <param name="Kind">Its kind.</param>
    /// <param name="Value">What it holds; of a tick, what is sent while it is ticked.</param>
    /// <param name="IsSent">False of a box that is not ticked.</param>
    public sealed record Field(string Name, Kind Kind, string Value, bool IsSent = true);

    /// <summary>The form of that page that goes to the page itself.</summary>
    public static async Task<ServedForm> OpenAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var forms = page.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>().ToList();
        var element = forms.SingleOrDefault(f => (f.GetAttribute("action") is { Length: > 0 } to ? to.Split('#')[0] : address) == address);
        Assert.True(element is not null, $"{address} shows no form of its own but {string.Join(", ", forms.Select(f => f.GetAttribute("action")))}.");
        return new ServedForm(element, address)
        {
            Fields = [.. element.QuerySelectorAll("input[name],textarea[name],select[name],button[name]").Where(f => f.GetAttribute("type") != "file").Select(Of).DistinctBy(f => f.Name)],
        };
    }

    public IEnumerable<Field> Boxes => Fields.Where(f => f.Kind is not (Kind.Hidden or Kind.Button));

    public IEnumerable<Field> Of(params Kind[] kinds) => Fields.Where(f => kinds.Contains(f.Kind));

    /// <summary>What a browser would send, with these values in place of theirs; null leaves a field out.</summary>
    public List<KeyValuePair<string, string>> With(params (string Name, string? Value)[] changed)
    {
        var sent = Fields.Where(f => f.IsSent).ToDictionary(f => f.Name, f => f.Value);
        foreach (var (name, value) in changed)
        {
            if (value is null)
                sent.Remove(name);
            else
                sent[name] = value;
        }

        return [.. sent];
    }

    private static Field Of(AngleSharp.Dom.IElement element)
    {
        var name = element.GetAttribute("name")!;
        return element switch
        {
            IHtmlTextAreaElement area => new Field(name, Kind.Text, area.Value),
            IHtmlSelectElement choice => new Field(name, Kind.Choice, choice.Value ?? ""),
            IHtmlInputElement { Type: "hidden" } input => new Field(name, Kind.Hidden, input.Value),
            IHtmlInputElement { Type: "checkbox" or "radio" } input => new Field(name, Kind.Tick, input.Value, input.IsChecked),
            // Written for password managers alone.
            IHtmlInputElement { IsReadOnly: true } input => new Field(name, Kind.Hidden, input.Value),
            IHtmlInputElement { Type: "date" } input => new Field(name, Kind.Day, input.Value),
            IHtmlInputElement { Type: "password" } input => new Field(name, Kind.Password, input.Value),
            IHtmlInputElement input => new Field(name, input.GetAttribute("inputmode") is "decimal" or "numeric" ? Kind.Number : Kind.Text, input.Value),
            _ => new Field(name, Kind.Button, element.GetAttribute("value") ?? ""),
        };
    }
}
