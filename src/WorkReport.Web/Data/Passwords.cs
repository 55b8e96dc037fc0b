using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WorkReport.Domain;

namespace WorkReport.Web.Data;

/// <summary>密码: which are good enough, and how they are kept (PBKDF2-HMAC-SHA512, in the format of ASP.NET Core Identity).</summary>
public sealed class Passwords : IDisposable
{
    public const int Shortest = 12;
    public const int Longest = 128;

    /// <summary>What OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA512.</summary>
    public const int Iterations = 220_000;

    private const int NoCharacter = 0xFFFE;

    private const int FewestDifferent = 5;

    // Long enough for the rule, and yet the first that anyone tries.
    private static readonly string[] Known =
    [
        "123456789012", "1234567890123", "0123456789012", "1234567890ABC", "ABCDEFGHIJKL", "ABCD12345678", "ABC123456789", "AABBCC112233",
        "QWERTYUIOP12", "QWERTYUIOP123", "QWERTYUIOPASDF", "ASDFGHJKL123", "QAZWSXEDCRFV", "1QAZ2WSX3EDC", "1Q2W3E4R5T6Y", "ZAQ12WSXCDE3",
        "PASSWORD1234", "PASSWORD12345", "PASSWORDPASSWORD", "P@SSWORD1234", "P@SSW0RD1234", "ADMINISTRATOR", "ADMIN1234567", "ADMIN123456789",
        "ADMIN@123456", "WELCOME12345", "WOAINI520131", "WOAINI5201314", "5201314520131", "WOAIZHONGGUO", "ZHONGGUO1949", "ZHONGGUO123456",
        "WORKREPORT12", "WORKREPORT123", "WORKREPORT2026", "NIANZHONGZONGJIE",
    ];

    private readonly PasswordHasher<Account> hasher;
    private readonly string nobodys;
    private int waiting;

    /// <summary>Half of the processors: a storm of sign-ins waits in line, and those who are signed in do not notice it.</summary>
    internal SemaphoreSlim Lanes { get; } = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Do so many wait in line already that the next one is better told to come back?</summary>
    public bool IsCrowded => Volatile.Read(ref waiting) >= MostWaiting;

    /// <summary>Some ten seconds of work for one processor.</summary>
    public const int MostWaiting = 200;

    public Passwords()
        : this(Iterations)
    {
    }

    /// <summary>With other work than the product does: for tests that draw hundreds of passwords.</summary>
    internal Passwords(int iterations)
    {
        hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
        nobodys = hasher.HashPassword(null!, Guid.NewGuid().ToString());
    }

    /// <summary>Is it good enough for this user?</summary>
    public static Verdict May(string? password, string userName)
    {
        var typed = Clean(password);
        if (typed.Length is < Shortest or > Longest)
            return Verdict.No("Account.PasswordLength", Shortest, Longest);
        var upper = typed.ToUpperInvariant();
        if (Known.Contains(upper) || typed.EnumerateRunes().Distinct().Count() < FewestDifferent)
            return Verdict.No("Account.PasswordKnown");
        return UserNames.Key(userName) is { Length: > 2 } name && upper.Contains(name, StringComparison.Ordinal) && upper.Length - name.Length < Shortest / 2
            ? Verdict.No("Account.PasswordIsName") : Verdict.Yes;
    }

    /// <summary>What to keep of a password. It takes long on purpose; many accounts with one password may share one result.</summary>
    public async Task<string> HashAsync(string password, CancellationToken cancel = default)
    {
        await Lanes.WaitAsync(cancel);
        try
        {
            return hasher.HashPassword(null!, Clean(password));
        }
        finally
        {
            Lanes.Release();
        }
    }

    /// <summary>Is it the one that was kept? Where nothing is kept, as much work is done and the answer is no.</summary>
    public async Task<bool> IsAsync(string? kept, string? password, CancellationToken cancel)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            await Lanes.WaitAsync(cancel);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }

        try
        {
            var typed = Clean(password);
            var result = hasher.VerifyHashedPassword(null!, kept ?? nobodys, typed.Length > Longest ? "" : typed);
            return result is not PasswordVerificationResult.Failed && kept is not null;
        }
        finally
        {
            Lanes.Release();
        }
    }

    public void Dispose() => Lanes.Dispose();

    // An input method left at full width types other characters that look alike. What is no character cannot be composed: it counts as one that was lost.
    private static string Clean(string? password)
    {
        var typed = string.Concat((password ?? "").EnumerateRunes().Select(rune => rune.Value == NoCharacter ? Rune.ReplacementChar : rune));
        return typed.IsNormalized(NormalizationForm.FormKC) ? typed : typed.Normalize(NormalizationForm.FormKC);
    }
}
