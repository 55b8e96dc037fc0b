using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Platform;

/// <summary>Who makes this request. It is filled from the store, once a request, and never from what a browser says.</summary>
public sealed class CurrentPerson(TimeProvider time, BusinessClock clock)
{
    private HashSet<Role> roles = [];

    /// <summary>Key of the person; 0, which is nobody's, when no one is signed in.</summary>
    public int Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The name they sign in with.</summary>
    public string UserName { get; private set; } = "";

    public bool IsSignedIn => Id != 0;

    /// <summary>They came in with the password of an account card, and have to choose one of their own before anything else opens.</summary>
    public bool HasPrintedPassword { get; private set; }

    /// <summary>The state of who may reach what that this request began with.</summary>
    public long Rights { get; private set; }

    /// <summary>The end of the trail that this request began with.</summary>
    public long Trail { get; private set; }

    /// <summary>Today in China, by the clock of due dates.</summary>
    public DateOnly Today => clock.Today;

    /// <summary>Now in China, by the clock of due dates.</summary>
    public DateTimeOffset Now => clock.Now;

    /// <summary>Has this role at one unit or another; at which, the scope knows.</summary>
    public bool Has(Role role) => roles.Contains(role);

    /// <summary>What is done with this request: by whom, and when.</summary>
    /// <exception cref="InvalidOperationException">No one is signed in.</exception>
    public Act Act() => IsSignedIn
        ? new Act($"{Name}（{UserName}）", time.GetUtcNow()) { Dated = clock.Now }
        : throw new InvalidOperationException("Nobody is signed in, so nobody acts.");

    internal void Enter(int id, string name, string userName, IEnumerable<Role> roles, long rights = 0, long trail = 0, bool hasPrintedPassword = false) =>
        (Id, Name, UserName, this.roles, Rights, Trail, HasPrintedPassword) = (id, name, userName, [.. roles], rights, trail, hasPrintedPassword);
}
