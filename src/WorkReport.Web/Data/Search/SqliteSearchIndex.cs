using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkReport.Prose.Texts;

namespace WorkReport.Web.Data.Search;

/// <summary>A row of the answer of FTS5: of a kind without a key and a table, so that its order is the one in which the index is read.</summary>
public sealed class SearchHit
{
    public long Key { get; private init; }
}

/// <summary>
/// The index as a full-text table of SQLite (FTS5) that holds no text, only where each pair stands. Its tokenizer takes every character beyond
/// ASCII as part of a word: the pairs are cut by us. A word of three or more is a phrase of its pairs.
/// </summary>
internal sealed class SqliteSearchIndex : ISearchIndex
{
    // Between two runs, so that no phrase reaches over it.
    private const string Apart = " · ";

    private const string Question = """SELECT rowid AS "Key" FROM "SearchGrams" WHERE "SearchGrams" MATCH {0} AND rowid BETWEEN {1} AND {2}""";

    private const string Put = """
        INSERT OR REPLACE INTO "SearchGrams"(rowid, "Grams", "Place")
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each({0});
        """;

    private const string Take = """DELETE FROM "SearchGrams" WHERE rowid IN (SELECT value FROM json_each({1}));""";

    public IQueryable<long> Keys(WorkReportDb db, SearchKind kind, SearchWords words, IReadOnlyCollection<int>? units)
    {
        var asked = $"{{Grams}} : ({string.Join(" AND ", words.Words.Select(Phrase))})";
        if (units is not null)
            asked += units.Count == 0 ? " AND {Place} : \"nowhere\"" : $" AND {{Place}} : ({string.Join(" OR ", units.Select(unit => $"\"{Of(unit)}\""))})";
        var (first, last) = SearchText.Range(kind);
        return db.Set<SearchHit>().FromSqlRaw(Question, asked, first, last).Select(hit => hit.Key);
    }

#pragma warning disable EF1003 // Of two constants: nothing of it was typed by anybody.
    public Task WriteAsync(WorkReportDb db, IReadOnlyCollection<SearchText> texts, IReadOnlyCollection<long> gone, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync(
            (texts.Count > 0 ? Put : "") + (gone.Count > 0 ? Take : ""),
            [JsonSerializer.Serialize(texts.Select(text => new object[] { text.Key, Grams(text.Text), text.UnitId is { } unit ? Of(unit) : "" })), JsonSerializer.Serialize(gone)], cancel);
#pragma warning restore EF1003

    private static string Grams(string text) =>
        string.Join(Apart, LetterRuns.Of(text).Runs.Select(run => string.Join(' ', LetterRuns.Pairs(run))).Where(pairs => pairs.Length > 0));

    private static string Phrase(string word) => $"\"{string.Join(' ', LetterRuns.Pairs(word))}\"";

    private static string Of(int unit) => FormattableString.Invariant($"u{unit}");
}
