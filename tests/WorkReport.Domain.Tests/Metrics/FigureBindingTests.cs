using CsCheck;
using WorkReport.Domain.Metrics;

namespace WorkReport.Domain.Tests.Metrics;

public class FigureBindingTests
{
    private static readonly BoundFigure One = new(1, 3, FigureAspect.Own);
    private static readonly BoundFigure Two = new(2, 3, FigureAspect.Own);

    private static readonly FigureText Praised = new([new TextPiece("表彰先进"), new TextPiece("12名", One), new TextPiece("，培训骨干"), new TextPiece("12名", Two), new TextPiece("。")]);

    [Fact]
    public void A_text_that_was_not_touched_keeps_every_figure() => Texts.Any.Sample(text =>
        Assert.Equal(text.Stored, FigureBinding.Bind(text.Seen, text, null).Text.Stored));

    [Fact]
    public void A_text_whose_figures_stand_against_digits_keeps_them_too_while_it_is_not_touched()
    {
        var text = new FigureText([new TextPiece("20", One), new TextPiece("5%", Two), new TextPiece("3人")]);
        Assert.Equal(text.Stored, FigureBinding.Bind(text.Seen, text, null).Text.Stored);
        var typed = text.Seen + "参加";
        Assert.Equal([One, Two], FigureBinding.Bind(typed, text, null).Text.Figures);
    }

    [Fact]
    public void Where_the_page_followed_them_every_figure_stands_where_it_says_whatever_was_written_around_it() =>
        Gen.Select(Texts.Any, Texts.Any, Gen.OneOf("又", "", "12名，", "5个")).Sample((text, served, put) =>
        {
            // Whatever was served before: the page says where its figures are now.
            var now = new FigureText(text.Pieces.SelectMany(piece => piece.Figure is null ? new[] { piece, new TextPiece("、" + put + "、") } : [piece]));
            Assert.Equal(now.Stored, FigureBinding.Bind(now.Seen, served.Keeping(_ => false), Placed(now)).Text.Stored);
        });

    [Fact]
    public void Of_two_equal_numbers_the_one_that_was_picked_is_bound()
    {
        var served = new FigureText([new TextPiece(Praised.Seen)]);
        Assert.Equal(Praised.Keeping(figure => figure == Two).Stored, FigureBinding.Bind(Praised.Seen, served, [new(new TextPiece("12名", Two), 1, 2)]).Text.Stored);
        // In the order of picking or in the other: the place decides.
        Assert.Equal(Praised.Stored, FigureBinding.Bind(Praised.Seen, served, [new(new TextPiece("12名", Two), 1, 2), new(new TextPiece("12名", One), 0, 2)]).Text.Stored);
    }

    [Fact]
    public void A_page_that_counted_other_places_than_there_are_binds_nothing_that_could_be_mistaken()
    {
        var nothing = new FigureText([]);
        Assert.Empty(FigureBinding.Bind("5个和5个", nothing, [new(new TextPiece("5个", One), 0, 3)]).Text.Figures);
        Assert.Equal([One], FigureBinding.Bind("共5个", nothing, [new(new TextPiece("5个", One), 2, 3)]).Text.Figures);
        Assert.Empty(FigureBinding.Bind("宣讲多次", nothing, [new(new TextPiece("5个", One), 0, 1)]).Text.Figures);
        Assert.Empty(FigureBinding.Bind("宣讲15个", nothing, [new(new TextPiece("5个", One), 0, 1)]).Text.Figures);
    }

    [Theory]
    [InlineData("培训骨干12名，表彰先进12名。", "2 1")]
    [InlineData("培训骨干12名。", "2")]
    [InlineData("表彰先进12名。", "1")]
    [InlineData("全年表彰先进共12名，又培训骨干12名。", "1 2")]
    [InlineData("慰问老人12名，培训骨干12名。", "2")]
    [InlineData("表彰先进12名，慰问老人12名，培训骨干12名。", "1 2")]
    [InlineData("慰问老人12名。", "")]
    [InlineData("12名，12名。", "")]
    public void Where_no_page_followed_them_figures_keep_to_the_words_of_their_clause(string typed, string metrics)
    {
        var bound = FigureBinding.Bind(typed, Praised, null);
        Assert.Equal(metrics, string.Join(' ', bound.Text.Figures.Select(figure => figure.MetricId)));
        Assert.Equal(typed, bound.Text.Seen);
        Assert.Equal(2, bound.Lost.Count + bound.Text.Figures.Count());
    }

    [Fact]
    public void Two_sentences_that_were_exchanged_take_their_metrics_with_them_where_the_page_lost_sight_of_them()
    {
        // Cut and put back, they are plain words to the page.
        var bound = FigureBinding.Bind("培训骨干12名，表彰先进12名。", Praised, []);
        Assert.Equal([Two, One], bound.Text.Figures);
        Assert.Empty(bound.Lost);
        // The same number in other words is not taken for it.
        Assert.Equal([One], FigureBinding.Bind("评选先进12名，表彰先进12名。", Praised, []).Text.Figures);
    }

    [Fact]
    public void A_figure_that_was_typed_over_is_named() =>
        Gen.Select(Texts.Any, Gen.Int[0, 1000]).Where((text, _) => text.Figures.Any()).Sample((text, seed) =>
        {
            var figures = Enumerable.Range(0, text.Pieces.Count).Where(n => text.Pieces[n].Figure is not null).ToList();
            var chosen = figures[seed % figures.Count];
            var words = text.Pieces[chosen].Words;
            var now = new FigureText(text.Pieces.Select((piece, n) => n == chosen ? new TextPiece("甲乙丙" + words[1..]) : piece));
            var bound = FigureBinding.Bind(now.Seen, text, Placed(now));
            Assert.Equal(now.Stored, bound.Text.Stored);
            Assert.Equal([text.Pieces[chosen]], bound.Lost);
        });

    [Theory]
    [InlineData("共1300")]
    [InlineData("共2130")]
    [InlineData("共130.5")]
    [InlineData("共130%")]
    [InlineData("共13")]
    [InlineData("共")]
    [InlineData("")]
    public void A_figure_that_became_part_of_another_number_is_words(string typed)
    {
        var bound = FigureBinding.Bind(typed, new FigureText([new TextPiece("共"), new TextPiece("130", One)]), null);
        Assert.Empty(bound.Text.Figures);
        Assert.Single(bound.Lost);
    }

    [Fact]
    public void Whatever_is_typed_comes_back_to_the_letter_and_every_figure_is_bound_or_named() =>
        Gen.Select(Texts.Any, Texts.Any, Gen.Bool).Sample((served, typed, isFollowed) =>
        {
            var bound = FigureBinding.Bind(typed.Seen, served, isFollowed ? Placed(typed) : null);
            Assert.Equal(typed.Seen, bound.Text.Seen);
            Assert.All(served.Figures, figure => Assert.True(bound.Text.Figures.Contains(figure) || bound.Lost.Any(lost => lost.Figure == figure)));
        });

    [Theory]
    [InlineData("全年宣讲。", "全年宣讲5个。")]
    [InlineData("全年宣讲", "全年宣讲5个")]
    [InlineData("", "5个")]
    public void A_figure_at_the_end_goes_before_the_full_stop(string before, string after) =>
        Assert.Equal(after, new FigureText([new TextPiece(before)]).Ending(new TextPiece("5个", One)).Seen);

    /// <summary>The places as a page says them.</summary>
    private static List<PlacedFigure> Placed(FigureText text)
    {
        List<PlacedFigure> placed = [];
        var at = 0;
        foreach (var piece in text.Pieces)
        {
            if (piece.Figure is not null)
            {
                var places = Enumerable.Range(0, text.Seen.Length).Where(n => string.CompareOrdinal(text.Seen, n, piece.Words, 0, piece.Words.Length) == 0).ToList();
                placed.Add(new PlacedFigure(piece, places.IndexOf(at), places.Count));
            }

            at += piece.Words.Length;
        }

        return placed;
    }
}
