using System.Text.Json;
using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Tests.Quantities;

/// <summary>Figures that were read, held against those a careful person marked: found where they stand, with value, unit and qualifiers.</summary>
internal sealed class GoldScore
{
    private static readonly HashSet<string> Scored = ["多", "余", "近", "约", "超", "突破", "接近", "以上", "以下", "以内", "左右", "累计", "不足", "至少"];

    private static readonly Dictionary<string, string> Alike = new() { ["超过"] = "超", ["逾"] = "超", ["接近"] = "近", ["将近"] = "近", ["大约"] = "约", ["突破"] = "超" };

    private int marked;
    private int right;
    private int rightValues;
    private int rightQualifiers;
    private int found;

    public List<string> Faults { get; } = [];

    /// <summary>F1 of the places, in percent.</summary>
    public double Places => Percent(2 * right, marked + found);

    public double Values => Percent(rightValues, right);

    public double Qualifiers => Percent(rightQualifiers, right);

    public static GoldScore Of(JsonElement gold, IEnumerable<QuantityReading> readings)
    {
        var score = new GoldScore();
        int[][] ranges = gold.TryGetProperty("covers_ranges", out var covered) ? covered.Deserialize<int[][]>()! : [[0, int.MaxValue]];
        bool Covers(int start) => Array.Exists(ranges, range => range[0] <= start && start < range[1]);
        List<QuantityReading> left = [.. readings.Where(reading => Covers(reading.Start))];
        foreach (JsonElement mark in gold.GetProperty("metrics").EnumerateArray().Where(mark => Covers(mark.GetProperty("start").GetInt32())))
            score.Hold(mark, left);
        score.found += left.Count;
        score.Faults.AddRange(left.Select(reading => $"invented {reading}"));
        return score;
    }

    private void Hold(JsonElement mark, List<QuantityReading> left)
    {
        bool optional = mark.TryGetProperty("optional", out var may) && may.GetBoolean();
        int start = mark.GetProperty("start").GetInt32(), end = mark.GetProperty("end").GetInt32();
        QuantityReading? reading = left.Find(r => r.Start < end && start < r.Start + r.Length);
        if (reading is not null)
            left.Remove(reading);
        if (optional)
            return;
        marked++;
        if (reading is null)
        {
            Faults.Add($"missed {mark}");
            return;
        }
        right++;
        found++;
        bool value = Number(mark, "value") == reading.Value && Word(mark, "unit") == reading.Unit
            && (reading.Kind != QuantityKind.Change || Number(mark, "value_from") == reading.From);
        bool qualifiers = Told(Word(mark, "qualifier").Split(',')).SetEquals(Told(reading.Qualifiers));
        rightValues += value ? 1 : 0;
        rightQualifiers += qualifiers ? 1 : 0;
        if (!value || !qualifiers)
            Faults.Add($"{mark} but {reading} {string.Join(',', reading.Qualifiers)}");
    }

    private static decimal? Number(JsonElement mark, string key)
        => mark.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    private static string Word(JsonElement mark, string key) => mark.TryGetProperty(key, out var word) ? word.GetString() ?? "" : "";

    private static HashSet<string> Told(IEnumerable<string> words)
        => [.. words.Where(word => Scored.Contains(word) || Alike.ContainsKey(word)).Select(word => Alike.GetValueOrDefault(word, word))];

    private static double Percent(int part, int whole) => whole == 0 ? 100 : 100.0 * part / whole;
}
