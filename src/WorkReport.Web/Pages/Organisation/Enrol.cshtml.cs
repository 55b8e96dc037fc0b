using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Organisation;

public sealed class EnrolForm
{
    [Display(Name = "People.Name")]
    public string? Name { get; set; }

    [Display(Name = "People.Unit")]
    public int? UnitId { get; set; }

    [Display(Name = "People.Role")]
    public Role? Role { get; set; }

    /// <summary>签发 with the role; only a reviewer may have it.</summary>
    [Display(Name = "People.Signs")]
    public bool Signs { get; set; }

    [Display(Name = "People.UserName")]
    public string? UserName { get; set; }

    public string? Sealed { get; set; }

    public sealed class Validator : AbstractValidator<EnrolForm>
    {
        public Validator()
        {
            RuleFor(f => f.Name).Needed().AtMost(Person.NameLength);
            RuleFor(f => f.UnitId).Needed();
            RuleFor(f => f.Role).NotNull().WithMessage(_ => SharedResource.Text("Field.Required"));
            RuleFor(f => f.Signs).Must((form, signs) => !signs || form.Role is null or Domain.Organisation.Role.Reviewer)
                .WithMessage(_ => SharedResource.Text("Person.OnlyReviewersSign"));
            RuleFor(f => f.UserName).Needed().AtMost(UserNames.Longest);
        }
    }
}

/// <summary>新增用户: a person with a role and a sign-in, and the card to hand over.</summary>
public sealed class EnrolModel(FormRoom room, Accounts accounts, NewPasswords passwords) : FormPage<EnrolForm>(room)
{
    private List<UnitChoice> units = [];

    /// <summary>To print; null until the person is enrolled.</summary>
    public AccountCard? Card { get; private set; }

    public IEnumerable<SelectListItem> Units => units.Select(u => u.Item).Prepend(new SelectListItem(Text["Units.Choose"], ""));

    public IEnumerable<SelectListItem> Roles => Enum.GetValues<Role>().Select(role => new SelectListItem(Text.Anywhere(role), role.ToString()))
        .Prepend(new SelectListItem(Text["Units.Choose"], ""));

    protected override IValidator<EnrolForm> Rules { get; } = new EnrolForm.Validator();

    // Whoever is administrator no longer brings nobody in.
    protected override bool IsJudgedAgain => true;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        units = await Db.UnitChoicesAsync(Person.Id, Person.Today, cancel);
        return units.Count > 0;
    }

    protected override EnrolForm Filled() => new() { Sealed = passwords.Seal(Key) };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        if (units.All(u => u.Id != Form.UnitId))
            throw new RefusedException(Verdict.No("Unit.NotYours"));
        var by = Person.Act();
        var person = Db.People.Add(Domain.Organisation.Person.Enrol(Form.Name!, by)).Entity;
        person.Join(await Db.OrgUnits.SingleAsync(u => u.Id == Form.UnitId, cancel), Form.Role!.Value, by, Form.Signs);
        (await accounts.OpenAsync(person, Form.UserName!, passwords.Open(Key, Form.Sealed), isPrinted: true, by, cancel)).Demand();
        await Db.SaveChangesAsync(cancel);
        return person.Id.ToString(CultureInfo.InvariantCulture);
    }

    protected override async Task<IActionResult> AnswerAsync(string answer, CancellationToken cancel)
    {
        var account = await Db.Accounts.AsNoTracking().Include(a => a.Person)
            .SingleOrDefaultAsync(a => a.PersonId == int.Parse(answer, CultureInfo.InvariantCulture), cancel);
        if (account is null)
            return NotFound();
        Card = new AccountCard(account.Person!.Name, account.UserName, passwords.Open(Key, Form.Sealed), $"{Request.Scheme}://{Request.Host}");
        return Page();
    }
}
