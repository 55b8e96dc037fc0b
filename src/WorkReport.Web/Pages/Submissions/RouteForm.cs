using System.Globalization;
using FluentValidation;
using WorkReport.Domain.Reviews;

namespace WorkReport.Web.Pages.Submissions;

/// <summary>The steps of a route, by their place from 0; one without a name and without a reader is none.</summary>
public sealed class RouteForm
{
    /// <summary>What each is called.</summary>
    public Dictionary<int, string?> Names { get; set; } = [];

    /// <summary>Who reads: a name of <see cref="StepReader"/>, or the key of a person.</summary>
    public Dictionary<int, string?> Readers { get; set; } = [];

    /// <summary>The steps that are filled in, in their order.</summary>
    /// <param name="people">Who may be named.</param>
    public IReadOnlyList<RouteStep> Steps(IReadOnlyCollection<int> people) => [.. Rows.Select(at => Readers.GetValueOrDefault(at) is { } reader && PersonOf(reader, people) is { } person
        ? new RouteStep(at, Names.GetValueOrDefault(at) ?? "", StepReader.Person, person)
        : new RouteStep(at, Names.GetValueOrDefault(at) ?? "", ReaderOf(Readers.GetValueOrDefault(at)) ?? StepReader.Person))];

    private IEnumerable<int> Rows => Enumerable.Range(0, ReviewRoute.MostSteps).Where(at => Names.GetValueOrDefault(at) is { Length: > 0 } || Readers.GetValueOrDefault(at) is { Length: > 0 });

    private static int? PersonOf(string reader, IReadOnlyCollection<int> people) =>
        int.TryParse(reader, NumberStyles.None, CultureInfo.InvariantCulture, out var key) && people.Contains(key) ? key : null;

    private static StepReader? ReaderOf(string? reader) => reader switch
    {
        nameof(StepReader.Reviewers) => StepReader.Reviewers,
        nameof(StepReader.Signers) => StepReader.Signers,
        nameof(StepReader.Paper) => StepReader.Paper,
        _ => null,
    };

    public sealed class Validator : AbstractValidator<RouteForm>
    {
        /// <param name="people">Who may be named.</param>
        public Validator(IReadOnlyCollection<int> people) => RuleFor(f => f.Names).Custom((names, context) =>
        {
            var form = context.InstanceToValidate;
            foreach (var at in form.Rows)
            {
                var reader = form.Readers.GetValueOrDefault(at);
                if (string.IsNullOrWhiteSpace(names.GetValueOrDefault(at)))
                    context.AddFailure($"Names[{at}]", SharedResource.Text("Route.NeedsName", at + 1));
                else if (names[at]!.Length > RouteStep.NameLength)
                    context.AddFailure($"Names[{at}]", SharedResource.Text("Field.TooLong", RouteStep.NameLength));
                if (string.IsNullOrEmpty(reader) || (ReaderOf(reader) is null && PersonOf(reader, people) is null))
                    context.AddFailure($"Readers[{at}]", SharedResource.Text("Route.NeedsReader", names.GetValueOrDefault(at) is { Length: > 0 } name ? name : (at + 1).ToString(CultureInfo.InvariantCulture)));
            }
        });
    }
}
