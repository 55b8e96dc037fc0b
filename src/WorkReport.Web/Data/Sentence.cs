using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using WorkReport.Domain;

namespace WorkReport.Web.Data;

/// <summary>A sentence that is kept to be read later, by each reader in their own language: its key, and what is put into it.</summary>
public sealed record Sentence(string Key, params IReadOnlyList<object> Values)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Sentence Of(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return new Sentence(verdict.Reason!, verdict.Values);
    }

    /// <summary>The words in the language of the current UI culture.</summary>
    public override string ToString() => SharedResource.Text(Key, [.. Values]);

    /// <summary>Some of them as they are kept; the last are left out where they would be longer than that.</summary>
    public static string Write(IEnumerable<Sentence> sentences, int longest)
    {
        var kept = sentences.ToList();
        string written;
        do
        {
            written = JsonSerializer.Serialize(kept, Readable);
            if (written.Length > longest)
                kept.RemoveAt(kept.Count - 1);
        }
        while (written.Length > longest);
        return written;
    }

    /// <summary>What was kept; none of what cannot be read.</summary>
    public static IReadOnlyList<Sentence> Read(string? written)
    {
        try
        {
            return written is not { Length: > 0 } ? [] : [.. JsonSerializer.Deserialize<List<Sentence>>(written, Readable)!.Select(Plain)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>Numbers and words, as they were before they were kept.</summary>
    public static Sentence Plain(Sentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return sentence with { Values = [.. sentence.Values.Select(value => value is not JsonElement json ? value : json.ValueKind is JsonValueKind.Number ? json.GetDecimal() : json.ToString())] };
    }
}
