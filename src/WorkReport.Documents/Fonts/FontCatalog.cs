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

    /// <summary>All faces.</summary>
    public IReadOnlyList<FontFileFace> Faces => faces;

    /// <summary>
    /// The faces of a source that go by a name, the nearest weight first. A face more than 150 off the weight is another face:
    /// a bold asked for by its family must not come out regular.
    /// </summary>
    public IEnumerable<FontFileFace> Named(FontSource source, string name, int weight) =>
        faces
            .Where(face => face.Source == source && !face.IsItalic && (face.Names.Contains(name) || face.Names.PostScript == name) && Math.Abs(face.Weight - weight) <= 150)
            .OrderBy(face => Math.Abs(face.Weight - weight));

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
