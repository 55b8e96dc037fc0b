using System.CommandLine;
using System.Globalization;
using WorkReport.Documents.Fonts;
using WorkReport.Web.Data;
using WorkReport.Web.Demonstration;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Commands;

/// <summary><c>demo</c>: everything from nothing, without a question: fonts, a store of its own with a city in it, the site.</summary>
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
        if (!DemoStore.Mark(folder))
            return await CommandLine.RefuseAsync(SharedResource.Text("Command.NotForDemo", folder));

        // Last, so that no other setting leads the demonstration, with its business time and open password, to a real database.
        settings = [$"--Business:Now={DemonstrationCity.Now.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)}", .. settings, .. DemoStore.Settings(folder)];
        await FetchFonts.RunAsync(Console.Out, cancel);
        await LoadAsync(settings, cancel);
        return await serve(["serve", .. settings]);
    }

    private static async Task LoadAsync(string[] settings, CancellationToken cancel)
    {
        var configuration = new ConfigurationManager();
        configuration.AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables().AddCommandLine(settings);
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging()
            .AddWorkReportDb(configuration).AddSingleton(new ChineseFonts(new FontFolders(configuration["Fonts:Folder"], FetchFonts.Folder)))
            .AddSingleton(services => DemoNotices.With(services.GetRequiredService<ChineseFonts>())).AddScoped<LoadDemonstration>().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SchemaUpgrade>().RunAsync("demo", cancel);

        var city = new DemonstrationCity();
        if (await scope.ServiceProvider.GetRequiredService<LoadDemonstration>().RunAsync(city, cancel))
            await Console.Out.WriteLineAsync(SharedResource.Text("Command.DemoLoaded", city.Units.Count(city.Stands), city.People.Count));
        await TellAsync(city, configuration["urls"] ?? Serve.DefaultAddress);
    }

    /// <summary>Where to go and whom to sign in as.</summary>
    private static async Task TellAsync(DemonstrationCity city, string address)
    {
        await Console.Out.WriteLineAsync(SharedResource.Text("Command.DemoSignIn", address));
        string[][] table =
        [
            [SharedResource.Text("Command.DemoRole"), SharedResource.Text("Command.DemoUserName"), SharedResource.Text("Command.DemoPassword")],
            .. city.Guides().Select(person => new[]
            {
                string.Join(' ', person.Roles.Select(role => SharedResource.Text(Sentences.KeyOf(role, signs: false, city.Units.Single(unit => unit.Code == person.Unit).Level)))), person.UserName, LoadDemonstration.Password,
            }),
        ];
        foreach (var row in table)
            await Console.Out.WriteLineAsync($"  {Padded(row[0], table.Max(r => Width(r[0])))}  {Padded(row[1], table.Max(r => Width(r[1])))}  {row[2]}");
        await Console.Out.WriteLineAsync(SharedResource.Text("Command.DemoOthers"));
    }

    private static string Padded(string text, int width) => text + new string(' ', width - Width(text));

    // On a console a Hanzi is as wide as two letters.
    private static int Width(string text) => text.Sum(c => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.OtherLetter ? 2 : 1);
}
