using System.Buffers.Binary;

namespace WorkReport.Documents.Pictures;

/// <summary>What the frame header of a JPEG file says (ITU-T T.81, B.2.2).</summary>
internal sealed record JpegFrame(int Width, int Height, int Channels)
{
    public (int Width, int Height) Size => (Width, Height);

    public static bool IsJpeg(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    /// <exception cref="InvalidDataException">It is no JPEG, broken, or in the four colours of print.</exception>
    public static JpegFrame Read(ReadOnlySpan<byte> file)
    {
        if (!IsJpeg(file))
            throw new InvalidDataException("This is no PNG or JPEG file.");
        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            // Every start of a frame but the tables that share its range.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                var frame = new JpegFrame(BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]), file[at + 9]);
                return frame is { Width: > 0, Height: > 0, Channels: 1 or 3 } ? frame : throw new InvalidDataException("Only JPEG files in grey or RGB can be read.");
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        throw new InvalidDataException("The JPEG file is cut off.");
    }
}
