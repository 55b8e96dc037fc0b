namespace WorkReport.Documents.Pictures;

/// <summary>What can be asked of a picture's file before anything is drawn.</summary>
public static class PictureFile
{
    /// <summary>Width over height.</summary>
    /// <exception cref="InvalidDataException">The file is no picture that can be read; <see cref="Check"/> tells beforehand.</exception>
    internal static double AspectOf(byte[] file)
    {
        var (width, height) = PngReader.IsPng(file) ? PngReader.SizeOf(file) : JpegFrame.Read(file).Size;
        return (double)width / height;
    }

    /// <summary>True where the file is a PNG or JPEG that the writers can draw: asked first, so that writing a document cannot fail on it.</summary>
    public static bool Check(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            _ = PngReader.IsPng(file) ? PngReader.Read(file).Width : JpegFrame.Read(file).Width;
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
