using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace WorkReport.Web.Data;

/// <summary>The keys that seal cookies and forms.</summary>
public static class Keys
{
    /// <summary>The file in the data folder that opens the keys when no certificate is configured.</summary>
    public const string FileName = "keys.pfx";

    /// <summary>
    /// Keeps the keys in the database, where every node finds them, sealed by a certificate that is not in the database:
    /// <c>Keys:Certificate</c> (a .pfx, with <c>Keys:Password</c>), else one made on first use in the data folder.
    /// So a copy of the database alone opens no session. Call after <see cref="Databases.AddWorkReportDb"/>.
    /// </summary>
    public static IServiceCollection AddWorkReportKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var path = configuration["Keys:Certificate"] is { Length: > 0 } given
            ? Path.GetFullPath(given)
            : Own(DatabaseChoice.From(configuration).Folder);
        X509Certificate2 certificate;
        try
        {
            certificate = X509CertificateLoader.LoadPkcs12FromFile(path, configuration["Keys:Password"]);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseRefusedException("NoCertificate", unreadable, path, unreadable.Message);
        }

        services.AddDataProtection()
            .SetApplicationName("WorkReport")
            .PersistKeysToDbContext<WorkReportDb>()
            .ProtectKeysWithCertificate(certificate);
        return services.AddSingleton(certificate).AddSingleton<FirstStart>();
    }

    /// <summary>Is the newest key in the store one that this certificate does not open? Then everybody who was signed in has to sign in anew.</summary>
    public static async Task<bool> AreLostAsync(WorkReportDb db, X509Certificate2 certificate, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(certificate);
        // A sealed key carries the certificate that sealed it.
        var mark = Convert.ToBase64String(certificate.RawData);
        var kept = await db.DataProtectionKeys.AsNoTracking().OrderBy(key => key.Id).Select(key => key.Xml!).ToListAsync(cancel);
        return kept.FindLast(xml => xml.Contains("X509Certificate", StringComparison.Ordinal)) is { } newest && !newest.Contains(mark, StringComparison.Ordinal);
    }

    /// <summary>
    /// As <see cref="AreLostAsync"/>; but where several nodes share the store none starts with keys of its own, since each would make the sign-ins of
    /// the others worth nothing.
    /// </summary>
    /// <exception cref="DatabaseRefusedException">So it would be; the message says what to do.</exception>
    public static async Task<bool> AreLostHereAsync(WorkReportDb db, DatabaseChoice choice, X509Certificate2 certificate, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(choice);
        if (!await AreLostAsync(db, certificate, cancel))
            return false;
        return choice.Provider is DatabaseProvider.SqlServer ? throw new DatabaseRefusedException("ForeignKeys", choice.Shown) : true;
    }

    private static string Own(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (File.Exists(path))
            return path;

        try
        {
            StoreFolder.Make(folder);
            using var rsa = RSA.Create(3072);
            // It seals and opens, and vouches for nobody: it has no term.
            using var made = new CertificateRequest("CN=WorkReport keys", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                .CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero));
            var part = $"{path}.{Guid.NewGuid():N}";
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            try
            {
                using (var file = new FileStream(part, options))
                {
                    file.Write(made.Export(X509ContentType.Pfx));
                    file.Flush(flushToDisk: true);
                }

                // Of two processes that start at once one wins, and both read the winner's.
                if (!File.Exists(path))
                    File.Move(part, path);
            }
            finally
            {
                File.Delete(part);
            }
        }
        catch (IOException) when (File.Exists(path))
        {
            return path;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseRefusedException("NoFolder", refused, folder, refused.Message);
        }

        return path;
    }
}
