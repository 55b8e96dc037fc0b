using WorkReport.Prose.Quantities;
using WorkReport.Prose.Readings;

namespace WorkReport.Prose.Tests.Quantities;

/// <summary>The two numbers behind a percentage.</summary>
public class StatedShareTests
{
    [Theory]
    [InlineData("应整改问题110项，已整改59项，整改完成率53.6%。", "59/110")]
    [InlineData("全年办结信访件59件，完成率53.6%，应办110件。", "59/110")]
    [InlineData("全镇38个村中达标村32个，达标率84.2%。", "32/38")]
    [InlineData("110项任务已完成110项，完成率100%。", "110/110")]
    [InlineData("应整改问题110项，已整改60项，整改完成率53.6%。", null)]
    [InlineData("信访件由110件降到59件，下降53.6%。", null)]
    [InlineData("发展党员59名。全镇党员110名，参学率53.6%。", null)]
    [InlineData("发放图书59册，走访家庭110户，完成率53.6%。", null)]
    [InlineData("应整改问题100多项，已整改59项，整改完成率59%。", null)]
    [InlineData("整改40项、完成80项，验收20项，合计40项，合格率50%。", null)]
    public void They_are_found_where_the_sentence_states_both_and_they_give_it(string sentence, string? expected)
    {
        string text = "试写镇2022年工作总结\n同志们：\n" + sentence + "各项工作扎实推进，成效明显。\n";
        var quantities = ReportReader.Read(text).Quantities;
        int percent = quantities.ToList().FindIndex(quantity => quantity.Kind == QuantityKind.Percent);
        Assert.Equal(expected, StatedShare.Find(text, quantities, percent) is var (part, whole) ? $"{part:0}/{whole:0}" : null);
    }
}
