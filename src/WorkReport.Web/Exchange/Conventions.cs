namespace WorkReport.Web.Exchange;

/// <summary>What files that come in need of the house.</summary>
public static class Conventions
{
    public static IServiceCollection AddExchange(this IServiceCollection services) => services
        .AddSingleton<ReaderChild>().AddSingleton<SheetChild>().AddSingleton<WordChild>().AddSingleton<FormChild>().AddSingleton<SealedSheets>();
}
