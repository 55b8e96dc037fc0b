namespace WorkReport.Web;

/// <summary>Files of words that lie beside the code, as <c>Starters.metrics</c>; lines that begin with # tell how to write them.</summary>
internal static class EmbeddedText
{
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream($"WorkReport.Web.{file}.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => !line.StartsWith('#'))];
    }

    /// <summary>Lines of columns with bars between.</summary>
    public static IEnumerable<string[]> Rows(string file) =>
        Lines(file).Where(line => line.Length > 0).Select(line => line.Split('|', StringSplitOptions.TrimEntries));
}
