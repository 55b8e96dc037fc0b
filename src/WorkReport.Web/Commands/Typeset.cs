using System.CommandLine;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Pdf;
using WorkReport.Prose.Texts;
using WorkReport.Web.Pages.Typesetting;

namespace WorkReport.Web.Commands;

/// <summary>
/// <c>typeset IN.txt -o OUT.pdf</c>: a text as offices have it, set as an official page. What was left out of the page
/// stands on standard error, a line for a line and nothing else, so that it can be compared with the source.
/// </summary>
public static class Typeset
{
    public static Command Command()
    {
        var source = new Argument<string>("IN.txt") { Description = SharedResource.Text("Command.TypesetIn") };
        var target = new Option<string>("--output", "-o") { Description = SharedResource.Text("Command.TypesetOut"), HelpName = "OUT.pdf", Required = true };
        var fonts = Fonts.FolderOption();
        var command = new Command("typeset", SharedResource.Text("Command.Typeset")) { source, target, fonts };
        command.SetAction((parsed, cancel) =>
            RunAsync(parsed.GetRequiredValue(source), parsed.GetRequiredValue(target), parsed.GetValue(fonts), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string source, string target, string? fonts, CancellationToken cancel)
    {
        if (Path.GetFullPath(source) == Path.GetFullPath(target))
            return await CommandLine.RefuseAsync(SharedResource.Text("Command.SameFile", target));

        try
        {
            var decoded = TextDecoder.Decode(await File.ReadAllBytesAsync(source, cancel));
            if (decoded.Refusal is { } refusal)
                return await CommandLine.RefuseAsync(SharedResource.Text($"Refusal.{refusal}", TextDecoder.MaxCharacters));

            using var faces = Fonts.Load(fonts);
            var pages = OfficialPages.Set(decoded.Text!, faces);
            if (!pages.HasText)
                return await CommandLine.RefuseAsync(SharedResource.Text("Refusal.NothingToSet"));
            await SaveAsync(pages, target, cancel);
            await TellAsync(pages);
            return CommandLine.Done;
        }
        catch (NoChineseFontException)
        {
            return await CommandLine.RefuseAsync(SharedResource.Text("Fonts.None"));
        }
        catch (Exception unreachable) when (unreachable is IOException or UnauthorizedAccessException)
        {
            return await CommandLine.RefuseAsync(SharedResource.Text("Command.File", unreachable.Message));
        }
    }

    /// <summary>Beside the target first: half a file must never look like a file.</summary>
    private static async Task SaveAsync(OfficialPages pages, string target, CancellationToken cancel)
    {
        var part = $"{target}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var file = File.Create(part))
            {
                PdfWriter.Write(pages.Document, file);
                await file.FlushAsync(cancel);
            }

            File.Move(part, target, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static async Task TellAsync(OfficialPages pages)
    {
        foreach (var line in pages.Outline.Dropped)
            await Console.Error.WriteLineAsync(line.Text);

        var record = pages.Document.Record;
        await Console.Out.WriteLineAsync(SharedResource.Text("Typesetting.Count", pages.Document.Pages.Count, record.Rows));
        foreach (var choice in record.Substitutes)
            await Console.Out.WriteLineAsync(SharedResource.Text("Typesetting.Substitute", SharedResource.Text($"Role.{choice.Role}"), choice.Face.Family));
        if (record.MissingCharacters.Count > 0)
            await Console.Out.WriteLineAsync(SharedResource.Text("Typesetting.MissingList", string.Join(' ', record.MissingCharacters)));
    }
}
