using WorkReport.Documents.Fonts;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>份号, 密级和保密期限 or 紧急程度, flush left above or below the mark (GB/T 9704-2012, 7.2.1–7.2.3 and 10.1).</summary>
/// <param name="Text">As printed.</param>
/// <param name="Role">Its face.</param>
/// <param name="LeastRow">In a document's head 密级 keeps to the second row, also where no 份号 stands on the first (7.2.2).</param>
internal readonly record struct HeadLabel(string Text, FontRole Role, int LeastRow)
{
    /// <summary>Those there are, from above.</summary>
    public static IReadOnlyList<HeadLabel> Of(Letterhead letterhead)
    {
        List<HeadLabel> labels = [];
        if (letterhead.CopyNumber is { } number)
            labels.Add(new HeadLabel(number, Faces.Body, 0));
        if (letterhead.Secrecy is { } secrecy)
            labels.Add(new HeadLabel(secrecy, Faces.Label, 1));
        if (letterhead.Urgency is { } urgency)
            labels.Add(new HeadLabel(urgency, Faces.Label, 0));
        return labels;
    }
}
