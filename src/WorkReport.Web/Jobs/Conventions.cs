namespace WorkReport.Web.Jobs;

/// <summary>What the site does by itself while it runs.</summary>
public static class Conventions
{
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<SiteJob, SealTrail>().AddSingleton<SiteJob, MakeBackup>().AddSingleton<SiteJob, CheckTrail>().AddSingleton<SiteJob, RehearseBackup>().AddSingleton<SiteJob, ImportSheets>().AddSingleton<SiteJob, IndexLines>()
        .AddSingleton(MailSettings.From(configuration)).AddSingleton<SiteJob, RemindOfDays>().AddSingleton<SiteJob, SendMail>()
        .AddSingleton<JobRunner>().AddHostedService(services => services.GetRequiredService<JobRunner>());
}
