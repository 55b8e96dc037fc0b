using Microsoft.AspNetCore.Authorization;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Platform;

/// <summary>Who may come to a page at all; which rows of it they see, the scope knows.</summary>
public static class Policies
{
    public const string Contributor = nameof(Role.Contributor);
    public const string Reviewer = nameof(Role.Reviewer);
    public const string Office = nameof(Role.Office);
    public const string Administrator = nameof(Role.Administrator);

    /// <summary>Whoever decides on packages: reviewers, and offices that receive.</summary>
    public const string Decider = nameof(Decider);

    /// <summary>Deny by default: a page that says nothing is for those who are signed in.</summary>
    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, HasRole>();
        var policies = services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var role in Enum.GetValues<Role>())
            policies.AddPolicy(role.ToString(), policy => policy.RequireAuthenticatedUser().AddRequirements(new Needs(role)));
        policies.AddPolicy(Decider, policy => policy.RequireAuthenticatedUser().AddRequirements(new Needs(Role.Reviewer, Role.Office)));
        return services;
    }

    /// <summary>One of these.</summary>
    private sealed record Needs(params IReadOnlyList<Role> Roles) : IAuthorizationRequirement;

    private sealed class HasRole(CurrentPerson person) : AuthorizationHandler<Needs>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Needs requirement)
        {
            if (requirement.Roles.Any(person.Has))
                context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }
}
