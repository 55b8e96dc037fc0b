using System.Text;

namespace WorkReport.Documents.Docx;

/// <summary>The content control that is open.</summary>
internal sealed class OpenControl
{
    public bool IsPrompt { get; set; }

    public bool IsContents { get; set; }

    public StringBuilder Prompt { get; } = new();
}
