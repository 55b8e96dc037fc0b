using System.CommandLine;
using System.Text.Json;
using WorkReport.Documents.Fonts;

namespace WorkReport.Web.Commands;

/// <summary><c>fonts [--fetch] [--json]</c>: which face each role is set in, and where the free ones come from.</summary>
public static class Fonts
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Command()
    {
        var fetch = new Option<bool>("--fetch") { Description = SharedResource.Text("Command.Fetch") };
        var json = new Option<bool>("--json") { Description = SharedResource.Text("Command.Json") };
        var folder = FolderOption();
        var command = new Command("fonts", SharedResource.Text("Command.Fonts")) { fetch, json, folder };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(fetch), parsed.GetValue(json), parsed.GetValue(folder), cancel));
        return command;
    }

    /// <summary><c>--fonts DIR</c>: a folder of faces that go before all others.</summary>
    internal static Option<string?> FolderOption() => new("--fonts") { Description = SharedResource.Text("Command.FontsFolder"), HelpName = "DIR" };

    /// <summary>The faces, those of the given folder first; without one, of the folder that <c>Fonts__Folder</c> names.</summary>
    internal static FontSet Load(string? folder) =>
        FontSet.Load(new FontFolders(folder ?? Environment.GetEnvironmentVariable("Fonts__Folder"), FetchFonts.Folder));

    private static async Task<int> RunAsync(bool fetch, bool json, string? folder, CancellationToken cancel)
    {
        // Standard output is the answer; with --json it must stay readable by a program.
        if (fetch)
            await FetchFonts.RunAsync(json ? Console.Error : Console.Out, cancel);

        try
        {
            using var fonts = Load(folder);
            await Console.Out.WriteAsync(json ? Json(fonts) : Lines(fonts, fetch));
            return CommandLine.Done;
        }
        catch (NoChineseFontException)
        {
            return await CommandLine.RefuseAsync(SharedResource.Text("Fonts.None"));
        }
    }

    private static string Json(FontSet fonts) => JsonSerializer.Serialize(
        fonts.Choices.Select(choice => new
        {
            role = choice.Role.ToString(),
            face = choice.Face.Family,
            substitute = choice.IsSubstitute,
            file = choice.Face.FileName,
            source = choice.Face.Source.ToString(),
            hanziOfGb2312 = choice.Face.HanziCovered,
            sha256 = choice.Face.Sha256,
        }),
        Readable) + Environment.NewLine;

    private static string Lines(FontSet fonts, bool fetched)
    {
        var lines = fonts.Choices.Select(choice => SharedResource.Text(
            choice.IsSubstitute ? "Fonts.SubstituteLine" : "Fonts.Line", SharedResource.Text($"Role.{choice.Role}"), choice.Face.Family));
        if (!fetched && fonts.Choices.Any(c => c.IsSubstitute && c.Face.Source != FontSource.Fetched))
            lines = lines.Append(SharedResource.Text("Fonts.HowToFetch"));
        return string.Concat(lines.Select(line => line + Environment.NewLine));
    }
}
