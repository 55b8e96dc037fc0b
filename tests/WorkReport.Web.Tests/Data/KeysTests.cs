using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.Data;

public sealed class KeysTests : IAsyncLifetime
{
    private readonly Store store = new();

    public async ValueTask InitializeAsync() => await store.Upgrade();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public void What_one_process_sealed_another_opens() =>
        Assert.Equal("年终总结", Open(store.Configuration, Seal(store.Configuration)));

    [Fact]
    public async Task The_keys_lie_in_the_database_sealed()
    {
        Seal(store.Configuration);

        var xml = await store.With(db => db.DataProtectionKeys.Select(k => k.Xml).SingleAsync());
        Assert.Contains("EncryptedXmlDecryptor", xml);
        Assert.DoesNotContain("masterKey", xml);
    }

    [Fact]
    public void A_copy_of_the_database_alone_opens_nothing()
    {
        var text = Seal(store.Configuration);
        File.Delete(Path.Combine(store.Folder, Keys.FileName));

        Assert.Throws<CryptographicException>(() => Open(store.Configuration, text));
    }

    /// <summary>Whichever node the browser is led to takes it, and after a restart it is still good.</summary>
    [Fact]
    public void Nodes_that_share_a_certificate_print_the_same_first_code()
    {
        using var shared = Certificate();
        using var same = X509CertificateLoader.LoadPkcs12(shared.Export(X509ContentType.Pkcs12), null);
        using var other = Certificate();
        using var nothing = new ServiceCollection().BuildServiceProvider();
        FirstStart Node(X509Certificate2 certificate) => new(nothing.GetRequiredService<IServiceScopeFactory>(), certificate);

        Assert.Equal(Node(shared).Code, Node(same).Code);
        Assert.True(Node(same).Is(Node(shared).Code.ToLowerInvariant()));
        Assert.False(Node(other).Is(Node(shared).Code));
        Assert.Matches("^([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}$", Node(shared).Code);

        static X509Certificate2 Certificate()
        {
            using var key = RSA.Create(2048);
            return new CertificateRequest("CN=nodes", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Store.Noon, Store.Noon.AddYears(1));
        }
    }

    [Fact]
    public async Task Keys_that_no_certificate_here_opens_are_noticed()
    {
        Assert.False(await AreLostAsync());
        Seal(store.Configuration);
        Assert.False(await AreLostAsync());
        File.Delete(Path.Combine(store.Folder, Keys.FileName));
        Assert.True(await AreLostAsync());
        Seal(store.Configuration);
        Assert.False(await AreLostAsync());
    }

    [Fact]
    public async Task Where_nodes_share_a_store_none_starts_with_keys_of_its_own()
    {
        Seal(store.Configuration);
        Assert.False(await AreLostHereAsync(DatabaseProvider.SqlServer));
        File.Delete(Path.Combine(store.Folder, Keys.FileName));
        Assert.True(await AreLostHereAsync(DatabaseProvider.Sqlite));
        Assert.Equal("ForeignKeys", (await Assert.ThrowsAsync<DatabaseRefusedException>(() => AreLostHereAsync(DatabaseProvider.SqlServer))).Reason);
        // As another node that had started all the same would have it: the newest key is what counts.
        Seal(store.Configuration);
        Assert.False(await AreLostHereAsync(DatabaseProvider.SqlServer));
    }

    [Fact]
    public void Only_its_owner_can_read_the_file_that_opens_the_keys()
    {
        Seal(store.Configuration);

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(store.Folder, Keys.FileName)));
    }

    [Fact]
    public void Only_its_owner_can_read_the_store()
    {
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(store.File));
    }

    [Fact]
    public async Task A_first_start_warns_of_nothing()
    {
        await using var fresh = new Store();
        var log = new Journal();
        using var services = new ServiceCollection()
            .AddLogging(l => l.AddProvider(log))
            .AddWorkReportDb(fresh.Configuration).AddWorkReportKeys(fresh.Configuration).BuildServiceProvider();
        using (var scope = services.CreateScope())
            await scope.ServiceProvider.GetRequiredService<SchemaUpgrade>().RunAsync("serve");
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("年终总结");

        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public void A_certificate_that_cannot_be_read_is_refused_with_its_name()
    {
        var path = Path.Combine(store.Folder, "given.pfx");
        File.WriteAllText(path, "no certificate");
        var settings = With(("Keys:Certificate", path));

        Assert.Contains(path, Assert.Throws<DatabaseRefusedException>(() => Seal(settings)).Message);
    }

    private IConfiguration With(params (string Key, string Value)[] more) => new ConfigurationBuilder()
        .AddConfiguration(store.Configuration).AddInMemoryCollection(more.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();

    private static string Seal(IConfiguration settings) => Protected(settings, p => p.Protect("年终总结"));

    private static string Open(IConfiguration settings, string text) => Protected(settings, p => p.Unprotect(text));

    private static string Protected(IConfiguration settings, Func<IDataProtector, string> use)
    {
        using var services = new ServiceCollection().AddLogging().AddWorkReportDb(settings).AddWorkReportKeys(settings).BuildServiceProvider();
        return use(services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test"));
    }

    private sealed class Journal : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue((logLevel, formatter(state, exception)));

        public void Dispose() { }
    }

    private async Task<bool> AreLostHereAsync(DatabaseProvider provider)
    {
        using var services = new ServiceCollection().AddLogging().AddWorkReportDb(store.Configuration).AddWorkReportKeys(store.Configuration).BuildServiceProvider();
        var choice = store.Choice with { Provider = provider, ConnectionString = "Server=s;Database=d" };
        return await store.With(db => Keys.AreLostHereAsync(db, choice, services.GetRequiredService<X509Certificate2>()));
    }

    private async Task<bool> AreLostAsync()
    {
        using var services = new ServiceCollection().AddLogging().AddWorkReportDb(store.Configuration).AddWorkReportKeys(store.Configuration).BuildServiceProvider();
        return await store.With(db => Keys.AreLostAsync(db, services.GetRequiredService<X509Certificate2>()));
    }
}
