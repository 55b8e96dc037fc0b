namespace WorkReport.Prose.Quantities;

/// <summary>A number with its unit that may state something: the rules of this room judge it and join it with its neighbours.</summary>
internal sealed class Candidate(Numeral numeral, MeasureWord measure, int end)
{
    internal Numeral Numeral { get; } = numeral;

    internal Measure Measure { get; set; } = measure.Measure;

    /// <summary>Its first sign; of a change 由.</summary>
    internal int Start { get; set; } = numeral.Start;

    /// <summary>Behind its unit and 以上.</summary>
    internal int End { get; set; } = end;

    /// <summary>Behind its unit.</summary>
    internal int UnitEnd { get; set; } = end;

    internal decimal? Value { get; set; } = numeral.Value;

    /// <summary>What 万 and 亿 multiply it by, though they may be said by its neighbour alone.</summary>
    internal decimal Scale { get; set; } = numeral.Scale;

    internal decimal? From { get; set; }

    internal decimal? Upper { get; set; }

    internal string Unit { get; set; } = "";

    internal bool IsChange { get; set; }

    /// <summary>Said by its neighbour: 3.4个、1个百分点.</summary>
    internal bool HasBorrowedUnit { get; set; }

    internal List<string> Qualifiers { get; } = [];
}
