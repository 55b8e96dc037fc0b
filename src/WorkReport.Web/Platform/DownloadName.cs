using System.Globalization;
using System.Text;

namespace WorkReport.Web.Platform;

/// <summary>A name for a downloaded file that no system misreads.</summary>
public static class DownloadName
{
    private const int LongestCharacters = 80;

    /// <summary>
    /// The title without path marks, controls and direction marks, cut at a whole character, with the extension;
    /// <paramref name="otherwise"/> where nothing is left.
    /// </summary>
    public static string For(string title, string extension, string otherwise)
    {
        ArgumentNullException.ThrowIfNull(title);
        var clean = new StringBuilder();
        var characters = StringInfo.GetTextElementEnumerator(title.Normalize());
        for (var n = 0; n < LongestCharacters && characters.MoveNext();)
        {
            var character = characters.GetTextElement();
            if (!character.EnumerateRunes().All(Allowed))
                continue;
            clean.Append(character);
            n++;
        }

        var name = clean.ToString().Trim(' ', '.', '　');
        return (name.Length == 0 ? otherwise : name) + extension;
    }

    private static bool Allowed(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned)
        && rune.Value is not ('/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or 0xFFFD);
}
