using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Serilog;
using Serilog.Core;
using WorkReport.Web.Data;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace WorkReport.Web.Commands;

/// <summary><c>serve</c>: starts the site and keeps it running. Also what happens without any command.</summary>
public static partial class Serve
{
    public const string Name = "serve";

    /// <summary>On this machine only, until someone decides otherwise.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>Sockets at once. Far more than any city has browsers open; each costs a few KB while it is silent.</summary>
    public const int MostConnections = 10_000;

    /// <summary>Bytes of a socket that are taken in before somebody reads them.</summary>
    public const int MostUnread = 64 * 1024;

    /// <summary>One file of the log; it goes on in another.</summary>
    public const long LogFileBytes = 20 * 1024 * 1024;

    /// <summary>Files of the log that are kept; the oldest make room. Two thirds of a GB at the most.</summary>
    public const int LogFiles = 31;

    public const string LogLine = "{Timestamp:yyyy-MM-dd HH:mm:ss zzz} {Level:u4} {SourceContext} {RequestId} {Message:lj}{NewLine}{Exception}";

    /// <summary>The log: on the console, and in files beside the store.</summary>
    public static Logger Log(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var log = new LoggerConfiguration().ReadFrom.Configuration(configuration)
            // Who started it is told in one sentence why it does not start.
            .Filter.ByExcluding(line => line.MessageTemplate.Text == "Hosting failed to start")
            .WriteTo.Console(outputTemplate: LogLine, formatProvider: CultureInfo.InvariantCulture);
        try
        {
            // Made here, for its owner alone: the log would make it for all to read.
            StoreFolder.Make(configuration["Data:Folder"]!);
            log.WriteTo.File(
                Path.Combine(configuration["Data:Folder"]!, "logs", "workreport-.log"), outputTemplate: LogLine, formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day, fileSizeLimitBytes: LogFileBytes, rollOnFileSizeLimit: true, retainedFileCountLimit: LogFiles);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The store is refused next, and says why.
        }

        return log.CreateLogger();
    }

    /// <summary>For the help; the site itself is started before any parsing.</summary>
    public static Command Command() => new(Name, SharedResource.Text("Command.Serve"))
    {
        CommandLine.DataOption(),
        new Option<string?>("--urls") { Description = SharedResource.Text("Command.Urls"), HelpName = "URLS" },
    };

    /// <summary>The host's settings from the words of the command line: without the command's name, with <c>--data</c> as the setting it is.</summary>
    public static string[] Settings(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return [.. args.Skip(args.Length > 0 && args[0] == Name ? 1 : 0).Select(Setting)];

        static string Setting(string arg) => arg == "--data" ? "--Data:Folder"
            : arg.StartsWith("--data=", StringComparison.Ordinal) ? "--Data:Folder=" + arg["--data=".Length..]
            : arg;
    }

    /// <summary>The first word that is no setting of the host, or a setting that lacks its value; null when all make sense.</summary>
    public static string? Misused(IReadOnlyList<string> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        for (var i = 0; i < settings.Count; i++)
        {
            if (!settings[i].StartsWith("--", StringComparison.Ordinal))
                return settings[i];
            if (settings[i].Contains('=', StringComparison.Ordinal))
                continue;
            if (i + 1 == settings.Count || settings[i + 1].StartsWith("--", StringComparison.Ordinal))
                return settings[i];
            i++;
        }

        return null;
    }

    /// <summary>Brings the store up to date, starts, says where, and runs until it is stopped.</summary>
    public static async Task<int> RunAsync(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        // As long as the site runs nobody puts another store in its place.
        using var inUse = app.Services.GetRequiredService<StoreInUse>();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<SchemaUpgrade>().RunAsync(Name);
            var (db, choice) = (scope.ServiceProvider.GetRequiredService<WorkReportDb>(), app.Services.GetRequiredService<DatabaseChoice>());
            if (await Keys.AreLostHereAsync(db, choice, app.Services.GetRequiredService<X509Certificate2>()))
                KeysLost(app.Logger, app.Configuration["Keys:Certificate"] ?? Keys.FileName);
            foreach (var missing in await scope.ServiceProvider.GetRequiredService<TrailCheck>().GuardsAsync())
                Unguarded(app.Logger, SharedResource.Text(missing.Reason!, [.. missing.Values]));
        }

        try
        {
            await app.StartAsync();
        }
        catch (IOException refused) when (refused.InnerException is AddressInUseException)
        {
            return await CommandLine.RefuseAsync(SharedResource.Text("Command.AddressInUse", app.Configuration["urls"] ?? DefaultAddress));
        }
        catch (Exception refused) when (refused is FormatException or ArgumentException or SocketException or IOException)
        {
            return await CommandLine.RefuseAsync(SharedResource.Text("Command.CannotListen", app.Configuration["urls"] ?? DefaultAddress, refused.Message));
        }

        foreach (var address in app.Urls)
            Ready(app.Logger, address);
        var start = app.Services.GetRequiredService<FirstStart>();
        if (await start.IsNowAsync(CancellationToken.None))
            NobodyYet(app.Logger, $"{app.Urls.First()}/setup", start.Code);
        await app.WaitForShutdownAsync();
        return CommandLine.Done;
    }

    [LoggerMessage(1, LogLevel.Information, "The site is ready: {Address}")]
    private static partial void Ready(ILogger logger, string address);

    [LoggerMessage(2, LogLevel.Information, "Nobody can sign in yet. Open {Address} and enter the code {Code}")]
    private static partial void NobodyYet(ILogger logger, string address, string code);

    [LoggerMessage(3, LogLevel.Warning, "{File} is not the certificate that sealed the keys in the store: whoever was signed in has to sign in again. If the old file is found, stop the site and put it back")]
    private static partial void KeysLost(ILogger logger, string file);

    [LoggerMessage(4, LogLevel.Error, "The log of what people did is not guarded as it was made: {Missing}")]
    private static partial void Unguarded(ILogger logger, string missing);
}
