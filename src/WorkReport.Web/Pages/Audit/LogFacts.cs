using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;
using WorkReport.Domain.Plans;
using WorkReport.Domain.WorkItems;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Audit;

/// <summary>One thing that a line changed: what it is called, what it was, what it is now.</summary>
public sealed record LogFact(string Label, string? Before, string? After);

/// <summary>Reads the facts of a line, as they were written, in words.</summary>
public sealed class LogFacts(LogNames names, IStringLocalizer<SharedResource> text)
{
    /// <summary>
    /// What facts are called, and what says their values: a kind of name, a family of words, or nothing where they are said as they are.
    /// What is not among them is said as 其他.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["name"] = "",
        ["title"] = "",
        ["code"] = "",
        ["userName"] = "",
        ["person"] = "",
        ["lead"] = "",
        ["partners"] = "",
        ["body"] = "",
        ["text"] = "",
        ["guidance"] = "",
        ["budget"] = "",
        ["year"] = "",
        ["reason"] = "",
        ["fileName"] = "",
        ["topic"] = "",
        ["definition"] = "",
        ["step"] = "",
        ["least"] = "",
        ["most"] = "",
        ["changePercent"] = "",
        ["target"] = "",
        ["leadOfficial"] = "",
        ["responsible"] = "",
        ["occasion"] = "",
        ["speaker"] = "",
        ["salutation"] = "",
        ["revision"] = "",
        ["edition"] = "",
        ["round"] = "",
        ["metrics"] = "",
        ["position"] = "",
        ["wording"] = "",
        ["by"] = "",
        ["post"] = "",
        ["own"] = "",
        ["ofTotal"] = "",
        ["quote"] = "",
        ["stage"] = "",
        ["stages"] = "",
        ["standsFor"] = "",
        ["principal"] = "",
        ["deputy"] = "",
        ["first"] = "day",
        ["last"] = "day",
        ["endedOn"] = "day",
        ["onPaper"] = "",
        ["formulas"] = "",
        ["why"] = "LogWhy",
        ["from"] = "day",
        ["until"] = "day",
        ["day"] = "day",
        ["dueOn"] = "day",
        ["countedFrom"] = "day",
        ["countedUntil"] = "day",
        ["on"] = "day",
        ["figure"] = "",
        ["item"] = "",
        ["unit"] = "unit",
        ["parent"] = "unit",
        ["filledBy"] = "unit",
        ["ownerId"] = "unit",
        ["metricId"] = "metric",
        ["partOfId"] = "metric",
        ["partsAddUp"] = "",
        ["sectionId"] = "section",
        ["level"] = "Level",
        ["levels"] = "Level",
        ["role"] = "",
        ["kind"] = "kind",
        ["part"] = "OutlinePart",
        ["rollUp"] = "RollUp",
        ["state"] = "state",
        ["result"] = "result",
        ["note"] = "",
        ["scale"] = "Metrics.Scale",
        ["qualifier"] = "Metrics.Qualifier",
        ["signs"] = "",
        ["hasMail"] = "",
        ["takesMail"] = "",
        ["isBackfill"] = "",
        ["none"] = "",
        ["lines"] = "",
        ["people"] = "",
        ["file"] = "",
        ["columns"] = "",
        ["map"] = "",
        ["added"] = "",
        ["changed"] = "",
        ["number"] = "",
        ["units"] = "",
        ["reminded"] = "unit",
        ["county"] = "day",
        ["township"] = "day",
        ["village"] = "day",
        ["cells"] = "",
        ["sheet"] = "",
        ["cell"] = "",
        ["aspect"] = "FormAspect",
        ["basis"] = "FigureBasis",
    };

    /// <summary>Keys and checksums, which only the machine needs; and what the sentence has said already.</summary>
    private static readonly HashSet<string> Unsaid =
    [
        "unitId", "periodId", "period", "blockId", "sources", "sha256", "length", "checksum", "backup", "applied", "schema", "count", "place", "pieceId", "id", "path", "fields",
    ];

    public IReadOnlyList<LogFact> Read(AuditEntry line, JsonElement? before, JsonElement? after)
    {
        ArgumentNullException.ThrowIfNull(line);
        var (was, now) = (new Dictionary<string, string?>(StringComparer.Ordinal), new Dictionary<string, string?>(StringComparer.Ordinal));
        Add(was, line, before);
        Add(now, line, after);
        return
        [
            .. from label in was.Keys.Concat(now.Keys).Distinct()
               let old = Some(was.GetValueOrDefault(label))
               let become = Some(now.GetValueOrDefault(label))
               where old != become
               select new LogFact(label, old, become),
        ];
    }

    private static string? Some(string? said) => string.IsNullOrEmpty(said) ? null : said;

    private void Add(Dictionary<string, string?> facts, AuditEntry line, JsonElement? element)
    {
        if (element is not { ValueKind: JsonValueKind.Object } parts)
            return;
        foreach (var part in parts.EnumerateObject())
        {
            if (Unsaid.Contains(part.Name) || TextChange.Read(part.Value) is not null)
                continue;
            if (line.What == "sheet.filled")
                facts[names.MetricCalled(part.Name) ?? part.Name] = Figure(part.Value);
            else if (part.Name is "was" or "becomes")
                facts[names.MetricCalled(parts.GetProperty("code").GetString() ?? "") ?? text["Log.Other"]] = Figure(part.Value);
            else if (part.Name == "pieces")
                facts[text["LogField.reason"]] = Reasons(part.Value);
            else if (part.Name == "role" && Enum.TryParse<Role>(part.Value.ToString(), ignoreCase: true, out var role))
                facts[text["LogField.role"]] = parts.TryGetProperty("unit", out var unit) && names.LevelCalled(unit.ToString()) is { } level ? text.Of(role, signs: false, level) : text.Anywhere(role);
            else if (part.Value.ValueKind == JsonValueKind.Object)
                Add(facts, line, part.Value);
            else
                facts[Label(line, part.Name)] = Said(line, part.Name, part.Value);
        }
    }

    // A field of an item or a task is called as its box is.
    private string Label(AuditEntry line, string name) =>
        Fields.ContainsKey(name) ? text[$"LogField.{name}"]
        : Word(line.Subject.Split('/')[0] switch { nameof(WorkItem) => "Items", nameof(PlanItem) => "Plans", _ => "LogField" }, name) is var own && own != name ? own : text["Log.Other"];

    private string? Said(AuditEntry line, string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Array => string.Join(text["List.Comma"], value.EnumerateArray().Select(one => Said(line, name, one))),
        JsonValueKind.True or JsonValueKind.False => text[value.GetBoolean() ? "Log.Yes" : "Log.No"],
        JsonValueKind.String => Said(line, Fields.GetValueOrDefault(name, ""), value.GetString()!, isKey: false),
        _ => Said(line, Fields.GetValueOrDefault(name, ""), value.GetRawText(), isKey: true),
    };

    // A number is a key; a code may look like one, and is written as text.
    private string Said(AuditEntry line, string kind, string value, bool isKey) => kind switch
    {
        "" => value,
        "day" => DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day) ? text.Of(day) : value,
        "unit" => (isKey ? names.Unit(value) : names.UnitCalled(value)) ?? value,
        "metric" => (isKey ? names.Metric(value) : names.MetricCalled(value)) ?? value,
        "section" => names.Section(value) ?? value,
        "result" => Word("PlanResult", value),
        "state" => Word(line.Subject.Split('/')[0] switch { "Report" => "ReportState", "ReportingPeriod" => "PeriodState", _ => "SubmissionState" }, value),
        "kind" => Word(line.Subject.StartsWith("Submission/", StringComparison.Ordinal) ? "PieceKind" : "PeriodKind", value),
        _ => Word(kind, value),
    };

    private string Word(string family, string value)
    {
        var word = value.Length == 0 ? null : text[$"{family}.{char.ToUpperInvariant(value[0])}{value[1..]}"];
        return word is { ResourceNotFound: false } ? word.Value : value;
    }

    /// <summary>A figure of a sheet as it stood: 12, or 9/10, or as it is printed, with what it holds, whose it is and its note.</summary>
    private string? Figure(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            return null;
        string? Of(string name) => entry.TryGetProperty(name, out var fact) && fact.ValueKind is not (JsonValueKind.Null or JsonValueKind.False)
            ? fact.ValueKind == JsonValueKind.Number ? fact.GetDecimal().ToString("0.####", CultureInfo.InvariantCulture) : fact.ToString() : null;
        var figure = Of("value") is { } value ? Of("whole") is { } whole ? $"{value}/{whole}" : value : null;
        if (Of("printed") is { } printed)
            figure = figure is null ? printed : text["Log.Printed", figure, printed];
        var beside = new[] { Of("isTotal") is null ? null : text["Totals.Direct"].Value, Of("sourceUnit") is { } source ? text["Totals.From", source].Value : null }.OfType<string>().ToList();
        if (beside.Count > 0)
            figure = string.Join(text["List.Comma"], beside.Prepend(figure ?? "—"));
        return Of("note") is { } note ? text["Log.Noted", figure ?? "—", note] : figure;
    }

    private static string Reasons(JsonElement pieces) => pieces.ValueKind != JsonValueKind.Array ? "" : string.Join(
        '\n', pieces.EnumerateArray().Select(piece => piece.TryGetProperty("reason", out var reason) ? reason.ToString() : "").Where(said => said.Length > 0));
}
