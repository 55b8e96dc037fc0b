using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace WorkReport.Web.Platform;

/// <summary>What was typed into a form that could not be accepted, and where it was going. A password is never part of it.</summary>
public sealed record KeptForm(string Target, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>What the page that it was going to says of each field: key of its name, empty where it has none. Null of a page that is not known.</summary>
    public IReadOnlyDictionary<string, string>? Names { get; init; }

    /// <summary>The names of the files that came with it: a file cannot be handed back, and that is said.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Is it to be seen? What nobody typed goes along unseen, and so does what was left empty.</summary>
    public bool Shows(string field, string value) => value is { Length: > 0 } && !IsUnseen(field) && Names?.ContainsKey(field) != false;

    /// <summary>Is there anything to be seen at all? A press alone has nothing that was typed.</summary>
    public bool ShowsAny => Fields.Any(f => Shows(f.Key, f.Value) || PasswordOf(f.Key) is not null);

    private static readonly HashSet<string> Passwords = new(["Password", "Current", "New", "Again"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The fields as typed; of a password only that there is one, to be typed anew.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; } = [.. Fields.Select(f => PasswordOf(f.Key) is null ? f : KeyValuePair.Create(f.Key, ""))];

    /// <summary>Which password a field holds, of any form: Password, Current, New, Again. Null for every other field.</summary>
    public static string? PasswordOf(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return Passwords.TryGetValue(field[(field.LastIndexOf('.') + 1)..], out var name) ? name : null;
    }

    /// <summary>What nobody typed: it goes along unseen.</summary>
    public static bool IsUnseen(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field is "" or "UserName" || field[(field.LastIndexOf('.') + 1)..] is "Version" or "Key" or "Id" or "Was" or "Served" or "Sealed" or "Placed" or "Chosen" or "returnUrl" or "ReturnUrl" or "Kept";
    }
}

/// <summary>
/// Carries a form through the sign-in of a person whose session had run out. It travels inside the sign-in form, sealed, so
/// that nothing of it waits on the server and nobody can put words into it.
/// </summary>
public sealed class KeptForms(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("WorkReport.KeptForm").ToTimeLimitedDataProtector();

    public string Seal(KeptForm form)
    {
        using var packed = new MemoryStream();
        using (var zip = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(zip, form);
        return Convert.ToBase64String(seal.Protect(packed.ToArray(), Lasts));
    }

    /// <summary>What was sealed; null when there is nothing, or it is not ours, or too old.</summary>
    public KeptForm? Open(string? sealedForm)
    {
        if (string.IsNullOrEmpty(sealedForm))
            return null;
        try
        {
            using var zip = new DeflateStream(new MemoryStream(seal.Unprotect(Convert.FromBase64String(sealedForm))), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<KeptForm>(zip);
        }
        catch (Exception foreign) when (foreign is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
