using System.Text.Json;
using Microsoft.Extensions.Localization;
using WorkReport.Domain.Audit;

namespace WorkReport.Web.Pages.Audit;

/// <summary>A long text of which a line keeps what changed.</summary>
/// <param name="Name">Key of what it is called.</param>
/// <param name="Change">The stretch that differs.</param>
public sealed record LogText(string Name, TextChange Change);

/// <summary>A line of the trail as it is read.</summary>
/// <param name="Line">As it was written.</param>
/// <param name="Noun">What kind of thing it is about.</param>
/// <param name="Subject">What that is called; null where it has no name, or is no more.</param>
/// <param name="Facts">What it was and what it is now.</param>
/// <param name="Texts">What changed of long texts.</param>
/// <param name="IsUnread">Somebody wrote over it, so that it cannot be read any more: the check says where.</param>
public sealed record LogRow(AuditEntry Line, string? Noun, string? Subject, IReadOnlyList<LogFact> Facts, IReadOnlyList<LogText> Texts, bool IsUnread = false)
{
    /// <summary>So many changes stand in the line itself; more are folded away.</summary>
    public const int MostSeen = 2;

    private const int LongestSeen = 60;

    /// <summary>Somebody signed in: the sentence has said already whose account it is.</summary>
    public bool IsOwn => Subject is not null && Line.Who.Contains(Subject, StringComparison.Ordinal);

    public int Changes => Facts.Count + Texts.Count;

    public bool IsFolded => Changes > MostSeen || Texts.Count > 0 || Facts.Any(fact => (fact.Before?.Length ?? 0) + (fact.After?.Length ?? 0) > LongestSeen);

    public static LogRow Of(AuditEntry line, LogNames names, IStringLocalizer<SharedResource> text)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(names);
        var noun = LogNames.Nouns.GetValueOrDefault(line.Subject.Split('/')[0]);
        try
        {
            var (before, after) = (Parsed(line.Before), Parsed(line.After));
            return new LogRow(line, noun, names.Subject(line.Subject), new LogFacts(names, text).Read(line, before, after), [.. ChangedIn(after)]);
        }
        catch (JsonException)
        {
            return new LogRow(line, noun, names.Subject(line.Subject), [], [], IsUnread: true);
        }
    }

    /// <summary>The units that the facts of a line name, by key or code.</summary>
    public static IEnumerable<string> UnitsIn(AuditEntry line)
    {
        ArgumentNullException.ThrowIfNull(line);
        try
        {
            return [.. new[] { Parsed(line.Before), Parsed(line.After) }.OfType<JsonElement>().SelectMany(UnitsIn)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<string> UnitsIn(JsonElement facts) => facts.ValueKind != JsonValueKind.Object ? [] : facts.EnumerateObject().SelectMany(fact =>
        fact.Value.ValueKind == JsonValueKind.Object ? UnitsIn(fact.Value) : LogFacts.Fields.GetValueOrDefault(fact.Name) != "unit" ? []
            : fact.Value.ValueKind == JsonValueKind.Array ? fact.Value.EnumerateArray().Select(one => one.ToString()) : [fact.Value.ToString()]);

    private static JsonElement? Parsed(string? facts) => facts is null ? null : JsonSerializer.Deserialize<JsonElement>(facts);

    private static IEnumerable<LogText> ChangedIn(JsonElement? facts) => facts is not { ValueKind: JsonValueKind.Object } parts ? [] : parts.EnumerateObject()
        .Select(part => (part.Name, Change: TextChange.Read(part.Value))).Where(text => text.Change is not null).Select(text => new LogText(Called(text.Name), text.Change!));

    private static string Called(string fact) => fact switch
    {
        "body" => "Log.Body",
        "title" => "Log.HeadTitle",
        "guidance" => "Log.Guidance",
        _ => "Log.Text",
    };
}
