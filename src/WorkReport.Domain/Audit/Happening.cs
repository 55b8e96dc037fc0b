using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace WorkReport.Domain.Audit;

/// <summary>One event of the domain, before it has its place in the audit trail.</summary>
/// <param name="At">When it happened.</param>
/// <param name="Who">Who did it, as a person reading the trail years later knows them.</param>
/// <param name="What">The stable name of the event, noun and past verb: <c>workItem.submitted</c>.</param>
/// <param name="Before">The changed facts as they were, as JSON; null when there was nothing before.</param>
/// <param name="After">The changed facts as they are now, as JSON; null when nothing is left.</param>
public sealed record Happening(DateTimeOffset At, string Who, string What, string? Before = null, string? After = null)
{
    /// <summary>How facts are written; what keeps facts of its own as JSON reads them by it.</summary>
    public static JsonSerializerOptions Readable { get; } = new(JsonSerializerDefaults.Web)
    {
        // The trail is read by people: Hanzi stay Hanzi.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutUnchangedTexts } },
    };

    /// <summary>The JSON of some facts, the way the trail keeps them: <c>Facts(new { title, amount })</c>.</summary>
    public static string Facts(object facts) => JsonSerializer.Serialize(facts, Readable);

    /// <summary>A fact as it was before it became JSON.</summary>
    internal static T? Fact<T>(JsonElement fact) => fact.Deserialize<T>(Readable);

    private static void LeaveOutUnchangedTexts(JsonTypeInfo facts)
    {
        foreach (var fact in facts.Properties.Where(fact => fact.PropertyType == typeof(TextChange)))
            fact.ShouldSerialize = (_, change) => change is not null;
    }
}
