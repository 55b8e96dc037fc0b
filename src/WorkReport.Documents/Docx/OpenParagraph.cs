using System.Text;

namespace WorkReport.Documents.Docx;

/// <summary>The paragraph that is open: its text so far, what Word leaves out of it, and what is to be said of it.</summary>
/// <param name="isLeftOutWhole">It began where nothing is a paragraph of the text.</param>
internal sealed class OpenParagraph(bool isLeftOutWhole)
{
    private bool hasWords;

    public StringBuilder Text { get; } = new();

    public StringBuilder Hidden { get; private set; } = new();

    public StringBuilder Contents { get; private set; } = new();

    public List<(DocxLoss Loss, string Text)> Remarks { get; } = [];

    public bool IsLeftOutWhole { get; private set; } = isLeftOutWhole;

    public string? Style { get; set; }

    public string? List { get; set; }

    public int? Level { get; set; }

    /// <summary>Its mark is deleted or hidden: the next paragraph goes on in its line.</summary>
    public bool IsMarkGone { get; set; }

    /// <summary>All of its own text is there.</summary>
    public void End() => hasWords = !string.IsNullOrWhiteSpace(Text.ToString());

    /// <summary>One that ended goes on in this line. The line has the number of the one whose text stands first; all else is as its end has it.</summary>
    public void Continue(OpenParagraph next)
    {
        if (!hasWords)
            (Style, List, Level) = (next.Style, next.List, next.Level);
        hasWords |= next.hasWords;
        (IsMarkGone, IsLeftOutWhole, Hidden, Contents) = (next.IsMarkGone, next.IsLeftOutWhole, next.Hidden, next.Contents);
        Text.Append(next.Text);
        Remarks.AddRange(next.Remarks);
    }
}
