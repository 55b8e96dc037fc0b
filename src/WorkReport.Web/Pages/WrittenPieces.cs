using WorkReport.Domain;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Plans;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages;

/// <summary>The boxes of work items and tasks for 校核, and what it mended put back into them.</summary>
public static class WrittenPieces
{
    private const string Body = "Body";
    private const string Text = "Text";

    /// <summary>A work item as it is printed.</summary>
    /// <param name="text">Takes it in.</param>
    /// <param name="item">The item.</param>
    /// <param name="print">The printed form of a figure now.</param>
    /// <param name="mayChange">May whoever looks mend it?</param>
    public static WrittenText Add(this WrittenText text, WorkItem item, Func<BoundFigure, string?> print, bool mayChange)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(item);
        // What stands for a lead that is still to be written is nobody's sentence.
        var lead = item.Lead == WorkItem.LeadToCome ? "" : item.Lead;
        return text.Add(Field(WrittenCheck.Lead, new FigureText([new TextPiece(lead)])), Field(Body, item.Text.SeenNow(print)));

        WrittenField Field(string name, FigureText words) => new(FormattableString.Invariant($"/items/{item.Id}"), item.Lead, name, words, mayChange);
    }

    /// <summary>A task.</summary>
    public static WrittenText Add(this WrittenText text, PlanItem plan, bool mayChange)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(plan);
        const int Enough = 24;
        var title = plan.Text.Length > Enough ? plan.Text[..Enough] + "…" : plan.Text;
        return text.Add(new WrittenField(FormattableString.Invariant($"/plans/{plan.Id}"), title, Text, new FigureText([new TextPiece(plan.Text)]), mayChange, IsPlanned: true)).Add("\n");
    }

    /// <summary>Puts into a work item what was mended in its boxes.</summary>
    /// <exception cref="RefusedException">With it the item is too long.</exception>
    public static void Take(this WorkItem item, IReadOnlyDictionary<WrittenField, FigureText> changed, Act by)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(changed);
        var mine = changed.Where(box => box.Key.Piece == FormattableString.Invariant($"/items/{item.Id}")).ToDictionary(box => box.Key.Name, box => box.Value);
        if (mine.Count == 0)
            return;
        var (lead, body) = (mine.GetValueOrDefault(WrittenCheck.Lead)?.Seen ?? item.Lead, mine.GetValueOrDefault(Body) ?? item.Text);
        if (lead.Length > WorkItem.LeadLength || body.Seen.Length > WorkItem.BodyLength)
            Verdict.No("Items.TooLong", WorkItem.BodyLength).Demand();
        item.Change(new ItemWords(item.SectionId, lead, body, item.Partners), by);
    }

    /// <summary>Puts into a task what was mended in it.</summary>
    public static void Take(this PlanItem plan, IReadOnlyDictionary<WrittenField, FigureText> changed, Act by)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(changed);
        var mine = changed.FirstOrDefault(box => box.Key.Piece == FormattableString.Invariant($"/plans/{plan.Id}")).Value?.Seen;
        if (mine is null)
            return;
        if (mine.Length > PlanItem.TextLength)
            Verdict.No("Items.TooLong", PlanItem.TextLength).Demand();
        plan.Change(plan.Task with { Text = mine }, by);
    }
}
