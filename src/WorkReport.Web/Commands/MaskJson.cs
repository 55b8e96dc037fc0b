using System.Text.Json;
using WorkReport.Prose.Checks;
using WorkReport.Prose.Masking;
using WorkReport.Prose.Readings;

namespace WorkReport.Web.Commands;

/// <summary>What <c>mask --json</c> prints; places of entities are those of the text read, places of leaks those of the masked text, both in code points. The form is told in docs/masking.md.</summary>
internal sealed record MaskJson(IEnumerable<MaskJson.Named> Entities, string Masked, IEnumerable<CheckJson.Found> Leaks)
{
    public sealed record Named(string Kind, string Name, string StandIn, IReadOnlyList<string> Posts, IEnumerable<Place> Mentions);

    public sealed record Place(int Start, int Length);

    public static MaskJson Of(string text, IReadOnlyList<Entity> entities, string masked, IReadOnlyList<Finding> leaks)
    {
        var places = new CodePoints(text);
        return new MaskJson(
            entities.Select(entity => new Named(
                JsonNamingPolicy.KebabCaseLower.ConvertName(entity.Kind.ToString()), entity.Name, entity.StandIn, entity.Posts,
                entity.Mentions.Select(mention => new Place(places.At(mention.Start), places.In(mention.Start, mention.Length))))),
            masked, CheckJson.Of(masked, leaks).Findings);
    }
}
