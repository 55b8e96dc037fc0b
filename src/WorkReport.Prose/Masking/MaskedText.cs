using System.Text;

namespace WorkReport.Prose.Masking;

/// <summary>A stretch of a masked text.</summary>
/// <param name="Words">What stands there now.</param>
/// <param name="Entity">What it stands for; null where the text is as it was.</param>
public readonly record struct MaskedPiece(string Words, Entity? Entity);

/// <summary>脱敏: a text with a stand-in wherever one of some entities is named. Everything else is as it was, sign by sign.</summary>
public static class MaskedText
{
    /// <summary>The masked text in its pieces, in order.</summary>
    /// <param name="text">The text in which the entities were found.</param>
    /// <param name="entities">Those to take out; whoever is left out of the list stays. Of mentions that overlap the first counts.</param>
    public static IEnumerable<MaskedPiece> Pieces(string text, IEnumerable<Entity> entities)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(entities);
        int at = 0;
        foreach (var (mention, entity) in entities.SelectMany(entity => entity.Mentions.Select(mention => (mention, entity))).OrderBy(pair => pair.mention.Start))
        {
            if (mention.Start < at)
                continue;
            if (mention.Start > at)
                yield return new MaskedPiece(text[at..mention.Start], null);
            yield return new MaskedPiece(entity.StandIn, entity);
            at = mention.Start + mention.Length;
        }
        if (at < text.Length)
            yield return new MaskedPiece(text[at..], null);
    }

    /// <summary>The masked text.</summary>
    /// <inheritdoc cref="Pieces"/>
    public static string Of(string text, IEnumerable<Entity> entities)
        => Pieces(text, entities).Aggregate(new StringBuilder(text?.Length ?? 0), (masked, piece) => masked.Append(piece.Words)).ToString();
}
