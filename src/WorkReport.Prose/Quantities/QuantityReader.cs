namespace WorkReport.Prose.Quantities;

/// <summary>A number of things in a text: 4200多名, 1.1万场次, 95%.</summary>
/// <param name="Start">Where its first character stands.</param>
/// <param name="Length">How long it is, with what is counted where that is one of the usual words.</param>
public readonly record struct QuantitySpan(int Start, int Length);

/// <summary>Finds the figures that a text states. What dates, orders or names is none: 2022年, 第3次, 〔2022〕15号, 11月30日, “六个一”.</summary>
public static class QuantityReader
{
    /// <summary>The figures of a text of one paragraph or many, in reading order.</summary>
    public static IReadOnlyList<QuantityReading> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var readings = new List<QuantityReading>();
        for (int from = 0; from < text.Length;)
        {
            int end = text.IndexOf('\n', from);
            end = end < 0 ? text.Length : end;
            Read(text, from, end - from, readings);
            from = end + 1;
        }
        return readings;
    }

    /// <summary>The figures of one paragraph, which a line end inside it does not part.</summary>
    /// <param name="text">The text it stands in; places in the answer are places in it.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="readings">To which they are added.</param>
    internal static void Read(string text, int start, int length, List<QuantityReading> readings)
    {
        FoldedText folded = FoldedText.Of(text, start, length);
        List<Candidate> candidates = CandidateScanner.Scan(folded);
        Elisions.Fill(folded, candidates);
        Ranges.Join(folded, candidates);
        Changes.Join(folded, candidates);
        candidates.RemoveAll(candidate => !Statements.IsMade(folded, candidate));
        int first = readings.Count;
        for (var i = 0; i < candidates.Count; i++)
        {
            Candidate candidate = candidates[i];
            if (!candidate.IsChange)
                QualifierWords.Read(folded, candidate, i + 1 < candidates.Count ? candidates[i + 1] : null);
            var (at, size) = folded.InSource(candidate.Start, candidate.End);
            readings.Add(new QuantityReading(at, size, Plain(Value(candidate)), Plain(candidate.From), Unit(candidate), candidate.Qualifiers, Kind(candidate), MetricNames.Of(folded, candidates, i, readings, first))
            {
                Upper = Plain(candidate.Upper),
            });
        }
    }

    private static decimal? Value(Candidate candidate)
        => candidate.Measure == Measure.Tenths ? candidate.Value * 10 : candidate.Value;

    /// <summary>Without the noughts that a multiplication leaves behind the point.</summary>
    private static decimal? Plain(decimal? value) => value / 1.0000000000000000000000000000m;

    private static string Unit(Candidate candidate) => candidate.Measure == Measure.Tenths ? "%" : candidate.Unit;

    private static QuantityKind Kind(Candidate candidate) => candidate switch
    {
        { IsChange: true } => QuantityKind.Change,
        { Value: null } => QuantityKind.Redacted,
        { Measure: Measure.Money } => QuantityKind.Money,
        { Measure: Measure.Percent or Measure.Tenths } => QuantityKind.Percent,
        { Measure: Measure.Times } or { Numeral.Script: Script.Ratio or Script.Fraction } => QuantityKind.Ratio,
        _ => QuantityKind.Count,
    };

    /// <summary>Where they stand, in reading order.</summary>
    public static IReadOnlyList<QuantitySpan> Find(string text) => [.. Read(text).Select(reading => new QuantitySpan(reading.Start, reading.Length))];

    /// <summary>The same in words, as they stand in the text.</summary>
    public static IEnumerable<string> WordsIn(string text) => Find(text).Select(span => text.Substring(span.Start, span.Length));
}
