using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace WorkReport.Web.Reporting.Archives;

/// <summary>One file that lies in an archive.</summary>
/// <param name="Path">Where in it, with slashes: <c>报告/3-定稿.pdf</c>.</param>
/// <param name="Bytes">What it holds.</param>
public sealed record ArchiveFile(string Path, byte[] Bytes)
{
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Bytes));

    public static ArchiveFile OfText(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}

/// <summary>
/// Closes files into one: a ZIP with the names in UTF-8, a list of checksums as <c>sha256sum</c> writes it, and behind it all, as the comment of the
/// ZIP, the checksum of every byte before. The same files give the same bytes. docs/archive.md says how anybody checks it without the product.
/// </summary>
public static class ArchiveWriter
{
    /// <summary>The list of checksums in it.</summary>
    public const string Checksums = "SHA256SUMS";

    private const string Mark = "sha256:";
    private const int HashLength = 64;

    /// <summary>Behind every entry; zip knows no earlier day.</summary>
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="files">What goes in, in this order; no path twice.</param>
    public static byte[] Write(IReadOnlyList<ArchiveFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var list = ArchiveFile.OfText(Checksums, string.Concat(files.Select(file => $"{file.Sha256}  {file.Path}\n")));
        using var written = new MemoryStream();
        using (var zip = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var file in files.Append(list))
            {
                var entry = zip.CreateEntry(file.Path, CompressionLevel.Optimal);
                entry.LastWriteTime = NoDate;
                using var into = entry.Open();
                into.Write(file.Bytes);
            }

            zip.Comment = Mark + new string('0', HashLength);
        }

        var bytes = written.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(..^HashLength)));
        Encoding.ASCII.GetBytes(hash, bytes.AsSpan(bytes.Length - HashLength));
        return bytes;
    }
}
