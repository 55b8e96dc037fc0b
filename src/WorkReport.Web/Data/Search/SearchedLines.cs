using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace WorkReport.Web.Data.Search;

/// <summary>
/// The lines of the log in the index. They are put in behind the saves, by a job: a text that saves itself every few seconds writes a line each
/// time, and pays for its own words alone.
/// </summary>
public static class SearchedLines
{
    /// <summary>Lines that are put in at once.</summary>
    public const int AtOnce = 500;

    /// <summary>What of a line's facts is searched: their words, without the names of the facts and without hashes.</summary>
    /// <param name="facts">Lines of JSON.</param>
    public static string Text(string facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var words = new StringBuilder();
        foreach (var json in facts.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                using var parsed = JsonDocument.Parse(json);
                Add(parsed.RootElement, words);
            }
            catch (JsonException)
            {
                // Somebody wrote over it: the check of the log says so.
            }
        }

        return words.ToString().TrimEnd();
    }

    /// <summary>Puts the next lines in; tells how many.</summary>
    /// <returns>0: all are in.</returns>
    public static async Task<int> CatchUpAsync(this WorkReportDb db, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var state = await db.SearchStates.SingleAsync(cancel);
        var from = state.LinesUntil;
        var lines = await db.AuditEntries.AsNoTracking().Where(e => e.Sequence > from).OrderBy(e => e.Sequence).Take(AtOnce)
            .Select(e => new { e.Sequence, e.Who, e.Before, e.After }).ToListAsync(cancel);
        if (lines.Count == 0)
            return 0;
        using var queued = await db.NextWriterAsync(cancel);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.SearchIndex.WriteAsync(db, [.. lines.Select(line => new SearchText(SearchKind.Line, line.Sequence, null, $"{line.Who}\n{Text($"{line.Before}\n{line.After}")}"))], [], cancel);
        var until = lines[^1].Sequence;
        await db.SearchStates.ExecuteUpdateAsync(set => set.SetProperty(s => s.LinesUntil, until), cancel);
        await whole.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        return lines.Count;
    }

    private static void Add(JsonElement fact, StringBuilder words)
    {
        switch (fact.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var part in fact.EnumerateObject().Where(part => !part.Name.StartsWith("sha256", StringComparison.OrdinalIgnoreCase)))
                    Add(part.Value, words);
                break;
            case JsonValueKind.Array:
                foreach (var part in fact.EnumerateArray())
                    Add(part, words);
                break;
            case JsonValueKind.String:
                words.Append(fact.GetString()).Append('\n');
                break;
        }
    }
}

/// <summary>How far the index has come with what it is told of later.</summary>
public sealed class SearchState
{
    public const int OnlyId = 1;

    public int Id { get; private init; } = OnlyId;

    /// <summary>The last line of the log that is in it.</summary>
    public long LinesUntil { get; private init; }
}
