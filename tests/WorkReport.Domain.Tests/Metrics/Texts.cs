using System.Globalization;
using CsCheck;
using WorkReport.Domain.Metrics;

namespace WorkReport.Domain.Tests.Metrics;

/// <summary>Texts with figures as people write them.</summary>
internal static class Texts
{
    /// <summary>Words between figures; none ends or begins with what could be part of a number.</summary>
    public static readonly Gen<string> Words = Gen.OneOf("全年宣讲", "，参加", "\n其中", "“五老”", "、", "𠮷村👨‍👩‍👧‍👦", "共有", "（见表）", "。");

    public static readonly Gen<TextPiece> Figure =
        from number in Gen.OneOf(Gen.Int[0, 30], Gen.Int[0, 100_000])
        from unit in Gen.OneOf("个", "名", "场次", "多名", "%")
        from metric in Gen.Int[1, 5]
        from aspect in Gen.Enum<FigureAspect>()
        from period in Gen.OneOf(0, 0, 4, 12)
        select new TextPiece(number.ToString(CultureInfo.InvariantCulture) + unit, new BoundFigure(metric, 3, aspect, period));

    /// <summary>Words, figure, words, figure … words.</summary>
    public static readonly Gen<FigureText> Any =
        from first in Words
        from rest in Gen.Select(Figure, Words).Array[0, 6]
        select new FigureText(rest.SelectMany(pair => new[] { pair.Item1, new TextPiece(pair.Item2) }).Prepend(new TextPiece(first)));
}
