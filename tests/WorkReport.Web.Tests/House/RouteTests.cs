using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.House;

public partial class RouteTests(Site site)
{
    [Fact]
    public void These_addresses_and_no_others_are_answered()
    {
        var routes = site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(r => !Asset().IsMatch(r)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "/",
                "/account",
                "/csp-reports",
                "/errors",
                "/healthz",
                "/preferences",
                "/setup",
                "/sign-in",
                "/sign-out",
                "/status",
                "/typesetting",
                "/typesetting/{id:length(32)}.pdf",
                "/typesetting/{id:maxlength(32)}/pages/{number:int}.svg",
            ],
            routes);
    }

    [GeneratedRegex(@"^/(site|icon|lib/htmx\.min)\.")]
    private static partial Regex Asset();
}
