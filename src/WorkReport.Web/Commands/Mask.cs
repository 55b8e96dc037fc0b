using System.CommandLine;
using System.Text;
using System.Text.Json;
using WorkReport.Prose.Masking;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Commands;

/// <summary>
/// <c>mask FILE [-o FILE] [--json]</c>: the text with a stand-in for whom and what it names, on standard output or in a file; what it still tells, on
/// standard error. Of a Word file the text is masked, as <c>check</c> reads it.
/// </summary>
public static class Mask
{
    public static Command Command()
    {
        var source = new Argument<string>("FILE") { Description = SharedResource.Text("Command.TypesetIn") };
        var target = new Option<string?>("-o", "--output") { Description = SharedResource.Text("Command.MaskOut") };
        var json = new Option<bool>("--json") { Description = SharedResource.Text("Command.Json") };
        var command = new Command("mask", SharedResource.Text("Command.Mask")) { source, target, json };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(source), parsed.GetValue(target), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string file, string? target, bool asJson, CancellationToken cancel)
    {
        if (!File.Exists(file))
            return await CommandLine.RefuseAsync(SharedResource.Text(Directory.Exists(file) ? "Command.IsFolder" : "Command.NoFile", Path.GetFullPath(file)));
        try
        {
            var (source, refused) = SourceText.Read(await File.ReadAllBytesAsync(file, cancel));
            if (source is null)
                return await CommandLine.RefuseAsync(refused!);
            var entities = EntityReader.Read(source.Text);
            var masked = MaskedText.Of(source.Text, entities);
            var leaks = Leaks.Find(masked);
            foreach (var remark in source.Remarks)
                await Console.Error.WriteLineAsync(remark);
            if (!asJson)
            {
                foreach (var leak in leaks)
                    await Console.Error.WriteLineAsync(SharedResource.Text("Command.CheckLine", 1 + masked.AsSpan(0, leak.Start).Count('\n'), FindingWords.Of(leak.Severity), FindingWords.Sentence(leak)));
            }

            var said = asJson ? JsonSerializer.Serialize(MaskJson.Of(source.Text, entities, masked, leaks), ReadingJson.Readable) : masked;
            if (target is not null)
                return await OutputFile.SaveAsync(Encoding.UTF8.GetBytes(said), target, cancel);
            await Console.Out.WriteLineAsync(said);
            return CommandLine.Done;
        }
        catch (Exception unreachable) when (unreachable is IOException or UnauthorizedAccessException)
        {
            return await CommandLine.RefuseAsync(SharedResource.Text("Command.File", unreachable.Message));
        }
    }
}
