namespace WorkReport.Web.Backups;

/// <summary>What backups need of the house.</summary>
public static class Conventions
{
    public static IServiceCollection AddBackups(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(BackupSettings.From(configuration)).AddSingleton<BackupShelf>().AddScoped<BackupMaker>().AddScoped<Rehearsal>().AddSingleton<StoreRestore>();
}
