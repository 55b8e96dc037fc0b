namespace WorkReport.Prose.Masking;

/// <summary>A stretch of the text that names an entity.</summary>
/// <param name="Start">Where it begins in the text that was read, in UTF-16 units.</param>
/// <param name="Length">How long it is there.</param>
public readonly record struct Mention(int Start, int Length);

/// <summary>Somebody or something that a text names, with all places where it does.</summary>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Name">Its fullest name in the text, in one width and without blanks.</param>
/// <param name="StandIn">What is to stand instead of every mention.</param>
/// <param name="Mentions">In the order of the text; at least one.</param>
public sealed record Entity(EntityKind Kind, string Name, string StandIn, IReadOnlyList<Mention> Mentions)
{
    /// <summary>Of a person the posts and titles beside the name: 书记, 局长; empty for others. They stay in the text.</summary>
    public IReadOnlyList<string> Posts { get; init; } = [];
}
