namespace WorkReport.Prose.Readings;

/// <summary>Places in a text as people outside count them: in Unicode code points, where a rare character is one and not two.</summary>
public sealed class CodePoints
{
    private readonly int[]? pairsBefore;

    public CodePoints(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Any(char.IsSurrogate))
            return;
        pairsBefore = new int[text.Length + 1];
        for (var i = 0; i < text.Length; i++)
            pairsBefore[i + 1] = pairsBefore[i] + (i > 0 && char.IsSurrogatePair(text[i - 1], text[i]) ? 1 : 0);
    }

    /// <summary>How many code points stand before a place in UTF-16 units.</summary>
    public int At(int index) => index - (pairsBefore?[index] ?? 0);

    /// <summary>How many code points a stretch in UTF-16 units has.</summary>
    public int In(int start, int length) => At(start + length) - At(start);
}
