using System.Text;
using WorkReport.Domain;
using WorkReport.Prose.Texts;

namespace WorkReport.Web.Data;

/// <summary>用户名: what may be one, and which two are the same. Chinese names are as good as Latin ones.</summary>
public static class UserNames
{
    public const int Shortest = 2;
    public const int Longest = 30;

    /// <summary>
    /// What a user name is found by: full width made half, large letters and small alike. It is unique, so nobody can take
    /// a name that looks like another's on the keyboard only.
    /// </summary>
    public static string Key(string? userName) => Clean(userName).ToUpperInvariant();

    /// <summary>As it is kept and shown: composed, of one width, without spaces around it.</summary>
    public static string Clean(string? userName)
    {
        var typed = (userName ?? "").Trim();
        return typed.IsNormalized(NormalizationForm.FormKC) ? typed : typed.Normalize(NormalizationForm.FormKC).Trim();
    }

    /// <summary>May this be a user name?</summary>
    public static Verdict May(string? userName)
    {
        var name = Clean(userName);
        return name.Length is < Shortest or > Longest || name.ToUpperInvariant().Length > Longest ? Verdict.No("Account.NameLength", Shortest, Longest)
            : !name.EnumerateRunes().All(rune => Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '_' or '-' or '@') ? Verdict.No("Account.NameCharacters")
            : name.EnumerateRunes().Any(IsTwinOfLatin) ? Verdict.No("Account.NameLookAlike") : Verdict.Yes;
    }

    /// <summary>Is one the other, or the other in traditional characters? Of keys, as <see cref="Key"/> makes them.</summary>
    public static bool AreTwins(string key, string other) => string.Equals(SimplifiedSigns.Of(key), SimplifiedSigns.Of(other), StringComparison.Ordinal);

    /// <summary>Greek and Cyrillic: their letters stand beside Latin ones as twins, and nobody would see who is who.</summary>
    private static bool IsTwinOfLatin(Rune rune) => rune.Value is >= 0x0370 and <= 0x052F or >= 0x1C80 and <= 0x1C8F or >= 0x1F00 and <= 0x1FFF or >= 0x2DE0 and <= 0x2DFF or >= 0xA640 and <= 0xA69F;
}
