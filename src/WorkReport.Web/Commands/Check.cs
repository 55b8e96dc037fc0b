using System.CommandLine;
using System.Text.Json;
using WorkReport.Prose.Checks;
using WorkReport.Prose.Readings;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Commands;

/// <summary>
/// <c>check FILE [--json]</c>: what an editor has to look at in a text. Without <c>--json</c> line by line in words. What was found is no refusal: the
/// command did what it was asked.
/// </summary>
public static class Check
{
    public static Command Command()
    {
        var source = new Argument<string>("FILE") { Description = SharedResource.Text("Command.TypesetIn") };
        var json = new Option<bool>("--json") { Description = SharedResource.Text("Command.Json") };
        var command = new Command("check", SharedResource.Text("Command.Check")) { source, json };
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
            var findings = TextChecks.Find(ReportReader.Read(source.Text));
            if (asJson)
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(CheckJson.Of(source.Text, findings), ReadingJson.Readable));
            else
                await TellAsync(source.Text, findings);
            return CommandLine.Done;
        }
        catch (Exception unreachable) when (unreachable is IOException or UnauthorizedAccessException)
        {
            return await CommandLine.RefuseAsync(SharedResource.Text("Command.File", unreachable.Message));
        }
    }

    private static async Task TellAsync(string text, IReadOnlyList<Finding> findings)
    {
        int line = 1, at = 0;
        foreach (var finding in findings)
        {
            line += text.AsSpan(at, finding.Start - at).Count('\n');
            at = finding.Start;
            await Console.Out.WriteLineAsync(SharedResource.Text("Command.CheckLine", line, FindingWords.Of(finding.Severity), FindingWords.Sentence(finding)));
        }

        await Console.Out.WriteLineAsync(SharedResource.Text(
            "Command.CheckCount", findings.Count(f => f.Severity == Severity.Wrong), findings.Count(f => f.Severity == Severity.Doubtful), findings.Count(f => f.Severity == Severity.Hint)));
    }
}
