using CsCheck;
using WorkReport.Domain.Metrics;
using WorkReport.Prose.Texts;

namespace WorkReport.Domain.Tests.Metrics;

public class FigureTextTests
{
    private static readonly BoundFigure Own = new(7, 3, FigureAspect.Own);

    [Fact]
    public void What_is_kept_is_read_again_as_it_was() => Texts.Any.Sample(text =>
    {
        var read = FigureText.Parse(text.Stored);
        Assert.Equal(text.Stored, read.Stored);
        Assert.Equal(text.Seen, read.Seen);
        Assert.Equal(text.Figures, read.Figures);
    });

    [Fact]
    public void Its_sentences_together_are_the_text_again_and_each_but_the_last_ends_one() => Texts.Any.Sample(text =>
    {
        var sentences = text.Sentences();
        Assert.Equal(text.Stored, new FigureText(sentences.SelectMany(sentence => sentence.Pieces)).Stored);
        Assert.All(sentences, sentence => Assert.NotEmpty(sentence.Seen));
        Assert.All(sentences.SkipLast(1), sentence => Assert.Contains(sentence.Seen[^1], "。！？\n”’）》】"));
    });

    [Theory]
    [InlineData("甲。乙", "甲。|乙")]
    [InlineData("他说：“好。”乙！？丙", "他说：“好。”|乙！？|丙")]
    [InlineData("（见表）甲；乙。", "（见表）甲；乙。")]
    [InlineData("", "")]
    public void A_sentence_ends_behind_what_closes_it(string text, string sentences) =>
        Assert.Equal(sentences, string.Join('|', new FigureText([new TextPiece(text)]).Sentences().Select(sentence => sentence.Seen)));

    [Fact]
    public void Whatever_is_in_the_store_can_be_read_and_shows_no_mark() =>
        Gen.Char["\uFDD0\uFDD1\uFDD2019.OwnAlBe个"].Array[0, 40].Sample(chars =>
        {
            var read = FigureText.Parse(new string(chars));
            Assert.DoesNotContain(read.Seen, c => c is >= '\uFDD0' and <= '\uFDD2');
            Assert.Equal(read.Stored, FigureText.Parse(read.Stored).Stored);
        });

    [Fact]
    public void Nothing_that_a_person_types_is_a_mark() =>
        Gen.Char["\uFDD0\uFDD1\uFDD2019.OwnAlBe个\u200D\uD83D"].Array[0, 40].Sample(chars =>
            Assert.Empty(FigureText.Parse(TextNormalizer.Normalize(new string(chars))).Figures));

    [Theory]
    [InlineData("\uFDD0" + "7.3.Own" + "\uFDD1" + "\uFDD2")]
    [InlineData("\uFDD0" + "7.3.Sideways" + "\uFDD1" + "5个" + "\uFDD2")]
    [InlineData("\uFDD0" + "99999999999.3.Own" + "\uFDD1" + "5个" + "\uFDD2")]
    [InlineData("\uFDD0" + "7.3.Own" + "\uFDD1" + "5个")]
    [InlineData("\uFDD0" + "7.3.Own." + "\uFDD1" + "5个" + "\uFDD2")]
    [InlineData("\uFDD0" + "7.3.Own.2022H1" + "\uFDD1" + "5个" + "\uFDD2")]
    [InlineData("\uFDD0" + "7.3.Own.99999999999" + "\uFDD1" + "5个" + "\uFDD2")]
    public void A_mark_that_cannot_be_read_binds_nothing(string stored) => Assert.Empty(FigureText.Parse(stored).Figures);

    /// <summary>The bytes are those of texts that were stored before figures named their period: none of those is rewritten.</summary>
    [Fact]
    public void A_figure_that_names_no_period_is_kept_as_it_always_was_and_one_that_does_names_it()
    {
        Assert.Equal("共\uFDD0" + "7.3.Own\uFDD1" + "5个\uFDD2", new FigureText([new TextPiece("共"), new TextPiece("5个", Own)]).Stored);
        Assert.Equal("\uFDD0" + "7.3.Own.12\uFDD1" + "5个\uFDD2", new FigureText([new TextPiece("5个", Own with { PeriodId = 12 })]).Stored);
        Assert.Equal([Own], FigureText.Parse("共\uFDD0" + "7.3.Own\uFDD1" + "5个\uFDD2").Figures);
        Assert.Equal([Own with { PeriodId = 12 }], FigureText.Parse("\uFDD0" + "7.3.Own.12\uFDD1" + "5个\uFDD2").Figures);
    }

    [Fact]
    public void The_same_figure_of_two_periods_is_two_figures()
    {
        var (now, before) = (Own with { PeriodId = 12 }, Own with { PeriodId = 4 });
        var text = FigureText.Parse(new FigureText([new TextPiece("5个", now), new TextPiece("，去年"), new TextPiece("4个", before)]).Stored);
        Assert.Equal("6个，去年4个", text.Show(figure => figure == now ? "6个" : "4个"));
        Assert.Equal("5个", Assert.Single(text.Moved(figure => figure == now ? "6个" : "4个")).Seen.Words);
    }

    [Fact]
    public void A_figure_that_has_moved_is_told_with_both_forms_and_one_that_is_gone_keeps_its_words()
    {
        var text = new FigureText([new TextPiece("共"), new TextPiece("130个", Own), new TextPiece("。")]);
        Assert.Equal((new TextPiece("130个", Own), "131个"), Assert.Single(text.Moved(_ => "131个")));
        Assert.Empty(text.Moved(_ => "130个"));
        Assert.Equal("共131个。", text.Show(_ => "131个"));
        Assert.Equal("共130个。", text.Show(_ => null));
    }

    [Fact]
    public void Figures_that_may_not_be_shown_become_words()
    {
        var text = new FigureText([new TextPiece("5个", Own), new TextPiece("和"), new TextPiece("6个", Own with { UnitId = 9 })]);
        var kept = text.Keeping(figure => figure.UnitId == 3);
        Assert.Equal(text.Seen, kept.Seen);
        Assert.Equal([Own], kept.Figures);
    }
}
