using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Outlines;

/// <summary>Where sentences end in a full-width set paragraph.</summary>
internal static class Sentences
{
    /// <summary>Length of the first sentence with its 。, looking past those inside quotes and brackets; 0 when there is none.</summary>
    internal static int FirstLength(ReadOnlySpan<char> text)
    {
        int depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '“' or '（' or '《':
                    depth++;
                    break;
                case '”' or '）' or '》' when depth > 0:
                    depth--;
                    break;
                case '。' when depth == 0:
                    return i + 1;
                default:
                    break;
            }
        }
        return depth > 0 ? text.IndexOf('。') + 1 : 0;
    }

    /// <summary>
    /// Length of the sentence that leads a numbered paragraph: up to its 。, or to a ？ or ！ before that, or to the space behind a phrase
    /// that was typed without its full stop. 0 when there is none.
    /// </summary>
    internal static int LeadLength(string text, int number)
    {
        int whole = FirstLength(text);
        int space = text.IndexOf(' ', Math.Min(number, text.Length));
        int mark = text.AsSpan().IndexOfAny("。，；：");
        if (space > number && space < mark)
            return space;
        int asked = text.AsSpan(0, whole).IndexOfAny("？！");
        return asked > number && text.AsSpan(number, asked - number).IndexOfAny("“（《") < 0 ? asked + 1 : whole;
    }

    internal static bool HasMark(ReadOnlySpan<char> text) => text.IndexOfAny("，。；！？") >= 0;

    /// <summary>Whether a figure stands in it: digits outside quotes, or 百分之.</summary>
    internal static bool HasFigure(ReadOnlySpan<char> text)
    {
        int depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '“' or '《')
                depth++;
            else if (text[i] is '”' or '》' && depth > 0)
                depth--;
            else if (depth == 0 && Scripts.IsDigit(text[i]) && !(i + 1 < text.Length && char.IsAsciiLetter(text[i + 1])))
                return true;
        }
        return text.Contains("百分之", StringComparison.Ordinal);
    }
}
