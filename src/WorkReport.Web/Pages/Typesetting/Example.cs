namespace WorkReport.Web.Pages.Typesetting;

/// <summary>A short report of our own, to try the page with.</summary>
public sealed class Example
{
    private readonly Lazy<string> text = new(() =>
    {
        using var stream = typeof(Example).Assembly.GetManifestResourceStream("WorkReport.Web.Resources.example-report.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public string Text => text.Value;
}
