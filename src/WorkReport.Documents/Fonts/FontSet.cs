using System.Collections.Concurrent;

namespace WorkReport.Documents.Fonts;

/// <summary>The faces in use, one for each role, and where to look when a face lacks a character. Safe to use from several threads.</summary>
public sealed class FontSet : IDisposable
{
    /// <summary>The first level of GB/T 2312 alone has so many Hanzi; a face with fewer cannot set an ordinary text.</summary>
    private const int EverydayHanzi = 3755;

    private readonly ConcurrentDictionary<FontFileFace, Lazy<FontFace?>> open = new();
    private readonly FontChoice[] choices;
    private readonly FontFileFace[][] lenders;
    private readonly ConcurrentDictionary<(FontRole Role, int CodePoint), FontGlyph> lent = new();

    private FontSet(FontCatalog catalog)
    {
        var roles = Enum.GetValues<FontRole>();
        var lastResort = FontPlan.LastResort.SelectMany(candidate => AnySource.SelectMany(source => catalog.Named(source, candidate))).ToList();
        choices = new FontChoice[roles.Length];
        lenders = new FontFileFace[roles.Length][];
        foreach (var role in roles)
        {
            var candidates = Candidates(catalog, role).ToList();
            choices[(int)role] = Choose(role, candidates, catalog);
            lenders[(int)role] =
            [
                .. candidates.Where(candidate => !candidate.IsSubstitute).Select(candidate => candidate.File)
                    .Concat(lastResort)
                    .Concat(candidates.Select(candidate => candidate.File))
                    .Distinct(),
            ];
        }

        Refused = catalog.Refused;
    }

    /// <summary>What was chosen for each role, in the order of <see cref="FontRole"/>.</summary>
    public IReadOnlyList<FontChoice> Choices => choices;

    /// <summary>Families for Chinese that were found but that their makers do not allow inside a document (OS/2.fsType).</summary>
    public IReadOnlyList<string> Refused { get; }

    private static FontSource[] AnySource => [FontSource.Configured, FontSource.Fetched, FontSource.System];

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

    /// <summary>How far a text reaches at its natural widths, points.</summary>
    /// <param name="role">Its face.</param>
    /// <param name="text">The text; half a surrogate pair counts as a missing character.</param>
    /// <param name="size">Em size, points.</param>
    public double WidthOf(FontRole role, ReadOnlySpan<char> text, double size)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            var (face, glyph) = Resolve(role, rune.Value);
            width += face.AdvanceOf(glyph) * size / face.UnitsPerEm;
        }

        return width;
    }

    /// <summary>
    /// Makes every later document two to three times as fast to write. For a process that stays: it takes some tenths of a
    /// second, so not on the way of a request, and about 80 MB.
    /// </summary>
    public void PrepareSubsets()
    {
        foreach (var face in choices.Select(choice => choice.Face).Distinct())
            face.PrepareSubsets();
    }

    public void Dispose()
    {
        foreach (var face in open.Values.Where(face => face.IsValueCreated))
            face.Value?.Dispose();
        open.Clear();
    }

    private FontGlyph Lend((FontRole Role, int CodePoint) wanted)
    {
        // A no-break space looks like any other, and no face need be embedded for it.
        if (wanted.CodePoint is '\u00A0' or '\u2007' or '\u202F')
            return Resolve(wanted.Role, ' ');
        foreach (var file in lenders[(int)wanted.Role])
        {
            if (Open(file) is { } face && face.GlyphOf(wanted.CodePoint) is var glyph and not 0)
                return new FontGlyph(face, glyph);
        }

        return new FontGlyph(choices[(int)wanted.Role].Face, 0);
    }

    private FontChoice Choose(FontRole role, IEnumerable<(FontFileFace File, bool IsSubstitute)> candidates, FontCatalog catalog)
    {
        var others = Enum.GetValues<FontRole>().Where(other => other != role)
            .SelectMany(other => Candidates(catalog, other))
            .Select(candidate => candidate.File)
            .Concat(catalog.DeclaredChinese)
            .Select(file => (File: file, IsSubstitute: true));
        foreach (var (file, isSubstitute) in candidates.Concat(others))
        {
            if (Open(file) is { } face && face.HanziCovered >= EverydayHanzi)
                return new FontChoice(role, face, isSubstitute);
        }

        Dispose();
        throw new NoChineseFontException(catalog.Folders);
    }

    /// <summary>All faces of a role that are there: the site's own folder, the system's standard faces, free ones; substitutes last.</summary>
    private static IEnumerable<(FontFileFace File, bool IsSubstitute)> Candidates(FontCatalog catalog, FontRole role)
    {
        var standard = FontPlan.Standard(role);
        var free = FontPlan.Free(role);
        return Found(standard, FontSource.Configured)
            .Concat(FontPlan.Words(role)
                .SelectMany(word => catalog.NameContaining(FontSource.Configured, word, FontPlan.OtherWords(role)))
                .Select(file => (File: file, IsSubstitute: false)))
            .Concat(Found(free, FontSource.Configured))
            .Concat(Found(standard, FontSource.System))
            .Concat(Found(free, FontSource.Fetched, FontSource.System))
            .OrderBy(candidate => candidate.IsSubstitute)
            .DistinctBy(candidate => candidate.File);

        IEnumerable<(FontFileFace File, bool IsSubstitute)> Found(IEnumerable<FontCandidate> names, params FontSource[] sources) =>
            names.SelectMany(name => sources.SelectMany(source => catalog.Named(source, name)).Select(file => (file, name.IsSubstitute)));
    }

    /// <summary>Opens a file when it is first needed (lenders are large and rarely asked); null where it has gone since the search.</summary>
    private FontFace? Open(FontFileFace file) => open.GetOrAdd(file, static file => new Lazy<FontFace?>(() => FontFace.TryOpen(file))).Value;
}

/// <summary>The face a role is set in.</summary>
/// <param name="Role">The role.</param>
/// <param name="Face">The face found first in the role's fixed order.</param>
/// <param name="IsSubstitute">True where the face is not the one the standard names; never silent.</param>
public sealed record FontChoice(FontRole Role, FontFace Face, bool IsSubstitute)
{
    /// <summary>How many Hanzi GB/T 2312 has: what <see cref="FontFace.HanziCovered"/> is measured against.</summary>
    public const int HanziOfStandard = 6763;
}

/// <summary>A face and the glyph in it.</summary>
public readonly record struct FontGlyph(FontFace Face, ushort Glyph);
