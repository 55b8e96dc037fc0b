namespace WorkReport.Web.Pages.Organisation;

/// <summary>What units and people need of the house.</summary>
public static class Conventions
{
    public static IServiceCollection AddOrganisation(this IServiceCollection services) =>
        services.AddScoped<FormRoom>().AddSingleton<NewPasswords>();
}
