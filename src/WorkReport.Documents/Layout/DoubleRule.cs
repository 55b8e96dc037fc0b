namespace WorkReport.Documents.Layout;

/// <summary>红色双线 of a letter (GB/T 9704-2012, 10.1): a thick rule and a thin one.</summary>
internal static class DoubleRule
{
    /// <summary>Must: 170 mm, in the middle of the paper (10.1).</summary>
    public const double Width = 170 * Paper.Millimetre;

    private const double Left = (Paper.Width - Width) / 2;

    /// <summary>Practice: the standard says which of them is the thicker and no more (10.1).</summary>
    public const double Thick = 0.9 * Paper.Millimetre;

    public const double Thin = 0.3 * Paper.Millimetre;

    private const double Gap = 0.5 * Paper.Millimetre;

    public const double Height = Thick + Gap + Thin;

    /// <summary>上粗下细, as below the mark.</summary>
    /// <param name="top">Upper edge of the upper rule, points from the paper's top.</param>
    public static Rule[] ThickAboveThin(double top) => [At(top, Thick), At(top + Thick + Gap, Thin)];

    /// <summary>上细下粗, as at the foot of the page.</summary>
    /// <param name="top">Upper edge of the upper rule, points from the paper's top.</param>
    public static Rule[] ThinAboveThick(double top) => [At(top, Thin), At(top + Thin + Gap, Thick)];

    private static Rule At(double top, double height) => new(Left, top, Width, height, Ink.Red);
}
