using System.Text;
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

    /// <summary>The characters of a text that no face has, each once: they would be printed as 〓. None where there is no face to ask.</summary>
    public IReadOnlyList<string> Lacking(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Find() is not { } fonts ? [] :
            [.. text.EnumerateRunes().Where(rune => !Rune.IsControl(rune)).Distinct().Where(rune => fonts.Resolve(FontRole.FangSong, rune.Value).Glyph == 0).Select(rune => rune.ToString())];
    }

    public void Dispose() => loaded?.Dispose();
}
