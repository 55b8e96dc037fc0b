using CsCheck;
using WorkReport.Domain.Metrics;

namespace WorkReport.Domain.Tests.Metrics;

public class FigureBindingTests
{
    private static readonly BoundFigure One = new(1, 3, FigureAspect.Own);
    private static readonly BoundFigure Two = new(2, 3, FigureAspect.Own);

    [Fact]
    public void A_text_that_was_not_touched_keeps_every_figure() => Texts.Any.Sample(text =>
        Assert.Equal(text.Stored, FigureBinding.Bind(text.Seen, text, []).Stored));

    [Fact]
    public void A_text_whose_figures_stand_against_digits_keeps_them_too_while_it_is_not_touched()
    {
        var text = new FigureText([new TextPiece("20", One), new TextPiece("5%", Two), new TextPiece("3人")]);
        Assert.Equal(text.Stored, FigureBinding.Bind(text.Seen, text, []).Stored);
        var typed = text.Seen + "参加";
        Assert.Equal([One, Two], FigureBinding.Bind(typed, text, []).Figures);
    }

    [Fact]
    public void An_edit_among_the_words_keeps_every_figure() =>
        Gen.Select(Texts.Any, Gen.Int[0, 1000], Gen.OneOf("", "新近", "。\n又", "👨‍👩‍👧‍👦"), Gen.Bool).Sample((text, seed, put, replaces) =>
        {
            var plain = Enumerable.Range(0, text.Pieces.Count).Where(n => text.Pieces[n].Figure is null).ToList();
            var chosen = plain[seed % plain.Count];
            var words = text.Pieces[chosen].Words;
            var changed = text.Pieces.Select((piece, n) => n != chosen ? piece : new TextPiece(replaces ? put + "、" : words[..(seed % (words.Length + 1))] + put + words[(seed % (words.Length + 1))..]));
            var typed = string.Concat(changed.Select(piece => piece.Words));
            var bound = FigureBinding.Bind(typed, text, []);
            Assert.Equal(typed, bound.Seen);
            Assert.Equal(text.Figures, bound.Figures);
        });

    [Fact]
    public void Words_changed_at_several_places_keep_every_figure() =>
        Gen.Select(Texts.Any, Gen.OneOf("又", "（注）", "——")).Sample((text, put) =>
        {
            var typed = put + string.Concat(text.Pieces.Select(piece => piece.Figure is null ? piece.Words + put : piece.Words));
            Assert.Equal(text.Figures.Order(Comparer<BoundFigure>.Create((a, b) => string.CompareOrdinal($"{a}", $"{b}"))),
                FigureBinding.Bind(typed, text, []).Figures.Order(Comparer<BoundFigure>.Create((a, b) => string.CompareOrdinal($"{a}", $"{b}"))));
        });

    [Fact]
    public void An_edit_inside_a_figure_unbinds_that_one_and_no_other() =>
        Gen.Select(Texts.Any, Gen.Int[0, 1000]).Where((text, _) => text.Figures.Any()).Sample((text, seed) =>
        {
            var figures = Enumerable.Range(0, text.Pieces.Count).Where(n => text.Pieces[n].Figure is not null).ToList();
            var chosen = figures[seed % figures.Count];
            var words = text.Pieces[chosen].Words;
            var changed = text.Pieces.Select((piece, n) => n == chosen ? new TextPiece("甲" + words[1..]) : piece).ToList();
            var typed = string.Concat(changed.Select(piece => piece.Words));
            var bound = FigureBinding.Bind(typed, text, []);
            Assert.Equal(typed, bound.Seen);
            Assert.Equal(changed.Where(piece => piece.Figure is not null).Select(piece => piece.Figure!.Value), bound.Figures);
        });

    [Theory]
    [InlineData("共1300")]
    [InlineData("共2130")]
    [InlineData("共130.5")]
    [InlineData("共130%")]
    [InlineData("共13")]
    [InlineData("共")]
    [InlineData("")]
    public void A_figure_that_became_part_of_another_number_is_words(string typed) =>
        Assert.Empty(FigureBinding.Bind(typed, new FigureText([new TextPiece("共"), new TextPiece("130", One)]), []).Figures);

    [Fact]
    public void What_is_picked_is_bound_where_it_was_put_in()
    {
        var served = new FigureText([new TextPiece("宣讲5个，参观。")]);
        var bound = FigureBinding.Bind("宣讲5个，参观5个。", served, [new TextPiece("5个", One)]);
        Assert.Equal(["宣讲5个，参观", "5个", "。"], bound.Pieces.Select(piece => piece.Words));
        Assert.Equal([One], bound.Figures);
    }

    [Fact]
    public void What_is_picked_and_taken_out_again_binds_nothing_and_two_picks_bind_two_places()
    {
        var nothing = new FigureText([]);
        Assert.Empty(FigureBinding.Bind("宣讲多次", nothing, [new TextPiece("5个", One)]).Figures);
        Assert.Empty(FigureBinding.Bind("宣讲15个", nothing, [new TextPiece("5个", One)]).Figures);
        Assert.Equal([One, One], FigureBinding.Bind("5个和5个", nothing, [new TextPiece("5个", One), new TextPiece("5个", One)]).Figures);
    }

    [Fact]
    public void Whatever_is_typed_comes_back_to_the_letter() =>
        Gen.Select(Texts.Any, Texts.Any, Texts.Figure.Array[0, 3]).Sample((served, typed, picks) =>
            Assert.Equal(typed.Seen, FigureBinding.Bind(typed.Seen, served, picks).Seen));
}
