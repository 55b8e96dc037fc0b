namespace WorkReport.Web.Data;

/// <summary>How somebody proves who they are.</summary>
public enum CredentialKind
{
    /// <summary>密码.</summary>
    Password,
}

/// <summary>凭据: what an account is signed in with. It stands apart from the account, which may come to have several kinds.</summary>
public sealed class Credential
{
    public const int SecretLength = 200;

    private Credential(CredentialKind kind, string secret, DateTimeOffset setAt) => (Kind, Secret, SetAt) = (kind, secret, setAt);

    internal Credential(CredentialKind kind)
        : this(kind, "", default)
    {
    }

    public int Id { get; private init; }

    public int AccountId { get; private init; }

    public CredentialKind Kind { get; private init; }

    /// <summary>What is kept to check it by; of a password what <see cref="Passwords.HashAsync"/> left of it.</summary>
    public string Secret { get; private set; }

    /// <summary>Since when it is good.</summary>
    public DateTimeOffset SetAt { get; private set; }

    internal void Become(string secret, DateTimeOffset at) => (Secret, SetAt) = (secret, at);
}
