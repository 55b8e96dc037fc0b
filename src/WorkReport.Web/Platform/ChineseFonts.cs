using WorkReport.Documents.Fonts;

namespace WorkReport.Web.Platform;

/// <summary>
/// The faces of the house, read once, on first use. Where there is no Chinese face the site still runs and says so; a face
/// that arrives later is found without a restart.
/// </summary>
public sealed class ChineseFonts(FontFolders folders) : IDisposable
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private FontSet? loaded;
    private long lookedAt;

    /// <summary>The faces; null where there is no Chinese face at all.</summary>
    public FontSet? Find()
    {
        lock (gate)
        {
            if (loaded is not null || (lookedAt != 0 && TimeProvider.System.GetElapsedTime(lookedAt) < LookAgainAfter))
                return loaded;

            lookedAt = TimeProvider.System.GetTimestamp();
            try
            {
                return loaded = FontSet.Load(folders);
            }
            catch (NoChineseFontException)
            {
                return null;
            }
        }
    }

    public void Dispose() => loaded?.Dispose();
}
