using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace WorkReport.Web.Tests.Steps;

/// <summary>What a unit's three figures of one metric are; decimals alone, blank where there is none.</summary>
internal readonly record struct StepTotal(decimal? Own, decimal? OwnBase, decimal? Below, decimal? BelowBase, decimal? All, decimal? AllBase, int Units, bool IsDirect)
{
    public bool IsBlank => this == default;
}

/// <summary>
/// What the totals of a round should be, from the rows alone: the places, the revisions that were accepted with what was withheld of them,
/// and the units' own figures, read by SQL and added up here. No class of the product has a part in it.
/// </summary>
internal sealed class StepOracle(string file) : IDisposable
{
    private readonly SqliteConnection connection = Opened(file);

    /// <summary>By unit and metric; what is blank is left out.</summary>
    public Dictionary<(int Unit, int Metric), StepTotal> Of(int period, int round)
    {
        var (from, until) = Read("SELECT CountedFrom, CountedUntil FROM ReportingPeriods WHERE Id = $period", row => (row.GetString(0), row.GetString(1)), ("$period", period)).Single();
        var parents = Parents(from, until);
        var rollUps = Read("SELECT MetricId, RollUp FROM MetricWordings WHERE Number = 1", row => (Metric: row.GetInt32(0), RollUp: row.GetString(1))).ToDictionary(row => row.Metric, row => row.RollUp);
        var live = Read(
            "SELECT s.UnitId, v.MetricId, v.Value, v.Base, v.Printed, v.IsTotal FROM MetricValues v JOIN MetricSheets s ON s.Id = v.SheetId WHERE s.PeriodId = $period AND s.Round = $round",
            row => (Key: (row.GetInt32(0), row.GetInt32(1)), Entry: new Entry(Number(row, 2), Number(row, 3), !row.IsDBNull(2) || !row.IsDBNull(4), row.GetBoolean(5))),
            ("$period", period), ("$round", round)).ToDictionary(row => row.Key, row => row.Entry);
        // 1: a figure of the sheet; the pieces of revisions are many, and their kind is kept as a number.
        var counting = Read(
            """
            SELECT s.UnitId, p.PieceId, c.Json FROM Submissions s
            JOIN Revisions r ON r.SubmissionId = s.Id AND r.Number = s.AcceptedRevision
            JOIN RevisionPieces p ON p.RevisionId = r.Id AND p.Kind = 1
            JOIN PieceContents c ON c.Id = p.ContentId
            WHERE s.PeriodId = $period AND s.Round = $round
            AND NOT EXISTS (SELECT 1 FROM WithheldPieces w WHERE w.SubmissionId = s.Id AND w.Kind = 'MetricValue' AND w.PieceId = p.PieceId)
            """,
            row => (Key: (Unit: row.GetInt32(0), Metric: row.GetInt32(1)), Entry: Frozen(row.GetString(2))), ("$period", period), ("$round", round))
            .Where(row => parents.ContainsKey(row.Key.Unit)).ToDictionary(row => row.Key, row => row.Entry);

        Dictionary<(int Unit, int Metric), StepTotal> totals = [];
        foreach (var ((unit, metric), entry) in live)
        {
            var whole = entry.IsTotal && entry.IsFilled;
            totals[(unit, metric)] = new StepTotal(
                whole ? null : entry.Value, whole ? null : entry.Base, null, null, entry.Value, entry.Base, 0, whole);
        }

        foreach (var ((unit, metric), entry) in counting)
        {
            if (rollUps[metric] == "None" || entry.Value is null)
                continue;
            // Upwards, until a unit whose whole counts: what stands above it takes that in place of this.
            for (int? above = parents[unit]; above is { } at; above = parents.GetValueOrDefault(at))
            {
                var there = totals.GetValueOrDefault((at, metric));
                if (!there.IsDirect)
                {
                    totals[(at, metric)] = there with
                    {
                        Below = Sum(there.Below, entry.Value),
                        BelowBase = Sum(there.BelowBase, entry.Base),
                        All = Sum(there.All, entry.Value),
                        AllBase = Sum(there.AllBase, entry.Base),
                        Units = there.Units + 1,
                    };
                }

                if (counting.GetValueOrDefault((at, metric)) is { IsTotal: true, IsFilled: true })
                    break;
            }
        }

        return totals.Where(total => !total.Value.IsBlank).ToDictionary();
    }

    public void Dispose() => connection.Dispose();

    /// <summary>The unit above each that has a part in the period: on its last day, or the last one of a unit that was closed within it.</summary>
    private Dictionary<int, int?> Parents(string from, string until)
    {
        Dictionary<int, int?> parents = [];
        foreach (var places in Read(
            "SELECT UnitId, ParentId, \"From\", \"To\" FROM OrgPlaces ORDER BY UnitId, \"From\"",
            row => (Unit: row.GetInt32(0), Parent: row.IsDBNull(1) ? (int?)null : row.GetInt32(1), From: row.GetString(2), To: row.IsDBNull(3) ? null : row.GetString(3))).GroupBy(row => row.Unit))
        {
            var standing = places.Where(place => After(until, place.From) && (place.To is null || !After(until, place.To))).ToList();
            var (_, parent, _, closed) = standing.Count > 0 ? standing[0] : places.Last();
            if (standing.Count > 0 || (closed is not null && After(until, closed) && !After(from, closed)))
                parents[places.Key] = parent;
        }

        return parents;
    }

    /// <summary>On that day or after it; days as they are written, the year first.</summary>
    private static bool After(string day, string than) => string.CompareOrdinal(day, than) >= 0;

    private static decimal? Sum(decimal? a, decimal? b) => a is null ? b : b is null ? a : a + b;

    private static decimal? Number(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : decimal.Parse(row.GetString(column), NumberStyles.Number, CultureInfo.InvariantCulture);

    private static Entry Frozen(string json)
    {
        using var facts = JsonDocument.Parse(json);
        var root = facts.RootElement;
        decimal? Of(string name) => root.TryGetProperty(name, out var number) ? number.GetDecimal() : null;
        return new Entry(Of("value"), Of("base"), Of("value") is not null || root.TryGetProperty("printed", out _), root.TryGetProperty("isTotal", out var whole) && whole.GetBoolean());
    }

    private static SqliteConnection Opened(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        connection.Open();
        return connection;
    }

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params (string Name, int Value)[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    private readonly record struct Entry(decimal? Value, decimal? Base, bool IsFilled, bool IsTotal);
}
