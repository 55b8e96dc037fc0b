using System.ComponentModel;
using System.Diagnostics;

namespace WorkReport.Web.Commands;

/// <summary>A program of the machine that a command leans on. It gets no terminal, so that it can ask nothing.</summary>
internal static class Tool
{
    private const int ReasonLines = 4;

    /// <returns>The full path of the program, or null when it is on no folder of PATH.</returns>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Runs to the end; a cancellation ends the program and its children.</summary>
    /// <returns>null when the program ended well, else why not, in words for the person, with the program's own first lines.</returns>
    public static async Task<string?> RunAsync(string program, IEnumerable<string> arguments, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Find(program) ?? program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "C" },
        };
        using var process = new Process { StartInfo = start };
        try
        {
            _ = process.Start();
        }
        catch (Win32Exception e)
        {
            return FetchFonts.Text("ToolFailed", program, "—", e.Message);
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        _ = await output;
        var said = await errors;
        return process.ExitCode == 0 ? null : FetchFonts.Text("ToolFailed", program, process.ExitCode, FirstLines(said));
    }

    private static string FirstLines(string text) =>
        string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(ReasonLines));
}
