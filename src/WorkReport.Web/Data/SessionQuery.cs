using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Audit;

namespace WorkReport.Web.Data;

/// <summary>Who sits behind a session, and what the store had when they asked.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">What they are called.</param>
/// <param name="UserName">The name they sign in with.</param>
/// <param name="HasPrintedPassword">They have to choose a password of their own before anything else.</param>
/// <param name="Rights">The number of <see cref="AuditHead.Rights"/>.</param>
/// <param name="Trail">The end of the trail.</param>
public sealed record SessionFound(int PersonId, string Name, string UserName, bool HasPrintedPassword, long Rights, long Trail);

/// <summary>What every request asks first. Compiled once for a site: built up anew it would cost as much as it takes.</summary>
public sealed class SessionQuery
{
    private readonly Func<WorkReportDb, Guid, DateTimeOffset, CancellationToken, Task<SessionFound?>> find =
        EF.CompileAsyncQuery((WorkReportDb db, Guid session, DateTimeOffset now, CancellationToken cancel) => db.Sessions.AsNoTracking().AsSingleQuery()
            .Where(s => s.Id == session && s.EndsAt > now && s.Stamp == s.Account!.Stamp && s.Account.Person!.IsActive)
            .Select(s => new SessionFound(
                s.Account!.PersonId,
                s.Account.Person!.Name,
                s.Account.UserName,
                s.Account.HasPrintedPassword,
                // Without its head row nothing can be saved, so nothing changes either; but pages are read, and say so.
                db.AuditHeads.Where(h => h.Id == AuditHead.OnlyId).Select(h => (long?)h.Rights).FirstOrDefault() ?? -1,
                db.AuditHeads.Where(h => h.Id == AuditHead.OnlyId).Select(h => (long?)h.Sequence).FirstOrDefault() ?? -1))
            .SingleOrDefault());

    /// <summary>Null when the session is over, for whatever reason.</summary>
    public Task<SessionFound?> FindAsync(WorkReportDb db, Guid session, DateTimeOffset now, CancellationToken cancel) => find(db, session, now, cancel);
}
