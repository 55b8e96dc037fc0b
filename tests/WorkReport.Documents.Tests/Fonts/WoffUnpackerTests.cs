using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using WorkReport.Documents.Fonts;

namespace WorkReport.Documents.Tests.Fonts;

public sealed class WoffUnpackerTests
{
    // Physical order differs from the directory's order by tag, as in real fonts; one length is no multiple of four.
    private static readonly (string Tag, byte[] Data)[] Tables =
    [
        ("head", [.. Enumerable.Range(0, 54).Select(i => (byte)i)]),
        ("glyf", [.. Enumerable.Repeat((byte)7, 1001)]),
        ("cmap", [1, 2, 3, 4, 5, 6]),
    ];

    [Fact]
    public void A_font_packed_without_change_comes_back_byte_for_byte()
    {
        var font = Sfnt(Tables);
        Assert.Equal(font, WoffUnpacker.Unpack(Woff(font)));
    }

    [Fact]
    public void A_font_of_random_tables_comes_back_byte_for_byte()
    {
        var random = new Random(9704);
        for (var round = 0; round < 200; round++)
        {
            var font = Sfnt([.. Enumerable.Range(0, random.Next(1, 30)).Select(i => ($"t{i:000}", Bytes(random))).OrderBy(_ => random.Next())]);
            Assert.Equal(font, WoffUnpacker.Unpack(Woff(font)));
        }

        static byte[] Bytes(Random random)
        {
            // Few distinct values shrink, many do not: both ways of storing a table occur.
            var values = random.Next(2) == 0 ? 3 : 256;
            return [.. Enumerable.Range(0, random.Next(1, 300)).Select(_ => (byte)random.Next(values))];
        }
    }

    [Fact]
    public void Other_bytes_are_refused_with_what_is_wrong()
    {
        var font = Sfnt(Tables);
        Assert.Contains("signature", Refusal([]), StringComparison.Ordinal);
        Assert.Contains("signature", Refusal(font), StringComparison.Ordinal);
        Assert.Contains("cut short", Refusal(Woff(font)[..50]), StringComparison.Ordinal);
        Assert.Contains("outside the file", Refusal(Woff(font)[..^8]), StringComparison.Ordinal);
        Assert.Contains("add up", Refusal(Changed(Woff(font), 19)), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_damaged_byte_gives_a_font_or_a_refusal_and_no_other_exception()
    {
        var woff = Woff(Sfnt(Tables));
        var refused = 0;
        for (var at = 0; at < woff.Length; at++)
        {
            try
            {
                _ = WoffUnpacker.Unpack(Changed(woff, at));
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        // At least the signature, the sizes and the directory's offsets and lengths are watched.
        Assert.InRange(refused, 4 + 2 + 4 + (3 * 8), woff.Length);
    }

    private static string Refusal(byte[] bytes) => Assert.Throws<InvalidDataException>(() => WoffUnpacker.Unpack(bytes)).Message;

    private static byte[] Changed(byte[] bytes, int at)
    {
        var changed = bytes.ToArray();
        changed[at] ^= 0xFF;
        return changed;
    }

    /// <summary>A font file by the OpenType specification: the directory sorted by tag, the tables in the order given, each padded to four bytes.</summary>
    private static byte[] Sfnt((string Tag, byte[] Data)[] tables)
    {
        var directory = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var body = new MemoryStream();
        foreach (var (tag, data) in tables)
        {
            directory.Add(tag, [.. Encoding.ASCII.GetBytes(tag), .. Big(Checksum(data)), .. Big((uint)(12 + (16 * tables.Length) + body.Length)), .. Big((uint)data.Length)]);
            body.Write(data);
            body.Write(new byte[-data.Length & 3]);
        }

        var (power, log) = (1, 0);
        for (; power * 2 <= tables.Length; power *= 2)
            log++;
        return
        [
            .. Big(0x00010000), .. Big16(tables.Length), .. Big16(power * 16), .. Big16(log), .. Big16((tables.Length - power) * 16),
            .. directory.Values.SelectMany(entry => entry), .. body.ToArray(),
        ];
    }

    /// <summary>The packing side of WOFF 1.0: a table is deflated only when that makes it smaller.</summary>
    private static byte[] Woff(byte[] font)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4));
        var entries = Enumerable.Range(0, count).Select(i => font.AsSpan(12 + (16 * i), 16).ToArray()).ToArray();
        var directory = new byte[count][];
        var body = new MemoryStream();
        foreach (var i in Enumerable.Range(0, count).OrderBy(i => At(entries[i], 8)))
        {
            var data = font.AsSpan((int)At(entries[i], 8), (int)At(entries[i], 12)).ToArray();
            var packed = Deflated(data) is var deflated && deflated.Length < data.Length ? deflated : data;
            directory[i] = [.. entries[i][..4], .. Big((uint)(44 + (20 * count) + body.Length)), .. Big((uint)packed.Length), .. Big((uint)data.Length), .. entries[i][4..8]];
            body.Write(packed);
            body.Write(new byte[-packed.Length & 3]);
        }

        return
        [
            .. "wOFF"u8, .. font[..4], .. Big((uint)(44 + (20 * count) + body.Length)), .. Big16(count), .. Big16(0), .. Big((uint)font.Length),
            .. new byte[24], .. directory.SelectMany(entry => entry), .. body.ToArray(),
        ];
    }

    private static byte[] Deflated(byte[] data)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
            zlib.Write(data);
        return packed.ToArray();
    }

    private static uint Checksum(byte[] data) =>
        data.Select((value, i) => (uint)value << (8 * (3 - (i & 3)))).Aggregate(0u, (sum, value) => unchecked(sum + value));

    private static uint At(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));

    private static byte[] Big(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] Big16(int value) => [(byte)(value >> 8), (byte)value];
}
