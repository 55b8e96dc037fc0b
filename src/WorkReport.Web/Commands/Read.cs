using System.CommandLine;
using System.Text.Json;
using WorkReport.Prose.Outlines;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Readings;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Commands;

/// <summary>
/// <c>read FILE [--json]</c>: what the reader makes of a report that nobody here has seen. Without <c>--json</c> in words: its outline, then
/// each figure with its name; lines left out stand on standard error,
/// and with either what of a Word file is in none of its lines.
/// </summary>
public static class Read
{
    public static Command Command()
    {
        var source = new Argument<string>("FILE") { Description = SharedResource.Text("Command.TypesetIn") };
        var json = new Option<bool>("--json") { Description = SharedResource.Text("Command.Json") };
        var command = new Command("read", SharedResource.Text("Command.Read")) { source, json };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(source), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string file, bool asJson, CancellationToken cancel)
    {
        if (!File.Exists(file))
            return await CommandLine.RefuseAsync(SharedResource.Text(Directory.Exists(file) ? "Command.IsFolder" : "Command.NoFile", Path.GetFullPath(file)));
        try
        {
            var (source, refused) = SourceText.Read(await File.ReadAllBytesAsync(file, cancel));
            if (source is null)
                return await CommandLine.RefuseAsync(refused!);
            var reading = ReportReader.Read(source.Text);
            foreach (var remark in source.Remarks)
                await Console.Error.WriteLineAsync(remark);
            if (asJson)
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(ReadingJson.Of(reading), ReadingJson.Readable));
            else
                await TellAsync(reading);
            return CommandLine.Done;
        }
        catch (Exception unreachable) when (unreachable is IOException or UnauthorizedAccessException)
        {
            return await CommandLine.RefuseAsync(SharedResource.Text("Command.File", unreachable.Message));
        }
    }

    private static async Task TellAsync(ReportReading reading)
    {
        foreach (var line in reading.Outline.Dropped)
            await Console.Error.WriteLineAsync(line.Text);
        var entries = reading.Outline.Entries();
        foreach (var title in reading.Outline.Elements.Where(element => element.Kind == OutlineKind.Title))
            await Console.Out.WriteLineAsync(title.Text);
        foreach (var entry in entries)
            await Console.Out.WriteLineAsync(new string('\u3000', entry.Depth) + entry.Text);
        foreach (var quantity in reading.Quantities)
            await Console.Out.WriteLineAsync($"{reading.Text.Substring(quantity.Start, quantity.Length).ReplaceLineEndings("")}\t{Value(quantity)}\t{quantity.Name}");
        await Console.Out.WriteLineAsync(SharedResource.Text(
            "Command.ReadCount", entries.Count, reading.Outline.Elements.Count(element => element.Kind == OutlineKind.Paragraph), reading.Quantities.Count, reading.Plans.Count, reading.Outline.Dropped.Count));
    }

    private static string Value(QuantityReading quantity)
        => FormattableString.Invariant($"{(quantity.From is { } from ? $"{from}>" : "")}{quantity.Value}{(quantity.Upper is { } upper ? $"—{upper}" : "")} {quantity.Unit}");
}
