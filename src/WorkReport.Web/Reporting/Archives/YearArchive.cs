using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Reporting.Workbooks;

namespace WorkReport.Web.Reporting.Archives;

/// <summary>归档: all that a unit's year leaves behind, to be put away as one file: every version, the signed sheets, the figures, who decided what, the log of it.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Pieces">归档文件目录.</param>
/// <param name="Files">What lies in it.</param>
public sealed record YearArchive(string Title, IReadOnlyList<ArchivedPiece> Pieces, IReadOnlyList<ArchiveFile> Files)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly JsonSerializerOptions Indented = new(Readable) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Reads it. The report must be issued: before that nothing of it is to be put away.</summary>
    /// <param name="db">The store.</param>
    /// <param name="year">The report.</param>
    /// <param name="totals">汇总 as the unit's office sees it; null where nothing stands below.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="RefusedException">It is not issued.</exception>
    public static async Task<YearArchive> LoadAsync(WorkReportDb db, ReportYear year, TotalTable? totals, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(year);
        var (report, unit) = (year.Report, year.UnitName);
        CanLoad(report).Demand();
        var title = report.Title.ReplaceLineEndings("");
        var editions = await db.Set<Edition>().AsNoTracking().Where(e => e.ReportId == report.Id).OrderBy(e => e.Number).Include(e => e.File).Include(e => e.Others).ThenInclude(o => o.File).AsSplitQuery().ToListAsync(cancel);
        var packages = await db.Submissions.IgnoreAutoIncludes().Where(s => s.UnitId == report.UnitId && s.PeriodId == report.PeriodId).Select(s => s.Id).ToListAsync(cancel);
        var sheets = await db.Reports.IgnoreAutoIncludes().Where(r => r.Id == report.Id).SelectMany(r => r.Attachments)
            .Concat(db.Submissions.IgnoreAutoIncludes().Where(s => packages.Contains(s.Id)).SelectMany(s => s.Attachments))
            .Select(a => new { a.Id, a.FileName, a.AddedAt, a.Content!.Bytes }).OrderBy(a => a.Id).ToListAsync(cancel);

        List<ArchiveFile> files = [];
        List<ArchivedPiece> pieces = [];
        var final = editions[^1];
        var issued = report.Moves.Where(move => move.Move == nameof(ReportMove.Issue)).Max(move => move.At);
        foreach (var edition in editions.OrderByDescending(edition => edition.Number))
        {
            var isFinal = edition == final;
            var paths = Versions(edition).ToList();
            files.AddRange(paths);
            pieces.Add(new ArchivedPiece(
                unit, "", isFinal ? title : Official("Archive.VersionTitle", title, Kind(edition), edition.Number), ChinaTime.DayOf(isFinal ? issued : edition.FrozenAt), edition.Pages,
                Official(isFinal ? "Archive.ForEver" : "Archive.ThirtyYears"), [.. paths.Select(file => file.Path)]));
        }

        var list = ArchiveFile.OfText(Official("Archive.FileVersions"), JsonSerializer.Serialize(editions.Select(Said), Indented) + "\n");
        files.Add(list);
        pieces[0] = pieces[0] with { Paths = [.. pieces[0].Paths, list.Path] };
        foreach (var sheet in sheets)
        {
            var file = new ArchiveFile($"{Official("Archive.FolderSheets")}/{sheet.Id.ToString(CultureInfo.InvariantCulture)}-{sheet.FileName}", sheet.Bytes);
            files.Add(file);
            pieces.Add(new ArchivedPiece(unit, "", Official("Archive.SheetTitle", sheet.FileName), ChinaTime.DayOf(sheet.AddedAt), null, Official("Archive.ForEver"), [file.Path]));
        }

        if (totals is not null)
            Add("Archive.FileTotals", XlsxWriter.ToBytes(TotalsWorkbook.Of(totals)), "Archive.TotalsTitle");
        Add("Archive.FileMoves", Encoding.UTF8.GetBytes(Moves(report)), "Archive.MovesTitle");
        Add("Archive.FileLog", Encoding.UTF8.GetBytes(await LogAsync(db, report.Id, packages, cancel)), "Archive.LogTitle");
        var whole = $"{unit}\u3000{year.Period.Code}";
        return new YearArchive(Official("Archive.Named", title), pieces,
        [
            ArchiveFile.OfText(Official("Archive.FileReadme"), Official("Archive.Readme", title, unit, ChinaTime.DayOf(issued).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ReplaceLineEndings("\n") + "\n"),
            ArchiveFile.OfText($"{Official("Archive.Catalogue")}.csv", ArchivedPiece.Csv(pieces)),
            new ArchiveFile($"{Official("Archive.Catalogue")}.xlsx", XlsxWriter.ToBytes(ArchivedPiece.Workbook(pieces, whole))),
            .. files,
        ]);

        void Add(string named, byte[] bytes, string titled)
        {
            var path = Official(named);
            files.Add(new ArchiveFile(path, bytes));
            pieces.Add(new ArchivedPiece(unit, "", Official(titled, title), ChinaTime.DayOf(issued), null, Official("Archive.ThirtyYears"), [path]));
        }
    }

    /// <summary>May the year be put away?</summary>
    public static Verdict CanLoad(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.State is ReportState.Issued ? Verdict.Yes : Verdict.No("Archive.NotIssued");
    }

    /// <summary>It as one file, the same bytes as long as nothing of it was added to.</summary>
    public byte[] ToBytes() => ArchiveWriter.Write(Files);

    private static IEnumerable<ArchiveFile> Versions(Edition edition)
    {
        var name = $"{Official("Archive.FolderReports")}/{edition.Number.ToString(CultureInfo.InvariantCulture)}-{Kind(edition)}";
        yield return new ArchiveFile($"{name}.pdf", edition.File!.Bytes);
        foreach (var other in edition.Others.OrderBy(other => other.Name, StringComparer.Ordinal))
            yield return new ArchiveFile($"{name}{Path.GetExtension(other.Name)}", other.File!.Bytes);
        yield return ArchiveFile.OfText($"{name}.json", edition.Facts);
    }

    private static object Said(Edition edition) => new
    {
        edition.Number,
        Kind = Kind(edition),
        FrozenAt = ChinaTime.Of(edition.FrozenAt).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        edition.FrozenBy,
        edition.Pages,
        edition.Schema,
        edition.Checksum,
        Files = Versions(edition).Select(file => file.Path),
    };

    private static string Moves(Report report)
    {
        string[] heads = ["At", "Who", "Move", "Reason", "DecidedBy", "DecidedOn", "Version"];
        return "\uFEFF" + ArchivedPiece.Line(heads.Select(head => Official($"Archive.{head}"))) + string.Concat(report.Moves.OrderBy(move => move.Id).Select(move => ArchivedPiece.Line(
        [
            ChinaTime.Of(move.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), move.Who, Official($"ReportMove.{move.Move}"), move.Reason,
            move.DecidedBy is { } by ? move.DecidedPost is { } post ? Official("Archive.Post", by, post) : by : "", move.DecidedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"{move.Revision}",
        ])));
    }

    /// <summary>The lines of the log about the report and the unit's own packages, each with all that its hash is made of (docs/archive.md).</summary>
    private static async Task<string> LogAsync(WorkReportDb db, int reportId, IEnumerable<int> packages, CancellationToken cancel)
    {
        List<string> subjects = [FormattableString.Invariant($"{nameof(Report)}/{reportId}"), .. packages.Select(package => FormattableString.Invariant($"Submission/{package}"))];
        var lines = new StringBuilder();
        foreach (var line in await db.AuditEntries.AsNoTracking().Where(entry => subjects.Contains(entry.Subject)).OrderBy(entry => entry.Sequence).ToListAsync(cancel))
            lines.Append(JsonSerializer.Serialize(Line(line), Readable)).Append('\n');
        return lines.ToString();
    }

    private static object Line(AuditEntry line) => new
    {
        line.Sequence,
        Ticks = line.At.UtcTicks,
        At = ChinaTime.Of(line.At).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        line.Who,
        line.What,
        line.Subject,
        line.Before,
        line.After,
        line.Schema,
        line.KeyId,
        line.PreviousHash,
        line.Hash,
    };

    private static string Kind(Edition edition) => Official($"EditionKind.{edition.Kind}");

    private static string Official(string key, params object[] values) => SharedResource.Official(key, values);
}
