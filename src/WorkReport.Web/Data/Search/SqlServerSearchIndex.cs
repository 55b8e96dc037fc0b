using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkReport.Prose.Texts;

namespace WorkReport.Web.Data.Search;

/// <summary>A pair of characters and where it stands.</summary>
public sealed class SearchGram
{
    /// <summary>UTF-16 units of two characters, either of which may take two.</summary>
    public const int GramLength = 4;

    public string Gram { get; private init; } = "";

    /// <summary>Of which text.</summary>
    public long TextKey { get; private init; }

    /// <summary>The how manyth pair of it; between two runs there is a gap.</summary>
    public int Position { get; private init; }
}

/// <summary>
/// The index as a plain table of pairs: a server of SQL Server may lack full-text search, and that cuts Chinese by a dictionary, which finds no
/// two characters across two of its words. Of a longer word every other pair is looked for, each so far behind the first as it should be.
/// </summary>
internal sealed class SqlServerSearchIndex : ISearchIndex
{
    // Further than a word's pairs are looked for behind one another, so that none reaches over it.
    private const int Gap = 3;

    private const string Take = "DELETE FROM [SearchGrams] WHERE [TextKey] IN (SELECT CAST([value] AS bigint) FROM OPENJSON({0}));";

    private const string Put = """
        INSERT INTO [SearchGrams] ([Gram], [TextKey], [Position])
        SELECT [g].[Gram], [g].[TextKey], [g].[Position]
        FROM OPENJSON({1}) WITH ([Gram] nvarchar(4) '$[0]', [TextKey] bigint '$[1]', [Position] int '$[2]') AS [g];
        """;

    public IQueryable<long> Keys(WorkReportDb db, SearchKind kind, SearchWords words, IReadOnlyCollection<int>? units)
    {
        var (first, last) = SearchText.Range(kind);
        var found = Where(db, words.Words[0]).Where(g => g.TextKey >= first && g.TextKey <= last);
        foreach (var word in words.Words.Skip(1))
        {
            var other = Where(db, word);
            found = found.Where(g => other.Any(o => o.TextKey == g.TextKey));
        }

        return found.Select(g => g.TextKey).Distinct();
    }

#pragma warning disable EF1003 // Of two constants: nothing of it was typed by anybody.
    public Task WriteAsync(WorkReportDb db, IReadOnlyCollection<SearchText> texts, IReadOnlyCollection<long> gone, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync(
            Take + (texts.Count > 0 ? Put : ""), [JsonSerializer.Serialize(texts.Select(text => text.Key).Concat(gone)), JsonSerializer.Serialize(texts.SelectMany(Rows))], cancel);
#pragma warning restore EF1003

    private static IQueryable<SearchGram> Where(WorkReportDb db, string word)
    {
        string[] pairs = [.. LetterRuns.Pairs(word)];
        var (grams, begins) = (db.Set<SearchGram>(), pairs[0]);
        var found = grams.Where(g => g.Gram == begins);
        foreach (var (at, pair) in pairs.Index().Where(pair => pair.Index > 0 && (pair.Index % 2 == 0 || pair.Index == pairs.Length - 1)))
            found = found.Where(g => grams.Any(next => next.Gram == pair && next.TextKey == g.TextKey && next.Position == g.Position + at));
        return found;
    }

    private static IEnumerable<object[]> Rows(SearchText text)
    {
        var position = 0;
        foreach (var run in LetterRuns.Of(text.Text).Runs)
        {
            foreach (var pair in LetterRuns.Pairs(run))
                yield return [pair, text.Key, position++];
            position += Gap;
        }
    }
}
