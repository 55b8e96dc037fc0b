namespace WorkReport.Prose.Quantities;

/// <summary>The words around a figure, no further than its sentence goes.</summary>
public static class Clause
{
    private const int Before = 40;
    private const int Behind = 10;

    private static readonly char[] Ends = ['。', '；', '\n', '\r'];

    private static readonly string[] People = ["名", "人", "位"];

    /// <summary>What stands before it.</summary>
    public static string BeforeOf(string text, QuantityReading quantity)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(quantity);
        string before = text[Math.Max(0, quantity.Start - Before)..quantity.Start];
        return before[(before.LastIndexOfAny(Ends) + 1)..].TrimStart();
    }

    /// <summary>What stands around it, itself included.</summary>
    public static string Of(string text, QuantityReading quantity)
    {
        string before = BeforeOf(text, quantity);
        int end = quantity.Start + quantity.Length;
        string behind = text[end..Math.Min(text.Length, end + Behind)];
        int stop = behind.IndexOfAny(Ends);
        return before + text.Substring(quantity.Start, quantity.Length).ReplaceLineEndings("") + (stop < 0 ? behind : behind[..stop]);
    }

    /// <summary>Is what is stated in the one unit counted in the other? People are 名, 人 or 位.</summary>
    public static bool IsCountedIn(string stated, string asked) => stated == asked || (People.Contains(stated) && People.Contains(asked));
}
