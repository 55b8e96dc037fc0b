using System.Collections.Concurrent;

namespace WorkReport.Documents.Fonts;

/// <summary>The faces in use, one for each role, and where to look when a face lacks a character. Safe to use from several threads.</summary>
public sealed class FontSet : IDisposable
{
    private readonly Dictionary<FontFileFace, FontFace> open = [];
    private readonly FontChoice[] choices;
    private readonly FontFace[][] chains;
    private readonly ConcurrentDictionary<(FontRole Role, int CodePoint), FontGlyph> lent = new();

    private FontSet(FontCatalog catalog)
    {
        var roles = Enum.GetValues<FontRole>();
        var found = roles.Select(role => Candidates(catalog, role).ToList()).ToArray();
        var lastResort = FontPlan.LastResort.Select(candidate => Find(catalog, candidate, [FontSource.Fetched, FontSource.System]))
            .OfType<FontFace>().ToList();
        var any = found.SelectMany(choice => choice).FirstOrDefault()?.Face
            ?? lastResort.Find(IsChinese)
            ?? catalog.Faces.Where(face => face.DeclaresSimplifiedChinese).Select(Open).OfType<FontFace>().FirstOrDefault(IsChinese);
        if (any is null)
        {
            Dispose();
            throw new NoChineseFontException(catalog.Folders);
        }

        choices = [.. roles.Select((role, i) => found[i].Count > 0 ? found[i][0] : new FontChoice(role, any, IsSubstitute: true))];
        chains = [.. found.Select((own, i) => own.Select(choice => choice.Face).Prepend(choices[i].Face).Concat(lastResort).Append(any).Distinct().ToArray())];
    }

    /// <summary>What was chosen for each role.</summary>
    public IReadOnlyList<FontChoice> Choices => choices;

    /// <summary>Looks for the faces.</summary>
    /// <exception cref="NoChineseFontException">None of the folders has a face with Hanzi.</exception>
    public static FontSet Load(FontFolders folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return new FontSet(new FontCatalog(folders));
    }

    /// <summary>The role's own face.</summary>
    public FontFace FaceOf(FontRole role) => choices[(int)role].Face;

    /// <summary>The face and glyph for a character in a role; glyph 0 of the role's own face where no face has it.</summary>
    public FontGlyph Resolve(FontRole role, int codePoint)
    {
        var face = choices[(int)role].Face;
        var glyph = face.GlyphOf(codePoint);
        return glyph != 0 ? new FontGlyph(face, glyph) : lent.GetOrAdd((role, codePoint), Lend);
    }

    public void Dispose()
    {
        foreach (var face in open.Values)
            face.Dispose();
    }

    private FontGlyph Lend((FontRole Role, int CodePoint) wanted)
    {
        foreach (var face in chains[(int)wanted.Role])
        {
            if (face.GlyphOf(wanted.CodePoint) is var glyph and not 0)
                return new FontGlyph(face, glyph);
        }

        return new FontGlyph(choices[(int)wanted.Role].Face, 0);
    }

    /// <summary>All faces of a role that are there: the site's own folder, the system's standard faces, then free ones.</summary>
    private IEnumerable<FontChoice> Candidates(FontCatalog catalog, FontRole role)
    {
        var standard = FontPlan.Standard(role);
        var free = FontPlan.Free(role);
        return Chosen(standard.Concat(free), FontSource.Configured)
            .Concat(Chosen(standard, FontSource.System))
            .Concat(Chosen(free, FontSource.Fetched, FontSource.System))
            .DistinctBy(choice => choice.Face);

        IEnumerable<FontChoice> Chosen(IEnumerable<FontCandidate> candidates, params FontSource[] sources) =>
            candidates.Select(candidate => (candidate, Face: Find(catalog, candidate, sources)))
                .Where(pair => pair.Face is not null && IsChinese(pair.Face))
                .Select(pair => new FontChoice(role, pair.Face!, pair.candidate.IsSubstitute));
    }

    private FontFace? Find(FontCatalog catalog, FontCandidate candidate, FontSource[] sources) =>
        sources.SelectMany(source => catalog.Named(source, candidate.Name, candidate.Weight)).Select(Open).FirstOrDefault(face => face is not null);

    private FontFace? Open(FontFileFace file)
    {
        if (!file.MayBeEmbedded)
            return null;
        if (!open.TryGetValue(file, out var face))
            open.Add(file, face = new FontFace(file));
        return face;
    }

    private static bool IsChinese(FontFace face) => face.GlyphOf('中') != 0 && face.GlyphOf('国') != 0;
}

/// <summary>The face a role is set in.</summary>
/// <param name="Role">The role.</param>
/// <param name="Face">The face found first in the role's fixed order.</param>
/// <param name="IsSubstitute">True where the face is not the one the standard names; never silent.</param>
public sealed record FontChoice(FontRole Role, FontFace Face, bool IsSubstitute);

/// <summary>A face and the glyph in it.</summary>
public readonly record struct FontGlyph(FontFace Face, ushort Glyph);

/// <summary>No folder has a face with Hanzi: nothing can be set.</summary>
public sealed class NoChineseFontException : Exception
{
    public NoChineseFontException()
    {
    }

    public NoChineseFontException(string message)
        : base(message)
    {
    }

    public NoChineseFontException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public NoChineseFontException(IReadOnlyList<string> folders)
        : base("No Chinese font in: " + string.Join(", ", folders)) => Folders = folders;

    /// <summary>The folders that were searched.</summary>
    public IReadOnlyList<string> Folders { get; } = [];
}
