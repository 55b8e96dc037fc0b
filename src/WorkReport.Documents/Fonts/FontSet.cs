namespace WorkReport.Documents.Fonts;

/// <summary>The faces in use, one for each role, and where to look when a face lacks a character.</summary>
public sealed class FontSet
{
    /// <summary>What was chosen for each role.</summary>
    public IReadOnlyList<FontChoice> Choices => throw new InvalidOperationException();

    /// <summary>The face and glyph for a character in a role; glyph 0 of the role's own face where no face has it.</summary>
    public FontGlyph Resolve(FontRole role, int codePoint) => throw new InvalidOperationException();
}

/// <summary>The face a role is set in.</summary>
/// <param name="Role">The role.</param>
/// <param name="Face">The face found first in the role's fixed order.</param>
/// <param name="IsSubstitute">True where the face is not the one the standard names; never silent.</param>
public sealed record FontChoice(FontRole Role, FontFace Face, bool IsSubstitute);

/// <summary>A face and the glyph in it.</summary>
public readonly record struct FontGlyph(FontFace Face, ushort Glyph);
