using System.Text.Json;
using WorkReport.Prose.Outlines;

namespace WorkReport.Prose.Tests.Outlines;

/// <summary>The reading of real reports against the reading of a careful person.</summary>
public class GoldTests
{
    private sealed record Expected(int Start, int Depth, string Text);

    [Theory]
    [InlineData("s00_seed_guangongwei_2022", 1.0, 1.0)]
    [InlineData("p03_hebei_2026", 1.0, 1.0)]
    [InlineData("p05_neimenggu_2026", 1.0, 1.0)]
    [InlineData("n1993_national", 1.0, 1.0)]
    public void Headings_and_leads_stand_where_a_reader_sees_them(string name, double precision, double recall)
    {
        JsonElement gold = Sample.Gold(name);
        int[][] ranges = gold.GetProperty("covers_ranges").Deserialize<int[][]>()!;
        List<Expected> wanted = [.. gold.GetProperty("outline").EnumerateArray()
            .Select(o => new Expected(o.GetProperty("start").GetInt32(), o.GetProperty("level").GetInt32(), o.GetProperty("heading").GetString()!))
            .Where(o => o.Depth >= 1 && Covered(o.Start, ranges))];
        List<OutlineEntry> found = [.. OutlineReader.Read(Sample.Real(name)).Entries().Where(e => Covered(e.Start, ranges))];

        List<Expected> missed = [.. wanted.Where(w => !found.Exists(f => f.Depth == w.Depth && Math.Abs(f.Start - w.Start) <= 3))];
        List<OutlineEntry> invented = [.. found.Where(f => !wanted.Exists(w => f.Depth == w.Depth && Math.Abs(f.Start - w.Start) <= 3))];

        string told = $"missed: {string.Join(" | ", missed)}\ninvented: {string.Join(" | ", invented)}";
        Assert.True(1 - (double)missed.Count / wanted.Count >= recall, told);
        Assert.True(1 - (double)invented.Count / Math.Max(1, found.Count) >= precision, told);
    }

    /// <summary>Outside the covered ranges the gold names the numbered headings only; none of those may be missed.</summary>
    [Theory]
    [InlineData("s00_seed_guangongwei_2022")]
    [InlineData("p03_hebei_2026")]
    [InlineData("p05_neimenggu_2026")]
    [InlineData("n1993_national")]
    public void No_heading_of_the_whole_report_is_missed(string name)
    {
        IReadOnlyList<OutlineEntry> found = OutlineReader.Read(Sample.Real(name)).Entries();

        Assert.All(Sample.Gold(name).GetProperty("outline").EnumerateArray().Where(o => o.GetProperty("level").GetInt32() >= 1), o =>
            Assert.Contains(found, f => f.Depth == o.GetProperty("level").GetInt32() && Math.Abs(f.Start - o.GetProperty("start").GetInt32()) <= 3));
    }

    [Theory]
    [InlineData("s00_seed_guangongwei_2022")]
    [InlineData("p03_hebei_2026")]
    [InlineData("p05_neimenggu_2026")]
    [InlineData("p27_shaanxi_2026")]
    public void Exactly_the_noise_of_the_page_is_dropped(string name)
    {
        string[] noise = [.. Sample.Gold("boilerplate").GetProperty(name + ".txt").GetProperty("strip").EnumerateArray()
            .Select(s => $"{s.GetProperty("line").GetInt32() + 1}: {s.GetProperty("text").GetString()}")];

        string[] dropped = [.. OutlineReader.Read(Sample.Real(name)).Dropped.Select(d => $"{d.Line}: {d.Text}")];

        Assert.Equal(noise, dropped);
    }

    private static bool Covered(int start, int[][] ranges) => Array.Exists(ranges, r => r[0] <= start && start < r[1]);
}
