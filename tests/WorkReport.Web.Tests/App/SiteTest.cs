using WorkReport.Web.Tests.App;

[assembly: AssemblyFixture(typeof(Site))]

namespace WorkReport.Web.Tests.App;

/// <summary>A test against the shared site; it fails if the site logged a warning.</summary>
public abstract class SiteTest(Site site) : IDisposable
{
    protected Site Site => site;

    protected Browser Browser { get; } = new(site);

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Assert.Empty(site.Log.Warnings);
    }
}
