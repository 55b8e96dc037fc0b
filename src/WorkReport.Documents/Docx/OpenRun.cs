using System.Text;

namespace WorkReport.Documents.Docx;

/// <summary>The run that is open: its text so far, and how it is set.</summary>
internal sealed class OpenRun
{
    public StringBuilder Text { get; } = new();

    public string? Style { get; set; }

    public bool? IsHidden { get; set; }

    public string? VerticalAlign { get; set; }

    public string? Font { get; set; }

    /// <summary>What the drawing in it is called.</summary>
    public string Drawing { get; set; } = "";
}
