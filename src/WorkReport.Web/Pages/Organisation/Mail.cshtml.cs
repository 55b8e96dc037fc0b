using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Messages;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Jobs;

namespace WorkReport.Web.Pages.Organisation;

public sealed class MailForm
{
    [Display(Name = "Mail.Address")]
    public string? Address { get; set; }

    /// <summary>Is told by mail.</summary>
    [Display(Name = "Mail.Takes")]
    public bool Takes { get; set; }

    public sealed class Validator : AbstractValidator<MailForm>
    {
        public Validator() => RuleFor(f => f.Address).AtMost(MailAddress.Longest)
            .Must(address => Person.CanReach(address ?? "").IsYes).WithMessage(_ => SharedResource.Text("Mail.NoAddress"));
    }
}

/// <summary>邮件提醒 of a person: where mail reaches them, and whether they want any. They set it themselves, or whoever administers them does.</summary>
public sealed class MailModel(FormRoom room, MailSettings mail) : FormPage<MailForm>(room)
{
    [FromRoute]
    public int Id { get; set; }

    [FromQuery(Name = "done")]
    public bool IsDone { get; set; }

    public Person Whom { get; private set; } = null!;

    public bool IsYourself => Id == Person.Id;

    /// <summary>Does the site send mail at all?</summary>
    public bool IsSet => mail.IsSet;

    protected override Aggregate Subject => Whom;

    protected override IValidator<MailForm> Rules { get; } = new MailForm.Validator();

    protected override MailForm Filled() => new() { Address = Whom.Mail, Takes = Whom.TakesMail };

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var administered = Db.PeopleAdministeredBy(Person.Id, Person.Today).Select(p => p.Id);
        Whom = (await Db.People.SingleOrDefaultAsync(p => p.Id == Id && (p.Id == Person.Id || administered.Contains(p.Id)), cancel))!;
        return Whom is not null;
    }

    protected override Task<string> ActAsync(CancellationToken cancel)
    {
        Whom.Reach(Form.Address ?? "", Form.Takes, Person.Act());
        return Task.FromResult(FormattableString.Invariant($"/people/{Id}/mail?done=true"));
    }
}
