using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;

namespace WorkReport.Web.Data;

/// <summary>A form that was acted upon, and the answer it got: sent again as it was, it gets the same answer and nothing happens.</summary>
public sealed class FormKey
{
    public const int AnswerLength = 400;
    public const int HashLength = 64;

    internal FormKey(Guid id, int personId, DateTimeOffset at, string? sent) => (Id, PersonId, At, Sent) = (id, personId, at, sent);

    /// <summary>Made with the form and carried by it.</summary>
    public Guid Id { get; private init; }

    /// <summary>Whose form it was.</summary>
    public int PersonId { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>What was sent, as a hash; null of a form that was sent before this was remembered.</summary>
    public string? Sent { get; private init; }

    /// <summary>What the page makes its answer from: an address to go to, a key.</summary>
    public string Answer { get; private init; } = "";
}

/// <summary>What a form did.</summary>
/// <param name="Sent">What was in it, as a hash.</param>
/// <param name="Answer">The answer it got.</param>
public sealed record FormDone(string? Sent, string Answer);

/// <summary>Lets a form act once, however often and however fast its button is pressed.</summary>
public static class FormKeys
{
    /// <summary>For so long a form that was sent is remembered.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>What this form of this person did before; null when it was not acted upon.</summary>
    public static Task<FormDone?> DoneBeforeAsync(this WorkReportDb db, Guid key, int personId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<FormKey>().AsNoTracking().Where(k => k.Id == key && k.PersonId == personId).Select(k => new FormDone(k.Sent, k.Answer)).SingleOrDefaultAsync(cancel);
    }

    /// <summary>The key under which a form that was acted upon acts with other content, and so on: one for each time, so that this, too, happens once.</summary>
    public static Guid Next(Guid key) => new(SHA256.HashData(key.ToByteArray()).AsSpan(0, 16));

    /// <summary>
    /// Acts and remembers the answer, in one transaction. Of several at once one acts; the others wait for it and get its answer.
    /// What is refused leaves nothing behind, so that the form can be mended and sent again.
    /// </summary>
    /// <param name="db">The store.</param>
    /// <param name="key">Names this copy of the form.</param>
    /// <param name="sent">What is in it, as a hash.</param>
    /// <param name="personId">Who sends it.</param>
    /// <param name="at">When.</param>
    /// <param name="act">What to do; gives the answer.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <exception cref="RefusedException">The act was refused, or the key is somebody else's.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else saved in the meantime, or the same form with other content did.</exception>
    public static async Task<string> OnceAsync(
        this WorkReportDb db, Guid key, string sent, int personId, DateTimeOffset at, Func<Task<string>> act, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(act);
        using var queued = await db.NextWriterAsync(cancel);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        // It is undone as a whole or not at all: savepoints in it would only be more commands.
        db.Database.AutoSavepointsEnabled = false;
        // Whoever is second finds the key there: SQLite lets one writer in at a time, SQL Server makes it wait at the key.
        try
        {
            db.Add(new FormKey(key, personId, at, sent));
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (Databases.Fault(twice) is DatabaseFault.Duplicate)
        {
            await whole.RollbackAsync(cancel);
            db.ChangeTracker.Clear();
            return Own(await db.Set<FormKey>().AsNoTracking().SingleAsync(k => k.Id == key, cancel), personId, sent);
        }

        var answer = await act();
        await db.SaveChangesAsync(cancel);
        await db.Set<FormKey>().Where(k => k.Id == key).ExecuteUpdateAsync(set => set.SetProperty(k => k.Answer, answer), cancel);
        await whole.CommitAsync(cancel);
        return answer;
    }

    /// <summary>Lets go of what was sent too long ago to come again.</summary>
    internal static Task ForgetFormsAsync(this WorkReportDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var old = now - Remembered;
        return db.Set<FormKey>().Where(k => k.At < old).ExecuteDeleteAsync(cancel);
    }

    private static string Own(FormKey key, int personId, string sent)
    {
        if (key.PersonId != personId)
            throw new RefusedException(Verdict.No("Form.NotYours"));
        return key.Sent == sent ? key.Answer : throw new DbUpdateConcurrencyException("The same form has just been sent with other content.");
    }
}
