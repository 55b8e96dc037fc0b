using System.Security.Cryptography;
using System.Text;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>
/// First passwords of many at once, for their cards. They follow from one secret, so that whoever sends a form twice gets the same cards; what is kept of
/// each takes a moment to make, which is why it is made before the store is asked to wait.
/// </summary>
/// <param name="passwords">Keeps them.</param>
/// <param name="secret">Of <see cref="SecretBytes"/>, known to nobody else.</param>
public sealed class FirstPasswords(Passwords passwords, byte[] secret)
{
    public const int SecretBytes = 32;

    // Nothing that looks like something else on paper.
    private const string Letters = "23456789abcdefghjkmnpqrstuvwxyz";

    private const int Groups = 3;
    private const int GroupLength = 4;

    private readonly Dictionary<string, string> kept = new(StringComparer.Ordinal);

    /// <summary>With a secret of its own.</summary>
    public static FirstPasswords Drawn(Passwords passwords) => new(passwords, RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Three groups of four, the same each time for the same name.</summary>
    public string Of(string userName)
    {
        var (groups, letters) = (new List<string>(), new StringBuilder());
        for (var block = 0; groups.Count < Groups; block++)
        {
            foreach (var drawn in HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(FormattableString.Invariant($"{block} {UserNames.Key(userName)}"))))
            {
                // What is above the last whole multiple would make some letters more frequent.
                if (drawn >= byte.MaxValue / Letters.Length * Letters.Length || groups.Count == Groups)
                    continue;
                letters.Append(Letters[drawn % Letters.Length]);
                if (letters.Length < GroupLength)
                    continue;
                groups.Add(letters.ToString());
                letters.Clear();
            }
        }

        return string.Join('-', groups);
    }

    /// <summary>Makes what is kept of each of them that was not made yet.</summary>
    /// <param name="userNames">Whose.</param>
    /// <param name="told">Is told how many are made, and of how many.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task MakeAsync(IReadOnlyCollection<string> userNames, Func<int, int, Task>? told, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(userNames);
        foreach (var userName in userNames)
        {
            if (!kept.ContainsKey(UserNames.Key(userName)))
                kept.Add(UserNames.Key(userName), await passwords.HashAsync(Of(userName), cancel));
            if (told is not null)
                await told(kept.Count, userNames.Count);
        }
    }

    /// <summary>What was made; of a name that came in between it is made now.</summary>
    public async Task<string> KeptAsync(string userName, CancellationToken cancel) =>
        kept.GetValueOrDefault(UserNames.Key(userName)) ?? await passwords.HashAsync(Of(userName), cancel);
}
