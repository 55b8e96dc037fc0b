using System.Buffers.Binary;
using System.IO.Compression;

namespace WorkReport.Documents.Pictures;

/// <summary>Pixels of a picture, a byte a channel.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Rgb">Three bytes a pixel.</param>
/// <param name="Alpha">One byte a pixel, 255 opaque; null where all are.</param>
internal sealed record Pixels(int Width, int Height, byte[] Rgb, byte[]? Alpha);

/// <summary>Reads a PNG file (ISO/IEC 15948) of eight bits a channel, not interlaced: what scanners and drawing programs save.</summary>
internal static class PngReader
{
    /// <summary>More is no seal, and would take memory for nothing.</summary>
    private const int MostPixels = 16_000_000;

    /// <summary>Bytes of a chunk before its data: length and type.</summary>
    private const int ChunkHead = 8;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <summary>Pixels in a row, and rows; the header is the first chunk (5.6).</summary>
    /// <exception cref="InvalidDataException">It is no PNG, or one of a kind this reader does not know.</exception>
    public static (int Width, int Height) SizeOf(ReadOnlySpan<byte> file)
    {
        if (!IsPng(file) || file.Length < Signature.Length + ChunkHead)
            throw new InvalidDataException("This is no PNG file.");
        var header = Header.Read(file[(Signature.Length + ChunkHead)..]);
        return (header.Width, header.Height);
    }

    /// <exception cref="InvalidDataException">It is no PNG, broken, too large or of a kind this reader does not know.</exception>
    public static Pixels Read(byte[] file)
    {
        if (!IsPng(file))
            throw new InvalidDataException("This is no PNG file.");
        using var packed = new MemoryStream();
        ReadOnlySpan<byte> palette = [], transparency = [];
        Header? header = null;
        var rest = file.AsSpan(Signature.Length);
        while (rest.Length >= 12)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest);
            if (length < 0 || length > rest.Length - 12)
                throw new InvalidDataException("The PNG file is cut off.");
            var type = rest[4..8];
            var data = rest.Slice(8, length);
            // The header is the first chunk (5.6); whoever asks for the size alone relies on it.
            if (header is null && !type.SequenceEqual("IHDR"u8))
                throw new InvalidDataException("The PNG file does not begin with its header.");
            if (type.SequenceEqual("IHDR"u8))
                header = Header.Read(data);
            else if (type.SequenceEqual("PLTE"u8))
                palette = data;
            else if (type.SequenceEqual("tRNS"u8))
                transparency = data;
            else if (type.SequenceEqual("IDAT"u8))
                packed.Write(data);
            rest = rest[(12 + length)..];
        }

        packed.Position = 0;
        return Colour(header ?? throw new InvalidDataException("The PNG file has no header."), Unfilter(header, packed), palette, transparency);
    }

    private sealed record Header(int Width, int Height, int ColourType)
    {
        public int Channels => ColourType switch
        {
            0 or 3 => 1,
            2 => 3,
            4 => 2,
            _ => 4,
        };

        public static Header Read(ReadOnlySpan<byte> data)
        {
            if (data.Length < 13)
                throw new InvalidDataException("The PNG file has no header.");
            var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
            if (width < 1 || height < 1 || (long)width * height > MostPixels)
                throw new InvalidDataException("The PNG file has no size a picture can have.");
            if (data[8] != 8 || data[9] is not (0 or 2 or 3 or 4 or 6) || data[12] != 0)
                throw new InvalidDataException("Only PNG files of eight bits a channel, not interlaced, can be read.");
            return new Header(width, height, data[9]);
        }
    }

    /// <summary>Undoes the filter of each row (clause 9).</summary>
    private static byte[] Unfilter(Header header, Stream packed)
    {
        var stride = header.Width * header.Channels;
        var pixels = new byte[stride * header.Height];
        var filter = new byte[1];
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        try
        {
            for (var y = 0; y < header.Height; y++)
            {
                unpacked.ReadExactly(filter);
                var row = pixels.AsSpan(y * stride, stride);
                unpacked.ReadExactly(row);
                Unfilter(filter[0], row, y == 0 ? default : pixels.AsSpan((y - 1) * stride, stride), header.Channels);
            }
        }
        catch (Exception cut) when (cut is EndOfStreamException or InvalidDataException)
        {
            throw new InvalidDataException("The PNG file is cut off or broken.", cut);
        }

        return pixels;
    }

    private static void Unfilter(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int channels)
    {
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= channels ? row[i - channels] : 0;
            int up = above.IsEmpty ? 0 : above[i];
            int corner = i >= channels && !above.IsEmpty ? above[i - channels] : 0;
            row[i] += (byte)(filter switch
            {
                0 => 0,
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Paeth(left, up, corner),
                _ => throw new InvalidDataException("The PNG file has a filter there is not."),
            });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (toLeft, toUp, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static Pixels Colour(Header header, byte[] pixels, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> transparency)
    {
        var count = header.Width * header.Height;
        var rgb = new byte[count * 3];
        var alpha = header.ColourType >= 4 || (header.ColourType == 3 && !transparency.IsEmpty) ? new byte[count] : null;
        for (var i = 0; i < count; i++)
        {
            var at = i * header.Channels;
            var colour = rgb.AsSpan(i * 3, 3);
            switch (header.ColourType)
            {
                case 0 or 4:
                    colour.Fill(pixels[at]);
                    break;
                case 3 when (pixels[at] * 3) + 3 <= palette.Length:
                    palette.Slice(pixels[at] * 3, 3).CopyTo(colour);
                    break;
                case 3:
                    throw new InvalidDataException("The PNG file names a colour it does not have.");
                default:
                    pixels.AsSpan(at, 3).CopyTo(colour);
                    break;
            }

            alpha?[i] = header.ColourType == 3 ? pixels[at] < transparency.Length ? transparency[pixels[at]] : (byte)255 : pixels[at + header.Channels - 1];
        }

        return new Pixels(header.Width, header.Height, rgb, alpha);
    }
}
