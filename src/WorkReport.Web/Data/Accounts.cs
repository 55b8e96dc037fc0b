using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Data;

/// <summary>
/// Opens, changes and closes the sign-ins of people. Nothing is saved here: the caller saves, so that a person and the
/// sign-in come into being together or not at all. Two who take the same name at once are told apart by the unique index
/// (<see cref="DatabaseFault.Duplicate"/>).
/// </summary>
public sealed class Accounts(WorkReportDb db, Passwords passwords)
{
    /// <summary>The account of a person, or null.</summary>
    public Task<Account?> OfAsync(int personId, CancellationToken cancel = default) =>
        db.Accounts.SingleOrDefaultAsync(a => a.PersonId == personId, cancel);

    /// <summary>May this name be given? Not when it is no name, or somebody's already.</summary>
    public async Task<Verdict> MayBeNamedAsync(string? userName, CancellationToken cancel = default)
    {
        var may = UserNames.May(userName);
        if (!may.IsYes)
            return may;
        // Kept as they were typed, so that whoever has a traditional name goes on signing in with it; compared as twins.
        var key = UserNames.Key(userName);
        var names = await db.Accounts.Where(a => a.NameKey.Length == key.Length).Select(a => a.NameKey).ToListAsync(cancel);
        return names.Exists(name => UserNames.AreTwins(name, key)) ? Verdict.No("Account.NameTaken", UserNames.Clean(userName)) : Verdict.Yes;
    }

    /// <summary>Opens a sign-in for a person who has none; with a no, nothing was done.</summary>
    /// <param name="person">Saved or about to be.</param>
    /// <param name="userName">As typed.</param>
    /// <param name="password">Chosen by its owner, or made by the site.</param>
    /// <param name="isPrinted">It was made by the site, for an account card: its owner has to choose one of their own.</param>
    /// <param name="by">Who opens it.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Verdict> OpenAsync(Person person, string userName, string password, bool isPrinted, Act by, CancellationToken cancel = default)
    {
        var may = await MayBeNamedAsync(userName, cancel);
        if (may.IsYes)
            may = Passwords.May(password, userName);
        if (may.IsYes)
            Open(person, userName, await passwords.HashAsync(password, cancel), isPrinted, by);
        return may;
    }

    /// <summary>For many at once: the name was judged, and the password turned into what is kept of it, before.</summary>
    /// <param name="person">Saved or about to be.</param>
    /// <param name="userName">Judged by <see cref="UserNames.May"/>.</param>
    /// <param name="passwordHash">From <see cref="Passwords.HashAsync"/>.</param>
    /// <param name="isPrinted">It stands on an account card: its owner has to choose one of their own.</param>
    /// <param name="by">Who opens it.</param>
    public Account Open(Person person, string userName, string passwordHash, bool isPrinted, Act by)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(by);
        UserNames.May(userName).Demand();
        return db.Accounts.Add(Account.Open(person, userName, passwordHash, isPrinted, by)).Entity;
    }

    /// <summary>Its owner chooses another password; once that is saved, every session of the account is over.</summary>
    public async Task<Verdict> ChoosePasswordAsync(Account account, string password, Act by, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(by);
        var may = Passwords.May(password, account.UserName);
        if (may.IsYes && await passwords.IsAsync(account.SecretOf(CredentialKind.Password), password, cancel))
            may = Verdict.No("Account.SamePassword");
        if (may.IsYes)
            account.ChoosePassword(await passwords.HashAsync(password, cancel), by);
        return may;
    }

    /// <summary>An administrator gives another one on an account card; once that is saved, every session of the account is over.</summary>
    public async Task PrintPasswordAsync(Account account, string password, Act by, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(by);
        Passwords.May(password, account.UserName).Demand();
        account.PrintPassword(await passwords.HashAsync(password, cancel), by);
    }

    /// <summary>Ends every session of the account, as when its person leaves.</summary>
    public static void EndSessions(Account account, Act by)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(by);
        account.EndSessions(by);
    }

    /// <summary>Takes the sign-in away; the name is free again.</summary>
    public void Close(Account account, Act by)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(by);
        account.Close(by);
        db.Remove(account);
    }
}
