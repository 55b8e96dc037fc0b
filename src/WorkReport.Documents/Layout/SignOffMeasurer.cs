using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>署名, 成文日期 and 附注 (GB/T 9704-2012, 7.3.5 and 7.3.6).</summary>
internal sealed class SignOffMeasurer(Atomizer atomizer)
{
    /// <summary>Must: a date below a seal keeps four characters from the right (7.3.5.1); half cells.</summary>
    private const int RightOfSealed = 8;

    /// <summary>Must: without a seal the longer of the two keeps two characters from the right (7.3.5.2); half cells.</summary>
    private const int RightOfUnsealed = 4;

    /// <summary>Must: without a seal the date begins two characters to the right of the organ (7.3.5.2); half cells.</summary>
    private const int DateShift = 4;

    /// <summary>Practice: rows that leave room for the seal's upper half, whose top must lie within a row of the text (7.3.5.1).</summary>
    private const int RowsBeforeSealed = 2;

    private const int RowsBeforeUnsealed = 1;

    /// <summary>Practice: a round seal of an office is 42 mm across.</summary>
    public const double SealSize = 42 * Paper.Millimetre;

    public IEnumerable<MeasuredBlock> Measure(SignOff signOff)
    {
        var signature = Line(signOff.Signature);
        var date = Line(signOff.SignedOn);
        var before = RowsBefore(signOff.HasSeal);
        if (signature is not null)
            yield return signature with { RowsBefore = before, KeepsWithNext = date is not null, IsWhole = true, RightIndent = RightOfSignature(signOff.HasSeal, WidthOf(signature), date is null ? null : WidthOf(date)) };
        if (date is not null)
            yield return date with { RowsBefore = signature is null ? before : 0, IsWhole = true, RightIndent = RightOfDate(signOff.HasSeal, signature is null ? null : WidthOf(signature), WidthOf(date)) };
        if (signOff.Note is { Length: > 0 } note)
            yield return Rows($"（{note}）", 4) with { Place = BlockPlace.Tail };
    }

    /// <summary>Blank rows above 署名.</summary>
    public static int RowsBefore(bool hasSeal) => hasSeal ? RowsBeforeSealed : RowsBeforeUnsealed;

    /// <summary>
    /// Half cells between 署名 and the right edge: with a seal centred above the date; without one two characters, or more where the
    /// date is longer.
    /// </summary>
    /// <param name="hasSeal">A seal is pressed upon it.</param>
    /// <param name="own">Its width, half cells.</param>
    /// <param name="date">Width of the date; null without one.</param>
    public static double RightOfSignature(bool hasSeal, int own, int? date)
    {
        if (date is not { } other)
            return hasSeal ? RightOfSealed : RightOfUnsealed;
        if (hasSeal)
            return Math.Clamp(RightOfSealed + ((other - own) / 2.0), 0, Math.Max(0, Grid.HalfCells - own));
        return Math.Max(RightOfUnsealed, RightOfDate(hasSeal, own, other) + other + DateShift - own);
    }

    /// <summary>Half cells between 成文日期 and the right edge.</summary>
    /// <param name="hasSeal">A seal is pressed upon it.</param>
    /// <param name="signature">Width of the organ, half cells; null without one.</param>
    /// <param name="own">Its own width.</param>
    public static double RightOfDate(bool hasSeal, int? signature, int own)
    {
        if (hasSeal)
            return RightOfSealed;
        return signature is not { } organ || own > organ ? RightOfUnsealed : RightOfUnsealed + organ - DateShift - own;
    }

    private static int WidthOf(MeasuredRows line) => line.Rows.Max(row => row.Width);

    private MeasuredRows? Line(string? text) =>
        string.IsNullOrEmpty(text) ? null : Rows(text, 0) with { Place = BlockPlace.SignOff, Alignment = RowAlignment.Right };

    private MeasuredRows Rows(string text, int indent)
    {
        var atoms = atomizer.Cut(text, Faces.Body);
        return new MeasuredRows(ElementTag.Paragraph, text, atoms, LineBreaker.Break(atoms, Grid.HalfCells, indent));
    }
}
