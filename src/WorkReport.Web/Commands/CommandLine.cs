using System.CommandLine;
using WorkReport.Domain;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Commands;

/// <summary>The command line: which commands there are, and what their results mean.</summary>
public static class CommandLine
{
    /// <summary>The command did what it was asked.</summary>
    public const int Done = 0;

    /// <summary>It refused; the reason is on standard error.</summary>
    public const int Refused = 1;

    /// <summary>It was called wrongly.</summary>
    public const int WrongUsage = 2;

    /// <summary>
    /// Nothing, <c>serve</c> or settings (<c>--urls …</c>) start the site. Hosts in tests come this way too, so it must not
    /// depend on anything that the parser may refuse.
    /// </summary>
    public static bool IsForTheSite(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.Any(a => a is "--help" or "-h" or "-?" or "/?" or "--version"))
            return false;
        return args.Length == 0 || args[0] == Serve.Name || args[0].StartsWith("--", StringComparison.Ordinal);
    }

    /// <summary>Starts the site or runs a command, and tells on standard error why the store or a setting refused.</summary>
    public static async Task<int> RunAsync(string[] args, Func<string[], Task<int>> serve)
    {
        ArgumentNullException.ThrowIfNull(serve);
        if (ReadApart.IsAsked(args))
            return ReadApart.Run(args[0]);
        try
        {
            return !IsForTheSite(args) ? await ParseAsync(args, serve)
                : Serve.Misused(Serve.Settings(args)) is { } word ? await MisusedAsync(SharedResource.Text("Command.Unknown", word))
                : await serve(args);
        }
        catch (Exception refused) when (refused is DatabaseRefusedException or SettingRefusedException)
        {
            return await RefuseAsync(refused.Message);
        }
        catch (RefusedException refused)
        {
            return await RefuseAsync(Sentence.Of(refused.Verdict).ToString());
        }
    }

    private static async Task<int> ParseAsync(string[] args, Func<string[], Task<int>> serve)
    {
        var root = new RootCommand(SharedResource.Text("Command.Root"))
        {
            Serve.Command(),
            Demo.Command(serve),
            Typeset.Command(),
            Commands.Read.Command(),
            Check.Command(),
            Mask.Command(),
            Fonts.Command(),
            Migrate.Command(),
            Export.Command(),
            Import.Command(),
            Rollup.Command(),
            Log.Command(),
            Backup.Command(),
            Restore.Command(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

        return await MisusedAsync(string.Join(Environment.NewLine, parsed.Errors.Select(e => e.Message)));
    }

    /// <summary>Tells the reason of a refusal on standard error.</summary>
    internal static async Task<int> RefuseAsync(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return Refused;
    }

    /// <summary>Tells on standard error what was wrong with the call.</summary>
    internal static async Task<int> MisusedAsync(string what)
    {
        await Console.Error.WriteLineAsync(what);
        await Console.Error.WriteLineAsync(SharedResource.Text("Command.SeeHelp"));
        return WrongUsage;
    }

    /// <summary><c>--data DIR</c>, for every command that has a store.</summary>
    internal static Option<string?> DataOption() => new("--data")
    {
        Description = SharedResource.Text("Command.Data"),
        HelpName = "DIR",
    };

    /// <summary><c>--passphrase-file FILE</c>, of backups.</summary>
    internal static Option<string?> PassphraseOption() => new("--passphrase-file")
    {
        Description = SharedResource.Text("Command.PassphraseFile"),
        HelpName = "FILE",
    };
}
