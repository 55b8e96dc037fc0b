namespace WorkReport.Web.Tests.Data;

/// <summary>Something that an upgrade has to carry, as rows of an SQL query. Where the schema has moved it since, <see cref="Since"/> says how it is asked now.</summary>
/// <param name="Name">What it is; of a whole table its name.</param>
/// <param name="Sql">How it was asked of the schema of 7135647.</param>
public sealed record OldFact(string Name, string Sql)
{
    /// <summary>
    /// THE ONE PLACE for what later schemas moved: by name of the fact, the query that gives the same rows today. Null where the rows of a
    /// table are meant to be no more what they were; then one of the <see cref="Named"/> must say what they said.
    /// </summary>
    private static readonly Dictionary<string, string?> Moved = new()
    {
        // A metric's words are its first wording.
        ["Metrics"] = """
            SELECT m.Id, m.Code, w.Name, w.Definition, w.Topic, w.Unit, w.RollUp, w.Levels, m.IsActive, w.Style_Qualifier, w.Style_Scale, w.Style_Step, m.Version
            FROM Metrics m JOIN MetricWordings w ON w.MetricId = m.Id AND w.Number = 1 ORDER BY m.Id
            """,
        ["metrics"] = """
            SELECT m.Code, w.Name, w.Definition, w.Topic, w.Unit, w.RollUp, w.Levels, m.IsActive, w.Style_Scale, w.Style_Step, w.Style_Qualifier
            FROM Metrics m JOIN MetricWordings w ON w.MetricId = m.Id AND w.Number = 1 ORDER BY m.Code
            """,
        ["Accounts"] = "SELECT a.Id, a.PersonId, a.UserName, a.NameKey, c.Secret, a.Stamp, a.Version FROM Accounts a JOIN Credentials c ON c.AccountId = a.Id ORDER BY a.Id",
        ["ReportingPeriods"] = """
            SELECT Id, Code, Year, CASE WHEN Kind IN ('FirstHalf', 'SecondHalf') THEN 'HalfYear' ELSE Kind END, CountedUntil, State = 'Open', Version FROM ReportingPeriods ORDER BY Id
            """,
        // A unit that was closed goes on in the tree.
        ["OrgReaches"] = """SELECT AncestorId, UnitId, "From", Depth, "To" FROM OrgReaches WHERE ClosedOn IS NULL ORDER BY AncestorId, UnitId, "From" """,
        // A package that was out of its unit's hands got its revision, which is one change more.
        ["Submissions"] = """
            SELECT Id, UnitId, PeriodId, Steps, IsTop, State, Step, IsOpened, SubmittedById, HasNoItems, MovedAt, Version - (LatestRevision IS NOT NULL) FROM Submissions ORDER BY Id
            """,
        ["packages"] = """
            SELECT u.Code, p.Code, x.State, x.Step, x.Steps, x.IsTop, x.IsOpened, x.HasNoItems, x.MovedAt, x.SubmittedById, x.Version - (x.LatestRevision IS NOT NULL)
            FROM Submissions x JOIN OrgUnits u ON u.Id = x.UnitId JOIN ReportingPeriods p ON p.Id = x.PeriodId ORDER BY u.Code, p.Code
            """,
        // The password stands apart from the account.
        ["sign-ins"] = """
            SELECT a.UserName, a.NameKey, c.Secret, a.PersonId FROM Accounts a JOIN Credentials c ON c.AccountId = a.Id AND c.Kind = 'Password' ORDER BY a.NameKey
            """,
    };

    /// <summary>Tables of SQLite and EF, and the end of the trail, which moves on with it.</summary>
    public static readonly string[] Machinery = ["sqlite_sequence", "__EFMigrationsHistory", "__EFMigrationsLock", "AuditHeads"];

    private const string OfUnitAndPeriod = "JOIN OrgUnits u ON u.Id = x.UnitId JOIN ReportingPeriods p ON p.Id = x.PeriodId";

    /// <summary>What people know of the store, in their words instead of keys.</summary>
    public static readonly OldFact[] Named =
    [
        new("figures", $"""
            SELECT u.Code, p.Code, m.Code, v.Value, v.Base, v.Printed, v.Note, v.EnteredBy, v.EnteredAt
            FROM MetricSheets x {OfUnitAndPeriod} JOIN MetricValues v ON v.SheetId = x.Id JOIN Metrics m ON m.Id = v.MetricId
            ORDER BY u.Code, p.Code, m.Code
            """),
        new("sheets", $"SELECT u.Code, p.Code, x.Version FROM MetricSheets x {OfUnitAndPeriod} ORDER BY u.Code, p.Code"),
        new("work items", $"""
            SELECT u.Code, p.Code, s.Title, x.Lead, x.Body, x.Partners, x.Version
            FROM WorkItems x {OfUnitAndPeriod} JOIN OutlineSections s ON s.Id = x.SectionId ORDER BY x.Id
            """),
        new("tasks", $"""
            SELECT u.Code, p.Code, s.Title, x.Text, m.Code, x.Target, x.LeadOfficial, x.Responsible, x.Partners, x.DueOn, x.State, x.Version
            FROM PlanItems x {OfUnitAndPeriod} JOIN OutlineSections s ON s.Id = x.SectionId LEFT JOIN Metrics m ON m.Id = x.MetricId ORDER BY x.Id
            """),
        new("packages", $"""
            SELECT u.Code, p.Code, x.State, x.Step, x.Steps, x.IsTop, x.IsOpened, x.HasNoItems, x.MovedAt, x.SubmittedById, x.Version
            FROM Submissions x {OfUnitAndPeriod} ORDER BY u.Code, p.Code
            """),
        new("moves of packages", $"""
            SELECT u.Code, p.Code, m.Move, m."From", m."To", m.PersonId, m.Who, m.At, m.Reason
            FROM Submissions x {OfUnitAndPeriod} JOIN SubmissionMoves m ON m.SubmissionId = x.Id ORDER BY u.Code, p.Code, m.Id
            """),
        new("pieces sent back", $"""
            SELECT u.Code, p.Code, r.Kind, r.PieceId, r.Reason
            FROM Submissions x {OfUnitAndPeriod} JOIN ReturnedPieces r ON r.SubmissionId = x.Id ORDER BY u.Code, p.Code, r.Kind, r.PieceId
            """),
        new("reports", $"""
            SELECT u.Code, p.Code, x.Title, x.Occasion, x.Speaker, x.Salutation, x.State, x.Version
            FROM Reports x {OfUnitAndPeriod} ORDER BY u.Code, p.Code
            """),
        new("blocks of reports", $"""
            SELECT u.Code, p.Code, b.Place, s.Title, b.Position, b.Lead, b.Text
            FROM Reports x {OfUnitAndPeriod} JOIN ReportBlocks b ON b.ReportId = x.Id LEFT JOIN OutlineSections s ON s.Id = b.SectionId
            ORDER BY u.Code, p.Code, b.Id
            """),
        new("moves of reports", $"""
            SELECT u.Code, p.Code, m.Move, m."From", m."To", m.PersonId, m.Who, m.At, m.Reason, m.DecidedBy, m.DecidedOn
            FROM Reports x {OfUnitAndPeriod} JOIN ReportMoves m ON m.ReportId = x.Id ORDER BY u.Code, p.Code, m.Id
            """),
        new("versions of reports", $"""
            SELECT u.Code, p.Code, e.Number, e.Kind, e.FrozenAt, e.FrozenBy, e.Pages, e.Facts, e.Checksum, e.FileSha256, f.Bytes
            FROM Reports x {OfUnitAndPeriod} JOIN Editions e ON e.ReportId = x.Id JOIN EditionFiles f ON f.Id = e.FileId ORDER BY u.Code, p.Code, e.Number
            """),
        new("files", """
            SELECT a.WorkItemId, a.ReportId, a.FileName, a.MediaType, a.Length, a.AddedAt, a.AddedBy, a.Sha256, c.Bytes
            FROM Attachments a JOIN AttachmentContents c ON c.AttachmentId = a.Id ORDER BY a.Id
            """),
        new("periods", """SELECT Code, Year, CountedUntil, Version FROM ReportingPeriods ORDER BY Code"""),
        new("due dates", """SELECT p.Code, d.Level, d.Day FROM DueDates d JOIN ReportingPeriods p ON p.Id = d.PeriodId ORDER BY p.Code, d.Level"""),
        new("metrics", """SELECT Code, Name, Definition, Topic, Unit, RollUp, Levels, IsActive, Style_Scale, Style_Step, Style_Qualifier FROM Metrics ORDER BY Code"""),
        new("places", """
            SELECT u.Code, u.Name, u.Level, above.Code, p."From", p."To", filler.Code
            FROM OrgUnits u JOIN OrgPlaces p ON p.UnitId = u.Id LEFT JOIN OrgUnits above ON above.Id = p.ParentId LEFT JOIN OrgUnits filler ON filler.Id = u.FilledById
            ORDER BY u.Code, p."From"
            """),
        new("roles", """
            SELECT p.Id, p.Name, p.IsActive, u.Code, m.Role
            FROM People p LEFT JOIN Memberships m ON m.PersonId = p.Id LEFT JOIN OrgUnits u ON u.Id = m.UnitId ORDER BY p.Id, u.Code, m.Role
            """),
        new("sign-ins", """
            SELECT a.UserName, a.NameKey, a.PasswordHash, a.PersonId FROM Accounts a ORDER BY a.NameKey
            """),
    ];

    /// <summary>The same fact asked of today's schema; null where it is not asked any more.</summary>
    public OldFact? Since => Moved.TryGetValue(Name, out var sql) ? sql is null ? null : this with { Sql = sql } : this;
}
