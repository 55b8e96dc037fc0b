using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;

namespace WorkReport.Documents.Fonts;

/// <summary>
/// Turns a WOFF 1.0 file back into the TrueType or OpenType file it was made from (W3C WOFF File Format 1.0, clauses 3 to 5).
/// Tables keep their order in the file, so that a font packed without change comes back byte for byte.
/// </summary>
public static class WoffUnpacker
{
    private const uint Signature = 0x774F4646; // "wOFF"
    private const int HeaderLength = 44;
    private const int EntryLength = 20;
    private const int LargestFont = 256 * 1024 * 1024;

    /// <exception cref="InvalidDataException">The bytes are no WOFF 1.0 file, or a damaged one; the message says what is wrong.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> woff)
    {
        if (woff.Length < HeaderLength || UInt32(woff, 0) != Signature)
            throw new InvalidDataException("Not a WOFF 1.0 file: the signature wOFF is missing.");

        var tables = ReadEntries(woff);
        var start = 12 + (16 * tables.Length);
        var length = tables.Aggregate((long)start, (sum, table) => sum + Padded(table.Length));
        if (length != UInt32(woff, 16) || length > LargestFont)
            throw new InvalidDataException("Damaged WOFF file: its tables do not add up to the size that its header gives.");

        var font = new byte[length];
        WriteHeader(font, UInt32(woff, 4), tables.Length);
        var records = new Dictionary<uint, int>(); // tag → offset
        var end = start;
        foreach (var table in tables.OrderBy(table => table.Offset))
        {
            Inflate(woff.Slice(table.Offset, table.PackedLength), font.AsSpan(end, table.Length));
            if (!records.TryAdd(table.Tag, end))
                throw new InvalidDataException("Damaged WOFF file: a table appears twice.");
            end += (int)Padded(table.Length);
        }

        for (var i = 0; i < tables.Length; i++)
        {
            var record = font.AsSpan(12 + (16 * i), 16);
            BinaryPrimitives.WriteUInt32BigEndian(record, tables[i].Tag);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], tables[i].Checksum);
            BinaryPrimitives.WriteInt32BigEndian(record[8..], records[tables[i].Tag]);
            BinaryPrimitives.WriteInt32BigEndian(record[12..], tables[i].Length);
        }

        return font;
    }

    private static Entry[] ReadEntries(ReadOnlySpan<byte> woff)
    {
        var entries = new Entry[BinaryPrimitives.ReadUInt16BigEndian(woff[12..])];
        if (entries.Length == 0 || woff.Length < HeaderLength + (EntryLength * entries.Length))
            throw new InvalidDataException("Damaged WOFF file: the table directory is cut short.");

        for (var i = 0; i < entries.Length; i++)
        {
            var entry = woff.Slice(HeaderLength + (EntryLength * i), EntryLength);
            var (offset, packed, length) = (UInt32(entry, 4), UInt32(entry, 8), UInt32(entry, 12));
            if ((long)offset + packed > woff.Length || packed > length || length > LargestFont)
                throw new InvalidDataException("Damaged WOFF file: a table lies outside the file.");
            entries[i] = new Entry(UInt32(entry, 0), (int)offset, (int)packed, (int)length, UInt32(entry, 16));
        }

        return entries;
    }

    /// <summary>The sfnt header; its three search fields are derived from the number of tables (OpenType, "Organization of an OpenType font").</summary>
    private static void WriteHeader(Span<byte> font, uint flavour, int tables)
    {
        var log = BitOperations.Log2((uint)tables);
        var searchRange = 16 << log;
        BinaryPrimitives.WriteUInt32BigEndian(font, flavour);
        BinaryPrimitives.WriteUInt16BigEndian(font[4..], (ushort)tables);
        BinaryPrimitives.WriteUInt16BigEndian(font[6..], (ushort)searchRange);
        BinaryPrimitives.WriteUInt16BigEndian(font[8..], (ushort)log);
        BinaryPrimitives.WriteUInt16BigEndian(font[10..], (ushort)((16 * tables) - searchRange));
    }

    /// <summary>A table that would not shrink is stored as it is: both lengths are then equal.</summary>
    private static void Inflate(ReadOnlySpan<byte> packed, Span<byte> table)
    {
        if (packed.Length == table.Length)
        {
            packed.CopyTo(table);
            return;
        }

        using var zlib = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        if (zlib.ReadAtLeast(table, table.Length, throwOnEndOfStream: false) < table.Length || zlib.ReadByte() != -1)
            throw new InvalidDataException("Damaged WOFF file: a table unpacks to another length than the directory gives.");
    }

    private static long Padded(int length) => (length + 3L) & ~3L;

    private static uint UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    private readonly record struct Entry(uint Tag, int Offset, int PackedLength, int Length, uint Checksum);
}
