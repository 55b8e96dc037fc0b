using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.App;

/// <summary>
/// The real site on a real port with a store of its own in a temporary folder. Somebody is there already: <see cref="Admin"/>,
/// who administers the top unit. <see cref="EnrolAsync"/> adds others.
/// </summary>
public class Site : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Password = "正月初一 liang jian feng";
    public const string Admin = "管理员甲";

    /// <summary>The code of the top unit.</summary>
    public const string Top = "TOP";

    public static readonly Act By = new("测试", new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8)));

    private readonly Dictionary<string, Task<CookieContainer>> signedIn = [];
    private string? passwordHash;

    // Migrating takes seconds, and every site begins with the same empty store.
    private static readonly Lazy<byte[]> Begun = new(() => Task.Run(BeginAsync).GetAwaiter().GetResult());

    public Site()
    {
        File.WriteAllBytes(Path.Combine(Folder, DatabaseChoice.FileName), Begun.Value);
        UseKestrel(0);
        StartServer();
    }

    public Log Log { get; } = new();

    /// <summary>Its data folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("workreport-").FullName;

    /// <summary>Where it listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    public virtual async ValueTask InitializeAsync()
    {
        await With(async db =>
        {
            db.Add(OrgUnit.Found(Top, "示例市", UnitLevel.City, null, new DateOnly(2020, 1, 1), By));
            await db.SaveChangesAsync();
        });
        await EnrolAsync(Admin, (Top, Role.Administrator));
    }

    private static async Task<byte[]> BeginAsync()
    {
        var folder = Directory.CreateTempSubdirectory("workreport-begun-").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Folder", folder)]).Build();
        await using (var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddWorkReportDb(configuration).BuildServiceProvider())
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SchemaUpgrade>().RunAsync("test");
            await scope.ServiceProvider.GetRequiredService<WorkReportDb>().Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        var file = await File.ReadAllBytesAsync(Path.Combine(folder, DatabaseChoice.FileName));
        Directory.Delete(folder, recursive: true);
        return file;
    }

    /// <summary>Works on the store as a request does: in a context of its own.</summary>
    public async Task With(Func<WorkReportDb, Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<WorkReportDb>());
    }

    /// <inheritdoc cref="With(Func{WorkReportDb, Task})"/>
    public async Task<T> With<T>(Func<WorkReportDb, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<WorkReportDb>());
    }

    /// <summary>Works with the site's own services, in a scope as a request has.</summary>
    public async Task<T> WithServices<T>(Func<IServiceProvider, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>A person with these roles at units named by their code, as reviewer with 签发, who signs in by their own name and <see cref="Password"/>.</summary>
    /// <returns>The person's key.</returns>
    public async Task<int> EnrolAsync(string name, params (string Unit, Role Role)[] roles)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkReportDb>();
        // Hashed once for all: it takes long on purpose.
        passwordHash ??= await scope.ServiceProvider.GetRequiredService<Passwords>().HashAsync(Password);
        var person = Person.Enrol(name, By);
        foreach (var (unit, role) in roles)
            person.Join(await db.OrgUnits.SingleAsync(u => u.Code == unit), role, By, signs: role is Role.Reviewer);
        db.Add(person);
        scope.ServiceProvider.GetRequiredService<Accounts>().Open(person, name, passwordHash, isPrinted: false, By);
        await db.SaveChangesAsync();
        return person.Id;
    }

    /// <summary>A browser signed in through the form; who the same name is signed in as before shares that session.</summary>
    public async Task<Browser> SignedInAs(string userName) => new(Client(await CookiesOf(userName)));

    /// <summary>A client of a person who is signed in.</summary>
    public async Task<HttpClient> ClientOf(string userName) => Client(await CookiesOf(userName));

    /// <summary>A client with its own cookies, following no redirect: a stranger's.</summary>
    public HttpClient Client() => Client(new CookieContainer());

    /// <summary>A sign-in of its own, shared with no other test: its cookies.</summary>
    public async Task<CookieContainer> SignInAsync(string userName, string password = Password)
    {
        var cookies = new CookieContainer();
        using var client = Client(cookies);
        var browser = new Browser(client);
        var opened = await browser.SubmitAsync(await browser.OpenAsync("/sign-in"), "main form", new() { ["UserName"] = userName, ["Password"] = password });
        Assert.Equal((HttpStatusCode.OK, "/"), (opened.Status, opened.Path));
        return cookies;
    }

    /// <summary>Signs in with what stands on an account card, and chooses <see cref="Password"/>: its cookies.</summary>
    public async Task<CookieContainer> SignInWithCardAsync(string userName, string onCard)
    {
        var cookies = new CookieContainer();
        using var client = Client(cookies);
        var browser = new Browser(client);
        var first = await browser.SubmitAsync(await browser.OpenAsync("/sign-in"), "main form", new() { ["UserName"] = userName, ["Password"] = onCard });
        Assert.Equal((HttpStatusCode.OK, "/first-password?returnUrl=%2F"), (first.Status, first.Path));
        var opened = await browser.SubmitAsync(first, "main form", new() { ["New"] = Password, ["Again"] = Password });
        Assert.Equal((HttpStatusCode.OK, "/"), (opened.Status, opened.Path));
        return cookies;
    }

    public HttpClient Client(CookieContainer cookies) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = cookies }) { BaseAddress = Address };

    /// <summary>What a signed-in browser sends.</summary>
    public async Task<CookieContainer> CookiesOf(string userName)
    {
        Task<CookieContainer> signing;
        lock (signedIn)
        {
            if (!signedIn.TryGetValue(userName, out signing!))
                signedIn[userName] = signing = SignInAsync(userName);
        }

        // A copy: what one test's browser is told to keep is no other's.
        var copy = new CookieContainer();
        copy.Add((await signing).GetAllCookies());
        return copy;
    }

    /// <summary>How much work a password is. Thousands are checked here; where that work is what a test is about, it is the product's.</summary>
    protected virtual int PasswordWork => 1_000;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseEnvironment("Testing");
        builder.ConfigureServices(services => services.AddSingleton(_ => new Passwords(PasswordWork)));
        builder.UseSetting("Data:Folder", Folder);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || !Directory.Exists(Folder))
            return;
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
