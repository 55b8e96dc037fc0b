using WorkReport.Documents.Model;
using WorkReport.Documents.Pictures;

namespace WorkReport.Documents.Layout;

/// <summary>署名, 成文日期, seals and 附注 (GB/T 9704-2012, 7.3.5 and 7.3.6).</summary>
internal sealed class SignOffMeasurer(Atomizer atomizer, Grid grid)
{
    /// <summary>Must: without a seal the longer of the two keeps two characters from the right (7.3.5.2); half cells.</summary>
    private const int RightOfUnsealed = 4;

    /// <summary>Must: without a seal the date begins two characters to the right of the organ (7.3.5.2); half cells.</summary>
    private const int DateShift = 4;

    private const int RowsBeforeUnsealed = 1;

    /// <summary>Must: 空二行 above a 签名章, 空一行 below it (7.3.5.3); between two of them a row is practice.</summary>
    public const int RowsBeforeStamp = 2;
    public const int RowsBelowStamp = 1;

    /// <summary>Must: a 签名章 keeps four characters from the right, the office two from the stamp (7.3.5.3); half cells.</summary>
    public const int RightOfStamp = 8;
    public const int LeftOfStamp = 4;

    /// <summary>Practice: a 签名章 is as high as two rows, and no wider than this.</summary>
    public const int StampRows = 2;
    private const double WidestStamp = 60 * Paper.Millimetre;

    /// <summary>Practice: the place left for one that is not there yet.</summary>
    private const double EmptyAspect = 2.5;

    public IEnumerable<MeasuredBlock> Measure(SignOff signOff)
    {
        var signatures = signOff.Signatures.Select(name => Line(name)).OfType<MeasuredRows>().ToList();
        var date = Line(signOff.SignedOn);
        var blocks = signOff.Stamps.Count > 0 ? Stamped(signOff.Stamps, signatures, date)
            : signOff.HasSeal ? Sealed(signatures, date, signOff.Seals)
            : Unsealed(signatures, date);
        var lines = blocks.ToList();
        var note = signOff.Note is { Length: > 0 } words ? words : null;
        for (var i = 0; i < lines.Count; i++)
            yield return lines[i] with { Place = BlockPlace.SignOff, IsWhole = true, KeepsWithNext = i + 1 < lines.Count || note is not null };
        if (note is not null)
            yield return Rows($"（{note}）", Grid.HalfCells, BlockMeasurer.Indent) with { Place = BlockPlace.Tail };
    }

    /// <summary>
    /// Half cells between an unsealed 署名 and the right edge: two characters, or more where the date is longer. The others of a joint
    /// issue begin below the longest (7.3.5.2).
    /// </summary>
    /// <param name="own">Its width, half cells.</param>
    /// <param name="longest">Width of the longest.</param>
    /// <param name="date">Width of the date; null without one.</param>
    public static int RightOfSignature(int own, int longest, int? date) =>
        (date is { } other ? Math.Max(RightOfUnsealed, RightOfDate(longest, other) + other + DateShift - longest) : RightOfUnsealed) + longest - own;

    /// <summary>Half cells between an unsealed 成文日期 and the right edge.</summary>
    /// <param name="signature">Width of the longest organ, half cells; null without one.</param>
    /// <param name="own">Its own width.</param>
    public static int RightOfDate(int? signature, int own) =>
        signature is not { } organ || own > organ ? RightOfUnsealed : RightOfUnsealed + Math.Min(organ, Grid.HalfCells - RightOfUnsealed) - DateShift - own;

    /// <summary>Points from side to side of a stamp as high as its place is.</summary>
    /// <param name="stamp">It; null for one that is not there yet.</param>
    /// <param name="height">Height of its place, points.</param>
    public static double WidthOfStamp(Picture? stamp, double height) =>
        Math.Min(WidestStamp, height * (stamp is null ? EmptyAspect : PictureFile.AspectOf(stamp.File)));

    private static IEnumerable<MeasuredBlock> Unsealed(List<MeasuredRows> signatures, MeasuredRows? date)
    {
        int? longest = signatures.Count > 0 ? signatures.Max(WidthOf) : null;
        foreach (var (signature, i) in signatures.Select((signature, i) => (signature, i)))
            yield return signature with { RowsBefore = i == 0 ? RowsBeforeUnsealed : 0, RightIndent = RightOfSignature(WidthOf(signature), longest!.Value, date is null ? null : WidthOf(date)) };
        if (date is not null)
            yield return date with { RowsBefore = signatures.Count == 0 ? RowsBeforeUnsealed : 0, RightIndent = RightOfDate(longest, WidthOf(date)) };
    }

    /// <summary>A rank a block: the names in a row, in the last rank the date below the last of them; the seals hang over all (7.3.5.1).</summary>
    private static IEnumerable<MeasuredBlock> Sealed(List<MeasuredRows> signatures, MeasuredRows? date, IReadOnlyList<Picture?> seals)
    {
        var names = signatures.Count > 0 ? signatures : [.. new[] { date }.OfType<MeasuredRows>()];
        if (names.Count == 0)
            yield break;
        var ranks = SealRanks.Of([.. names.Select(WidthOf)], date is null ? null : WidthOf(date));
        for (var i = 0; i < ranks.Count; i++)
        {
            var isLast = i == ranks.Count - 1;
            // The blank rows above the first rank vanish at the head of a page, those between two ranks do not.
            var above = i == 0 ? 0 : SealRanks.RowsAboveName;
            List<SignOffLine> lines = [.. ranks[i].Select(place => Middled(names[place.Organ], place.Middle, above))];
            if (isLast && date is not null && signatures.Count > 0)
                lines.Add(Middled(date, ranks[i][^1].Middle, above + lines[^1].Rows.RowCount));
            const double size = SealRanks.SealSize;
            List<PressedPicture> pressed =
            [
                .. from place in ranks[i]
                   let seal = seals.ElementAtOrDefault(place.Organ)
                   where seal is not null
                   select new PressedPicture(seal, place.Middle, above - SealRanks.RowsAboveName, size, size),
            ];
            var rows = isLast ? above + Math.Max(SealRanks.RowsBelow, lines.Max(line => line.Row - above + line.Rows.RowCount)) : SealRanks.RowsOfRank - (i == 0 ? SealRanks.RowsAboveName : 0);
            yield return new MeasuredSignOff(lines, pressed, (int)rows) { RowsBefore = i == 0 ? SealRanks.RowsAboveName : 0 };
        }
    }

    /// <summary>Each stamp with its office on its left, in the middle of its height; then the date (7.3.5.3).</summary>
    private IEnumerable<MeasuredBlock> Stamped(IReadOnlyList<PersonalStamp> stamps, List<MeasuredRows> signatures, MeasuredRows? date)
    {
        foreach (var (signature, i) in signatures.Select((signature, i) => (signature, i)))
            yield return signature with { RowsBefore = i == 0 ? RowsBeforeStamp : 0, RightIndent = RightOfStamp };
        var height = ((StampRows - 1) * grid.Pitch) + TypeSize.Three;
        for (var i = 0; i < stamps.Count; i++)
        {
            var width = WidthOfStamp(stamps[i].Picture, height);
            var right = RightOfStamp + (width / Grid.HalfCell) + LeftOfStamp;
            var office = Line(stamps[i].Office, Grid.HalfCells - (int)Math.Ceiling(right));
            var rows = Math.Max(StampRows, office?.RowCount ?? 0);
            yield return new MeasuredSignOff(
                office is null ? [] : [new SignOffLine(office with { RightIndent = right - (int)Math.Ceiling(right) }, (rows - office.RowCount) / 2.0)],
                stamps[i].Picture is { } picture ? [new PressedPicture(picture, Grid.HalfCells - RightOfStamp - (width / Grid.HalfCell / 2), (rows - StampRows) / 2.0, width, height)] : [],
                rows)
            {
                RowsBefore = i > 0 ? RowsBelowStamp : signatures.Count > 0 ? 0 : RowsBeforeStamp,
            };
        }

        if (date is not null)
            yield return date with { RowsBefore = RowsBelowStamp, RightIndent = SealRanks.RightOfDate };
    }

    private static SignOffLine Middled(MeasuredRows line, double middle, double row) =>
        new(line with { RightIndent = Math.Max(0, Grid.HalfCells - middle - (WidthOf(line) / 2.0)) }, row);

    private static int WidthOf(MeasuredRows line) => line.Rows.Max(row => row.Width);

    private MeasuredRows? Line(string? text, int cells = Grid.HalfCells) =>
        string.IsNullOrEmpty(text) ? null : Rows(text, cells, 0) with { Alignment = RowAlignment.Right };

    private MeasuredRows Rows(string text, int cells, int indent)
    {
        var atoms = atomizer.Cut(text, Faces.Body);
        return new MeasuredRows(ElementTag.Paragraph, text, atoms, LineBreaker.Break(atoms, cells, indent));
    }
}
