namespace WorkReport.Prose.Masking;

/// <summary>Finds whom and what a text names, each with every place where it does, and gives each its stand-in.</summary>
public static class EntityReader
{
    /// <summary>So often a masked text is read again.</summary>
    private const int MostRounds = 4;

    /// <param name="text">Any text; it need not be normalised.</param>
    /// <returns>Sorted by kind, then as they stand in the text.</returns>
    public static IReadOnlyList<Entity> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<Entity> entities = Once(text, []);
        // A stand-in is an edge, and beside it more is seen than beside the name: what is masked is to hold nothing that is found in it.
        for (var round = 0; round < MostRounds && entities.Count > 0; round++)
        {
            List<MaskedPiece> pieces = [.. MaskedText.Pieces(text, entities)];
            List<Entity> more = Once(string.Concat(pieces.Select(piece => piece.Words)), entities);
            if (more.Count == 0 || !Add(entities, more, pieces))
                break;
        }
        return [.. entities.OrderBy(entity => entity.Kind).ThenBy(entity => entity.Mentions[0].Start)];
    }

    /// <summary>Adds what was found in the masked text, at its places in the text itself.</summary>
    private static bool Add(List<Entity> entities, List<Entity> more, List<MaskedPiece> pieces)
    {
        var places = new List<(int Masked, int Length, int Source)>();
        Queue<Mention> mentions = new(entities.SelectMany(entity => entity.Mentions).OrderBy(mention => mention.Start));
        int masked = 0, source = 0;
        foreach (MaskedPiece piece in pieces)
        {
            if (piece.Entity is null)
                places.Add((masked, piece.Words.Length, source));
            masked += piece.Words.Length;
            source += piece.Entity is null ? piece.Words.Length : mentions.Dequeue().Length;
        }
        bool isAny = false;
        foreach (Entity entity in more)
        {
            List<Mention> own = [];
            foreach (Mention mention in entity.Mentions)
            {
                int at = places.BinarySearch((mention.Start, int.MaxValue, 0));
                at = (at < 0 ? ~at : at) - 1;
                if (at >= 0 && mention.Start + mention.Length <= places[at].Masked + places[at].Length)
                    own.Add(new Mention(places[at].Source + mention.Start - places[at].Masked, mention.Length));
            }
            if (own.Count == 0)
                continue;
            isAny = true;
            int known = entities.FindIndex(other => other.Kind == entity.Kind && other.Name == entity.Name);
            if (known < 0)
                entities.Add(entity with { Mentions = own });
            else
                entities[known] = entities[known] with { Mentions = [.. entities[known].Mentions.Concat(own).OrderBy(mention => mention.Start)] };
        }
        return isAny;
    }

    /// <param name="text">The text.</param>
    /// <param name="there">Those whose stand-ins are given out already.</param>
    private static List<Entity> Once(string text, List<Entity> there)
    {
        List<Line> lines = Line.Of(text);
        foreach (Line line in lines)
        {
            NumberFinder.Find(line);
            PlaceFinder.Find(line);
            OrganisationFinder.Find(line);
            PersonFinder.Find(line);
        }
        NamesAgain.Find(lines);
        foreach (Line line in lines)
            NumberFinder.FindMoney(line);
        return Entities(text, lines, there);
    }

    private static List<Entity> Entities(string text, List<Line> lines, List<Entity> there)
    {
        Dictionary<string, string> persons = NamesAgain.Whose([.. lines.SelectMany(line => line.Found).Where(found => found.Kind == EntityKind.Person)]);
        var grouped = new Dictionary<(EntityKind, string), List<(Found Found, string Name)>>();
        foreach (Line line in lines)
        {
            foreach (Found found in line.Found.OrderBy(found => found.From))
            {
                string key = found.Kind switch
                {
                    EntityKind.Person => persons[NamesAgain.Of(found)],
                    EntityKind.Place => NamesAgain.Stem(found),
                    _ => found.Key,
                };
                if (!grouped.TryGetValue((found.Kind, key), out var same))
                    grouped[(found.Kind, key)] = same = [];
                same.Add((found, line.Said[found.From..found.To].Replace(" ", "", StringComparison.Ordinal)));
            }
        }
        var standIns = new StandIns(text, there.Select(entity => entity.StandIn));
        List<Entity> entities = [];
        foreach (var ((kind, _), same) in grouped.OrderBy(group => group.Key.Item1).ThenBy(group => group.Value[0].Found.Mention.Start))
        {
            var (first, name) = same.MaxBy(pair => pair.Name.Length);
            string standIn = kind switch
            {
                EntityKind.Person => standIns.Person(),
                EntityKind.Place => standIns.Place(first.Word),
                EntityKind.Money or EntityKind.BirthDate => first.Word,
                _ => standIns.Numbered(first.Word),
            };
            entities.Add(new Entity(kind, name, standIn, [.. same.Select(pair => pair.Found.Mention)])
            {
                Posts = kind == EntityKind.Person ? [.. same.Select(pair => pair.Found.Word).Where(word => word.Length > 0 && word is not ("等同志" or "同志")).Distinct()] : [],
            });
        }
        return entities;
    }
}
