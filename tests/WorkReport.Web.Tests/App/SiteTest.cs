using WorkReport.Web.Tests.App;

[assembly: AssemblyFixture(typeof(Site))]

namespace WorkReport.Web.Tests.App;

/// <summary>A test against the shared site, by its administrator; it fails if the site logged a warning.</summary>
public abstract class SiteTest(Site site) : IAsyncLifetime
{
    protected Site Site => site;

    /// <summary>Signed in as <see cref="Site.Admin"/>.</summary>
    protected Browser Browser { get; private set; } = null!;

    /// <summary>Of the same session.</summary>
    protected HttpClient Client { get; private set; } = null!;

    /// <summary>Signed in as nobody.</summary>
    protected Browser Stranger { get; } = new(site.Client());

    public virtual async ValueTask InitializeAsync()
    {
        Client = await site.ClientOf(Site.Admin);
        Browser = new Browser(Client);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Assert.True(site.Log.Warnings.Count == 0, string.Join('\n', site.Log.Warnings.Take(3)));
        return ValueTask.CompletedTask;
    }
}
