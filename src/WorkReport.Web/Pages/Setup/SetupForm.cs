using WorkReport.Domain;
using WorkReport.Domain.Organisation;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Setup;

/// <summary>What 初始设置 asks.</summary>
public sealed class SetupForm
{
    public string? Code { get; set; }
    public string? UnitName { get; set; }
    public UnitLevel? Level { get; set; }
    public string? PersonName { get; set; }
    public string? UserName { get; set; }

    [AsTyped]
    public string? Password { get; set; }

    [AsTyped]
    public string? Again { get; set; }

    /// <summary>What is wrong, by field; nothing when all is well.</summary>
    public IEnumerable<(string Field, Verdict Why)> Faults(FirstStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        (string Field, Verdict Why)[] all =
        [
            (nameof(Code), start.Is(Code) ? Verdict.Yes : Verdict.No("Setup.CodeWrong")),
            (nameof(UnitName), Named(UnitName, OrgUnit.NameLength)),
            (nameof(Level), Level is not null ? Verdict.Yes : Verdict.No("Setup.LevelWrong")),
            (nameof(PersonName), Named(PersonName, Person.NameLength)),
            (nameof(UserName), UserNames.May(UserName)),
            (nameof(Password), Passwords.May(Password, UserName ?? "")),
            (nameof(Again), Password == Again ? Verdict.Yes : Verdict.No("Account.NotAlike")),
        ];
        return all.Where(fault => !fault.Why.IsYes);
    }

    private static Verdict Named(string? name, int longest) => name?.Trim() is { Length: > 0 } typed && typed.Length <= longest && !typed.Any(char.IsControl)
        ? Verdict.Yes
        : Verdict.No("Setup.NameLength", longest);
}
