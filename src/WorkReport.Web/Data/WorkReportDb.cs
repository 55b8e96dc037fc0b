using System.Collections;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Jottings;
using WorkReport.Domain.Importing;
using WorkReport.Domain.Messages;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Notices;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Plans;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.SuperiorForms;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Data.Search;

namespace WorkReport.Web.Data;

/// <summary>
/// The store. Pages ask for this class; what they get is its SQLite or its SQL Server form, as <see cref="Databases"/> chose.
/// A save stamps the version of each changed <see cref="Aggregate"/> and writes what happened into the audit trail,
/// in the transaction of the change itself.
/// </summary>
public abstract class WorkReportDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    private readonly List<(Happening, string)> recorded = [];
    private readonly Dictionary<object, object?> known = [];
    private (int Person, IReadOnlyList<HeldRole> Roles, long Rights, long Trail)? asking;
    private KeptSheets? sheets;
    private IDbContextTransaction? turn;
    private (long Sequence, string Hash)? end;

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<OrgUnit> OrgUnits => Set<OrgUnit>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<ReportingPeriod> Periods => Set<ReportingPeriod>();
    public DbSet<Metric> Metrics => Set<Metric>();
    public DbSet<Catalogue> Catalogues => Set<Catalogue>();
    public DbSet<MetricSheet> MetricSheets => Set<MetricSheet>();
    public DbSet<SettledFigure> SettledFigures => Set<SettledFigure>();
    public DbSet<WorkItem> WorkItems => Set<WorkItem>();
    public DbSet<PlanItem> PlanItems => Set<PlanItem>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<DraftStep> DraftSteps => Set<DraftStep>();
    public DbSet<PackageLook> PackageLooks => Set<PackageLook>();
    public DbSet<Jotting> Jottings => Set<Jotting>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<Reminding> Remindings => Set<Reminding>();
    public DbSet<SuperiorForm> SuperiorForms => Set<SuperiorForm>();
    public DbSet<ColumnMap> ColumnMaps => Set<ColumnMap>();
    public DbSet<PastImport> PastImports => Set<PastImport>();

    internal DbSet<MetricWording> MetricWordings => Set<MetricWording>();
    internal DbSet<KeptTotal> KeptTotals => Set<KeptTotal>();
    internal DbSet<PieceContent> PieceContents => Set<PieceContent>();
    internal DbSet<Revision> Revisions => Set<Revision>();
    internal DbSet<OrgReach> OrgReaches => Set<OrgReach>();
    internal DbSet<Delegation> Delegations => Set<Delegation>();
    internal DbSet<Comment> Comments => Set<Comment>();
    internal DbSet<ReviewRoute> ReviewRoutes => Set<ReviewRoute>();
    internal DbSet<Membership> Memberships => Set<Membership>();
    internal DbSet<AwaitedRole> AwaitedRoles => Set<AwaitedRole>();
    internal DbSet<Session> Sessions => Set<Session>();
    internal DbSet<SignInTries> SignInTries => Set<SignInTries>();
    internal DbSet<Job> Jobs => Set<Job>();
    internal DbSet<ImportedThing> ImportedThings => Set<ImportedThing>();
    internal DbSet<WaitingSheet> WaitingSheets => Set<WaitingSheet>();
    internal DbSet<Message> Messages => Set<Message>();
    internal DbSet<Letter> Letters => Set<Letter>();
    internal DbSet<LogReading> LogReadings => Set<LogReading>();
    internal DbSet<SearchState> SearchStates => Set<SearchState>();

    /// <summary>The index of all texts, as this database keeps it.</summary>
    internal abstract ISearchIndex SearchIndex { get; }

    /// <summary>An upgrade that adds up all totals at its end does not change them one by one before.</summary>
    internal bool AddsUpAtTheEnd { get; set; }

    /// <summary>
    /// Says which version the person had in front of them when they filled in the form. If the row has moved on since,
    /// the save fails with <see cref="DbUpdateConcurrencyException"/>, even when the form changes nothing.
    /// </summary>
    public void Expect(Aggregate aggregate, long version) =>
        Entry(aggregate).Property(a => a.Version).OriginalValue = version;

    /// <summary>Puts into the audit trail, with the next save, something that happened to no aggregate: an upgrade, a sign-in.</summary>
    /// <param name="happening">What happened.</param>
    /// <param name="subject">To what: <c>Database</c>.</param>
    public void Record(Happening happening, string subject) => recorded.Add((happening, subject));

    /// <summary>
    /// Reads once what several parts of one page ask for, such as what a period asks. A save and a turn taken make it read anew: what
    /// is judged inside a transaction is never what was read before it.
    /// </summary>
    /// <param name="what">Names what is read, with all that it hangs on.</param>
    /// <param name="read">Reads it.</param>
    internal async Task<T> OnceAsync<T>(object what, Func<Task<T>> read)
    {
        if (known.TryGetValue(what, out var there))
            return (T)there!;
        var found = await read();
        known[what] = found;
        return found;
    }

    /// <summary>What was read once is read anew from here on, and so is what who asks may reach.</summary>
    internal void Forget()
    {
        known.Clear();
        asking = null;
    }

    /// <summary>Reads sheets, or what is known of them; see <see cref="KeptSheets"/>.</summary>
    internal Task<IReadOnlyList<SheetRead>> ReadSheetsAsync(IQueryable<MetricSheet> which, CancellationToken cancel)
    {
        sheets ??= Service<KeptSheets>() ?? new KeptSheets();
        return sheets.ReadAsync(this, which, cancel);
    }

    /// <summary>Whose request this is and which roles they hold, as they were read at its beginning: what they reach need not ask for them again.</summary>
    /// <param name="personId">Who.</param>
    /// <param name="roles">What they may do, and where.</param>
    /// <param name="rights">The number that this was read under.</param>
    /// <param name="trail">The end of the trail that it was read under.</param>
    internal void AskedBy(int personId, IReadOnlyList<HeldRole> roles, long rights, long trail) => asking = (personId, roles, rights, trail);

    /// <summary>
    /// Reads what seldom changes (periods, what they ask, units, what somebody is to them), or takes what another request read of it while <see cref="AuditHead.Rights"/> stood
    /// where it stands. Shared by requests: it is not tracked, and nobody changes it.
    /// </summary>
    internal async Task<T> SeldomAsync<T>(object what, Func<Task<T>> read) => Asking is { Rights: var rights } ? await KeptAsync(what, rights, read) : await read();

    /// <summary>
    /// The same of what changes every minute (figures, packages): good until a line of the trail is about it. What acts reads it from the store.
    /// </summary>
    /// <param name="what">Names it, with all that it hangs on beside the store.</param>
    /// <param name="isAbout">Is this line about it? Lines of who came, went or read are about nothing but the log.</param>
    /// <param name="read">Works it out.</param>
    internal Task<T> LatelyAsync<T>(object what, Func<T, TrailLine, bool> isAbout, Func<Task<T>> read) =>
        MendedAsync(what, (found, lines) => Task.FromResult((!lines.Any(line => !line.IsVisit && isAbout(found, line)), found)), read);

    /// <summary>The same where what lines are about can be read anew by itself.</summary>
    /// <param name="what">Names it, with all that it hangs on beside the store.</param>
    /// <param name="mend">What it is after some lines: itself, another, or nothing where all of it has to be worked out anew.</param>
    /// <param name="read">Works it out.</param>
    internal async Task<T> MendedAsync<T>(object what, Func<T, IReadOnlyList<TrailLine>, Task<(bool IsGood, T Mended)>> mend, Func<Task<T>> read) =>
        Database.CurrentTransaction is null && asking is { Trail: var trail } && Service<KeptByNumber>() is { } kept && Service<TrailTail>() is { } tail
            ? await kept.OfWorkAsync(what, trail, Weight, from => tail.SinceAsync(this, from, trail), mend, read) : await read();

    /// <summary>The end of the trail before which nothing that is read now was written; null where that is not known.</summary>
    internal long? ReadAt => Asking?.Trail;

    /// <summary>The roles of somebody; null where the store has to be asked for them.</summary>
    internal IReadOnlyList<HeldRole>? HeldBy(int personId) => Asking is { } who && who.Person == personId ? who.Roles : null;

    /// <summary>Waits until this process's other writers that came before are through; to be disposed of after the transaction. Null where there is no queue, or a transaction is open.</summary>
    internal async Task<IDisposable?> NextWriterAsync(CancellationToken cancel) =>
        Database.CurrentTransaction is null && Service<WritersQueue>() is { } queue ? await queue.NextAsync(cancel) : null;

    /// <summary>Saves what has no audit row to write, such as the keys of Data Protection; the rest needs <see cref="SaveChangesAsync(bool, CancellationToken)"/>.</summary>
    /// <exception cref="InvalidOperationException">Something happened that has to go into the audit trail.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Forget();
        StampVersion.On(ChangeTracker);
        return RecordAudit.Gather(ChangeTracker).Count + recorded.Count == 0
            ? base.SaveChanges(acceptAllChangesOnSuccess)
            : throw new InvalidOperationException("What goes into the audit trail is saved with SaveChangesAsync.");
    }

    /// <summary>Saves the changes and their audit rows in one transaction: the caller's if one is open, else its own.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Someone else saved one of the rows in the meantime.</exception>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        known.Clear();
        StampVersion.On(ChangeTracker);
        var told = RecordAudit.Gather(ChangeTracker);
        if (told.Count + recorded.Count == 0)
            return await SaveUntoldAsync(acceptAllChangesOnSuccess, cancellationToken);
        Forget();

        using var queued = await NextWriterAsync(cancellationToken);
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var savepoints = Database.AutoSavepointsEnabled;
        var totals = TotalsUpkeep.Of(ChangeTracker);
        var texts = SearchUpkeep.Of(ChangeTracker);
        var placed = ChangeTracker.Entries<OrgPlace>().Any(p => p.State is not EntityState.Unchanged);
        var rights = placed || ChangeTracker.Entries().Any(e => e is { Entity: Person or Membership or Delegation or ReviewRoute or OrgUnit or ReportingPeriod or Metric or Catalogue, State: not EntityState.Unchanged });
        try
        {
            // A transaction of our own is undone as a whole: savepoints in it would only be more commands.
            Database.AutoSavepointsEnabled = savepoints && own is null;
            if (totals.IsAny && !AddsUpAtTheEnd)
                await totals.BeginAsync(this, cancellationToken);
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, cancellationToken);
            await AppendAndCommitAsync(told, totals, texts, placed, rights, own, cancellationToken);
            foreach (var entry in told)
                entry.Entity.Recorded();
            recorded.Clear();
            return saved;
        }
        finally
        {
            Database.AutoSavepointsEnabled = savepoints;
            // Nor does what was read on the way to a save outlive it, done or undone.
            Forget();
        }
    }

    /// <summary>The next request may get this very context: it finds nothing of this one.</summary>
    public override void Dispose()
    {
        LetGo();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose"/>
    public override ValueTask DisposeAsync()
    {
        LetGo();
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.IgnoreAny<Happening>();
        configurationBuilder.Conventions.Add(_ => new VersionAsToken());
        // Twenty digits before the point and eight behind it hold every figure of a report, in any unit it is written in.
        configurationBuilder.Properties<decimal>().HavePrecision(28, 8);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(WorkReportDb).Assembly);
    }

    /// <summary>
    /// Takes the head row, so that of several who judge or compute across rows one does at a time: whoever comes second waits here until the
    /// first has committed. A transaction is open. What was read before is read anew; what who asks may reach, where the rights have changed
    /// since: from here on nobody can change them.
    /// </summary>
    /// <returns>Has nobody written a line of the trail since who asks was read? Then all that was read since then is as it stands.</returns>
    public async Task<bool> TakeTurnAsync(CancellationToken cancel = default)
    {
        if (turn is not null && turn == Database.CurrentTransaction)
            return false;
        var before = asking;
        Forget();
        // SQLite has let nobody else in already: where the row is read anyway, it need not be written.
        if (before is null || !Database.IsSqlite())
            await RecordAudit.TakeEndAsync(this, cancel);
        turn = Database.CurrentTransaction;
        end = null;
        if (before is not { } who)
            return false;
        var now = await AuditHeads.Select(h => new { h.Rights, h.Sequence, h.Hash }).SingleOrDefaultAsync(cancel) ?? throw new TrailHeadMissingException();
        end = (now.Sequence, now.Hash);
        if (now.Rights != who.Rights)
            return false;
        asking = (who.Person, who.Roles, now.Rights, now.Sequence);
        return who.Trail == now.Sequence;
    }

    /// <summary>The end of the trail, where this transaction has taken it; null where it has to be taken first.</summary>
    internal (long Sequence, string Hash)? TakenEnd
    {
        get => turn is not null && turn == Database.CurrentTransaction ? end : null;
        set => end = value;
    }

    private void LetGo()
    {
        Forget();
        recorded.Clear();
        (sheets, turn, end, AddsUpAtTheEnd) = (null, null, null, false);
    }

    // What a transaction reads may be undone with it, so it is not kept for others.
    private async Task<T> KeptAsync<T>(object what, long number, Func<Task<T>> read) =>
        Service<KeptByNumber>() is { } kept && (Database.CurrentTransaction is null || kept.Has(what, number)) ? await kept.OfAsync(what, number, Weight, read) : await read();

    // In a transaction what the request began with is good from the turn on, which looks whether it still is.
    private (int Person, IReadOnlyList<HeldRole> Roles, long Rights, long Trail)? Asking =>
        Database.CurrentTransaction is { } open && turn != open ? null : asking;

    // Nothing that pages show: what is known of who asks stands, unless somebody else was first.
    private async Task<int> SaveUntoldAsync(bool acceptAllChangesOnSuccess, CancellationToken cancel)
    {
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
        }
        catch
        {
            Forget();
            throw;
        }
    }

    // Of a unit as a page knows it, its key is so small a part.
    private const int KeysOfAUnit = 50;

    // A list weighs what is in it, a report as much as its paragraphs may.
    private static int Weight<T>(T found) => found switch { int[] keys => keys.Length / KeysOfAUnit, ICollection list => list.Count, IWeighs weighs => weighs.Units, ReportFacts => 1000, _ => 0 };

    private T? Service<T>()
        where T : class => this.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<T>();

    // After the rows themselves: only now has each its key, and the trail's end is locked as late and as short as can be.
    private async Task AppendAndCommitAsync(
        IReadOnlyList<EntityEntry<Aggregate>> told, TotalsUpkeep totals, SearchUpkeep texts, bool placed, bool rights, IDbContextTransaction? own, CancellationToken cancel)
    {
        try
        {
            await totals.EndAsync(this, Save, cancel);
            await texts.EndAsync(this, cancel);
            if (placed)
            {
                var (was, now) = await OrgIndex.RefreshAsync(this, Save, cancel);
                await TotalsUpkeep.MoveAsync(this, was, now, Save, cancel);
            }

            await RecordAudit.AppendAsync(this, [.. recorded, .. told.SelectMany(RecordAudit.Named)], rights, Save, cancel);
            if (own is not null)
                await own.CommitAsync(cancel);
        }
        catch
        {
            // What the tracker holds as saved is not: nothing of it may be trusted, or saved again by mistake. Nor is the end of the trail known any more.
            ChangeTracker.Clear();
            end = null;
            throw;
        }

        Task Save() => base.SaveChangesAsync(acceptAllChangesOnSuccess: true, cancel);
    }
}
