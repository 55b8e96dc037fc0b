using WorkReport.Documents.Fonts;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>
/// 版记 (GB/T 9704-2012, 7.4): 抄送, 印发机关 and 印发日期 in 4号 between rules, on the last, even page, its last rule on the lower edge
/// of the type area. Of a letter 抄送 only, without rules, its last row on that edge (10.1).
/// </summary>
internal sealed class ImprintSetter(FontSet fonts, bool isLetter)
{
    /// <summary>一行 of 4号: the type and seven eighths of it (3.2).</summary>
    private const double RowPitch = TypeSize.Four * 15 / 8;

    /// <summary>Closer, the rows of a list of copies could not be read any more.</summary>
    private const double LeastPitch = TypeSize.Four * 1.1;

    /// <summary>Recommended: first and last rule 0.35 mm, those between 0.25 mm (7.4.1).</summary>
    public const double Thick = 0.35 * Paper.Millimetre;
    public const double Thin = 0.25 * Paper.Millimetre;

    private const string RecipientLabel = "主送：";

    /// <summary>The label's width in half cells: what goes on goes on behind it (7.4.2).</summary>
    public const int LabelWidth = 6;

    private readonly Atomizer atomizer = new(fonts, Measure.Imprint);
    private readonly List<Part> parts = [];

    /// <summary>From row to row; less where a list of copies would not stand on a page otherwise.</summary>
    private double Pitch => Math.Clamp((Paper.TypeHeight - Rules) / Math.Max(1, parts.Sum(part => part.Rows.Count)), LeastPitch, RowPitch);

    /// <summary>What the row leaves blank above the type, and below it.</summary>
    private double Air => (Pitch - TypeSize.Four) / 2;

    private double Rules => isLetter ? 0 : parts.Sum(RuleAbove) + Thick;

    /// <summary>Rows between two rules, and what stands at their right end.</summary>
    private sealed record Part(string Text, Atom[] Atoms, IReadOnlyList<Row> Rows, string? Right, double RuleAbove);

    private ImprintSetter Gather(Imprint imprint, string? recipient)
    {
        // Moved here, 主送 stands above 抄送 without a rule between (7.4.2).
        if (recipient is not null)
            Add(RecipientLabel + Ended(recipient.TrimEnd('：')), LabelWidth, null, Thick);
        if (imprint.CopyTo.Count > 0)
            Add(Imprint.CopyLabel + Ended(string.Join('，', imprint.CopyTo)), LabelWidth, null, recipient is null ? Thick : 0);
        if (!isLetter && (imprint.PrintedBy ?? imprint.PrintedOn) is not null)
            Add(imprint.PrintedBy ?? "", 0, imprint.PrintedOn is { } day ? $"{day}印发" : null, parts.Count == 0 ? Thick : Thin);
        return this;
    }

    /// <summary>What there is to print; null for nothing.</summary>
    public static ImprintSetter? Of(Document document, string? movedRecipient, FontSet fonts)
    {
        if (document.Profile is not Profile.Official)
            return null;
        var setter = new ImprintSetter(fonts, document.IsLetter).Gather(document.Imprint ?? new Imprint(), movedRecipient);
        return setter.parts.Count > 0 ? setter : null;
    }

    /// <summary>Points from its first rule, or row, to the lower edge of the type area.</summary>
    public double Height => (parts.Sum(part => part.Rows.Count) * Pitch) + Rules - (isLetter ? Air : 0);

    /// <summary>Draws it at the foot of a page.</summary>
    /// <param name="runs">Where its glyphs go.</param>
    /// <param name="setter">Sets rows.</param>
    /// <param name="page">The page.</param>
    /// <param name="number">The page's, from 0.</param>
    /// <param name="element">Gives each part its place in the reading order, from its top.</param>
    public void Set(RunBuilder runs, RowSetter setter, PageInWork page, int number, Func<double, int> element)
    {
        var top = Paper.Bottom - Height;
        foreach (var part in parts)
        {
            if (RuleAbove(part) is > 0 and var rule)
                page.Rules.Add(new Rule(Paper.Left, top, Paper.TypeWidth, rule, Ink.Black));
            top += RuleAbove(part);
            var own = element(top);
            foreach (var row in part.Rows)
            {
                runs.Stand(number, part.Text, ..);
                runs.Begin(page.Runs, TypeSize.Four, Baseline(top), own);
                setter.Set(part.Text, part.Atoms, row, Measure.Imprint, 0);
                runs.End();
                top += Pitch;
            }

            if (part.Right is not { } right)
                continue;
            runs.Stand(number, right, ..);
            runs.Begin(page.Runs, TypeSize.Four, Baseline(top - Pitch), own);
            setter.SetNatural(right, Faces.Body, Paper.Right - TypeSize.Four - fonts.WidthOf(Faces.Body, right, TypeSize.Four));
            runs.End();
        }

        if (!isLetter)
            page.Rules.Add(new Rule(Paper.Left, top, Paper.TypeWidth, Thick, Ink.Black));
    }

    private double RuleAbove(Part part) => isLetter ? 0 : part.RuleAbove;

    private void Add(string text, int indent, string? right, double ruleAbove)
    {
        var atoms = atomizer.Cut(text, Faces.Body);
        // What stands at the right end takes its room from the rows, and a character of air.
        var taken = right is null ? 0 : (int)Math.Ceiling(fonts.WidthOf(Faces.Body, right, TypeSize.Four) / Measure.Imprint.HalfCell) + 2;
        var rows = LineBreaker.Break(atoms, Math.Max(2, Measure.Imprint.HalfCells - taken), 0, indent);
        // A date without its organ still takes a row.
        parts.Add(new Part(text, atoms, rows.Count > 0 ? rows : [new Row(0, 0, 0, Measure.Imprint.HalfCells, 0, true, false)], right, ruleAbove));
    }

    public static string Ended(string text) => text.EndsWith('。') ? text : text + "。";

    private double Baseline(double top) => EmBox.Baseline(top + Air, TypeSize.Four);
}
