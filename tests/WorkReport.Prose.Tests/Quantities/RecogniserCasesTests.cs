using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Tests.Quantities;

/// <summary>
/// The cases of a public recogniser of Chinese numbers, which beside the checkout stand. Those that state a figure in our sense are read alike; the
/// others are listed with their reasons in numbers-not-ours.tsv, by their line.
/// </summary>
public partial class RecogniserCasesTests
{
    [Fact]
    public void Every_case_is_read_alike_or_listed_with_its_reason()
    {
        string[] cases = Sample.Data("numbers-zh.jsonl");
        HashSet<int> listed = [.. Listed()];

        List<string> faults = [];
        for (var i = 0; i < cases.Length; i++)
        {
            JsonElement given = JsonDocument.Parse(cases[i]).RootElement;
            string input = given.GetProperty("input").GetString()!;
            string wanted = string.Join(' ', given.GetProperty("results").EnumerateArray().Select(Wanted));
            string read = string.Join(' ', QuantityReader.Read(input).Select(Read));
            if (wanted == read == listed.Contains(i + 1))
                faults.Add($"{i + 1}\t{input}\twanted {wanted}\tread {read}");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static IEnumerable<int> Listed()
    {
        foreach (string line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Samples", "numbers-not-ours.tsv")))
        {
            string[] columns = line.Split('\t');
            Assert.True(columns.Length == 2 && columns[1].Length > 10, line);
            foreach (string lines in columns[0].Split(','))
            {
                string[] ends = lines.Split('-');
                for (int i = int.Parse(ends[0], CultureInfo.InvariantCulture); i <= int.Parse(ends[^1], CultureInfo.InvariantCulture); i++)
                    yield return i;
            }
        }
    }

    /// <summary>The finite ends of an interval, or the number.</summary>
    private static string Wanted(JsonElement result)
        => result.GetProperty("resolution").TryGetProperty("value", out var value) && value.GetString() is { } said
            ? string.Join('~', Number().Matches(said).Select(number => Plain(decimal.Parse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture))))
            : "none";

    private static string Read(QuantityReading reading)
        => string.Join('~', new[] { reading.Value, reading.Upper }.OfType<decimal>().Select(Plain));

    private static string Plain(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?")]
    private static partial Regex Number();
}
