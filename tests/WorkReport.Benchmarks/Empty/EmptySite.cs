using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WorkReport.Benchmarks.Empty;

/// <summary>What a page costs at the least: one with nothing on it, and one with one row of a store. A process of its own: <c>empty FILE</c>.</summary>
internal static class EmptySite
{
    public static async Task RunAsync(string file)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--urls", "http://127.0.0.1:0"], ContentRootPath = Path.GetDirectoryName(file) });
        // As the site itself runs: only what goes wrong is told, but where it listens.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Services.AddDbContext<OneRow>(options => options.UseSqlite($"Data Source={file}"));
        builder.Services.AddRazorPages(options => options.RootDirectory = "/Empty").ConfigureApplicationPartManager(parts =>
        {
            var own = typeof(EmptySite).Assembly;
            parts.ApplicationParts.Clear();
            parts.ApplicationParts.Add(new AssemblyPart(own));
            parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(own));
        });
        await using var site = builder.Build();
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<OneRow>();
            await db.Database.EnsureCreatedAsync();
            db.Add(new Row { Text = "一行" });
            await db.SaveChangesAsync();
        }

        site.MapRazorPages();
        await site.RunAsync();
    }
}

/// <summary>A store of one row.</summary>
internal sealed class OneRow(DbContextOptions<OneRow> options) : DbContext(options)
{
    public DbSet<Row> Rows => Set<Row>();
}

/// <summary>The row.</summary>
internal sealed class Row
{
    public int Id { get; set; }

    public string Text { get; set; } = "";
}
