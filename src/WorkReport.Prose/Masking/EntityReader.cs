using WorkReport.Prose.Checks;

namespace WorkReport.Prose.Masking;

/// <summary>Finds whom and what a text names, each with every place where it does, and gives each its stand-in.</summary>
public static class EntityReader
{
    /// <param name="text">Any text; it need not be normalised.</param>
    /// <returns>Sorted by kind, then as they stand in the text.</returns>
    public static IReadOnlyList<Entity> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
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
        return Entities(text, lines);
    }

    private static List<Entity> Entities(string text, List<Line> lines)
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
        var standIns = new StandIns(text);
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
