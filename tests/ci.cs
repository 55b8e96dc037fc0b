#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property RestoreLockedMode=false
#:property UseSharedCompilation=false

// The gate: `dotnet run tests/ci.cs`, the same on a laptop and on a server.
// Steps in order, the first that fails ends the run; the last line counts the tests.

using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Xml.Linq;

const string Solution = "WorkReport.sln";
const string Web = "src/WorkReport.Web";
const string Results = "artifacts/test-results";
const string Mark = "WORKREPORT_GATE";
var testLimit = TimeSpan.FromMinutes(40);

Directory.SetCurrentDirectory(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, ".."));
var mark = Guid.NewGuid().ToString("N");
Dictionary<string, string> environment = new()
{
    [Mark] = mark, // every process that a step starts inherits it: so we know our own
    ["MSBUILDDISABLENODEREUSE"] = "1", // no build server may outlive the run
    ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
    ["UseSharedCompilation"] = "false",
    ["DOTNET_CLI_UI_LANGUAGE"] = "en",
    ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
    ["DOTNET_NOLOGO"] = "1",
    ["DEBIAN_FRONTEND"] = "noninteractive",
};
foreach (var (name, value) in environment)
    Environment.SetEnvironmentVariable(name, value);
if (Directory.Exists(Results))
    Directory.Delete(Results, recursive: true); // only this run's results are counted

var started = Stopwatch.StartNew();
var ok = Step("prerequisites", Prerequisites)
    && Step("restore", () => Run("dotnet", $"restore {Solution} --locked-mode"))
    && Step("build", () => Run("dotnet", $"build {Solution} --no-restore -c Release -v minimal"))
    && Step("format", () => Run("dotnet", $"format whitespace {Solution} --verify-no-changes --no-restore")) // style and analyzers are judged by the build
    && Step("fonts", () => Run("dotnet", $"run --project {Web} --no-build --no-launch-profile -c Release -- fonts --fetch"))
    && Step("tests", Tests);
ok = Step("nothing left running", NothingLeftRunning) && ok;

var (passed, failed, skipped) = Count();
if (ok && passed + failed == 0)
    Console.WriteLine("No test ran.");
ok = ok && passed > 0 && failed == 0;
Console.WriteLine($"\n{(ok ? "The gate is open" : "The gate is shut")}, {started.Elapsed:mm\\:ss} in all.");
Console.WriteLine($"{passed} passed, {(ok ? 0 : Math.Max(failed, 1))} failed, {skipped} skipped");
return ok ? 0 : 1;

bool Step(string name, Func<bool> step)
{
    Console.WriteLine($"\n== {name}");
    var took = Stopwatch.StartNew();
    var good = step();
    Console.WriteLine($"== {name}: {(good ? "done" : "FAILED")}, {took.Elapsed.TotalSeconds:0.0} s");
    return good;
}

// What the tests lean on beside .NET. Root on Debian gets it installed; anyone else gets it named, and the tests concerned skip or fail with their reason.
bool Prerequisites()
{
    Needed[] needed =
    [
        new("npm", "the web files and the free fonts", "npm", () => Has("npm")),
        new("chromium", "the browser journeys", "chromium-headless-shell chromium", () => Has("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")), // the shell is three times as fast
        new("mutool", "the pictures of PDF pages", "mupdf-tools", () => Has("mutool")),
        new("pdftotext", "the text of PDF files", "poppler-utils", () => Has("pdftotext")),
        new("qpdf", "the structure of PDF files", "qpdf", () => Has("qpdf")),
        new("python3", "the independent page checker", "python3", () => Has("python3", "python")),
        new("a Chinese screen font", "readable pages in the browser", "fonts-noto-cjk", HasChineseScreenFont),
    ];
    Console.WriteLine($".NET {Environment.Version} on {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores");
    var missing = needed.Where(tool => !tool.IsThere()).ToArray();
    if (missing.Length > 0 && Environment.UserName == "root" && Has("apt-get") && Run("apt-get", "-qq update"))
    {
        // One by one: a package that a release does not have must not keep the others out.
        foreach (var (tool, package) in missing.SelectMany(tool => tool.Packages.Split(' ').Select(package => (tool, package))))
            _ = tool.IsThere() || Run("apt-get", $"-qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends {package}");
    }

    foreach (var tool in missing.Where(tool => !tool.IsThere()))
        Console.WriteLine($"MISSING {tool.Name}, for {tool.Purpose}. Debian and its kin: apt-get install {tool.Packages.Split(' ')[^1]}");
    return true;
}

// One test project at a time: each keeps both cores of a small machine busy by itself, and what is timed stays calm.
bool Tests() => Run(
    "dotnet",
    $"test --solution {Solution} --no-build -c Release --max-parallel-test-modules 1 --no-progress --no-ansi --report-trx --results-directory {Results}",
    testLimit);

// From the result files; what failed or was skipped is named once more, so that nobody searches the log.
(int Passed, int Failed, int Skipped) Count()
{
    var (passed, failed, skipped) = (0, 0, 0);
    var files = Directory.Exists(Results) ? Directory.GetFiles(Results, "*.trx") : [];
    foreach (var test in files.Order().SelectMany(file => XDocument.Load(file).Descendants()).Where(element => element.Name.LocalName == "UnitTestResult"))
    {
        var outcome = (string?)test.Attribute("outcome");
        if (outcome == "Passed")
        {
            passed++;
            continue;
        }

        _ = outcome == "NotExecuted" ? skipped++ : failed++;
        var said = test.Descendants().FirstOrDefault(element => element.Name.LocalName is "Message" or "StdOut")?.Value.Trim();
        Console.WriteLine($"{(outcome == "NotExecuted" ? "skipped" : "failed")}: {(string?)test.Attribute("testName")}: {said?.ReplaceLineEndings(" ")}");
    }

    return (passed, failed, skipped);
}

// Whatever still carries our mark was started by a step and forgotten: a fault, named and ended.
bool NothingLeftRunning()
{
    if (!OperatingSystem.IsLinux())
        return true;
    var patience = Stopwatch.StartNew(); // a browser needs a moment to close
    while (Ours().Length > 0 && patience.Elapsed < TimeSpan.FromSeconds(10))
        Thread.Sleep(200);
    var left = Ours();
    foreach (var process in left)
    {
        Console.WriteLine($"left running: {process.Id} {process.ProcessName}");
        process.Kill();
    }

    return left.Length == 0;

    Process[] Ours() => [.. Process.GetProcesses().Where(process => process.Id != Environment.ProcessId && CarriesMark(process.Id))];

    bool CarriesMark(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ").Contains($"{Mark}={mark}", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // it ended meanwhile, or is another user's
        }
    }
}

static bool Run(string program, string arguments, TimeSpan? limit = null)
{
    Console.WriteLine($"> {program} {arguments}");
    using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
    if (process.WaitForExit(limit ?? Timeout.InfiniteTimeSpan))
        return process.ExitCode == 0;
    Console.WriteLine($"Not done after {limit}: ended.");
    process.Kill(entireProcessTree: true);
    return false;
}

static bool Has(params string[] names) =>
    (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => names.Any(name => File.Exists(Path.Combine(folder, name)) || File.Exists(Path.Combine(folder, name + ".exe")) || File.Exists(Path.Combine(folder, name + ".cmd"))));

// Windows and macOS come with one.
static bool HasChineseScreenFont()
{
    if (!OperatingSystem.IsLinux())
        return true;
    if (!Has("fc-list"))
        return false;
    using var list = Process.Start(new ProcessStartInfo("fc-list", ":lang=zh-cn family") { RedirectStandardOutput = true })!;
    return list.StandardOutput.ReadToEnd().Trim().Length > 0;
}

internal sealed record Needed(string Name, string Purpose, string Packages, Func<bool> IsThere);
