namespace WorkReport.Documents.Layout;

/// <summary>The A4 page of an official document in points (GB/T 9704-2012, 5.1 and 5.2.1).</summary>
public static class Paper
{
    /// <summary>One millimetre in points.</summary>
    public const double Millimetre = 72 / 25.4;

    public const double Width = 210 * Millimetre;
    public const double Height = 297 * Millimetre;

    /// <summary>天头: the type area begins 37 mm below the paper's top.</summary>
    public const double Top = 37 * Millimetre;

    /// <summary>订口: the type area begins 28 mm from the paper's left edge, on every page.</summary>
    public const double Left = 28 * Millimetre;

    /// <summary>版心 is 156 mm wide.</summary>
    public const double TypeWidth = 156 * Millimetre;

    /// <summary>版心 is 225 mm high.</summary>
    public const double TypeHeight = 225 * Millimetre;

    public const double Right = Left + TypeWidth;
    public const double Bottom = Top + TypeHeight;
}

/// <summary>Type sizes in points. The standard names them by number (字号); the points are the usual ones.</summary>
public static class TypeSize
{
    /// <summary>2号, for titles.</summary>
    public const double Two = 22;

    /// <summary>3号, for everything that has no size of its own (5.2.2).</summary>
    public const double Three = 16;

    /// <summary>4号, for page numbers and 版记.</summary>
    public const double Four = 14;

    /// <summary>小四, for tables and charts whose texts find no room at 3号; practice.</summary>
    public const double SmallFour = 12;
}

/// <summary>Colours, 0xRRGGBB.</summary>
internal static class Ink
{
    public const int Black = 0;

    /// <summary>红色 of mark and rule: yellow 80 %, magenta 80 % in print (6.2), as screens show it.</summary>
    public const int Red = 0xE60012;
}
