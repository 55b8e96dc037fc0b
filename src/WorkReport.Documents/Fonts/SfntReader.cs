using System.Buffers.Binary;
using System.Text;

namespace WorkReport.Documents.Fonts;

/// <summary>
/// Reads what a font file says about its faces (names, weight, embedding permission) from the tables that hold it,
/// without loading the glyphs. ISO/IEC 14496-22.
/// </summary>
internal static class SfntReader
{
    private const uint Collection = 0x74746366;
    private const uint OpenTypeCff = 0x4F54544F;
    private const uint TrueType = 0x00010000;
    private const uint TrueTypeOfApple = 0x74727565;
    private const int LongestTable = 1 << 20;

    /// <summary>The faces of a file in their order; none where the file is no font we can set with.</summary>
    public static IReadOnlyList<FontFileFace> Read(string path, FontSource source)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.RandomAccess);
            uint[] offsets = FaceOffsets(file);
            List<FontFileFace> faces = new(offsets.Length);
            for (int index = 0; index < offsets.Length; index++)
            {
                if (ReadFace(file, offsets[index], path, index, source) is { } face)
                    faces.Add(face);
            }
            return faces;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // One broken file in a folder of fonts must not keep the others from being used.
            return [];
        }
    }

    private static uint[] FaceOffsets(FileStream file)
    {
        byte[] head = Bytes(file, 0, 12);
        if (UInt32(head, 0) != Collection)
            return [0];
        int count = (int)Math.Min(UInt32(head, 8), 256);
        byte[] table = Bytes(file, 12, 4 * count);
        return [.. Enumerable.Range(0, count).Select(i => UInt32(table, 4 * i))];
    }

    private static FontFileFace? ReadFace(FileStream file, uint offset, string path, int index, FontSource source)
    {
        byte[] head = Bytes(file, offset, 12);
        if (UInt32(head, 0) is not (OpenTypeCff or TrueType or TrueTypeOfApple))
            return null;
        int count = UInt16(head, 4);
        byte[] directory = Bytes(file, offset + 12, 16 * count);
        Dictionary<string, (uint Offset, uint Length)> tables = [];
        for (int i = 0; i < count; i++)
        {
            string tag = Encoding.Latin1.GetString(directory, 16 * i, 4);
            tables[tag] = (UInt32(directory, (16 * i) + 8), UInt32(directory, (16 * i) + 12));
        }

        bool outlines = tables.ContainsKey("glyf") || tables.ContainsKey("CFF ");
        // A variable font is set at its default weight, which is rarely the wanted one; the static files are asked for instead.
        if (!outlines || tables.ContainsKey("fvar") || !tables.ContainsKey("cmap") || !tables.TryGetValue("name", out var name))
            return null;

        FontNames names = FontNames.Parse(Table(file, name));
        if (names.Family.Length == 0)
            return null;
        byte[] os2 = tables.TryGetValue("OS/2", out var os2Table) ? Table(file, os2Table) : [];
        bool known = os2.Length >= 78;
        return new FontFileFace
        {
            Path = path,
            Index = index,
            Source = source,
            Names = names,
            IsCff = tables.ContainsKey("CFF "),
            Weight = known ? UInt16(os2, 4) : 400,
            EmbeddingBits = known ? UInt16(os2, 8) : 0,
            IsItalic = known && (UInt16(os2, 62) & 1) != 0,
            DeclaresSimplifiedChinese = os2.Length >= 86 && (UInt32(os2, 78) & (1u << 18)) != 0,
        };
    }

    private static byte[] Table(FileStream file, (uint Offset, uint Length) table) =>
        table.Length > LongestTable ? throw new InvalidDataException() : Bytes(file, table.Offset, (int)table.Length);

    private static byte[] Bytes(FileStream file, long offset, int count)
    {
        byte[] bytes = new byte[count];
        file.Position = offset;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static ushort UInt16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    private static uint UInt32(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
}
