namespace WorkReport.Documents.Fonts;

/// <summary>Every usable face of the folders, in an order that does not depend on the file system.</summary>
internal sealed class FontCatalog
{
    private static readonly string[] Extensions = [".ttf", ".otf", ".ttc", ".otc"];

    private readonly List<FontFileFace> faces = [];

    public FontCatalog(FontFolders folders)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var (source, folder) in folders.InOrder())
        {
            Folders.Add(folder);
            foreach (string path in FilesOf(folder))
            {
                if (seen.Add(path))
                    faces.AddRange(SfntReader.Read(path, source));
            }
        }
    }

    /// <summary>The folders looked at, in order.</summary>
    public List<string> Folders { get; } = [];

    /// <summary>All faces, those that may not be embedded included.</summary>
    public IReadOnlyList<FontFileFace> Faces => faces;

    /// <summary>Families for Chinese whose makers do not allow a document to carry them.</summary>
    public IReadOnlyList<string> Refused =>
        [.. faces.Where(face => face.DeclaresSimplifiedChinese && !face.MayBeEmbedded).Select(face => face.Names.Family).Distinct()];

    /// <summary>Whatever says that it is made for Chinese text, regular weights first: for machines with none of the known faces.</summary>
    public IEnumerable<FontFileFace> DeclaredChinese =>
        Usable.Where(face => face.DeclaresSimplifiedChinese)
            .OrderBy(face => Math.Abs(face.Weight - 400))
            .ThenBy(face => face.Names.Family, StringComparer.Ordinal);

    private IEnumerable<FontFileFace> Usable => faces.Where(face => face.MayBeEmbedded && !face.IsItalic);

    /// <summary>
    /// The faces of a source that go by a name, the nearest weight first. A face more than 150 off the weight is another face:
    /// a bold asked for by its family must not come out regular.
    /// </summary>
    public IEnumerable<FontFileFace> Named(FontSource source, FontCandidate wanted) =>
        Usable
            .Where(face => face.Source == source && face.Names.Contains(wanted.Name) && Math.Abs(face.Weight - wanted.Weight) <= 150)
            .OrderBy(face => Math.Abs(face.Weight - wanted.Weight));

    /// <summary>The faces of a source one of whose names contains a word, and none of whose names one of the others, regular weights first.</summary>
    public IEnumerable<FontFileFace> NameContaining(FontSource source, string word, IReadOnlyList<string> others) =>
        Usable
            .Where(face => face.Source == source && face.Names.ContainsWord(word) && !others.Any(face.Names.ContainsWord))
            .OrderBy(face => Math.Abs(face.Weight - 400));

    private static IEnumerable<string> FilesOf(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        EnumerationOptions options = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 8 };
        return Directory.EnumerateFiles(folder, "*", options)
            .Where(path => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
    }
}
