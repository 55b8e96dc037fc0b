using WorkReport.Prose.Masking;

namespace WorkReport.Web.Pages.Masking;

/// <summary>One line of the list: whom or what the text names, and what is to stand instead.</summary>
/// <param name="Entity">With the stand-in that holds.</param>
/// <param name="IsOut">Is it taken out?</param>
public sealed record EntityRow(Entity Entity, bool IsOut)
{
    /// <summary>Names it while the text stands as it is.</summary>
    public string Key => KeyOf(Entity);

    /// <summary>Every entity of a text as the person decided; who is new is taken out.</summary>
    /// <param name="entities">As they were found.</param>
    /// <param name="said">What was decided.</param>
    public static IReadOnlyList<EntityRow> Of(IReadOnlyList<Entity> entities, IEnumerable<MaskingLine> said)
    {
        ArgumentNullException.ThrowIfNull(entities);
        var decided = said.Where(line => line.Key is not null).DistinctBy(line => line.Key).ToDictionary(line => line.Key!);
        return [.. entities.Select(entity => decided.TryGetValue(KeyOf(entity), out var line)
            ? new EntityRow(line.StandIn is { Length: > 0 } standIn ? entity with { StandIn = standIn } : entity, line.IsOut)
            : new EntityRow(entity, IsOut: true))];
    }

    private static string KeyOf(Entity entity) => $"{entity.Kind}.{entity.Name}";
}
