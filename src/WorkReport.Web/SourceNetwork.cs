using System.Net;
using System.Net.Sockets;

namespace WorkReport.Web;

/// <summary>Where a request comes from, as those are counted together who cannot be told apart.</summary>
public static class SourceNetwork
{
    /// <summary>An address of one household or office: whole in version 4, the network of version 6, within which anybody changes at will.</summary>
    public static string Of(IPAddress? source)
    {
        var address = source is { IsIPv4MappedToIPv6: true } ? source.MapToIPv4() : source;
        return address is null ? "" : Convert.ToHexString(address.GetAddressBytes().AsSpan(0, address.AddressFamily is AddressFamily.InterNetworkV6 ? 8 : 4));
    }
}
