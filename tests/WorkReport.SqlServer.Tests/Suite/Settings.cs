using Microsoft.Extensions.Configuration;

namespace WorkReport.SqlServer.Tests.Suite;

internal static class Settings
{
    public static IConfiguration Of(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
