using CsCheck;
using WorkReport.Domain.Metrics;

namespace WorkReport.Domain.Tests.Metrics;

/// <summary>A stretch of a text with figures said otherwise.</summary>
public class ReplacingTests
{
    private static readonly Gen<TextPiece> Piece = Gen.Select(Gen.String[Gen.Char["\u5168\u5e74\u5f00\u5c551234,.\u540d"], 1, 6], Gen.Int[0, 3], (words, metric) => new TextPiece(words, metric == 0 ? new BoundFigure(7, 3, FigureAspect.Own, 1) : null));

    [Fact]
    public void Words_are_replaced_at_their_place_and_every_figure_stays() =>
        Gen.Select(Piece.List[1, 8], Gen.Int[0, 60], Gen.Int[1, 8], Gen.String[Gen.Char["\u6539\u597d9"], 0, 4]).Sample((pieces, start, length, with) =>
        {
            var text = FigureText.Parse(new FigureText(pieces).Stored);
            if (start + length > text.Seen.Length)
                return;
            var now = text.Replacing(start, length, new TextPiece(with));
            if (now is null)
            {
                Assert.True(TouchesFigure(text, start, length));
                return;
            }

            Assert.False(TouchesFigure(text, start, length));
            Assert.Equal(text.Seen[..start] + with + text.Seen[(start + length)..], now.Seen);
            Assert.Equal(text.Pieces.Where(piece => piece.Figure is not null), now.Pieces.Where(piece => piece.Figure is not null));
        }, iter: 20_000);

    [Fact]
    public void A_number_that_was_typed_becomes_a_figure()
    {
        var figure = new TextPiece("4200\u591a\u540d", new BoundFigure(7, 3, FigureAspect.All, 1));
        var text = new FigureText([new TextPiece("\u5168\u5e744200\u591a\u540d\u3002")]).Replacing(2, 6, figure)!;
        Assert.Equal("\u5168\u5e744200\u591a\u540d\u3002", text.Seen);
        Assert.Equal([figure.Figure!.Value], text.Figures);
        Assert.Null(text.Replacing(3, 2, new TextPiece("x")));
    }

    private static bool TouchesFigure(FigureText text, int start, int length)
    {
        var at = 0;
        foreach (var piece in text.Pieces)
        {
            if (piece.Figure is not null && at < start + length && start < at + piece.Words.Length)
                return true;
            at += piece.Words.Length;
        }

        return false;
    }
}
