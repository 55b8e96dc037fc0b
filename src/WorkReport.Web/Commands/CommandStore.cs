using WorkReport.Web.Data;

namespace WorkReport.Web.Commands;

/// <summary>The store that a command works on, as the settings and <c>--data</c> name it.</summary>
internal static class CommandStore
{
    public static ServiceProvider Open(string? data)
    {
        var configuration = new ConfigurationManager { ["Data:Folder"] = DataFolders.Default };
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables();
        if (data is not null)
            configuration["Data:Folder"] = Path.GetFullPath(data);
        return new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging().AddWorkReportDb(configuration).BuildServiceProvider();
    }
}
