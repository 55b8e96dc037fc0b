using FluentValidation;
using WorkReport.Domain;
using WorkReport.Domain.Reports;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Reports;

/// <summary>Which sentences take their new figures.</summary>
public sealed class MovedForm
{
    /// <summary>The sentences, by key.</summary>
    public Dictionary<string, bool> Sentences { get; set; } = [];

    /// <summary>What the person was shown: only that is taken over.</summary>
    [AsTyped]
    public string? Seen { get; set; }

    public IReadOnlySet<string> Taken => Sentences.Where(sentence => sentence.Value).Select(sentence => sentence.Key).ToHashSet();

    public sealed class Validator : AbstractValidator<MovedForm>
    {
        public Validator() => RuleFor(f => f.Sentences).Must((form, _) => form.Taken.Count > 0).WithMessage(_ => SharedResource.Text("Moved.NothingTicked"));
    }
}

/// <summary>数变对照表: every sentence of a draft whose figures moved, as it was written and as it is now; taken over in one press.</summary>
public sealed class MovedModel(FormRoom room) : ReportPartPage<MovedForm>(room)
{
    /// <summary>In reading order.</summary>
    public IReadOnlyList<MovedSentence> Sentences { get; private set; } = [];

    public string Digest => MovedSentence.Digest(Sentences);

    protected override IValidator<MovedForm> Rules { get; } = new MovedForm.Validator();

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel) || Report.State is not ReportState.Drafting)
            return false;
        Sentences = MovedSentence.Of(await Db.ReportBasisAsync(Report, Unit, Period, cancel));
        return true;
    }

    protected override MovedForm Filled() => new() { Sentences = Sentences.ToDictionary(sentence => sentence.Key, _ => true) };

    protected override Task<string> WriteAsync(CancellationToken cancel)
    {
        if (Form.Seen != Digest)
            Verdict.No("Reports.MovedAgain").Demand();
        var taken = Sentences.Where(sentence => Form.Taken.Contains(sentence.Key)).ToList();
        foreach (var block in taken.Select(sentence => sentence.Block).DistinctBy(block => block.Id))
            Report.ChangeBlock(block.Id, block.Lead, MovedSentence.Take(block, taken), Person.Act());
        return Task.FromResult(FormattableString.Invariant($"/reports/{Id}/moved"));
    }
}
