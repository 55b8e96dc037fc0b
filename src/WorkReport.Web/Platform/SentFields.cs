using System.Security.Cryptography;
using System.Text;

namespace WorkReport.Web.Platform;

/// <summary>Tells one content of a form from another.</summary>
public static class SentFields
{
    /// <summary>
    /// All that was sent, fields and files, whatever their order, as one hash; without the tokens, which differ each time a page is
    /// served. Lengths stand before texts, so that no two contents run together into the same bytes.
    /// </summary>
    public static string HashOf(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // Names are alike in small and large letters, as they are to what binds them.
        foreach (var (name, values) in form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var value in values)
            {
                Add(Encoding.UTF8.GetBytes(name.ToUpperInvariant()));
                Add(Encoding.UTF8.GetBytes(value ?? ""));
            }
        }

        foreach (var file in form.Files)
        {
            using var content = file.OpenReadStream();
            Add(Encoding.UTF8.GetBytes(file.Name));
            Add(Encoding.UTF8.GetBytes(file.FileName));
            Add(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }
}
