namespace WorkReport.Web.Exchange;

/// <summary>What sheets that come in need of the house.</summary>
public static class Conventions
{
    public static IServiceCollection AddExchange(this IServiceCollection services) => services.AddSingleton<SheetChild>().AddSingleton<FormChild>().AddSingleton<SealedSheets>();
}
