using System.Text;

namespace WorkReport.Domain.Periods;

/// <summary>How long a text is, for those who write it to a budget and for those who read it out.</summary>
public static class Length
{
    /// <summary>Characters read aloud in a minute.</summary>
    public const int AMinute = 240;

    /// <summary>Characters as people count them: whatever is no blank.</summary>
    public static int Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.EnumerateRunes().Count(rune => !Rune.IsWhiteSpace(rune));
    }

    /// <summary>Minutes that it takes to read so many out.</summary>
    public static int Minutes(int characters) => (characters + AMinute - 1) / AMinute;
}
