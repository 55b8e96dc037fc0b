using System.Text.RegularExpressions;

namespace WorkReport.Prose.Quantities;

/// <summary>A number of things in a text: 4200多名, 1.1万场次, 95%.</summary>
/// <param name="Start">Where its first character stands.</param>
/// <param name="Length">How long it is, with what is counted where that is one of the usual words.</param>
public readonly record struct QuantitySpan(int Start, int Length);

/// <summary>Finds the numbers of a text that count something. What dates, orders or names is none: 2022年, 第3次, 〔2022〕15号, 11月30日.</summary>
public static partial class QuantityReader
{
    /// <summary>In reading order.</summary>
    public static IReadOnlyList<QuantitySpan> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<QuantitySpan> spans = [];
        foreach (var found in Quantity().EnumerateMatches(text))
            spans.Add(new QuantitySpan(found.Index, found.Length));
        return spans;
    }

    /// <summary>The same in words, as they stand in the text.</summary>
    public static IEnumerable<string> WordsIn(string text) => Find(text).Select(span => text.Substring(span.Start, span.Length));

    [GeneratedRegex(
        // Read to its end, never in part: 100多年 is no 100. Neither is the first of two years or days (2021—2025年), nor a span (3个月).
        @"(?<![0-9A-Za-z.,第〔\[（(－—\-×/])(?>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:[百千]?万|亿|千|百)?[多余]?(?:[万亿])?[多余]?)"
        + @"(?![0-9A-Za-z.、)）\]〕]|(?:[—－\-~～至到]+[0-9]+)?(?:年|月|日|号|时|点|分[^之]|秒|届|版|期|岁|周|级|路|室|栋|楼)|个半?月|第)(?:人次|场次|万元|亿元|公里|平方米|[名人个篇场次项件元所家户支处本册份条幅期门台套对万%％])?")]
    private static partial Regex Quantity();
}
