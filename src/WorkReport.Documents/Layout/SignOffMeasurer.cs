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

    public IEnumerable<MeasuredBlock> Measure(SignOff signOff)
    {
        var signature = Line(signOff.Signature);
        var date = Line(signOff.SignedOn);
        var before = signOff.HasSeal ? RowsBeforeSealed : RowsBeforeUnsealed;
        if (signature is not null)
            yield return signature with { RowsBefore = before, KeepsWithNext = date is not null, IsWhole = true, RightIndent = RightOfSignature(signOff, signature, date) };
        if (date is not null)
            yield return date with { RowsBefore = signature is null ? before : 0, IsWhole = true, RightIndent = RightOfDate(signOff, signature, date) };
        if (signOff.Note is { Length: > 0 } note)
            yield return Rows($"（{note}）", 4) with { Place = BlockPlace.Tail };
    }

    /// <summary>With a seal centred above the date; without one two characters from the right, or further where the date is longer.</summary>
    private static double RightOfSignature(SignOff signOff, MeasuredRows signature, MeasuredRows? date)
    {
        if (date is null)
            return signOff.HasSeal ? RightOfSealed : RightOfUnsealed;
        var (own, other) = (WidthOf(signature), WidthOf(date));
        if (signOff.HasSeal)
            return Math.Clamp(RightOfSealed + ((other - own) / 2.0), 0, Math.Max(0, Grid.HalfCells - own));
        return Math.Max(RightOfUnsealed, RightOfDate(signOff, signature, date) + other + DateShift - own);
    }

    private static double RightOfDate(SignOff signOff, MeasuredRows? signature, MeasuredRows date)
    {
        if (signOff.HasSeal)
            return RightOfSealed;
        if (signature is null || WidthOf(date) > WidthOf(signature))
            return RightOfUnsealed;
        return RightOfUnsealed + WidthOf(signature) - DateShift - WidthOf(date);
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
