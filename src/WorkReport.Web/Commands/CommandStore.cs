using WorkReport.Web.Backups;
using WorkReport.Web.Data;

namespace WorkReport.Web.Commands;

/// <summary>The store that a command works on, as the settings and <c>--data</c> name it.</summary>
internal static class CommandStore
{
    /// <summary>Opens it beside the site and other commands.</summary>
    public static ServiceProvider Open(string? data)
    {
        var services = Build(Configuration(data));
        // Held until the command has ended: nobody puts another store in its place meanwhile.
        services.GetRequiredService<StoreInUse>();
        return services;
    }

    /// <summary>The settings of the machine, with the folder that the command line names.</summary>
    public static ConfigurationManager Configuration(string? data)
    {
        var configuration = new ConfigurationManager { ["Data:Folder"] = DataFolders.Default };
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables();
        if (data is not null)
            configuration["Data:Folder"] = Path.GetFullPath(data);
        return configuration;
    }

    /// <summary>The services of a store, not yet held.</summary>
    public static ServiceProvider Build(IConfiguration configuration) =>
        new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging().AddWorkReportDb(configuration).AddBackups(configuration).BuildServiceProvider();
}
