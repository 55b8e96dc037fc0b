namespace WorkReport.Documents.Fonts;

/// <summary>A face found in a folder, not opened yet.</summary>
internal sealed class FontFileFace
{
    private const int LevelOfUse = 0x000F;
    private const int Restricted = 0x0002;
    private const int NoSubsetting = 0x0100;
    private const int BitmapsOnly = 0x0200;

    public required string Path { get; init; }

    /// <summary>Place within a collection; 0 in a plain file.</summary>
    public required int Index { get; init; }

    public required FontSource Source { get; init; }

    public required FontNames Names { get; init; }

    public required bool IsCff { get; init; }

    /// <summary>400 regular, 700 bold.</summary>
    public required int Weight { get; init; }

    public required bool IsItalic { get; init; }

    /// <summary>OS/2.fsType as the maker set it.</summary>
    public required int EmbeddingBits { get; init; }

    /// <summary>OS/2 code page bit 18.</summary>
    public required bool DeclaresSimplifiedChinese { get; init; }

    /// <summary>Whether the maker allows a subset of the outlines inside a document.</summary>
    public bool MayBeEmbedded =>
        (EmbeddingBits & LevelOfUse) != Restricted && (EmbeddingBits & (NoSubsetting | BitmapsOnly)) == 0;
}
