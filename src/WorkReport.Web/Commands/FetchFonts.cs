using System.Diagnostics;
using System.Globalization;
using System.Resources;
using WorkReport.Documents.Fonts;

namespace WorkReport.Web.Commands;

/// <summary>
/// <c>fonts --fetch</c>: brings the free Chinese fonts into the user's cache, once. Nothing of them is shipped with the application.
/// It asks no question, needs no administrator, and a source that fails is named while the others go on.
/// </summary>
public static class FetchFonts
{
    private const string WorkPrefix = ".fetching-";
    private static readonly ResourceManager Texts = new(typeof(FetchFonts));

    /// <summary>The cache. It holds font files and their licences, flat.</summary>
    public static string Folder => FontFolders.FetchedFolder;

    public static Task<FetchFontsResult> RunAsync(TextWriter progress, CancellationToken cancellation) =>
        RunAsync(Folder, FontSupplier.All, progress, cancellation);

    internal static async Task<FetchFontsResult> RunAsync(
        string folder, IEnumerable<FontSupplier> sources, TextWriter progress, CancellationToken cancellation)
    {
        var fetched = new List<string>();
        var problems = new List<FetchFontsProblem>();
        foreach (var source in sources)
        {
            var missing = source.Files.Where(file => !IsThere(folder, file)).ToArray();
            if (missing.Length == 0)
                continue;

            var reason = await FetchAsync(folder, source, missing, progress, cancellation);
            fetched.AddRange(missing.Where(file => IsThere(folder, file)).Select(file => file.Name));
            if (reason is null)
                continue;
            problems.Add(new(source.Name, reason, [.. missing.Where(file => !IsThere(folder, file)).Select(file => file.Name)]));
            await progress.WriteLineAsync(Text("SourceFailed", source.Name, reason));
        }

        return new(folder, fetched, problems);
    }

    internal static string Text(string key, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, Texts.GetString(key, CultureInfo.CurrentUICulture)!, values);

    /// <returns>null, or why not all of <paramref name="missing"/> could be had.</returns>
    private static async Task<string?> FetchAsync(
        string folder, FontSupplier source, FontFile[] missing, TextWriter progress, CancellationToken cancellation)
    {
        if (source.Obstacle() is { } obstacle)
            return obstacle;

        var started = Stopwatch.GetTimestamp();
        string? work = null;
        try
        {
            // Inside the cache, so that every move stays on one file system and a font appears whole or not at all.
            work = Directory.CreateDirectory(Path.Combine(folder, WorkPrefix + Guid.NewGuid().ToString("N"))).FullName;
            DeleteAbandonedWork(folder);
            await progress.WriteLineAsync(Text("Fetching", source.Name, source.Megabytes));
            var bringing = source.BringAsync(work, cancellation);
            while (await Task.WhenAny(bringing, Task.Delay(TimeSpan.FromSeconds(15), cancellation)) != bringing && !cancellation.IsCancellationRequested)
                await progress.WriteLineAsync(Text("StillFetching", SizeOf(work) / 1_000_000));
            if (await bringing is { } refusal)
                return refusal;

            var absent = missing.Where(file => !file.Keep(work, folder)).Select(file => file.Name).ToArray();
            if (absent.Length > 0)
                return Text("NotInSource", string.Join('、', absent));
            await progress.WriteLineAsync(Text("Fetched", missing.Length, folder, Stopwatch.GetElapsedTime(started).TotalSeconds));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Text("FolderRefused", folder, e.Message, FontFolders.FetchedVariable);
        }
        finally
        {
            Delete(work);
        }
    }

    private static bool IsThere(string folder, FontFile file) => new FileInfo(Path.Combine(folder, file.Name)) is { Exists: true, Length: > 0 };

    private static long SizeOf(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true }).Sum(file => file.Exists ? file.Length : 0);

    /// <summary>A fetch that was killed leaves its download behind; after a day nobody is working on it.</summary>
    private static void DeleteAbandonedWork(string folder)
    {
        foreach (var work in new DirectoryInfo(folder).EnumerateDirectories(WorkPrefix + "*"))
        {
            if (work.LastWriteTimeUtc < TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1))
                Delete(work.FullName);
        }
    }

    private static void Delete(string? work)
    {
        try
        {
            if (work is not null)
                Directory.Delete(work, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next fetch tries again; the fonts themselves are in place.
        }
    }
}

/// <param name="Folder">Where the fonts are.</param>
/// <param name="Fetched">The files that this run brought; empty when all was there.</param>
/// <param name="Problems">The sources that gave nothing or not all, in the order they were tried.</param>
public sealed record FetchFontsResult(string Folder, IReadOnlyList<string> Fetched, IReadOnlyList<FetchFontsProblem> Problems);

/// <param name="Source">The source, in words for the person.</param>
/// <param name="Reason">Why, and how to mend it, in words for the person.</param>
/// <param name="Missing">The files that are still absent.</param>
public sealed record FetchFontsProblem(string Source, string Reason, IReadOnlyList<string> Missing);
