using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Periods;

public sealed class NewForm
{
    [Display(Name = "Periods.Kind")]
    public PeriodKind? Kind { get; set; }

    [Display(Name = "Periods.Year")]
    public int? Year { get; set; }

    [Display(Name = "Periods.Code")]
    public string? Code { get; set; }

    [Display(Name = "Periods.CountedUntil")]
    public DateOnly? CountedUntil { get; set; }

    public sealed class Validator : AbstractValidator<NewForm>
    {
        // What the calendar of a form reaches, and a year more for what is planned.
        private const int First = 1950;
        private const int Last = 2098;

        public Validator(IReadOnlySet<string> taken)
        {
            RuleFor(f => f.Kind).NotNull().WithMessage(_ => SharedResource.Text("Field.Required"));
            RuleFor(f => f.Year).Needed().InclusiveBetween(First, Last).WithMessage(_ => SharedResource.Text("Periods.YearRange", First, Last));
            // It stands in addresses.
            RuleFor(f => f.Code).Needed().AtMost(ReportingPeriod.CodeLength)
                .Must(code => code is null || code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-')).WithMessage(_ => SharedResource.Text("Periods.CodeCharacters"))
                .Must(code => code is null || !taken.Contains(code)).WithMessage(f => SharedResource.Text("Periods.CodeTaken", f.Code!));
            RuleFor(f => f.CountedUntil).Needed()
                .Must((f, day) => day is null || f.Year is null || day.Value.Year == f.Year || day.Value.Year == f.Year + 1)
                .WithMessage(f => SharedResource.Text("Periods.CountedUntilYear", f.Year!));
        }
    }
}

/// <summary>新设报送期.</summary>
public sealed class NewModel(FormRoom room) : FormPage<NewForm>(room)
{
    private HashSet<string> taken = [];

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<PeriodKind>().Select(kind => new SelectListItem(Text[$"PeriodKind.{kind}"], kind.ToString()));

    protected override IValidator<NewForm> Rules => new NewForm.Validator(taken);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await Db.MayOpenYearsAsync(Person.Id, Person.Today, cancel))
            return false;
        taken = new HashSet<string>(await Db.Periods.Select(p => p.Code).ToListAsync(cancel), StringComparer.OrdinalIgnoreCase);
        return true;
    }

    /// <summary>This year's, for whoever comes in autumn to open it.</summary>
    protected override NewForm Filled()
    {
        var year = Person.Today.Year;
        return new NewForm { Kind = PeriodKind.Annual, Year = year, Code = FormattableString.Invariant($"{year}"), CountedUntil = new DateOnly(year, 12, 31) };
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var period = Db.Periods.Add(ReportingPeriod.Announce(Form.Code!, Form.Year!.Value, Form.Kind!.Value, Form.CountedUntil!.Value, Person.Act())).Entity;
        await Db.SaveChangesAsync(cancel);
        return FormattableString.Invariant($"/periods/{period.Id}?done={PeriodDone.Announced}");
    }
}
