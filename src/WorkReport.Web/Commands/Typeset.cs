using System.CommandLine;
using WorkReport.Documents.Docx;
using WorkReport.Documents.Fonts;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using WorkReport.Documents.Pdf;
using WorkReport.Prose.Outlines;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Commands;

/// <summary>
/// <c>typeset IN -o OUT.pdf</c>: a text as offices have it, set as an official page of either profile. What was left out of the page
/// stands on standard error, a line for a line, so that it can be compared with the source; then in sentences what of a Word file has no line.
/// </summary>
public static class Typeset
{
    public static Command Command()
    {
        var source = new Argument<string>("IN") { Description = SharedResource.Text("Command.TypesetIn") };
        var target = new Option<string>("--output", "-o") { Description = SharedResource.Text("Command.TypesetOut"), HelpName = "OUT.pdf", Required = true };
        var profile = new Option<Profile>("--profile") { Description = SharedResource.Text("Command.Profile"), HelpName = "meeting|official" };
        var grid = new Option<string>("--grid") { Description = SharedResource.Text("Command.Grid"), HelpName = "edge|word", DefaultValueFactory = _ => Grid.EdgeToEdge.Name };
        grid.AcceptOnlyFromAmong(Grid.EdgeToEdge.Name, Grid.Word.Name);
        var strict = new Option<bool>("--strict") { Description = SharedResource.Text("Command.Strict") };
        var meta = new Option<string?>("--meta") { Description = SharedResource.Text("Command.Meta"), HelpName = "META.json" };
        var word = new Option<string?>("--docx") { Description = SharedResource.Text("Command.Docx"), HelpName = "OUT.docx" };
        var fonts = Fonts.FolderOption();
        var command = new Command("typeset", SharedResource.Text("Command.Typeset")) { source, target, profile, grid, word, strict, meta, fonts };
        command.SetAction((parsed, cancel) => RunAsync(
            new Job(
                parsed.GetRequiredValue(source), parsed.GetRequiredValue(target), parsed.GetValue(profile),
                parsed.GetValue(grid) == Grid.Word.Name ? Grid.Word : Grid.EdgeToEdge, parsed.GetValue(word), parsed.GetValue(strict), parsed.GetValue(meta), parsed.GetValue(fonts)),
            cancel));
        return command;
    }

    /// <summary>What was asked for on the command line.</summary>
    private sealed record Job(string Source, string Target, Profile Profile, Grid Grid, string? Word, bool IsStrict, string? Meta, string? Fonts);

    private static async Task<int> RunAsync(Job job, CancellationToken cancel)
    {
        var written = new[] { job.Target, job.Word }.OfType<string>().ToList();
        var read = new[] { job.Source, job.Meta }.OfType<string>().Select(Path.GetFullPath).ToList();
        if (written.Find(path => read.Contains(Path.GetFullPath(path))) is { } itself)
            return await CommandLine.RefuseAsync(SharedResource.Text("Command.SameFile", itself));
        if (read.Find(path => !File.Exists(path)) is { } missing)
            return await CommandLine.RefuseAsync(SharedResource.Text(Directory.Exists(missing) ? "Command.IsFolder" : "Command.NoFile", missing));
        if (written.Find(path => !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))) is { } homeless)
            return await CommandLine.RefuseAsync(SharedResource.Text("Command.NoFolder", Path.GetDirectoryName(Path.GetFullPath(homeless))!));
        if (written.DistinctBy(Path.GetFullPath).Count() < written.Count)
            return await CommandLine.RefuseAsync(SharedResource.Text("Command.SameTarget", job.Target));

        try
        {
            var (reading, refused) = SourceText.Read(await File.ReadAllBytesAsync(job.Source, cancel));
            if (reading is null)
                return await CommandLine.RefuseAsync(refused!);

            var outline = OutlineReader.Read(reading.Text);
            if (outline.Elements.Count == 0)
                return await CommandLine.RefuseAsync(SharedResource.Text("Refusal.NothingToSet"));
            var document = OfficialPages.Modelled(outline, job.Profile);
            if (job.Meta is { } meta)
                document = (await TypesetMeta.ReadAsync(meta, cancel)).Around(document);

            using var faces = Fonts.Load(job.Fonts);
            var pages = Typesetter.Set(document, faces, job.Grid);
            if (job.IsStrict && Shortcomings(pages.Record).ToList() is { Count: > 0 } shortcomings)
                return await CommandLine.RefuseAsync(string.Join(Environment.NewLine, shortcomings.Prepend(SharedResource.Text("Command.NotStrict"))));
            await SaveAsync(job.Target, file => PdfWriter.Write(pages, file), cancel);
            if (job.Word is { } word)
                await SaveAsync(word, file => DocxWriter.Write(document, file), cancel);
            await TellAsync(reading, outline, pages);
            return CommandLine.Done;
        }
        catch (NoChineseFontException)
        {
            return await CommandLine.RefuseAsync(SharedResource.Text("Fonts.None"));
        }
        catch (TypesetMetaException unfit)
        {
            return await CommandLine.RefuseAsync(unfit.Message);
        }
        catch (Exception unreachable) when (unreachable is IOException or UnauthorizedAccessException)
        {
            return await CommandLine.RefuseAsync(SharedResource.Text("Command.File", unreachable.Message));
        }
    }

    /// <summary>Whatever is not drawn in the face that the standard names for it.</summary>
    private static IEnumerable<string> Shortcomings(TypesettingRecord record)
    {
        foreach (var choice in record.Substitutes)
            yield return SharedResource.Text("Typesetting.Substitute", SharedResource.Text($"Role.{choice.Role}"), choice.Face.Family);
        foreach (var borrowed in record.BorrowedGlyphs)
            yield return SharedResource.Text("Typesetting.BorrowedGlyph", borrowed.Character, SharedResource.Text($"Role.{borrowed.Role}"), borrowed.Face);
        foreach (var missing in record.Missing)
            yield return Missing(missing);
    }

    /// <summary>What is printed as 〓, and where.</summary>
    internal static string Missing(MissingGlyph missing) => SharedResource.Text("Typesetting.MissingAt", missing.Character, CodePoints(missing.Character), missing.Page, missing.Around);

    private static string CodePoints(string character) => string.Join(' ', character.EnumerateRunes().Select(rune => FormattableString.Invariant($"U+{rune.Value:X4}")));

    /// <summary>Beside the target first: half a file must never look like a file.</summary>
    private static async Task SaveAsync(string target, Action<Stream> write, CancellationToken cancel)
    {
        var part = $"{target}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var file = File.Create(part))
            {
                write(file);
                await file.FlushAsync(cancel);
            }

            File.Move(part, target, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static async Task TellAsync(SourceText source, Outline outline, TypesetDocument pages)
    {
        foreach (var line in outline.Dropped.Select(dropped => dropped.Text).Concat(source.Remarks))
            await Console.Error.WriteLineAsync(line);

        await Console.Out.WriteLineAsync(SharedResource.Text("Typesetting.Count", pages.Pages.Count, pages.Record.Rows));
        if (OfficialPages.DateRead(outline) is { } date)
            await Console.Out.WriteLineAsync(date);
        foreach (var shortcoming in Shortcomings(pages.Record))
            await Console.Out.WriteLineAsync(shortcoming);
    }
}
