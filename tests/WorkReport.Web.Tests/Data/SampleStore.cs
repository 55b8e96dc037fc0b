using Microsoft.EntityFrameworkCore;

namespace WorkReport.Web.Tests.Data;

/// <summary>A real file with the tables of <see cref="SampleDb"/>.</summary>
public abstract class SampleStore : IAsyncLifetime
{
    protected Store Store { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await using var db = Db();
        await db.Database.EnsureCreatedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A context of its own, as each request has one.</summary>
    protected SampleDb Db() => SampleDb.In(Store.Choice.ConnectionString);

    protected async Task<long> Saved(string title = "东坡", decimal area = 1.5m, DateTimeOffset? at = null)
    {
        await using var db = Db();
        var plot = new Plot { Title = title, Area = area, MeasuredAt = at ?? Store.Noon }.Told("plot.added");
        db.Add(plot);
        await db.SaveChangesAsync();
        return plot.Id;
    }

    protected async Task<Plot> Read(long id)
    {
        await using var db = Db();
        return await db.Plots.Include(p => p.Crops).SingleAsync(p => p.Id == id);
    }
}
