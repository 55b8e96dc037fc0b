using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages.Organisation;

public sealed class PasswordForm
{
    public string? Sealed { get; set; }
}

/// <summary>新密码: for someone who forgot theirs; ends every session of the old one.</summary>
public sealed class PasswordModel(FormRoom room, Accounts accounts, NewPasswords passwords) : PersonPage<PasswordForm>(room)
{
    private Data.Account? account;

    /// <summary>To print; null until the password is set.</summary>
    public AccountCard? Card { get; private set; }

    public override Verdict May => base.May is { IsYes: false } no ? no : account is null ? Verdict.No("Person.NoAccount", Whom.Name) : Verdict.Yes;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        account = await accounts.OfAsync(Id, cancel);
        return true;
    }

    protected override PasswordForm Filled() => new() { Sealed = passwords.Seal(Key) };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await accounts.PrintPasswordAsync(account!, passwords.Open(Key, Form.Sealed), Person.Act(), cancel);
        return "set";
    }

    protected override async Task<IActionResult> AnswerAsync(string answer, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel) || account is null)
            return NotFound();
        Card = new AccountCard(Whom.Name, account.UserName, passwords.Open(Key, Form.Sealed), $"{Request.Scheme}://{Request.Host}");
        return Page();
    }
}
