using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace WorkReport.Web.Exchange;

/// <summary>Why nothing came back of a file that was read apart.</summary>
internal enum ReaderFault
{
    /// <summary>It used up the memory or the seconds that a file may take, or its answer is larger than one may be.</summary>
    TooMuch,

    /// <summary>What came back is no answer.</summary>
    Broken,

    /// <summary>The machine had no room or no time for it: says nothing of the file, which may be read the next time.</summary>
    Busy,
}

/// <summary>
/// Reads files that anyone may have made, each in a process of its own: the program starts itself, gives it the file, and takes what it says. What the
/// file does to that process it does not do to the site: it has so much memory, so many seconds, no file to write, and nothing of the site's settings.
/// </summary>
public sealed class ReaderChild : IDisposable
{
    /// <summary>Of objects; what goes over ends the process.</summary>
    private const long MostHeapBytes = 384L * 1024 * 1024;

    /// <summary>Of addresses, in kibibytes, most of which the runtime only sets aside.</summary>
    private const int MostAddresses = 2_500_000;

    private const int MostProcessorSeconds = 20;

    /// <summary>A signal of that number (SIGKILL), as a shell reports it: the processor seconds are used up, or the system was short of memory.</summary>
    private const int Killed = 128 + 9;

    // What fork answers on every Unix that we run on: EAGAIN and ENOMEM.
    private const int TooManyProcesses = 11;
    private const int NoMemory = 12;

    // A queue of uploads is read a few at a time; whoever waits for too long is told to come again.
    private readonly SemaphoreSlim lanes = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>How long a file may wait for its turn, and how long it may be read: longer than its processor seconds, so that what takes longer waited for the machine.</summary>
    internal TimeSpan Longest { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The key of the last child that was started; for tests that look whether it is gone.</summary>
    internal int LastId { get; private set; }

    /// <summary>Has a child do what a hidden command does with something that anyone may have made; says why there is no answer where it did not survive that.</summary>
    /// <param name="command">The hidden command.</param>
    /// <param name="given">What it gets.</param>
    /// <param name="read">Reads what it answers.</param>
    /// <param name="mostBytes">Of the answer.</param>
    /// <param name="cancel">Cancels.</param>
    internal async Task<(ReaderFault? Fault, T? Answer)> AskAsync<T>(string command, byte[] given, Func<Stream, T> read, int mostBytes, CancellationToken cancel)
        where T : class
    {
        if (!await lanes.WaitAsync(Longest, cancel))
            return (ReaderFault.Busy, null);
        try
        {
            return await RunAsync(command, given, read, mostBytes, cancel);
        }
        finally
        {
            lanes.Release();
        }
    }

    public void Dispose() => lanes.Dispose();

    private async Task<(ReaderFault? Fault, T? Answer)> RunAsync<T>(string command, byte[] given, Func<Stream, T> read, int mostBytes, CancellationToken cancel)
        where T : class
    {
        var began = Stopwatch.GetTimestamp();
        if (Started(command) is not { } child)
            return (ReaderFault.Busy, null);
        using (child)
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel))
        {
            LastId = child.Id;
            limit.CancelAfter(Longest);
            try
            {
                var said = child.StandardError.ReadToEndAsync(limit.Token);
                var giving = GiveAsync(child, given, limit.Token);
                using var answer = new MemoryStream();
                var isWhole = await TakeAsync(child.StandardOutput.BaseStream, answer, mostBytes, limit.Token);
                if (!isWhole)
                    return (ReaderFault.TooMuch, null);
                await giving;
                await child.WaitForExitAsync(limit.Token);
                answer.Position = 0;
                return FaultOf(child.ExitCode, Stopwatch.GetElapsedTime(began)) is { } fault ? (fault, null)
                    : child.ExitCode == 0 ? (null, read(answer))
                    : throw new InvalidOperationException($"{command} ended with {child.ExitCode}: {await said}");
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                return (ReaderFault.Busy, null);
            }
            catch (InvalidDataException)
            {
                return (ReaderFault.Broken, null);
            }
            finally
            {
                End(child);
            }
        }
    }

    /// <summary>
    /// Did the system or the runtime end it? What used up its memory or its seconds was too much for a file, whatever it was; one that was killed
    /// before all processors together can have used up those seconds was in the way of others.
    /// </summary>
    internal static ReaderFault? FaultOf(int code, TimeSpan took) => code is >= 0 and <= 128 ? null
        : code == Killed && took * Environment.ProcessorCount < TimeSpan.FromSeconds(MostProcessorSeconds) ? ReaderFault.Busy : ReaderFault.TooMuch;

    private static Process? Started(string command)
    {
        try
        {
            return Process.Start(StartOf(command));
        }
        catch (Exception full) when (full is Win32Exception { NativeErrorCode: TooManyProcesses or NoMemory } or OutOfMemoryException)
        {
            return null;
        }
    }

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

    private static async Task<bool> TakeAsync(Stream output, MemoryStream answer, int mostBytes, CancellationToken cancel)
    {
        var buffer = new byte[1 << 16];
        while (await output.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            if (answer.Length + read > mostBytes)
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
        var assembly = typeof(ReaderChild).Assembly;
        var running = Environment.ProcessPath ?? "dotnet";
        var own = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".dll");
        // The name of a program has dots of its own, and on Windows an ending.
        if (Path.GetFileName(running) == Path.GetFileNameWithoutExtension(own) + (OperatingSystem.IsWindows() ? ".exe" : "") || !File.Exists(own))
            return (running, []);
        var shared = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return (File.Exists(shared) ? Path.GetFullPath(shared) : "dotnet", [own]);
    }
}
