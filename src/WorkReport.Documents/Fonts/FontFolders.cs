namespace WorkReport.Documents.Fonts;

/// <summary>Where fonts are looked for.</summary>
/// <param name="Configured">The site's own folder, looked at first; null for none.</param>
/// <param name="Fetched">The folder that holds the free fonts fetched at set-up; null for none.</param>
/// <param name="System">Whether the machine's font folders are looked at.</param>
public sealed record FontFolders(string? Configured, string? Fetched, bool System = true)
{
    /// <summary>Overrides the folder for fetched fonts.</summary>
    public const string FetchedVariable = "WORKREPORT_FONTS_CACHE";

    /// <summary>
    /// The folder for fetched fonts of the person who runs this process: <c>WORKREPORT_FONTS_CACHE</c>, else <c>workreport/fonts</c>
    /// below LocalApplicationData (Windows), <c>XDG_CACHE_HOME</c> or <c>~/.cache</c>. It need not exist yet.
    /// </summary>
    public static string FetchedFolder => FetchedFolderFor(Environment.GetEnvironmentVariable);

    /// <summary>The same for other variables than this process's.</summary>
    public static string FetchedFolderFor(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (environment(FetchedVariable) is { Length: > 0 } chosen)
            return Path.GetFullPath(chosen);
        var caches = OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : environment("XDG_CACHE_HOME") is { } xdg && Path.IsPathFullyQualified(xdg)
                ? xdg
                : Path.Combine(Home, ".cache");
        return Path.Combine(caches, "workreport", "fonts");
    }

    // Unverified: the home of a service account often does not exist, and an empty path would mean the caller's folder.
    private static string Home =>
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);

    /// <summary>Every folder with what it is, in the order of the search; folders that do not exist included.</summary>
    internal IEnumerable<(FontSource Source, string Folder)> InOrder()
    {
        if (!string.IsNullOrWhiteSpace(Configured))
            yield return (FontSource.Configured, Configured);
        if (!string.IsNullOrWhiteSpace(Fetched))
            yield return (FontSource.Fetched, Fetched);
        if (System)
        {
            foreach (string folder in SystemFolders())
                yield return (FontSource.System, folder);
        }
    }

    private static string[] SystemFolders()
    {
        if (OperatingSystem.IsWindows())
        {
            return
            [
                Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
                Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Microsoft", "Windows", "Fonts"),
            ];
        }
        if (OperatingSystem.IsMacOS())
            return ["/System/Library/Fonts", "/Library/Fonts", Path.Combine(Home, "Library", "Fonts")];
        return
        [
            "/usr/share/fonts",
            "/usr/local/share/fonts",
            Path.Combine(Home, ".local", "share", "fonts"),
            Path.Combine(Home, ".fonts"),
            // Debian's TeX packages keep Fandol and Arphic outside the common folder.
            "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol",
            "/usr/share/texlive/texmf-dist/fonts/truetype/public/arphic-ttf",
        ];
    }
}

/// <summary>Where a face was found.</summary>
public enum FontSource
{
    /// <summary>The site's own folder.</summary>
    Configured,

    /// <summary>The machine's font folders.</summary>
    System,

    /// <summary>The folder of fetched free fonts.</summary>
    Fetched,
}
