using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Reports;

namespace WorkReport.Web.Pages.Reports;

public sealed class ReplaceForm
{
    public const int Longest = 60;

    [Display(Name = "Reports.FindWords")]
    public string? Find { get; set; }

    [Display(Name = "Reports.ReplaceWith")]
    public string? With { get; set; }

    /// <summary>Only shows where the words stand.</summary>
    public bool Look { get; set; }

    public sealed class Validator : AbstractValidator<ReplaceForm>
    {
        public Validator()
        {
            RuleFor(f => f.Find).Needed();
            RuleFor(f => f.Find).AtMost(Longest);
            RuleFor(f => f.With).AtMost(Longest);
        }
    }
}

/// <summary>A paragraph in which the words stand.</summary>
/// <param name="Block">Which.</param>
/// <param name="Lead">Its lead, said otherwise.</param>
/// <param name="Text">Its text, said otherwise.</param>
/// <param name="Done">How often.</param>
/// <param name="Spared">How often they stay, because a figure stands in them.</param>
public sealed record Replaced(ReportBlock Block, string Lead, FigureText Text, int Done, int Spared);

/// <summary>查找替换: words are said otherwise all over a draft, as one step; figures that follow their metric are spared.</summary>
public sealed class ReplaceModel(FormRoom room) : ReportPartPage<ReplaceForm>(room)
{
    /// <summary>Where the words stand, in reading order; null where nobody looked.</summary>
    public IReadOnlyList<Replaced>? Found => string.IsNullOrEmpty(Form.Find) || !ModelState.IsValid ? null : Rows();

    protected override IValidator<ReplaceForm> Rules { get; } = new ReplaceForm.Validator();

    protected override DraftStepKind? StepKind => DraftStepKind.Replace;

    protected override bool IsPreview => Form.Look;

    protected override Task<string> WriteAsync(CancellationToken cancel)
    {
        var rows = Rows().Where(row => row.Done > 0).ToList();
        if (rows.Count == 0)
            Verdict.No("Reports.NoneFound").Demand();
        foreach (var row in rows)
        {
            if (row.Lead.Length > ReportBlock.LeadLength || row.Text.Seen.Length > ReportBlock.TextLength)
                Verdict.No("Reports.TooLongReplaced", row.Block.Lead.Length > 0 ? row.Block.Lead : row.Block.Figures.Start()).Demand();
            Report.ChangeBlock(row.Block.Id, row.Lead, row.Text, Person.Act());
        }

        return Task.FromResult(FormattableString.Invariant($"/reports/{Id}"));
    }

    private List<Replaced> Rows()
    {
        var (find, with) = (Form.Find!, Form.With ?? "");
        return [.. from block in Report.Blocks
                   orderby block.Place, block.SectionId, block.Position
                   let text = block.Figures.Replacing(find, with)
                   let inLead = block.Lead.Split(find).Length - 1
                   where inLead + text.Done + text.Spared > 0
                   select new Replaced(block, block.Lead.Replace(find, with, StringComparison.Ordinal), text.Text, inLead + text.Done, text.Spared)];
    }
}
