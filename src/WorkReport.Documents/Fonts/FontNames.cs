using System.Buffers.Binary;
using System.Text;

namespace WorkReport.Documents.Fonts;

/// <summary>The names of a face in every language the file gives them (table 'name').</summary>
internal sealed class FontNames
{
    private const int FamilyId = 1;
    private const int FullId = 4;
    private const int PostScriptId = 6;
    private const int TypographicFamilyId = 16;
    private const int EnglishOfUnitedStates = 0x409;

    private readonly HashSet<string> all = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Family, in English where the file has it.</summary>
    public string Family { get; private set; } = "";

    /// <summary>The name the file goes by in PostScript and PDF.</summary>
    public string PostScript { get; private set; } = "";

    /// <summary>Whether the face goes by this family, full or PostScript name in any language; case does not matter.</summary>
    public bool Contains(string name) => all.Contains(name);

    /// <summary>Whether a word is part of one of the names; case does not matter.</summary>
    public bool ContainsWord(string word) => all.Any(name => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="InvalidDataException">The table is cut short.</exception>
    public static FontNames Parse(ReadOnlySpan<byte> table)
    {
        FontNames names = new();
        try
        {
            names.Fill(table);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new InvalidDataException("The name table of the font is cut short.");
        }
        return names;
    }

    private void Fill(ReadOnlySpan<byte> table)
    {
        int count = UInt16(table, 2);
        ReadOnlySpan<byte> storage = table[UInt16(table, 4)..];
        int familyRank = 0;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> record = table.Slice(6 + (12 * i), 12);
            int id = UInt16(record, 6);
            if (id is not (FamilyId or FullId or PostScriptId or TypographicFamilyId))
                continue;
            int platform = UInt16(record, 0);
            Encoding? encoding = EncodingOf(platform, UInt16(record, 2));
            if (encoding is null)
                continue;
            string text = encoding.GetString(storage.Slice(UInt16(record, 10), UInt16(record, 8))).Trim('\0', ' ');
            if (text.Length == 0)
                continue;

            all.Add(text);
            if (id == PostScriptId && PostScript.Length == 0)
                PostScript = text;
            // The typographic family is the true one; the plain family may carry the weight.
            int rank = id switch { TypographicFamilyId => 4, FamilyId => 2, _ => 0 }
                + (platform == 3 && UInt16(record, 4) == EnglishOfUnitedStates ? 1 : 0);
            if (id is FamilyId or TypographicFamilyId && rank > familyRank)
            {
                familyRank = rank;
                Family = text;
            }
        }
    }

    private static Encoding? EncodingOf(int platform, int encoding) => (platform, encoding) switch
    {
        (0, _) or (3, 0 or 1 or 10) => Encoding.BigEndianUnicode,
        (1, 0) => Encoding.Latin1,
        (1, 25) => Gb2312.Encoding,
        _ => null,
    };

    private static ushort UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.Slice(at, 2));
}
