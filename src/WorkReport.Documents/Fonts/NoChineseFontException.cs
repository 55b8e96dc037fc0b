namespace WorkReport.Documents.Fonts;

/// <summary>No folder has a face with Hanzi: nothing can be set.</summary>
public sealed class NoChineseFontException : Exception
{
    public NoChineseFontException()
    {
    }

    public NoChineseFontException(string message)
        : base(message)
    {
    }

    public NoChineseFontException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public NoChineseFontException(IReadOnlyList<string> folders)
        : base("No Chinese font in: " + string.Join(", ", folders)) => Folders = folders;

    /// <summary>The folders that were searched.</summary>
    public IReadOnlyList<string> Folders { get; } = [];
}
