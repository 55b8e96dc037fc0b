using MailKit.Security;
using WorkReport.Domain.Messages;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Jobs;

/// <summary>How what goes to the mail server is kept from being read on the way.</summary>
public enum MailSecurity
{
    /// <summary>Not at all: a server of the same house.</summary>
    None,

    /// <summary>From the first word on.</summary>
    Tls,

    /// <summary>The line is opened bare and closed before anything is said.</summary>
    StartTls,
}

/// <summary>The mail server, as the settings say; without <c>Mail:Host</c> nothing is sent, and nothing is written down to be sent.</summary>
/// <param name="Host">Its name; empty for none.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">How the line is closed.</param>
/// <param name="User">As whom one signs in there; empty where one does not.</param>
/// <param name="Sender">Who letters come from.</param>
/// <param name="SiteAddress">Where people open the site, without the last slash; empty where letters name no address.</param>
public sealed record MailSettings(string Host, int Port, MailSecurity Security, string User, string Sender, string SiteAddress)
{
    private readonly string password = "";
    private readonly string? passwordFile;

    public bool IsSet => Host.Length > 0;

    internal SecureSocketOptions Socket => Security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    /// <summary>The password at the mail server, read anew each time from its file where one is named.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public string Password() => passwordFile is null ? password : File.ReadLines(passwordFile).FirstOrDefault()?.Trim('\uFEFF', ' ', '\t') ?? "";

    /// <exception cref="SettingRefusedException">A setting makes no sense.</exception>
    /// <exception cref="DatabaseRefusedException">The port is no number.</exception>
    public static MailSettings From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var (host, from, site) = (Filled("Mail:Host"), Filled("Mail:From"), Filled("Site:Address").TrimEnd('/'));
        var security = Filled("Mail:Security") is not { Length: > 0 } said ? MailSecurity.StartTls
            : Enum.TryParse<MailSecurity>(said, ignoreCase: true, out var named) && Enum.IsDefined(named) && !char.IsAsciiDigit(said[0]) ? named
            : throw new SettingRefusedException("Mail:Security", said, "StartTls, Tls, None");
        if (site.Length > 0 && !(Uri.TryCreate(site, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)))
            throw new SettingRefusedException("Site:Address", site, "https://report.example.gov.cn");
        if (host.Length > 0 && !MailAddress.May(from).IsYes)
            throw new SettingRefusedException("Mail:From", from, "report@example.gov.cn");
        var port = SettingNumber.Read(configuration, "Mail:Port", 1, 65535) ?? security switch { MailSecurity.Tls => 465, MailSecurity.StartTls => 587, _ => 25 };
        var user = Filled("Mail:User");
        // A password that anybody on the way may read.
        if (host.Length > 0 && user.Length > 0 && security is MailSecurity.None)
            throw new SettingRefusedException("Mail:Security", nameof(MailSecurity.None), "StartTls, Tls");
        return new MailSettings(host, port, security, user, from, site, configuration["Mail:Password"] ?? "", Filled("Mail:PasswordFile") is { Length: > 0 } file ? Path.GetFullPath(file) : null);

        string Filled(string key) => configuration[key]?.Trim() ?? "";
    }

    private MailSettings(string host, int port, MailSecurity security, string user, string from, string site, string password, string? passwordFile)
        : this(host, port, security, user, from, site) => (this.password, this.passwordFile) = (password, passwordFile);

    /// <summary>Without the password, which would else stand wherever this is written.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
