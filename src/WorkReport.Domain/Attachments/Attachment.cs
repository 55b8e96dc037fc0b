using System.Security.Cryptography;
using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Attachments;

/// <summary>佐证材料: a file that proves an item, or a signed sheet. It is named by what is in it, not by what its name says.</summary>
public sealed class Attachment
{
    public const int FileNameLength = 120;
    public const int MediaTypeLength = 100;
    public const int WhoLength = AuditEntry.WhoLength;
    public const int HashLength = 64;

    /// <summary>Bytes of the largest file.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>Files at one thing.</summary>
    public const int Most = 10;

    private Attachment()
    {
    }

    private Attachment(string fileName, string mediaType, byte[] bytes, Act by)
    {
        (FileName, MediaType, Length, Sha256) = (fileName, mediaType, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        (AddedAt, AddedBy) = (by.Dated, by.Who);
        Content = new AttachmentContent(bytes);
    }

    public int Id { get; private init; }

    /// <summary>As it is shown and downloaded.</summary>
    public string FileName { get; private init; } = "";

    public string MediaType { get; private init; } = "";

    public int Length { get; private init; }

    public string Sha256 { get; private init; } = "";

    public DateTimeOffset AddedAt { get; private init; }

    public string AddedBy { get; private init; } = "";

    /// <summary>The bytes; loaded only where asked for.</summary>
    public AttachmentContent? Content { get; private init; }

    /// <summary>May the file be taken?</summary>
    public static Verdict CanTake(string fileName, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return bytes.Length switch
        {
            0 => Verdict.No("Evidence.Empty", fileName),
            > LargestFile => Verdict.No("Evidence.TooLarge", fileName, LargestFile / 1024 / 1024),
            _ when FileSignature.Detect(bytes) is not null => Verdict.Yes,
            _ => Verdict.No(FileSignature.IsHeic(bytes) ? "Evidence.Heic" : "Evidence.Kind", fileName),
        };
    }

    /// <exception cref="RefusedException">It is empty, too large, or no kind of file that is taken.</exception>
    public static Attachment Take(string fileName, byte[] bytes, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        CanTake(fileName, bytes).Demand();
        var mediaType = FileSignature.Detect(bytes)!;
        return new Attachment(AttachmentName.Of(fileName, mediaType), mediaType, bytes, by);
    }
}

/// <summary>The bytes of an attachment, apart from what lists show of it.</summary>
public sealed class AttachmentContent
{
    private AttachmentContent()
    {
    }

    internal AttachmentContent(byte[] bytes) => Bytes = bytes;

    public int AttachmentId { get; private init; }

    public byte[] Bytes { get; private init; } = [];
}
