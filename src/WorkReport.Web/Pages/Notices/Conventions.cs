using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Notices;

/// <summary>What 布置报送 needs of the house.</summary>
public static class Conventions
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services.AddSingleton<NoticePages>();
}
