using System.Globalization;
using System.Text;
using WorkReport.Documents.Layout;
using WorkReport.Documents.Model;
using WorkReport.Documents.Pictures;

namespace WorkReport.Documents.Pdf;

/// <summary>The pictures of a document as image objects (ISO 32000-1, 8.9.5), each written once.</summary>
internal sealed class PictureTable(TypesetDocument document)
{
    private readonly List<Picture> pictures = [];

    /// <summary>Name among the resources of every page.</summary>
    public string NameOf(Picture picture) => $"/I{IndexOf(picture)}";

    /// <summary>Writes them and gives their part of the resources; empty without pictures.</summary>
    /// <exception cref="InvalidDataException">A file is no picture that can be read; <see cref="PictureFile.Check"/> tells beforehand.</exception>
    public string Write(PdfFile file)
    {
        var entries = new StringBuilder();
        foreach (var picture in document.Pages.SelectMany(page => page.Pictures).Select(placed => placed.Picture).Distinct())
        {
            var number = PngReader.IsPng(picture.File) ? WritePng(file, PngReader.Read(picture.File)) : WriteJpeg(file, picture.File);
            entries.Append(CultureInfo.InvariantCulture, $"/I{pictures.Count} {number} 0 R");
            pictures.Add(picture);
        }

        return entries.Length > 0 ? $"/XObject<<{entries}>>" : "";
    }

    private int IndexOf(Picture picture) => pictures.IndexOf(picture);

    private static int WritePng(PdfFile file, Pixels pixels)
    {
        var mask = pixels.Alpha is { } alpha ? $"/SMask {file.AddStream(Entries(pixels.Width, pixels.Height, "DeviceGray"), alpha)} 0 R" : "";
        return file.AddStream(Entries(pixels.Width, pixels.Height, "DeviceRGB") + mask, pixels.Rgb);
    }

    private static int WriteJpeg(PdfFile file, byte[] jpeg)
    {
        var frame = JpegFrame.Read(jpeg);
        var entries = Entries(frame.Width, frame.Height, frame.Channels == 1 ? "DeviceGray" : "DeviceRGB") + "/Filter/DCTDecode";
        return file.AddStream(entries, jpeg, compress: false);
    }

    private static string Entries(int width, int height, string space) => string.Create(
        CultureInfo.InvariantCulture, $"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/{space}/BitsPerComponent 8");
}
