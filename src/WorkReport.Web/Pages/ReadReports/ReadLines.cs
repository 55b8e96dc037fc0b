using WorkReport.Domain.Metrics;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.ReadReports;

/// <summary>The lines of the form as a proposal fills them in. What is certain and new is ticked; the rest waits for the person.</summary>
internal static class ReadLines
{
    /// <summary>Figures of no metric that are shown to choose one for; a page of a thousand boxes helps nobody.</summary>
    public const int MostUnmatched = 100;

    /// <summary>Lines of a kind that are shown; a form carries no more. The rest of such a report is read as a second one.</summary>
    public const int MostLines = 200;

    /// <returns>How many lines of a kind are shown where there were more; null where all are.</returns>
    public static int? Fill(ReadReportForm form, ReportProposal proposal, ReadingStore store, string unit)
    {
        form.Items.Clear();
        form.Values.Clear();
        form.Plans.Clear();
        foreach (var item in proposal.Items.Take(MostLines))
        {
            var line = new ItemLine { SectionId = item.SectionId, Lead = item.Lead, Body = item.Body, IsDoubtful = item.IsDoubtful };
            line.IsThere = store.Has(line);
            line.Take = !line.IsThere && item.Lead.Length > 0;
            form.Items.Add(line);
        }

        var spare = MostUnmatched;
        foreach (var value in proposal.Values.Where(value => value.Metric is not null || spare-- > 0).Take(MostLines))
        {
            var written = value.Metric?.RollUp is RollUp.Rate ? WrittenRate.Of(value.Written, value.Sides) : value.Written;
            var entry = value.Metric is { } metric ? ReadingRoom.Entry(metric, written, note: null).Entry : null;
            form.Values.Add(new ValueLine
            {
                Metric = value.Metric is null ? null : ReadingRoom.Named(value.Metric),
                Written = written,
                Sentence = value.Sentence,
                IsDoubtful = value.IsDoubtful || entry?.Figure is null || store.Differs(entry),
                IsThere = entry is not null && store.Has(entry),
                Take = entry is not null && !store.Has(entry) && !store.Differs(entry),
            });
        }

        foreach (var plan in proposal.Plans.Take(MostLines))
        {
            var line = new PlanLine { SectionId = plan.SectionId, Text = plan.Text, Responsible = plan.Responsible.Length > 0 ? plan.Responsible : unit, DueOn = plan.DueOn, IsDoubtful = plan.IsDoubtful };
            line.IsThere = store.Has(line);
            line.Take = !line.IsThere;
            form.Plans.Add(line);
        }

        return proposal.Items.Count > MostLines || proposal.Plans.Count > MostLines || proposal.Values.Count(value => value.Metric is not null) > MostLines ? MostLines : null;
    }

    /// <summary>Stands beside the figure from now on: from which file, and the words it was taken from.</summary>
    public static string Note(string from, string? sentence)
    {
        var note = SharedResource.Official("ReadReport.NoteFrom", from, sentence ?? "");
        return note.Length > MetricValue.NoteLength ? note[..(MetricValue.NoteLength - 1)] + "…" : note;
    }
}
