using DocumentFormat.OpenXml.Packaging;
using WorkReport.Documents.Model;
using WorkReport.Documents.Pictures;

namespace WorkReport.Documents.Docx;

/// <summary>The pictures of a package, each drawing with a number of its own.</summary>
internal sealed class WordPictures(MainDocumentPart main)
{
    private uint count;

    /// <exception cref="InvalidDataException">The file is no picture that can be read; <see cref="PictureFile.Check"/> tells beforehand.</exception>
    public WordPicture Add(Picture picture)
    {
        count++;
        var name = count == 1 ? "seal" : FormattableString.Invariant($"seal{count}");
        var part = main.AddNewPart<ImagePart>(PngReader.IsPng(picture.File) ? "image/png" : "image/jpeg", name);
        using (var file = new MemoryStream(picture.File, writable: false))
            part.FeedData(file);
        return new WordPicture(count, name, PictureFile.AspectOf(picture.File), picture.Alternative);
    }
}
