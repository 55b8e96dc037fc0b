using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;

namespace WorkReport.Web.Data;

/// <summary>Who sits behind a session: read anew for every request, so that what was taken away is gone at once.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">As others know them.</param>
/// <param name="UserName">As they sign in.</param>
/// <param name="Roles">What they may do, and where.</param>
/// <param name="Rights">The number of <see cref="AuditHead.Rights"/> that this was read under.</param>
/// <param name="Trail">The end of the trail that it was read under.</param>
/// <param name="HasPrintedPassword">They have to choose a password of their own before anything else.</param>
public sealed record SignedIn(int PersonId, string Name, string UserName, IReadOnlyList<HeldRole> Roles, long Rights, long Trail, bool HasPrintedPassword);

/// <summary>
/// Signing in and out. Whoever is refused learns nothing, from the words or from the time it takes: an unknown name, a wrong
/// password, a person who left and a name that has to wait are all one answer after one and the same work.
/// </summary>
/// <remarks>
/// Guessing is slowed by user name and device. A browser that somebody signed in from before carries a mark and is counted by
/// itself; other browsers are counted by the address they come from. So a stranger who guesses makes wait who comes from the same address,
/// and neither the person at their own machine nor anybody elsewhere; nobody is refused for a neighbour's own mistakes. Above that stand
/// two wide counts, of one name from anywhere and of one address for all names, which only guessing on a large scale meets.
/// </remarks>
public sealed class SignIns(WorkReportDb db, Passwords passwords, SessionQuery sessions, KeptByRights<IReadOnlyList<HeldRole>> roles, [FromKeyedServices(nameof(SignIns))] FoldedLines refusals, TimeProvider time)
{
    /// <summary>A working day.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(10);

    /// <summary>Wrong passwords before the first wait.</summary>
    public const int FreeTries = 5;

    /// <summary>Wrong passwords of one name from strange browsers anywhere before strangers wait for it.</summary>
    public const int FreeTriesOfName = 100;

    /// <summary>Wrong passwords of strange browsers at one address, whatever the names, before that address waits.</summary>
    public const int FreeTriesOfSource = 1000;

    /// <summary>Refusals an hour that are written of one address, whatever the names, so that no name takes longer than another; a line of the next hour says how many more there were.</summary>
    public const int RefusalsAnHour = 300;

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);

    /// <summary>After this time without a try a count is forgotten.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    /// <summary>Opens a session, or null; the reason is in the trail and nowhere else.</summary>
    /// <param name="userName">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="device">What the browser's own mark says for this user name; null for a browser that has none.</param>
    /// <param name="source">The address it comes from.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Session?> TryAsync(string? userName, string? password, string? device, IPAddress? source, CancellationToken cancel)
    {
        var name = UserNames.Key(userName);
        var found = await db.Accounts.Include(a => a.Person).SingleOrDefaultAsync(a => a.NameKey == name, cancel);
        var from = SourceNetwork.Of(source);
        var key = KeyOf(device is null ? $"{name}\n@{from}" : $"{name}\n{device}");
        (string Key, int Free)[] wide = device is null ? [(KeyOf(name), FreeTriesOfName), (KeyOf($"@{from}"), FreeTriesOfSource)] : [];
        var mayTry = await TakeATryAsync(key, cancel) && !await IsAnyWaitingAsync(wide, cancel);
        var isRight = await passwords.IsAsync(found?.SecretOf(CredentialKind.Password), password, cancel);

        var now = time.GetUtcNow();
        if (!mayTry || !isRight || found is not { Person.IsActive: true })
        {
            var why = found is null ? "unknown" : !mayTry ? "waiting" : !isRight ? "password" : "inactive";
            var (isTold, before) = refusals.Count(from);
            if (isTold)
            {
                db.Record(
                    new Happening(now, found is null ? "-" : Who(found), "account.refused", null, Happening.Facts(before == 0 ? new { why } : new { why, untold = before })),
                    found is null ? nameof(Account) : $"{nameof(Account)}/{found.Id}");
                await db.SaveChangesAsync(cancel);
            }

            foreach (var (wideKey, free) in wide)
                await CountAsync(wideKey, free, cancel);
            return null;
        }

        var session = new Session(found, now, Lasts);
        db.Add(session);
        db.Record(new Happening(now, Who(found), "account.signedIn"), $"{nameof(Account)}/{found.Id}");
        await db.SaveChangesAsync(cancel);
        await db.SignInTries.Where(t => t.Key == key).ExecuteDeleteAsync(cancel);
        await db.Sessions.Where(s => s.EndsAt < now).ExecuteDeleteAsync(cancel);
        await db.ForgetFormsAsync(now, cancel);
        return session;
    }

    /// <summary>Is it this account's password? Asked of someone who is signed in, and slowed by the same rule.</summary>
    public async Task<bool> ConfirmAsync(Account account, string? password, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(account);
        var key = KeyOf($"{account.NameKey}\nconfirm");
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
    /// <param name="session">Its key.</param>
    /// <param name="today">The day by which 委托代审 holds.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<SignedIn?> FindAsync(Guid session, DateOnly today, CancellationToken cancel)
    {
        var found = await sessions.FindAsync(db, session, time.GetUtcNow(), cancel);
        if (found is null)
            return null;
        var has = await roles.OfAsync(found.PersonId, found.Rights, today, async () =>
            [.. (await db.SeatsOf(found.PersonId, today).Select(m => new { m.PersonId, m.UnitId, m.Role, m.Signs }).ToListAsync(cancel))
                .Select(m => m.PersonId == found.PersonId ? new HeldRole(m.UnitId, m.Role, m.Signs) : new HeldRole(m.UnitId, m.Role, Signs: false, m.PersonId))]);
        db.AskedBy(found.PersonId, has, found.Rights, found.Trail);
        return new SignedIn(found.PersonId, found.Name, found.UserName, has, found.Rights, found.Trail, found.HasPrintedPassword);
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
        var forgotten = time.GetUtcNow() - Forgotten;
        await db.SignInTries.Where(t => t.WaitUntil < forgotten).ExecuteDeleteAsync(cancel);
        while (true)
        {
            var before = await db.SignInTries.AsNoTracking().SingleOrDefaultAsync(t => t.Key == key, cancel);
            // The clock is looked at behind what was read: a time from before would be that of another count.
            var now = time.GetUtcNow();
            if (MustWait(before, FreeTries, now))
                return false;
            if (await RaiseAsync(key, before, FreeTries, now, cancel))
                return true;
        }
    }

    /// <summary>Only from the free tries on: below them the moment is no more than that of the last try, which another node's clock, or a neighbour's press in the same millisecond, may put ahead of ours.</summary>
    private static bool MustWait(SignInTries? before, int free, DateTimeOffset now) => before?.Wrong >= free && before.WaitUntil > now;

    /// <summary>Of the wide counts nothing is taken beforehand: they slow guessing on a large scale, where a few at once more or less mean nothing.</summary>
    private async Task<bool> IsAnyWaitingAsync((string Key, int Free)[] wide, CancellationToken cancel)
    {
        var keys = wide.Select(count => count.Key).ToList();
        var counted = keys.Count == 0 ? [] : await db.SignInTries.AsNoTracking().Where(t => keys.Contains(t.Key)).ToListAsync(cancel);
        var now = time.GetUtcNow();
        return wide.Any(count => MustWait(counted.Find(t => t.Key == count.Key), count.Free, now));
    }

    private async Task CountAsync(string key, int free, CancellationToken cancel) =>
        await RaiseAsync(key, await db.SignInTries.AsNoTracking().SingleOrDefaultAsync(t => t.Key == key, cancel), free, time.GetUtcNow(), cancel);

    private async Task<bool> RaiseAsync(string key, SignInTries? before, int free, DateTimeOffset now, CancellationToken cancel)
    {
        var wrong = (before?.Wrong ?? 0) + 1;
        return before is null ? await AddAsync(new SignInTries(key, wrong, now), cancel) : await db.SignInTries
            .Where(t => t.Key == key && t.Wrong == before.Wrong)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Wrong, wrong).SetProperty(t => t.WaitUntil, now + Wait(wrong, free)), cancel) == 1;
    }

    private static string KeyOf(string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)));

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

    /// <summary>After so many: half a minute, a minute, two, … a quarter of an hour.</summary>
    private static TimeSpan Wait(int wrong, int free) => wrong < free ? TimeSpan.Zero
        : TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << Math.Min(wrong - free, 10)));

    private static string Who(Account account) => Acting(account.Person!.Name, account.UserName);

    /// <summary>As a person reading the trail years later knows them.</summary>
    public static string Acting(string name, string userName) => $"{name}（{userName}）";
}
