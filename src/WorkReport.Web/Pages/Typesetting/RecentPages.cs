using System.Security.Cryptography;
using WorkReport.Documents.Layout;

namespace WorkReport.Web.Pages.Typesetting;

/// <summary>
/// What was set lately, so that its pictures and its file can be fetched. Kept in memory for a while and no longer: the
/// text itself is in the browser of whoever typed it, and setting it again takes a second.
/// </summary>
public sealed class RecentPages(TimeProvider time)
{
    /// <summary>At most so many settings; the one unused for longest makes room.</summary>
    public const int Most = 40;

    /// <summary>At most so many glyphs in all of them, about 16 bytes each.</summary>
    public const int MostGlyphs = 4_000_000;

    /// <summary>A run of glyphs takes as much memory as so many glyphs, and a hostile text has a run for each.</summary>
    public const int GlyphsPerRun = 12;

    /// <summary>How long a setting is kept after it was last asked for.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = [];

    /// <summary>Keeps the pages; the answer names them and cannot be guessed.</summary>
    public string Keep(TypesetDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var glyphs = document.Pages.Sum(page => page.Runs.Sum(run => run.Glyphs.Length + GlyphsPerRun));
        lock (gate)
        {
            entries[id] = new Entry(document, glyphs, time.GetTimestamp());
            MakeRoom(id);
        }

        return id;
    }

    /// <summary>The pages of that name; null once they are gone.</summary>
    public TypesetDocument? Find(string id)
    {
        lock (gate)
        {
            MakeRoom(keep: null);
            if (!entries.TryGetValue(id, out var entry))
                return null;
            entries[id] = entry with { Used = time.GetTimestamp() };
            return entry.Document;
        }
    }

    private void MakeRoom(string? keep)
    {
        foreach (var (id, entry) in entries)
        {
            if (time.GetElapsedTime(entry.Used) > Kept)
                entries.Remove(id);
        }

        while (entries.Count > Most || (entries.Count > 1 && entries.Values.Sum(e => (long)e.Glyphs) > MostGlyphs))
            entries.Remove(entries.Where(e => e.Key != keep).MinBy(e => e.Value.Used).Key);
    }

    private sealed record Entry(TypesetDocument Document, int Glyphs, long Used);
}
