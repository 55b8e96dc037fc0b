using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace WorkReport.Domain.Notices;

/// <summary>All that a notice says, in words and without a key to anything that may change: what is frozen with it, and what its pages are set from.</summary>
/// <param name="Words">What the office wrote.</param>
/// <param name="Dues">By when each level hands in, as printed: 县（市、区）, 2022年12月28日.</param>
/// <param name="Metrics">What is asked, in the order of the codes.</param>
/// <param name="Tables">空白统计表, one for each level that fills one in.</param>
/// <param name="Schema">In which form they are written.</param>
public sealed record NoticeFacts(NoticeWords Words, IReadOnlyList<NoticeDue> Dues, IReadOnlyList<NoticeMetric> Metrics, IReadOnlyList<NoticeTable> Tables, int Schema = NoticeFacts.CurrentSchema)
{
    public const int CurrentSchema = 1;

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Their JSON: the same facts give the same bytes.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Readable);

    public static NoticeFacts FromJson(string json) => JsonSerializer.Deserialize<NoticeFacts>(json, Readable)!;
}

/// <summary>By when a level hands in.</summary>
public sealed record NoticeDue(string Level, string Day);

/// <summary>A metric with its 口径, which may be empty.</summary>
public sealed record NoticeMetric(string Code, string Name, string Unit, string Definition);

/// <summary>空白统计表 of a level: the codes of its metrics.</summary>
public sealed record NoticeTable(string Level, IReadOnlyList<string> Codes);
