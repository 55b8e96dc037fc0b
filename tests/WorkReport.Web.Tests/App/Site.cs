using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace WorkReport.Web.Tests.App;

/// <summary>The real site on a real port with a store of its own in a temporary folder.</summary>
public class Site : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("workreport-").FullName;

    public Site()
    {
        UseKestrel(0);
        StartServer();
    }

    public Log Log { get; } = new();

    /// <summary>Where it listens.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>A client with its own cookies, following no redirect.</summary>
    public HttpClient Client() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Address };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseEnvironment("Testing");
        builder.UseSetting("Data:Folder", folder);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || !Directory.Exists(folder))
            return;
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
