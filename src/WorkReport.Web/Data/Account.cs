using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Data;

/// <summary>账户: the sign-in of a person. The person stays when it is closed.</summary>
public sealed class Account : Aggregate
{
    private readonly List<Credential> credentials = [];

    private Account(string userName, string nameKey) => (UserName, NameKey) = (userName, nameKey);

    public int Id { get; private init; }

    public int PersonId { get; private init; }

    /// <summary>Set while the person may not have a key yet.</summary>
    public Person? Person { get; private init; }

    public string UserName { get; private init; }

    /// <summary>What it is found by; unique.</summary>
    public string NameKey { get; private init; }

    /// <summary>At most one of a kind.</summary>
    public IReadOnlyList<Credential> Credentials => credentials;

    /// <summary>Every session carries it; a session that carries an older one is over.</summary>
    public Guid Stamp { get; private set; } = Guid.NewGuid();

    /// <summary>
    /// The password was made by the site and printed on an account card: whoever printed it may know it, so its owner chooses one before
    /// anything else opens to them.
    /// </summary>
    public bool HasPrintedPassword { get; private set; }

    internal static Account Open(Person person, string userName, string passwordHash, bool isPrinted, Act by)
    {
        var name = UserNames.Clean(userName);
        var account = new Account(name, UserNames.Key(name)) { Person = person, HasPrintedPassword = isPrinted };
        account.Keep(CredentialKind.Password, passwordHash, by);
        account.Tell(by.Did("account.opened", after: new { person = person.Name, userName = name }));
        return account;
    }

    /// <summary>What is kept to check a kind by; null where the account has none of it.</summary>
    internal string? SecretOf(CredentialKind kind) => credentials.Find(c => c.Kind == kind)?.Secret;

    /// <summary>By its owner.</summary>
    internal void ChoosePassword(string passwordHash, Act by)
    {
        Tell(by.Did(HasPrintedPassword ? "account.passwordChosen" : "account.passwordChanged"));
        Become(passwordHash, isPrinted: false, by);
    }

    /// <summary>By an administrator, on an account card.</summary>
    internal void PrintPassword(string passwordHash, Act by)
    {
        Tell(by.Did("account.passwordPrinted"));
        Become(passwordHash, isPrinted: true, by);
    }

    internal void EndSessions(Act by)
    {
        Tell(by.Did("account.signedOutEverywhere"));
        Stamp = Guid.NewGuid();
    }

    internal void Close(Act by) => Tell(by.Did("account.closed", before: new { userName = UserName }));

    private void Become(string passwordHash, bool isPrinted, Act by)
    {
        Keep(CredentialKind.Password, passwordHash, by);
        (HasPrintedPassword, Stamp) = (isPrinted, Guid.NewGuid());
    }

    private void Keep(CredentialKind kind, string secret, Act by)
    {
        if (credentials.Find(c => c.Kind == kind) is not { } credential)
            credentials.Add(credential = new Credential(kind));
        credential.Become(secret, by.At);
    }
}

/// <summary>One sign-in of one browser. The cookie only names it: without this row the cookie is worth nothing.</summary>
public sealed class Session
{
    private Session()
    {
    }

    internal Session(Account account, DateTimeOffset at, TimeSpan lasts) =>
        (Id, AccountId, Account, Stamp, At, EndsAt) = (Guid.NewGuid(), account.Id, account, account.Stamp, at, at + lasts);

    public Guid Id { get; private init; }

    public int AccountId { get; private init; }

    public Account? Account { get; private init; }

    /// <summary>The account's stamp as it was at the sign-in.</summary>
    public Guid Stamp { get; private init; }

    public DateTimeOffset At { get; private init; }

    public DateTimeOffset EndsAt { get; private init; }
}

/// <summary>Tries with a wrong password, counted by user name and device.</summary>
public sealed class SignInTries
{
    public const int KeyLength = 64;

    internal SignInTries(string key, int wrong, DateTimeOffset waitUntil) => (Key, Wrong, WaitUntil) = (key, wrong, waitUntil);

    /// <summary>Which user name and which device, as a hash: what is typed as a user name may be anything, even a password.</summary>
    public string Key { get; private init; }

    public int Wrong { get; private init; }

    /// <summary>Before this moment every try is refused unseen.</summary>
    public DateTimeOffset WaitUntil { get; private init; }
}
