using System.Globalization;
using System.Text.RegularExpressions;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Demonstration;

/// <summary>A figure that a text names: the metric, and whether the unit's own is meant or that of all.</summary>
internal readonly record struct DemonstrationFigure(string Metric, FigureAspect Aspect);

/// <summary>
/// Texts with choices in them, so that what a hundred units tell is not the same: <c>[a|b]</c> is one of the two, <c>{place}</c> a name,
/// <c>{M01}</c> a figure.
/// </summary>
internal sealed partial class DemonstrationTexts(DemonstrationCity city)
{
    private readonly DemonstrationNames names = DemonstrationNames.Read();

    private readonly ILookup<string, DemonstrationUnit> below = city.Units.Where(city.Stands)
        .OrderBy(unit => DemonstrationNames.Order("below", unit.Code), StringComparer.Ordinal).ToLookup(unit => city.ParentOf(unit) ?? "");

    /// <summary>The texts for a unit, in an order of its own; in town a township and a village tell other things.</summary>
    public IReadOnlyList<DemonstrationBlock> For(string file, DemonstrationUnit unit)
    {
        var kind = Kind(unit);
        var all = DemonstrationText.Blocks(file).Where(block => block.Of.Count > 1).ToList();
        var own = all.FindAll(block => block.Of[0] == kind);
        if (own.Count == 0)
            own = all.FindAll(block => block.Of[0] == unit.Level.ToString());
        return unit.Level is UnitLevel.City ? own : [.. own.OrderBy(block => DemonstrationNames.Order(file + unit.Code, block.Words.Values.First() + block.Of[1]), StringComparer.Ordinal)];
    }

    /// <summary>Chooses among what may be said, and puts the names in.</summary>
    public string Said(string words, DemonstrationUnit unit)
    {
        var number = 0;
        var chosen = Choice().Replace(words, choice =>
        {
            var choices = choice.Groups[1].Value.Split('|');
            return choices[DemonstrationNames.Lot((number++).ToString(CultureInfo.InvariantCulture) + choice.Value, unit.Code, choices.Length)];
        });
        return Name().Replace(chosen, name => name.Groups[1].Value switch
        {
            "place" => Called(unit),
            "above" => Called(city.Units.Single(other => other.Code == city.ParentOf(unit))),
            "one" => Below(0),
            "two" => Below(1),
            _ => name.Value,
        });

        string Below(int number)
        {
            var all = below[unit.Code].ToList();
            return Called(all[(DemonstrationNames.Lot(words, unit.Code, all.Count) + number) % all.Count]);
        }
    }

    /// <summary>The figures that a text names.</summary>
    public static IEnumerable<DemonstrationFigure> Figures(string words) => Figure().Matches(words).Select(Read);

    /// <summary>Parts a text into words and figures.</summary>
    public static FigureText Bound(string words, Func<DemonstrationFigure, TextPiece> figure)
    {
        List<TextPiece> pieces = [];
        var at = 0;
        foreach (Match match in Figure().Matches(words))
        {
            pieces.Add(new TextPiece(words[at..match.Index]));
            pieces.Add(figure(Read(match)));
            at = match.Index + match.Length;
        }

        pieces.Add(new TextPiece(words[at..]));
        return new FigureText(pieces);
    }

    private string Kind(DemonstrationUnit unit) =>
        unit.Level is UnitLevel.Township && unit.Place.EndsWith(names.Word("subdistrict"), StringComparison.Ordinal) ? "Subdistrict"
        : unit.Level is UnitLevel.Village && Called(unit).EndsWith(names.Word("community"), StringComparison.Ordinal) ? "Community"
        : unit.Level.ToString();

    /// <summary>A village by its own name; its place has the township in front.</summary>
    private string Called(DemonstrationUnit unit) => unit.Level is UnitLevel.Village ? unit.Name[..^names.Word("group").Length] : unit.Place;

    private static DemonstrationFigure Read(Match match) => new(match.Groups[1].Value, match.Groups[2].Success ? FigureAspect.Own : FigureAspect.All);

    [GeneratedRegex(@"\[([^\]]*)\]")]
    private static partial Regex Choice();

    [GeneratedRegex("{([a-z]+)}")]
    private static partial Regex Name();

    [GeneratedRegex("{(M[0-9]{2})(:own)?}")]
    private static partial Regex Figure();
}
