using System.Text.Json;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Readings;

namespace WorkReport.Prose.Tests.Quantities;

/// <summary>The figures of whole reports against those a careful person marked.</summary>
public class GoldQuantityTests
{
    [Theory]
    [InlineData("s00_seed_guangongwei_2022")]
    [InlineData("p03_hebei_2026")]
    [InlineData("p05_neimenggu_2026")]
    [InlineData("n1993_national")]
    public void Figures_of_real_reports_are_found_with_value_unit_and_qualifiers(string name)
    {
        GoldScore score = GoldScore.Of(Sample.Gold(name), Read(Sample.Real(name)));

        string told = string.Join('\n', score.Faults);
        Assert.True(score.Places >= 98, told);
        Assert.True(score.Values >= 99, told);
        Assert.True(score.Qualifiers >= 98, told);
    }

    /// <summary>One trap each, every figure right.</summary>
    [Theory]
    [InlineData("d01_rank_and_negative_growth")]
    [InlineData("d03_dual_units_cases_people")]
    [InlineData("d05_ordinals_without_shi_glued_heading")]
    [InlineData("d07_hard_wrapped_numbers")]
    [InlineData("d09_toc_then_body_running_numbers")]
    [InlineData("d11_traditional_and_mangled")]
    [InlineData("d13_per_person_standards")]
    public void Every_figure_of_a_text_with_a_trap_is_right(string name)
    {
        JsonElement gold = JsonDocument.Parse(Sample.OwnGold(name)).RootElement;

        Assert.Empty(GoldScore.Of(gold, Read(Sample.Own(name))).Faults);
    }

    private static IReadOnlyList<QuantityReading> Read(string text) => ReportReader.Read(text).Quantities;
}
