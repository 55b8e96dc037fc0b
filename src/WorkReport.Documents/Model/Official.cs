using System.Text.RegularExpressions;

namespace WorkReport.Documents.Model;

/// <summary>Which of the two documents a draft becomes.</summary>
public enum Profile
{
    /// <summary>会议报告: title, occasion and speaker, 称谓, body.</summary>
    Meeting,

    /// <summary>正式公文: 版头, 主体 and 版记 (GB/T 9704-2012, clause 7).</summary>
    Official,
}

/// <summary>What the head of an official document is made by.</summary>
public enum LetterheadForm
{
    /// <summary>文件格式 (7.2).</summary>
    Document,

    /// <summary>信函格式: the sponsor's name alone between double red rules (10.1).</summary>
    Letter,

    /// <summary>命令（令）格式: 令号 instead of 发文字号, and no red rule (10.2).</summary>
    Order,

    /// <summary>纪要格式: a head as a document's, and who was there below the body (10.3).</summary>
    Minutes,
}

/// <summary>版头: what stands above the title of an official document, down to the red rule. Every part may be absent.</summary>
public sealed record Letterhead
{
    public LetterheadForm Form { get; init; }

    /// <summary>The form that the words behind the organ tell (clause 10): 信函, what ends in 令, what ends in 纪要.</summary>
    public static LetterheadForm FormOf(string? kind) => kind switch
    {
        "信函" => LetterheadForm.Letter,
        _ when kind?.EndsWith('令') is true => LetterheadForm.Order,
        _ when kind?.EndsWith("纪要", StringComparison.Ordinal) is true => LetterheadForm.Minutes,
        _ => LetterheadForm.Document,
    };

    /// <summary>份号, six digits (7.2.1: normally only of secret documents).</summary>
    public string? CopyNumber { get; init; }

    /// <summary>密级和保密期限, as 机密★1年 (7.2.2).</summary>
    public string? Secrecy { get; init; }

    /// <summary>紧急程度, as 特急 (7.2.3).</summary>
    public string? Urgency { get; init; }

    /// <summary>The issuing organs, the sponsor of a joint issue first (7.2.4).</summary>
    public IReadOnlyList<string> Issuers { get; init; } = [];

    /// <summary>What stands behind the organs in the mark, as 文件; empty where the organ stands alone (7.2.4).</summary>
    public string Kind { get; init; } = "";

    /// <summary>发文字号, as 青府发〔2023〕1号 (7.2.5); of an order 令号, as 第1号 (10.2).</summary>
    public string? Number { get; init; }

    /// <summary>签发人: who signed a document that goes upward (7.2.6). Letters and orders have none.</summary>
    public IReadOnlyList<string> Signers
    {
        get;
        init => field = [.. value.Select(name => name.StartsWith(SignerLabel, StringComparison.Ordinal) ? name[SignerLabel.Length..] : name)];
    } = [];

    /// <summary>What the page writes before them.</summary>
    internal const string SignerLabel = "签发人：";

    /// <summary>What the mark says: of a letter the sponsor alone, even of a joint one (10.1); of minutes that name no organ their kind (10.3).</summary>
    internal (IReadOnlyList<string> Organs, string Kind) Mark => Form switch
    {
        LetterheadForm.Letter => ([.. Issuers.Take(1)], ""),
        LetterheadForm.Minutes when Issuers.Count == 0 && Kind.Length > 0 => ([Kind], ""),
        _ when Issuers.Count == 1 && Kind.Length > 0 && Issuers[0].EndsWith(Kind, StringComparison.Ordinal) => (Issuers, ""),
        _ => (Issuers, Kind),
    };
}

/// <summary>Who was there, of minutes (10.3).</summary>
public sealed record Attendance
{
    /// <summary>出席.</summary>
    public IReadOnlyList<string> Present { get; init; } = [];

    /// <summary>请假.</summary>
    public IReadOnlyList<string> Excused { get; init; } = [];

    /// <summary>列席.</summary>
    public IReadOnlyList<string> Observers { get; init; } = [];
}

/// <summary>署名, 成文日期 and what is pressed upon them, and what stands below them (7.3.5, 7.3.6).</summary>
public sealed record SignOff
{
    /// <summary>发文机关署名, the sponsor of a joint issue first.</summary>
    public IReadOnlyList<string> Signatures { get; init; } = [];

    /// <summary>成文日期 in Arabic digits, as 2023年1月5日.</summary>
    public string? SignedOn { get; init; }

    /// <summary>Seals are, or will be, pressed upon signatures and date: they stand where those need them (7.3.5.1).</summary>
    public bool HasSeal { get; init; }

    /// <summary>Pictures of the seals in the order of the organs; null, or one too few, leaves a place free. Never made by us.</summary>
    public IReadOnlyList<Picture?> Seals { get; init; } = [];

    /// <summary>签名章, the sponsor's first (7.3.5.3); instead of the organs' own signatures.</summary>
    public IReadOnlyList<PersonalStamp> Stamps { get; init; } = [];

    /// <summary>附注, as 此件公开发布; brackets around all of it are dropped, for the page writes its own (7.3.6).</summary>
    public string? Note
    {
        get;
        init => field = IsBracketed(value) ? value![1..^1] : value;
    }

    private static bool IsBracketed(string? text)
    {
        if (text is not ['（', .., '）'])
            return false;
        var depth = 0;
        for (var i = 0; i < text.Length - 1; i++)
        {
            depth += text[i] switch { '（' => 1, '）' => -1, _ => 0 };
            if (depth == 0)
                return false;
        }

        return true;
    }
}

/// <summary>签名章: the red signature of the person who signs, as of a 令 (7.3.5.3).</summary>
/// <param name="Office">职务, its full name; empty for none.</param>
/// <param name="Picture">The stamp; null leaves its place free. Never made by us.</param>
public sealed record PersonalStamp(string Office, Picture? Picture);

/// <summary>版记: the last thing on the last page (7.4). A letter's has 抄送 only (10.1).</summary>
public sealed partial record Imprint
{
    /// <summary>抄送: who gets a copy; the page writes the label and the end mark.</summary>
    public IReadOnlyList<string> CopyTo
    {
        get;
        init => field = [.. value.Select(name => name.StartsWith(CopyLabel, StringComparison.Ordinal) ? name[CopyLabel.Length..] : name).Select(name => name.TrimEnd('。'))];
    } = [];

    /// <summary>印发机关.</summary>
    public string? PrintedBy { get; init; }

    /// <summary>印发日期, as 2023年1月6日; the page writes 印发 behind it.</summary>
    public string? PrintedOn
    {
        get;
        init => field = value is not null && value.EndsWith(PrintedWord, StringComparison.Ordinal) ? value[..^PrintedWord.Length] : value;
    }

    /// <summary>As a text has it: 抄送：…, and 澄川市人民政府办公室 2023年1月6日印发 in one line.</summary>
    public static Imprint Of(IReadOnlyList<string> copyTo, string? printed)
    {
        var line = PrintedLine().Match(printed ?? "");
        return new Imprint
        {
            CopyTo = copyTo,
            PrintedBy = line.Success ? line.Groups["by"].Value : printed,
            PrintedOn = line.Success ? line.Groups["on"].Value : null,
        };
    }

    /// <summary>What the page writes before them.</summary>
    internal const string CopyLabel = "抄送：";
    private const string PrintedWord = "印发";

    [GeneratedRegex("^(?<by>.*?)\\s*(?<on>[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)印发$")]
    private static partial Regex PrintedLine();
}

/// <summary>附件: a text that begins a page of its own behind the document (7.3.7).</summary>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its blocks.</param>
public sealed record Annex(string Title, IReadOnlyList<Block> Body);

/// <summary>A picture as its file has it.</summary>
/// <param name="File">PNG or JPEG.</param>
/// <param name="Alternative">What it shows, in words, for whoever cannot see it.</param>
public sealed record Picture(byte[] File, string Alternative);
