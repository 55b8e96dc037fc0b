using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Data;

/// <summary>Who sits behind a session: read anew for every request, so that what was taken away is gone at once.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">As others know them.</param>
/// <param name="UserName">As they sign in.</param>
/// <param name="Roles">What they may do, at one unit or another.</param>
public sealed record SignedIn(int PersonId, string Name, string UserName, IReadOnlyList<Role> Roles);

/// <summary>
/// Signing in and out. Whoever is refused learns nothing, from the words or from the time it takes: an unknown name, a wrong
/// password, a person who left and a name that has to wait are all one answer after one and the same work.
/// </summary>
/// <remarks>
/// Guessing is slowed by user name and device. A browser that somebody signed in from before carries a mark and is counted by
/// itself; all other browsers are counted together. So a stranger who guesses makes strangers wait, from however many addresses,
/// and never the person at their own machine; and nobody is refused for a neighbour behind the same address.
/// </remarks>
public sealed class SignIns(WorkReportDb db, Passwords passwords, TimeProvider time)
{
    /// <summary>A working day.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(10);

    /// <summary>Wrong passwords before the first wait.</summary>
    public const int FreeTries = 5;

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);

    /// <summary>After this time without a try a count is forgotten.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    /// <summary>Opens a session, or null; the reason is in the trail and nowhere else.</summary>
    /// <param name="userName">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="device">What the browser's own mark says for this user name; null for a browser that has none.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Session?> TryAsync(string? userName, string? password, string? device, CancellationToken cancel)
    {
        var name = UserNames.Key(userName);
        var found = await db.Accounts.Include(a => a.Person).SingleOrDefaultAsync(a => a.NameKey == name, cancel);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(device is null ? name : $"{name}\n{device}")));
        var mayTry = await TakeATryAsync(key, cancel);
        var isRight = await passwords.IsAsync(found?.SecretOf(CredentialKind.Password), password, cancel);

        var now = time.GetUtcNow();
        if (!mayTry || !isRight || found is not { Person.IsActive: true })
        {
            var why = found is null ? "unknown" : !mayTry ? "waiting" : !isRight ? "password" : "inactive";
            db.Record(
                new Happening(now, found is null ? "-" : Who(found), "account.refused", null, Happening.Facts(new { why })),
                found is null ? nameof(Account) : $"{nameof(Account)}/{found.Id}");
            await db.SaveChangesAsync(cancel);
            return null;
        }

        var session = new Session(found, now, Lasts);
        db.Add(session);
        db.Record(new Happening(now, Who(found), "account.signedIn"), $"{nameof(Account)}/{found.Id}");
        await db.SaveChangesAsync(cancel);
        await db.SignInTries.Where(t => t.Key == key).ExecuteDeleteAsync(cancel);
        await db.Sessions.Where(s => s.EndsAt < now).ExecuteDeleteAsync(cancel);
        return session;
    }

    /// <summary>Is it this account's password? Asked of someone who is signed in, and slowed by the same rule.</summary>
    public async Task<bool> ConfirmAsync(Account account, string? password, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(account);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account.NameKey}\nconfirm")));
        if (!await TakeATryAsync(key, cancel) || !await passwords.IsAsync(account.SecretOf(CredentialKind.Password), password, cancel))
            return false;
        await db.SignInTries.Where(t => t.Key == key).ExecuteDeleteAsync(cancel);
        return true;
    }

    /// <summary>Another session for someone whose password was just set, and who is signed in by it.</summary>
    public Session Continue(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return db.Add(new Session(account, time.GetUtcNow(), Lasts)).Entity;
    }

    /// <summary>Who sits behind it; null when it is over, for whatever reason.</summary>
    public async Task<SignedIn?> FindAsync(Guid session, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var found = await db.Sessions.AsNoTracking()
            .Where(s => s.Id == session && s.EndsAt > now && s.Stamp == s.Account!.Stamp && s.Account.Person!.IsActive)
            .Select(s => new
            {
                s.Account!.PersonId,
                s.Account.Person!.Name,
                s.Account.UserName,
                Roles = s.Account.Person.Memberships.Select(m => m.Role).ToList(),
            }).SingleOrDefaultAsync(cancel);
        return found is null ? null : new SignedIn(found.PersonId, found.Name, found.UserName, found.Roles);
    }

    /// <summary>Ends it: a copy of its cookie opens nothing any more.</summary>
    public async Task EndAsync(Guid session, CancellationToken cancel)
    {
        var account = await db.Accounts.Include(a => a.Person)
            .SingleOrDefaultAsync(a => db.Sessions.Any(s => s.Id == session && s.AccountId == a.Id), cancel);
        if (account is null)
            return;
        await db.Sessions.Where(s => s.Id == session).ExecuteDeleteAsync(cancel);
        db.Record(new Happening(time.GetUtcNow(), Who(account), "account.signedOut"), $"{nameof(Account)}/{account.Id}");
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Counts the try before it is made, so that a thousand at once are not all the first. False: it has to wait.</summary>
    private async Task<bool> TakeATryAsync(string key, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var forgotten = now - Forgotten;
        await db.SignInTries.Where(t => t.WaitUntil < forgotten).ExecuteDeleteAsync(cancel);
        while (true)
        {
            var before = await db.SignInTries.AsNoTracking().SingleOrDefaultAsync(t => t.Key == key, cancel);
            if (before?.WaitUntil > now)
                return false;
            var wrong = (before?.Wrong ?? 0) + 1;
            if (before is null ? await AddAsync(new SignInTries(key, wrong, now), cancel) : await db.SignInTries
                .Where(t => t.Key == key && t.Wrong == before.Wrong)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.Wrong, wrong).SetProperty(t => t.WaitUntil, now + Wait(wrong)), cancel) == 1)
            {
                return true;
            }
        }
    }

    private async Task<bool> AddAsync(SignInTries first, CancellationToken cancel)
    {
        db.Add(first);
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException twice) when (Databases.Fault(twice) is DatabaseFault.Duplicate)
        {
            return false;
        }
        finally
        {
            db.Entry(first).State = EntityState.Detached;
        }
    }

    /// <summary>After the fifth: half a minute, a minute, two, … a quarter of an hour.</summary>
    private static TimeSpan Wait(int wrong) => wrong < FreeTries ? TimeSpan.Zero
        : TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << Math.Min(wrong - FreeTries, 10)));

    private static string Who(Account account) => Acting(account.Person!.Name, account.UserName);

    /// <summary>As a person reading the trail years later knows them.</summary>
    public static string Acting(string name, string userName) => $"{name}（{userName}）";
}
