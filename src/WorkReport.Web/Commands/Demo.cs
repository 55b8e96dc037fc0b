using System.CommandLine;

namespace WorkReport.Web.Commands;

/// <summary><c>demo</c>: everything from nothing, without a question: fonts, a store of its own, the site.</summary>
public static class Demo
{
    public static Command Command(Func<string[], Task<int>> serve)
    {
        var data = CommandLine.DataOption();
        var reset = new Option<bool>("--reset") { Description = SharedResource.Text("Command.Reset") };
        var command = new Command("demo", SharedResource.Text("Command.Demo", DataFolders.Demo)) { data, reset };
        // Settings of the site (--urls …) are handed on to it.
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) =>
            RunAsync(parsed.GetValue(data), parsed.GetValue(reset), [.. parsed.UnmatchedTokens], serve, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string? data, bool reset, string[] settings, Func<string[], Task<int>> serve, CancellationToken cancel)
    {
        if (Serve.Misused(settings) is { } word)
            return await CommandLine.MisusedAsync(SharedResource.Text("Command.Unknown", word));

        var folder = data is null ? DataFolders.Demo : Path.GetFullPath(data);
        if (reset && DemoStore.Reset(folder) is { } refused)
            return await CommandLine.RefuseAsync(refused);

        DemoStore.Mark(folder);
        await FetchFonts.RunAsync(Console.Out, cancel);
        return await serve(["serve", "--data", folder, .. settings]);
    }
}
