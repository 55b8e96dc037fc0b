using WorkReport.Documents.Fonts;

namespace WorkReport.Documents.Tests;

/// <summary>The fonts this machine has. Layout is tested with real faces or not at all.</summary>
internal static class TestFonts
{
    private static readonly Lazy<FontSet?> Loaded = new(Load);

    public static FontSet Require()
    {
        Assert.SkipWhen(Loaded.Value is null, "No Chinese font on this machine: run `fonts --fetch`.");
        return Loaded.Value;
    }

    private static FontSet? Load()
    {
        try
        {
            return FontSet.Load(new FontFolders(Configured: null, Fetched: FontFolders.FetchedFolder));
        }
        catch (NoChineseFontException)
        {
            return null;
        }
    }
}
