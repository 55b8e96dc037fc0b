using System.Text.Json;
using System.Text.Json.Nodes;
using WorkReport.Domain.Audit;

namespace WorkReport.Web.Pages.Audit;

/// <summary>A long text of which a line keeps what changed.</summary>
/// <param name="Name">Key of what it is called.</param>
/// <param name="Change">The stretch that differs.</param>
public sealed record LogText(string Name, TextChange Change);

/// <summary>A line of the trail as it is read: its texts in words, the short facts as they were written.</summary>
public sealed record LogRow(AuditEntry Line, string? Before, string? After, IReadOnlyList<LogText> Texts)
{
    public static LogRow Of(AuditEntry line)
    {
        ArgumentNullException.ThrowIfNull(line);
        try
        {
            return Read(line);
        }
        catch (JsonException)
        {
            // Somebody wrote over it: it is shown as it stands, and the check says where.
            return new LogRow(line, line.Before, line.After, []);
        }
    }

    private static LogRow Read(AuditEntry line)
    {
        List<LogText> texts = [];
        if (line.After is null || JsonNode.Parse(line.After) is not JsonObject facts)
            return new LogRow(line, line.Before, line.After, texts);
        foreach (var (name, fact) in facts.ToList())
        {
            if (fact is not JsonObject || TextChange.Read(fact.Deserialize<JsonElement>()) is not { } change)
                continue;
            texts.Add(new LogText(Called(name), change));
            facts.Remove(name);
        }

        return new LogRow(line, line.Before, texts.Count == 0 ? line.After : facts.Count == 0 ? null : Happening.Facts(facts), texts);
    }

    private static string Called(string fact) => fact switch
    {
        "body" => "Log.Body",
        "title" => "Log.HeadTitle",
        "guidance" => "Log.Guidance",
        _ => "Log.Text",
    };
}
