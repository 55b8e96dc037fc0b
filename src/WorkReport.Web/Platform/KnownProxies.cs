using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace WorkReport.Web.Platform;

/// <summary>
/// Behind a proxy that speaks https with the browsers, the address of a browser and its https are what the proxy says, where the proxy is one of
/// those that the settings name (<c>Proxies</c>: addresses, or networks as 10.0.0.0/8). From anybody else such headers mean nothing.
/// </summary>
public static class KnownProxies
{
    public const string Setting = "Proxies";

    /// <exception cref="SettingRefusedException">A setting is neither an address nor a network.</exception>
    public static IApplicationBuilder UseKnownProxies(this IApplicationBuilder app, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var named = configuration.GetSection(Setting).Get<string[]>() ?? [];
        if (named.Length == 0)
            return app;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in named)
        {
            if (System.Net.IPNetwork.TryParse(proxy, out var network))
                options.KnownIPNetworks.Add(network);
            else if (IPAddress.TryParse(proxy, out var address))
                options.KnownProxies.Add(address);
            else
                throw new SettingRefusedException(Setting, proxy, "10.0.0.5, 10.0.0.0/8");
        }

        return app.UseForwardedHeaders(options);
    }
}
