using System.Text.RegularExpressions;

namespace WorkReport.Domain.Messages;

/// <summary>邮箱: an address that letters can be sent to, as people in this country have them: Latin letters, one @, a domain with a point.</summary>
public static partial class MailAddress
{
    public const int Longest = 100;

    public static Verdict May(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Length <= Longest && Usual().IsMatch(address) ? Verdict.Yes : Verdict.No("Mail.NoAddress");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_%+-]+(\.[A-Za-z0-9_%+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Usual();
}
