using WorkReport.Web.Reporting;

namespace WorkReport.Web.Exchange;

/// <summary>The text of a file that somebody chose on a page, by what it begins with and never by its name.</summary>
public static class UploadedText
{
    /// <summary>Reads it, a Word file in a process of its own; or gives the sentence why there is no text.</summary>
    /// <param name="file">What was chosen.</param>
    /// <param name="longest">UTF-16 units that are taken.</param>
    /// <param name="child">Reads Word files.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<(SourceText? Source, string? Refused)> ReadAsync(IFormFile file, int longest, WordChild child, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(child);
        using var stream = new MemoryStream();
        await file.CopyToAsync(stream, cancel);
        var bytes = stream.ToArray();
        return SourceText.IsArchive(bytes) ? SourceText.Of(await child.ReadAsync(bytes, cancel), longest) : SourceText.Read(bytes, longest);
    }
}
