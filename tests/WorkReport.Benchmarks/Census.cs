using WorkReport.Web.Tests.Census;

namespace WorkReport.Benchmarks;

/// <summary>The census of 2020 entered county by county: <c>census [file]</c>.</summary>
internal static class Census
{
    /// <returns>How many totals are kept otherwise than the counties add up to.</returns>
    public static async Task<int> RunAsync(string[] asked)
    {
        var file = asked.Length > 0 ? asked[0] : Path.Combine(Source.Root, "..", "shared", "data", "census2020.xlsx");
        var outcome = await CensusStore.CompareAsync(CensusBook.Read(file));
        Console.WriteLine($"{outcome.Leaves} counties entered, {outcome.Places} places above them, {outcome.Compared} totals compared, {outcome.Wrong.Count} kept otherwise.\n");
        foreach (var line in outcome.Wrong.Take(50))
            Console.WriteLine($"- wrong: {line}");
        Console.WriteLine($"The census itself prints something else in {outcome.Printed.Count} places:\n");
        foreach (var line in outcome.Printed)
            Console.WriteLine($"- {line}");
        return outcome.Wrong.Count;
    }
}
