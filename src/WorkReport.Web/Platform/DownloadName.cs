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
        // Cleaned before it is normalised: half a surrogate pair cannot be.
        var clean = string.Concat(title.EnumerateRunes().Where(Allowed)).Normalize();
        var characters = new StringInfo(clean);
        var name = (characters.LengthInTextElements > LongestCharacters ? characters.SubstringByTextElements(0, LongestCharacters) : clean).Trim(' ', '.', '　');
        return (name.Length == 0 ? otherwise : name) + extension;
    }

    private static bool Allowed(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned)
        && rune.Value is not ('/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or 0xFFFD);
}
