using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Pdf;

/// <summary>The pictures of a document as image objects (ISO 32000-1, 8.9.5), each written once.</summary>
internal sealed class PictureTable(TypesetDocument document)
{
    private readonly List<(Picture Picture, double Aspect)> pictures = [];

    /// <summary>Name among the resources of every page.</summary>
    public string NameOf(Picture picture) => $"/I{IndexOf(picture)}";

    /// <summary>Width over height.</summary>
    public double AspectOf(Picture picture) => pictures[IndexOf(picture)].Aspect;

    /// <summary>Writes them and gives their part of the resources; empty without pictures.</summary>
    /// <exception cref="InvalidDataException">A file is no picture that can be read; <see cref="PictureFile.Check"/> tells beforehand.</exception>
    public string Write(PdfFile file)
    {
        var entries = new StringBuilder();
        foreach (var picture in document.Pages.SelectMany(page => page.Pictures).Select(placed => placed.Picture).Distinct())
        {
            var (number, width, height) = PngReader.IsPng(picture.File) ? WritePng(file, PngReader.Read(picture.File)) : WriteJpeg(file, picture.File);
            entries.Append(CultureInfo.InvariantCulture, $"/I{pictures.Count} {number} 0 R");
            pictures.Add((picture, (double)width / height));
        }

        return entries.Length > 0 ? $"/XObject<<{entries}>>" : "";
    }

    private int IndexOf(Picture picture) => pictures.FindIndex(known => ReferenceEquals(known.Picture, picture));

    private static (int Number, int Width, int Height) WritePng(PdfFile file, Pixels pixels)
    {
        var mask = pixels.Alpha is { } alpha ? $"/SMask {file.AddStream(Entries(pixels.Width, pixels.Height, "DeviceGray"), alpha)} 0 R" : "";
        return (file.AddStream(Entries(pixels.Width, pixels.Height, "DeviceRGB") + mask, pixels.Rgb), pixels.Width, pixels.Height);
    }

    private static (int Number, int Width, int Height) WriteJpeg(PdfFile file, byte[] jpeg)
    {
        var frame = JpegFrame.Read(jpeg);
        var entries = Entries(frame.Width, frame.Height, frame.Channels == 1 ? "DeviceGray" : "DeviceRGB") + "/Filter/DCTDecode";
        return (file.AddStream(entries, jpeg, compress: false), frame.Width, frame.Height);
    }

    private static string Entries(int width, int height, string space) => string.Create(
        CultureInfo.InvariantCulture, $"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/{space}/BitsPerComponent 8");
}

/// <summary>What the frame header of a JPEG file says (ITU-T T.81, B.2.2).</summary>
internal sealed record JpegFrame(int Width, int Height, int Channels)
{
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
