namespace WorkReport.Web.Pages.Typesetting;

/// <summary>What 公文排版 needs of the house.</summary>
public static class Conventions
{
    public static IServiceCollection AddTypesetting(this IServiceCollection services) =>
        services.AddSingleton<RecentPages>().AddSingleton<Example>();
}
