using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Notices;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.WorkItems;

namespace WorkReport.Web.Data;

/// <summary>
/// Holds rows against the last word that the trail has on them: states of packages, reports and periods, figures, texts of items and paragraphs,
/// evidence, frozen versions and issued notices by their hashes, roles. What was changed beside the program differs. Where the trail has no word on a thing from its beginning on, as in stores of older
/// programs, nothing is said of it.
/// </summary>
internal sealed class LastWords(WorkReportDb db)
{
    // On SQL Server what is saved while it is looked at differs for a moment: what differs is asked again, alone, so often.
    private const int Times = 3;

    // So many are no save under way.
    private const int Many = 500;

    /// <summary>What differs, each as a sentence.</summary>
    public async Task<IReadOnlyList<Verdict>> DifferingAsync(CancellationToken cancel)
    {
        if (db.Database.GetDbConnection() is SqliteConnection file)
            return await InOneMomentAsync(file, cancel);
        var found = await LookAsync(null, cancel);
        for (var again = 1; again < Times && found.Count is > 0 and < Many; again++)
            found = await LookAsync([.. found.Select(differs => differs.Subject).Distinct()], cancel);
        return [.. found.Select(differs => differs.Why)];
    }

    // A transaction that only reads sees the file as it was at its beginning, while others go on writing.
    private async Task<IReadOnlyList<Verdict>> InOneMomentAsync(SqliteConnection file, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var moment = file.BeginTransaction(deferred: true);
            await using (await db.Database.UseTransactionAsync(moment, cancel))
                return [.. (await LookAsync(null, cancel)).Select(differs => differs.Why)];
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task<List<(string Subject, Verdict Why)>> LookAsync(List<string>? only, CancellationToken cancel)
    {
        var words = new Words();
        var lines = db.AuditEntries.AsNoTracking().AsSingleQuery().Where(e =>
            e.What.StartsWith("submission.") || e.What.StartsWith("report.") || e.What.StartsWith("period.")
            || e.What.StartsWith("sheet.") || e.What.StartsWith("item.") || e.What.StartsWith("person.") || e.What == "notice.issued");
        if (only is not null)
            lines = lines.Where(e => only.Contains(e.Subject));
        await foreach (var line in lines.OrderBy(e => e.Sequence).Select(e => new { e.Subject, e.What, e.Before, e.After }).AsAsyncEnumerable().WithCancellation(cancel))
            words.Hear(line.Subject, line.What, line.Before, line.After);

        List<(string Subject, Verdict Why)> found =
        [
            .. await StatesAsync(words, cancel),
            .. await FiguresAsync(words, cancel),
            .. await TextsAsync(words, cancel),
            .. await FilesAsync(words, cancel),
            .. await EditionsAsync(words, cancel),
            .. await NoticesAsync(words, cancel),
            .. await RolesAsync(words, cancel),
        ];
        return found.FindAll(differs => !words.Unread.Contains(differs.Subject));
    }

    private async Task<IEnumerable<(string, Verdict)>> StatesAsync(Words words, CancellationToken cancel)
    {
        List<(string Subject, string State)> rows =
        [
            .. (await db.Submissions.Select(s => new { s.Id, s.State }).ToListAsync(cancel)).Select(s => (Subject(nameof(Submission), s.Id), $"{s.State}")),
            .. (await db.Reports.Select(r => new { r.Id, r.State }).ToListAsync(cancel)).Select(r => (Subject(nameof(Report), r.Id), $"{r.State}")),
            .. (await db.Periods.Select(p => new { p.Id, p.State }).ToListAsync(cancel)).Select(p => (Subject(nameof(ReportingPeriod), p.Id), $"{p.State}")),
        ];
        return from row in rows
               let said = words.States.GetValueOrDefault(row.Subject)
               where said is not null && !said.Equals(row.State, StringComparison.OrdinalIgnoreCase)
               select (row.Subject, Verdict.No("Trail.State", row.Subject, said, row.State));
    }

    private async Task<List<(string, Verdict)>> FiguresAsync(Words words, CancellationToken cancel)
    {
        List<(string, Verdict)> found = [];
        var there = new HashSet<(string, string)>();
        var rows = from sheet in db.MetricSheets.AsSingleQuery()
                   from value in sheet.Values
                   join metric in db.Metrics on value.MetricId equals metric.Id
                   select new { sheet.Id, metric.Code, Figure = new Said(value.Value, value.Base, value.Printed, value.IsTotal) };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var subject = Subject(nameof(MetricSheet), row.Id);
            there.Add((subject, row.Code));
            if (words.Begun.Contains(subject) && words.Figures.GetValueOrDefault((subject, row.Code)) != row.Figure)
                found.Add((subject, Verdict.No("Trail.Figure", subject, row.Code)));
        }

        var sheets = (await db.MetricSheets.Select(s => s.Id).ToListAsync(cancel)).Select(id => Subject(nameof(MetricSheet), id)).ToHashSet();
        found.AddRange(words.Figures.Where(said => said.Value is not null && sheets.Contains(said.Key.Sheet) && words.Begun.Contains(said.Key.Sheet) && !there.Contains(said.Key))
            .Select(said => (said.Key.Sheet, Verdict.No("Trail.Figure", said.Key.Sheet, said.Key.Metric))));
        return found;
    }

    private async Task<List<(string, Verdict)>> TextsAsync(Words words, CancellationToken cancel)
    {
        List<(string, Verdict)> found = [];
        await foreach (var item in db.WorkItems.AsNoTracking().AsSingleQuery().Select(i => new { i.Id, i.Lead, i.Body }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var subject = Subject(nameof(WorkItem), item.Id);
            if (words.Items.GetValueOrDefault(subject) is { } said && said != (item.Lead, Words.Hash(FigureText.Parse(item.Body).Seen)))
                found.Add((subject, Verdict.No("Trail.Text", subject)));
        }

        var blocks = db.Reports.AsNoTracking().AsSingleQuery().SelectMany(r => r.Blocks, (r, b) => new { ReportId = r.Id, b.Id, b.Lead, b.Text });
        await foreach (var block in blocks.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var subject = Subject(nameof(Report), block.ReportId);
            var stands = (block.Lead, Words.Hash(FigureText.Parse(block.Text).Seen));
            // A paragraph has its number once it is saved: until it is changed the trail knows it by its words alone.
            var isSaid = words.Blocks.TryGetValue((subject, block.Id), out var said) ? said == stands : words.Added.Contains((subject, stands));
            if (words.Begun.Contains(subject) && !isSaid)
                found.Add((subject, Verdict.No("Trail.Text", subject)));
        }

        return found;
    }

    // The hash beside the bytes may have been changed with them: the trail has kept it, too.
    private async Task<List<(string, Verdict)>> FilesAsync(Words words, CancellationToken cancel)
    {
        List<(string, Verdict)> found = [];
        var rows = await db.WorkItems.AsNoTracking().SelectMany(i => i.Attachments, (i, a) => new { ItemId = i.Id, a.Id, a.FileName, a.Sha256 }).ToListAsync(cancel);
        foreach (var row in rows)
        {
            var subject = Subject(nameof(WorkItem), row.ItemId);
            var said = words.FilesOf(subject);
            if (!words.Items.ContainsKey(subject) || said.Remove((row.FileName, row.Sha256)))
                continue;
            found.Add((subject, Verdict.No("Trail.File", row.FileName, row.Id)));
            // Of that name it is there, but another: it is not gone as well.
            if (said.FindIndex(file => file.Name == row.FileName) is >= 0 and var place)
                said.RemoveAt(place);
        }

        var items = (await db.WorkItems.Select(i => i.Id).ToListAsync(cancel)).Select(id => Subject(nameof(WorkItem), id)).Where(words.Items.ContainsKey);
        found.AddRange(from item in items from gone in words.FilesOf(item) select (item, Verdict.No("Trail.FileGone", gone.Name, item)));
        return found;
    }

    private async Task<List<(string, Verdict)>> EditionsAsync(Words words, CancellationToken cancel)
    {
        List<(string, Verdict)> found = [];
        await foreach (var row in db.Set<Edition>().AsNoTracking().AsSingleQuery().OrderBy(e => e.Id).Select(e => new { Edition = e, e.File!.Sha256 }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var subject = Subject(nameof(Report), row.Edition.ReportId);
            if (!row.Edition.IsWhole || row.Edition.FileSha256 != row.Sha256 || (words.Editions.GetValueOrDefault((subject, row.Edition.Number)) is { } said && said != row.Edition.Checksum))
                found.Add((subject, Verdict.No("Trail.Edition", row.Edition.FileId)));
        }

        return found;
    }

    private async Task<List<(string, Verdict)>> NoticesAsync(Words words, CancellationToken cancel)
    {
        List<(string, Verdict)> found = [];
        await foreach (var row in db.Notices.IgnoreAutoIncludes().AsNoTracking().AsSingleQuery().Where(n => n.FileId != null).OrderBy(n => n.Id).Select(n => new { Notice = n, n.File!.Sha256 }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var subject = Subject(nameof(Notice), row.Notice.Id);
            if (!row.Notice.IsWhole || row.Notice.FileSha256 != row.Sha256 || (words.Notices.GetValueOrDefault(subject) is { } said && said != row.Notice.Checksum))
                found.Add((subject, Verdict.No("Trail.Edition", row.Notice.FileId!.Value)));
        }

        return found;
    }

    private async Task<List<(string, Verdict)>> RolesAsync(Words words, CancellationToken cancel)
    {
        var rows = await (from role in db.Memberships
                          join unit in db.OrgUnits on role.UnitId equals unit.Id
                          select new { role.PersonId, unit.Code, role.Role }).ToListAsync(cancel);
        var there = rows.Select(row => (Person: Subject(nameof(Person), row.PersonId), Role: (row.Code, $"{row.Role}".ToUpperInvariant())))
            .ToLookup(row => row.Person, row => row.Role);
        var people = (await db.People.Select(p => p.Id).ToListAsync(cancel)).Select(id => Subject(nameof(Person), id));
        return [.. people.Where(person => words.Begun.Contains(person) && !there[person].ToHashSet().SetEquals(words.RolesOf(person))).Select(person => (person, Verdict.No("Trail.Role", person)))];
    }

    private static string Subject(string noun, int id) => FormattableString.Invariant($"{noun}/{id}");

    /// <summary>A figure as it was said.</summary>
    private sealed record Said(decimal? Value, decimal? Base, string? Printed, bool IsTotal);

    /// <summary>What the trail says, each word in place of the one before it.</summary>
    private sealed class Words
    {
        private readonly Dictionary<string, HashSet<(string Unit, string Role)>> roles = [];
        private readonly Dictionary<string, List<(string Name, string Sha256)>> files = [];

        /// <summary>Of these the trail knows everything.</summary>
        public HashSet<string> Begun { get; } = [];

        public Dictionary<string, string> States { get; } = [];

        public Dictionary<(string Sheet, string Metric), Said?> Figures { get; } = [];

        public Dictionary<string, (string Lead, string Text)> Items { get; } = [];

        public Dictionary<(string Report, int Block), (string Lead, string Text)> Blocks { get; } = [];

        public HashSet<(string Report, (string Lead, string Text))> Added { get; } = [];

        public Dictionary<(string Report, int Number), string> Editions { get; } = [];

        public Dictionary<string, string> Notices { get; } = [];

        public List<(string Name, string Sha256)> FilesOf(string item) => files.TryGetValue(item, out var has) ? has : files[item] = [];

        public HashSet<(string Unit, string Role)> RolesOf(string person) => roles.GetValueOrDefault(person) ?? [];

        public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

        /// <summary>Of these a line has a form that is not known here: nothing is said of them.</summary>
        public HashSet<string> Unread { get; } = [];

        public void Hear(string subject, string what, string? before, string? after)
        {
            try
            {
                Take(subject, what, before, after);
            }
            catch (Exception unread) when (unread is KeyNotFoundException or InvalidOperationException or JsonException or ArgumentNullException)
            {
                Unread.Add(subject);
            }
        }

        private void Take(string subject, string what, string? before, string? after)
        {
            using var was = JsonDocument.Parse(before ?? "{}");
            using var now = JsonDocument.Parse(after ?? "{}");
            var (old, said) = (was.RootElement, now.RootElement);
            switch (what)
            {
                case "sheet.begun" or "report.drafted" or "person.enrolled":
                    Begun.Add(subject);
                    break;
                case "period.opened":
                    States[subject] = nameof(PeriodState.Open);
                    break;
                case "period.ended":
                    States[subject] = nameof(PeriodState.Ended);
                    break;
                case "period.reopened":
                    // What was supplied afterwards goes back to being prepared, any other to being open: only that it has not ended is said.
                    States.Remove(subject);
                    break;
                case "sheet.filled" or "sheet.takenBack":
                    foreach (var metric in said.EnumerateObject())
                        Figures[(subject, metric.Name)] = Figure(metric.Value);
                    break;
                case "sheet.corrected":
                    Figures[(subject, said.GetProperty("code").GetString()!)] = Figure(said.GetProperty("becomes"));
                    break;
                case "item.written" or "item.changed":
                    Items[subject] = (said.GetProperty("lead").GetString()!, Text(said, "body") ?? Items.GetValueOrDefault(subject).Text);
                    break;
                case "item.attached":
                    FilesOf(subject).Add(File(said));
                    break;
                case "item.detached":
                    FilesOf(subject).Remove(File(old));
                    break;
                case "report.blockAdded":
                    Added.Add((subject, (said.GetProperty("lead").GetString()!, Text(said, "text")!)));
                    break;
                case "report.blockChanged":
                    Change(subject, old, said);
                    break;
                case "person.joined" or "person.joinedAlone" when said.TryGetProperty("unit", out _):
                    Roles(subject).Add(Role(said));
                    break;
                case "person.left":
                    Roles(subject).Remove(Role(old));
                    break;
                case "notice.issued":
                    Notices[subject] = said.GetProperty("checksum").GetString()!;
                    break;
                default:
                    if (said.TryGetProperty("state", out var state))
                        States[subject] = state.GetString()!;
                    if (said.TryGetProperty("edition", out var edition) && edition.ValueKind is JsonValueKind.Number && said.TryGetProperty("checksum", out var checksum))
                        Editions[(subject, edition.GetInt32())] = checksum.GetString()!;
                    break;
            }
        }

        // Where only the lead changed the text is what it was; of a paragraph that was never changed before, that is one of those added under its lead.
        private void Change(string subject, JsonElement old, JsonElement said)
        {
            var (block, lead) = (old.GetProperty("blockId").GetInt32(), said.GetProperty("lead").GetString()!);
            if (Text(said, "text") is { } text)
            {
                Blocks[(subject, block)] = (lead, text);
                return;
            }

            if (Blocks.TryGetValue((subject, block), out var before))
                Blocks[(subject, block)] = (lead, before.Text);
            else
                Added.UnionWith([.. Added.Where(added => added.Report == subject && added.Item2.Lead == old.GetProperty("lead").GetString()).Select(added => (subject, (lead, added.Item2.Text)))]);
        }

        private HashSet<(string Unit, string Role)> Roles(string person) => roles.TryGetValue(person, out var has) ? has : roles[person] = [];

        private static (string, string) File(JsonElement fact) => (fact.GetProperty("fileName").GetString()!, fact.GetProperty("sha256").GetString()!);

        private static (string, string) Role(JsonElement fact) => (fact.GetProperty("unit").GetString()!, fact.GetProperty("role").GetString()!.ToUpperInvariant());

        private static Said? Figure(JsonElement fact) => fact.ValueKind is not JsonValueKind.Object ? null : new Said(
            Number(fact, "value"), Number(fact, "whole"),
            fact.TryGetProperty("printed", out var printed) ? printed.GetString() : null,
            fact.TryGetProperty("isTotal", out var total) && total.GetBoolean());

        private static decimal? Number(JsonElement fact, string name) =>
            fact.TryGetProperty(name, out var number) && number.ValueKind is JsonValueKind.Number ? number.GetDecimal() : null;

        // A whole text where it was new; of one that changed, its hash.
        private static string? Text(JsonElement said, string name) => !said.TryGetProperty(name, out var text) ? null
            : text.ValueKind is JsonValueKind.String ? Hash(text.GetString()!) : TextChange.Read(text)?.Sha256After;
    }
}
