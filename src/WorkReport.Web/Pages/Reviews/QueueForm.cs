using System.Globalization;
using FluentValidation;
using WorkReport.Domain.Submissions;

namespace WorkReport.Web.Pages.Reviews;

/// <summary>Several packages and what is done with them.</summary>
public sealed class QueueForm
{
    public SubmissionMove? Move { get; set; }

    /// <summary>What is done with all clean ones instead.</summary>
    public SubmissionMove? Clean { get; set; }

    /// <summary>When the list was made: what came since was not on it.</summary>
    public long Until { get; set; }

    /// <summary>By key of the package, the mark that it had when the list was made; not ticked: absent.</summary>
    public Dictionary<string, string?> Chosen { get; set; } = [];

    /// <summary>The same, read; what is no number chooses nothing.</summary>
    public IReadOnlyDictionary<int, long> Packages
    {
        get
        {
            Dictionary<int, long> packages = [];
            foreach (var (key, mark) in Chosen)
            {
                if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && long.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out var since))
                    packages[id] = since;
            }

            return packages;
        }
    }

    public sealed class Validator : AbstractValidator<QueueForm>
    {
        public Validator()
        {
            RuleFor(f => f.Move).Needed().When(f => f.Clean is null);
            RuleFor(f => f.Move).Must(IsDecision).WithMessage(_ => SharedResource.Text("Field.Choice"));
            RuleFor(f => f.Clean).Must(IsDecision).WithMessage(_ => SharedResource.Text("Field.Choice"));
            RuleFor(f => f.Packages).NotEmpty().When(f => f.Clean is null).WithMessage(_ => SharedResource.Text("Reviews.ChooseSome"));
        }

        private static bool IsDecision(SubmissionMove? move) => move is null or SubmissionMove.Approve or SubmissionMove.ApproveAndAccept or SubmissionMove.Accept;
    }
}
