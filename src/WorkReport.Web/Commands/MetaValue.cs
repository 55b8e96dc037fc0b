using System.Text.Json;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Commands;

/// <summary>A value of META.json with its place there, as <c>annexes[0].table</c>: whatever does not fit is refused by that place.</summary>
/// <param name="Path">Its place; empty for the whole file.</param>
/// <param name="Json">The value as the file has it.</param>
internal readonly record struct MetaValue(string Path, JsonElement Json)
{
    private const int LongestKey = 64;

    /// <summary>As in <see cref="NumberReader"/>; a longer bar could not be drawn either.</summary>
    private const decimal TooLarge = 100_000_000_000_000m;

    /// <summary>The values of an object; a key with null is as one that is absent.</summary>
    /// <param name="known">Every key there is.</param>
    public Dictionary<string, MetaValue> Keys(params string[] known)
    {
        if (Json.ValueKind is not JsonValueKind.Object)
            throw Refused("Command.MetaNoObject", string.Join(", ", known));
        Dictionary<string, MetaValue> found = [];
        foreach (var property in Json.EnumerateObject())
        {
            var shown = property.Name.Length <= LongestKey ? property.Name : property.Name[..LongestKey];
            var value = new MetaValue(Path.Length == 0 ? shown : $"{Path}.{shown}", property.Value);
            if (!known.Contains(property.Name, StringComparer.Ordinal))
                throw value.Refused("Command.MetaUnknown");
            if (!found.TryAdd(property.Name, value))
                throw value.Refused("Command.MetaTwice");
        }

        return found.Where(pair => pair.Value.Json.ValueKind is not JsonValueKind.Null).ToDictionary();
    }

    /// <param name="most">More of them are refused.</param>
    public IReadOnlyList<MetaValue> List(int most = int.MaxValue)
    {
        if (Json.ValueKind is not JsonValueKind.Array)
            throw Refused("Command.MetaNoList");
        if (Json.GetArrayLength() > most)
            throw Refused("Command.MetaTooMany", Json.GetArrayLength(), most);
        var path = Path;
        return [.. Json.EnumerateArray().Select((value, i) => new MetaValue(FormattableString.Invariant($"{path}[{i}]"), value))];
    }

    /// <summary>As the text beside the file is read, on one line, marks beside Hanzi in full width.</summary>
    public string Text() => Typography.ToFullWidth(string.Join(
        ' ', TextNormalizer.Normalize(String()).Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));

    /// <summary>As the file has it.</summary>
    public string String() => Json.ValueKind is JsonValueKind.String ? Json.GetString()! : throw Refused("Command.MetaNoText");

    /// <summary>A list of texts; a text alone is a list of one.</summary>
    /// <param name="areNames">Names of files, taken as they are.</param>
    public IReadOnlyList<string> Texts(bool areNames = false)
    {
        IReadOnlyList<MetaValue> all = Json.ValueKind is JsonValueKind.String ? [this] : List();
        return [.. all.Select(one => areNames ? one.String() : one.Text())];
    }

    /// <summary>A number of JSON, or a text that the one number parser reads.</summary>
    public decimal Number(bool allowsNegative = false)
    {
        var reading = Json.ValueKind switch
        {
            JsonValueKind.Number when Json.TryGetDecimal(out var number) && Math.Abs(number) < TooLarge =>
                new NumberReading(number, number < 0 && !allowsNegative ? NumberRefusal.Negative : null),
            JsonValueKind.Number => new NumberReading(null, NumberRefusal.TooLarge),
            JsonValueKind.String => NumberReader.Read(TextNormalizer.Normalize(Json.GetString()!), allowsNegative),
            _ => new NumberReading(null, NumberRefusal.NotANumber),
        };
        return reading is { Refusal: null, Value: { } value } ? value : throw Refused("Command.MetaNoNumber", NumberField.Why(reading));
    }

    public bool Flag() => Json.ValueKind is JsonValueKind.True or JsonValueKind.False ? Json.GetBoolean() : throw Refused("Command.MetaNoFlag");

    /// <summary>One of the names of an enumeration, written small.</summary>
    public T OneOf<T>() where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(name => $"{char.ToLowerInvariant(name[0])}{name[1..]}").ToArray();
        var at = Json.ValueKind is JsonValueKind.String ? Array.IndexOf(names, Json.GetString()) : -1;
        return at >= 0 ? Enum.GetValues<T>()[at] : throw Refused("Command.MetaNoChoice", string.Join(", ", names));
    }

    /// <param name="sentence">The key of the sentence, whose first value is the place.</param>
    /// <param name="values">Its other values.</param>
    public TypesetMetaException Refused(string sentence, params object[] values) => new(sentence, [Path, .. values]);
}

/// <summary>META.json cannot be used; the message is a sentence for the person who called.</summary>
internal sealed class TypesetMetaException(string sentence, params object[] values) : Exception(SharedResource.Text(sentence, values));
