using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using WorkReport.Documents.Spreadsheets;

namespace WorkReport.Web.Exchange;

/// <summary>
/// Reads a file that anyone may have made, in a process of its own: the program starts itself, gives it the file, and takes the sheet. What the file
/// does to that process it does not do to the site: it has so much memory, so many seconds, no file to write, and nothing of the site's settings.
/// </summary>
public sealed class SheetChild : IDisposable
{
    /// <summary>The hidden command: a file on standard input, a sheet on standard output.</summary>
    public const string Command = "read-sheet";

    /// <summary>Of objects; what goes over ends the process.</summary>
    private const long MostHeapBytes = 384L * 1024 * 1024;

    /// <summary>Of addresses, in kibibytes, most of which the runtime only sets aside.</summary>
    private const int MostAddresses = 2_500_000;

    private const int MostProcessorSeconds = 20;
    private const int MostAnswerBytes = 80_000_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // A queue of uploads is read a few at a time; whoever waits for too long is told to come again.
    private readonly SemaphoreSlim lanes = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>The key of the last child that was started; for tests that look whether it is gone.</summary>
    internal int LastId { get; private set; }

    /// <summary>Reads the file. Never fails on its content: what is wrong with it is the answer.</summary>
    public async Task<TextSheet> ReadAsync(byte[] file, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var (refusal, sheet) = file.Length > XlsxReader.MostFileBytes ? (SheetRefusal.TooLarge, null) : await AskAsync(Command, file, SheetPipe.Read, cancel);
        return sheet ?? TextSheet.Refused(refusal!.Value);
    }

    /// <summary>Has a child do what a hidden command does with something that anyone may have made; says why there is no answer where it did not survive that.</summary>
    /// <param name="command">The hidden command.</param>
    /// <param name="given">What it gets.</param>
    /// <param name="read">Reads what it answers.</param>
    /// <param name="cancel">Cancels.</param>
    internal async Task<(SheetRefusal? Refusal, T? Answer)> AskAsync<T>(string command, byte[] given, Func<Stream, T> read, CancellationToken cancel)
        where T : class
    {
        await lanes.WaitAsync(cancel);
        try
        {
            return await RunAsync(command, given, read, cancel);
        }
        finally
        {
            lanes.Release();
        }
    }

    public void Dispose() => lanes.Dispose();

    /// <summary>What the child does: nothing but this.</summary>
    public static int Serve(Stream input, Stream output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        using var file = new MemoryStream();
        input.CopyTo(file);
        using var answer = new BufferedStream(output, 1 << 16);
        SheetPipe.Write(UploadedSheet.Read(file.ToArray()), answer);
        return 0;
    }

    private async Task<(SheetRefusal? Refusal, T? Answer)> RunAsync<T>(string command, byte[] given, Func<Stream, T> read, CancellationToken cancel)
        where T : class
    {
        using var child = Process.Start(StartOf(command))!;
        LastId = child.Id;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        try
        {
            var said = child.StandardError.ReadToEndAsync(limit.Token);
            var giving = GiveAsync(child, given, limit.Token);
            using var answer = new MemoryStream();
            var isWhole = await TakeAsync(child.StandardOutput.BaseStream, answer, limit.Token);
            await giving;
            await child.WaitForExitAsync(limit.Token);
            answer.Position = 0;
            return !isWhole || IsEnded(child.ExitCode) ? (SheetRefusal.TooLarge, null)
                : child.ExitCode == 0 ? (null, read(answer))
                : throw new InvalidOperationException($"The reader of sheets ended with {child.ExitCode}: {await said}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (SheetRefusal.TooLarge, null);
        }
        catch (InvalidDataException)
        {
            return (SheetRefusal.Broken, null);
        }
        finally
        {
            End(child);
        }
    }

    /// <summary>Did the system or the runtime end it? What used up its memory or its seconds was too much for a sheet, whatever it was.</summary>
    private static bool IsEnded(int code) => code is < 0 or > 128;

    private static async Task GiveAsync(Process child, byte[] file, CancellationToken cancel)
    {
        try
        {
            await child.StandardInput.BaseStream.WriteAsync(file, cancel);
            child.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read all of it; how it ended says why.
        }
    }

    private static async Task<bool> TakeAsync(Stream output, MemoryStream answer, CancellationToken cancel)
    {
        var buffer = new byte[1 << 16];
        while (await output.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            if (answer.Length + read > MostAnswerBytes)
                return false;
            answer.Write(buffer, 0, read);
        }

        return true;
    }

    private static void End(Process child)
    {
        try
        {
            if (!child.HasExited)
                child.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It ended by itself in this moment.
        }
    }

    private static ProcessStartInfo StartOf(string command)
    {
        var (program, words) = Itself();
        // The limits have to stand before the runtime starts; every Unix has a shell that sets them.
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(program, [.. words, command]) : new ProcessStartInfo("/bin/sh",
        [
            "-c", FormattableString.Invariant($"ulimit -t {MostProcessorSeconds}; ulimit -f 0; ulimit -c 0; ulimit -v {MostAddresses}; exec \"$0\" \"$@\""),
            program, .. words, command,
        ]);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError, start.CreateNoWindow) = (true, true, true, true);
        start.WorkingDirectory = AppContext.BaseDirectory;
        // Passwords of a database stand in settings; the child needs none of them.
        foreach (var name in start.Environment.Keys.Where(name => !IsOfTheMachine(name)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_GCHeapHardLimit"] = FormattableString.Invariant($"0x{MostHeapBytes:X}");
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        // It maps memory through a file, and there is none to write.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return start;
    }

    private static bool IsOfTheMachine(string name) =>
        name is "PATH" or "HOME" or "LANG" or "LC_ALL" or "LD_LIBRARY_PATH" || name.Equals("SystemRoot", StringComparison.OrdinalIgnoreCase) || name.StartsWith("DOTNET_ROOT", StringComparison.Ordinal);

    /// <summary>This program, also where something else hosts it: a published one by its own name, else by the runtime that runs it.</summary>
    private static (string Program, string[] Words) Itself()
    {
        var assembly = typeof(SheetChild).Assembly;
        var running = Environment.ProcessPath ?? "dotnet";
        var own = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".dll");
        // The name of a program has dots of its own, and on Windows an ending.
        if (Path.GetFileName(running) == Path.GetFileNameWithoutExtension(own) + (OperatingSystem.IsWindows() ? ".exe" : "") || !File.Exists(own))
            return (running, []);
        var shared = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return (File.Exists(shared) ? Path.GetFullPath(shared) : "dotnet", [own]);
    }
}
