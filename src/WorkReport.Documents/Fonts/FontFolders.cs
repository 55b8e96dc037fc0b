namespace WorkReport.Documents.Fonts;

/// <summary>Where fonts are looked for.</summary>
/// <param name="Configured">The site's own folder, looked at first; null for none.</param>
/// <param name="Fetched">The folder that holds the free fonts fetched at set-up; null for none.</param>
/// <param name="System">Whether the machine's font folders are looked at.</param>
public sealed record FontFolders(string? Configured, string? Fetched, bool System = true)
{
    /// <summary>Overrides the folder for fetched fonts.</summary>
    public const string FetchedVariable = "WORKREPORT_FONTS_CACHE";

    /// <summary>The folder for fetched fonts of the person who runs this process.</summary>
    public static string FetchedFolder
    {
        get
        {
            if (Environment.GetEnvironmentVariable(FetchedVariable) is { Length: > 0 } folder)
                return folder;
            string cache = OperatingSystem.IsWindows()
                ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            return Path.Combine(cache, "workreport", "fonts");
        }
    }

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
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows())
        {
            return
            [
                Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
                Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Microsoft", "Windows", "Fonts"),
            ];
        }
        if (OperatingSystem.IsMacOS())
            return ["/System/Library/Fonts", "/Library/Fonts", Path.Combine(home, "Library", "Fonts")];
        return
        [
            "/usr/share/fonts",
            "/usr/local/share/fonts",
            Path.Combine(home, ".local", "share", "fonts"),
            Path.Combine(home, ".fonts"),
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
