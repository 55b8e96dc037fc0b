using WorkReport.Documents.Layout;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Typesetting;

/// <summary>A short report of our own, to try the page with and to show on 首页. It is set once, when first asked for.</summary>
public sealed class Example(ChineseFonts fonts)
{
    /// <summary>Stands where the name of a setting would.</summary>
    public const string Id = "example";

    private readonly Lock gate = new();
    private TypesetDocument? document;

    public static string Text { get; } = Read();

    /// <summary>Its pages; null where there is no Chinese face.</summary>
    public TypesetDocument? Find()
    {
        lock (gate)
            return document ??= fonts.Find() is { } faces ? OfficialPages.Set(Text, faces).Document : null;
    }

    private static string Read()
    {
        using var stream = typeof(Example).Assembly.GetManifestResourceStream("WorkReport.Web.Resources.example-report.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
