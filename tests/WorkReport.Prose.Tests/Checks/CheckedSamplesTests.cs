using WorkReport.Prose.Checks;

namespace WorkReport.Prose.Tests.Checks;

/// <summary>Real texts: silent on good ones, and what is wrong with the report that this project began from.</summary>
public class CheckedSamplesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("p03_hebei_2026")]
    [InlineData("p27_shaanxi_2026")]
    [InlineData("p05_neimenggu_2026")]
    public void A_good_report_is_left_alone(string sample)
    {
        string[] found = Found.Words(Sample.Real(sample));

        output.WriteLine(string.Join('\n', found));
        Assert.True(found.Length <= 3, string.Join('\n', found));
    }

    [Fact]
    public void The_faults_of_the_first_report_are_found()
    {
        string text = Sample.Real("s00_seed_guangongwei_2022");
        string[] found = Found.Words(text);

        Assert.Equal(24, found.Count(words => words is "MaskLeft XX" or "MaskLeft xx"));
        Assert.Contains("MaskStyles xx", found);
        Assert.Contains("NameBesideMask 王", found);
        Assert.Contains("LostCharacter ?", found);
        Assert.Contains("NameVariant 关爱明天,普法先行", found);
        Assert.Contains("NameVariant 关工委2022年工作总结暨2023年工作安排", found);
        Assert.Contains("PeopleOverlap 4200多名", found);
        Assert.True(found.Count(words => words.StartsWith("HalfWidth", StringComparison.Ordinal)) >= 100);
    }

    /// <summary>The lexicon was written without these sentences; this only measures it.</summary>
    [Fact]
    public void No_correct_sentence_is_called_wrong_and_of_the_wrong_ones_a_share_is_found()
    {
        int correct = 0, accused = 0, doubted = 0, wrong = 0, found = 0;
        foreach (string[] row in Sample.Data("typos-official.tsv").Select(line => line.Split('\t')))
        {
            var findings = Found.In(row[1]);
            if (row[0] == "0")
            {
                correct++;
                accused += findings.Any(finding => finding.Severity == Severity.Wrong) ? 1 : 0;
                doubted += findings.Any(finding => finding.Rule == CheckRule.LikelyTypo) ? 1 : 0;
                continue;
            }
            wrong++;
            found += findings.Any(finding => finding.Rule is CheckRule.Typo or CheckRule.LikelyTypo && Enumerable.Range(finding.Start, finding.Length).Any(i => i < row[2].Length && row[1][i] != row[2][i])) ? 1 : 0;
        }

        output.WriteLine($"{accused} of {correct} called wrong, {doubted} doubted; {found} of {wrong} found");
        Assert.Equal(0, accused);
        Assert.True(doubted <= correct / 50, $"{doubted}");
        Assert.True(found >= wrong * 0.25, $"{found} of {wrong}");
    }
}
