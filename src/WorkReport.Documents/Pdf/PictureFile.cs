namespace WorkReport.Documents.Pdf;

/// <summary>Asked before a picture goes into a document, so that writing the file cannot fail on it.</summary>
public static class PictureFile
{
    /// <summary>True where the file is a PNG or JPEG that the writers can draw.</summary>
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
