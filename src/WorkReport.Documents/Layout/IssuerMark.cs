using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>发文机关标志 (GB/T 9704-2012, 7.2.4): red, 小标宋, in the middle. Where its upper edge lies says the form.</summary>
internal sealed class IssuerMark(HeadInWork head, Grid grid, int mostRows = IssuerMark.MostRows)
{
    /// <summary>Practice: the standard asks for 醒目、美观、庄重 and gives no size (7.2.4).</summary>
    public const double Largest = 17 * Paper.Millimetre;

    /// <summary>Practice: from organ to organ of a joint issue, in ems.</summary>
    public const double JointPitch = 1.3;

    /// <summary>Practice: a mark of many organs leaves this many rows for the rest of the first page.</summary>
    public const int MostRows = 8;

    /// <summary>Practice: less would be no mark any more.</summary>
    public const int LeastRows = 3;

    /// <summary>Practice: between the organs of a joint issue and 文件, in ems.</summary>
    public const double JointGap = 0.5;

    /// <summary>Places the mark, of a letterhead that has one.</summary>
    public void Place(Letterhead letterhead, double top)
    {
        var (organs, kind) = letterhead.Mark;
        if (organs.Count == 1)
            PlaceSingle(organs[0] + kind, top);
        else if (organs.Count > 1)
            PlaceJoint(organs, kind, top);
    }

    private void PlaceSingle(string mark, double top) =>
        head.AddCentred(mark, Faces.Title, SizeFor(Ems(mark)), top, color: Ink.Red);

    /// <summary>The sponsor first, all as wide as the longest; 文件 to the right of them, in their middle (7.2.4).</summary>
    private void PlaceJoint(IReadOnlyList<string> organs, string kind, double top)
    {
        var widest = organs.Max(Ems);
        var whole = widest + (kind.Length > 0 ? JointGap + Ems(kind) : 0);
        var size = Math.Min(SizeFor(whole), mostRows * grid.Pitch / (JointPitch * organs.Count));
        var left = Paper.Left + ((Paper.TypeWidth - (whole * size)) / 2);
        for (var i = 0; i < organs.Count; i++)
            AddStretched(organs[i], size, left, widest * size, top + (i * JointPitch * size));
        var height = (((organs.Count - 1) * JointPitch) + 1) * size;
        if (kind.Length > 0)
            Add(kind, size, left + ((widest + JointGap) * size), top + ((height - size) / 2), gap: 0);
    }

    private void AddStretched(string text, double size, double left, double width, double top)
    {
        var characters = 0;
        foreach (var _ in new Clusters(text))
            characters++;
        Add(text, size, left, top, characters > 1 ? (width - (Ems(text) * size)) / (characters - 1) : 0);
    }

    private void Add(string text, double size, double x, double top, double gap) =>
        head.Add(new HeadLine(ElementTag.Paragraph, text, Faces.Title, size, x, top) { Gap = gap, Color = Ink.Red });

    private double Ems(string text) => head.Width(text, Faces.Title, 1);

    private static double SizeFor(double ems) => Math.Min(Largest, Paper.TypeWidth / ems);
}
