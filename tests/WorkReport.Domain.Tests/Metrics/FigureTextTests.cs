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
    public void A_mark_that_cannot_be_read_binds_nothing(string stored) => Assert.Empty(FigureText.Parse(stored).Figures);

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
