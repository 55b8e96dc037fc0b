using WorkReport.Web.Data;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Account;

/// <summary>A site whose passwords are as much work as the product's: what waits at the door waits for them.</summary>
public sealed class GuardedSite : Site
{
    protected override int PasswordWork => Passwords.Iterations;
}
