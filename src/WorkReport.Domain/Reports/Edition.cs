using System.Security.Cryptography;
using System.Text;
using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Reports;

/// <summary>What a frozen version is called.</summary>
public enum EditionKind
{
    /// <summary>送审稿.</summary>
    ForApproval,

    /// <summary>征求意见稿.</summary>
    ForComment,

    /// <summary>审议稿.</summary>
    ForDeliberation,

    /// <summary>定稿.</summary>
    Final,
}

/// <summary>What is frozen: the facts, and the files that were made from them.</summary>
/// <param name="Facts">JSON of the <see cref="ReportFacts"/>.</param>
/// <param name="File">The PDF.</param>
/// <param name="Pages">How many pages it has.</param>
public sealed record EditionContent(string Facts, EditionFile File, int Pages)
{
    /// <summary>Other files of the same facts.</summary>
    public IReadOnlyList<EditionAttachment> Others { get; init; } = [];

    /// <summary>In which form the facts are written.</summary>
    public int Schema { get; init; } = ReportFacts.CurrentSchema;
}

/// <summary>定稿版本: the frozen text, figures and sources of a version, and its file, under one checksum. Nothing of it ever changes.</summary>
public sealed class Edition
{
    public const int HashLength = 64;

    private readonly List<EditionAttachment> others = [];

    private Edition()
    {
    }

    internal Edition(int number, EditionKind kind, EditionContent content, Act by)
    {
        (Number, Kind, Schema, Facts, File, Pages) = (number, kind, content.Schema, content.Facts, content.File, content.Pages);
        (FrozenAt, FrozenBy) = (by.Dated, by.Who);
        FileSha256 = content.File.Sha256;
        others.AddRange(content.Others.Select(other => other.Again()));
        Checksum = ChecksumOf(Facts, FileSha256, others);
    }

    public int Id { get; private init; }

    public int ReportId { get; private init; }

    /// <summary>1, 2, 3 … within its report.</summary>
    public int Number { get; private init; }

    public EditionKind Kind { get; private init; }

    public DateTimeOffset FrozenAt { get; private init; }

    public string FrozenBy { get; private init; } = "";

    /// <summary>In which form the facts are written: 1 without a word of it in them, as versions from before say.</summary>
    public int Schema { get; private init; } = 1;

    public string Facts { get; private init; } = "";

    public int Pages { get; private init; }

    public string FileSha256 { get; private init; } = "";

    /// <summary>SHA-256, in lower-case hexadecimal, of the UTF-8 bytes of the facts and, each behind a line feed, the hashes of the files: the PDF, then the others by name.</summary>
    public string Checksum { get; private init; } = "";

    /// <summary>The PDF; loaded only where asked for.</summary>
    public EditionFile? File { get; private init; }

    /// <summary>The file's key, which later versions of the same text share.</summary>
    public int FileId { get; private init; }

    /// <summary>Its files beside the PDF.</summary>
    public IReadOnlyList<EditionAttachment> Others => others;

    /// <summary>Is it still what was frozen? Computed anew from the facts.</summary>
    public bool IsWhole => Checksum == ChecksumOf(Facts, FileSha256, others);

    /// <summary>Are these bytes, and the facts beside them, what was frozen?</summary>
    public bool Holds(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return IsWhole && FileSha256 == Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>The same content, for the version that follows on it.</summary>
    internal EditionContent Again => new(Facts, File ?? throw new InvalidOperationException("The file of the edition was not loaded."), Pages) { Others = others, Schema = Schema };

    private static string ChecksumOf(string facts, string file, IEnumerable<EditionAttachment> others) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', others.OrderBy(other => other.Name, StringComparer.Ordinal).Select(other => other.FileSha256).Prepend(file).Prepend(facts)))));
}

/// <summary>A file of a version beside its PDF: the same facts in another form.</summary>
public sealed class EditionAttachment
{
    public const int NameLength = 40;

    private EditionAttachment()
    {
    }

    /// <param name="name">What it is called in the version: <c>report.docx</c>.</param>
    /// <param name="file">Its bytes.</param>
    public EditionAttachment(string name, EditionFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        (Name, File, FileSha256) = (name, file, file.Sha256);
    }

    public int Id { get; private init; }

    public int EditionId { get; private init; }

    public string Name { get; private init; } = "";

    public string FileSha256 { get; private init; } = "";

    /// <summary>The bytes; loaded only where asked for.</summary>
    public EditionFile? File { get; private init; }

    /// <summary>The file's key, which later versions of the same text share.</summary>
    public int FileId { get; private init; }

    internal EditionAttachment Again() => new(Name, File ?? throw new InvalidOperationException("The file of the edition was not loaded."));
}

/// <summary>The bytes of a frozen file.</summary>
public sealed class EditionFile
{
    public const int HashLength = 64;

    private EditionFile()
    {
    }

    public EditionFile(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        (Bytes, Sha256) = (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    public int Id { get; private init; }

    public byte[] Bytes { get; private init; } = [];

    public string Sha256 { get; private init; } = "";
}
