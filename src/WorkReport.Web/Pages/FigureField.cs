using System.Text.Encodings.Web;
using System.Text.Json;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages;

/// <summary>A figure to choose from a list and put into a text.</summary>
/// <param name="Key">How the form names it.</param>
/// <param name="Topic">Under which heading it stands; may be empty.</param>
/// <param name="Name">Name of the metric.</param>
/// <param name="Aspect">Own, below or both.</param>
/// <param name="Printed">What is put into the text.</param>
public sealed record FigureChoice(string Key, string Topic, string Name, FigureAspect Aspect, string Printed);

/// <summary>What a form with such a text carries unseen.</summary>
public abstract class FigureForm
{
    /// <summary>What the person got, piece by piece.</summary>
    [AsTyped]
    public string? Served { get; set; }

    /// <summary>Where each figure stands in the text now, as a script has followed it; empty where none did.</summary>
    [AsTyped]
    public string? Placed { get; set; }

    /// <summary>A figure that is still to be put at the end.</summary>
    [AsTyped]
    public string? Chosen { get; set; }

    /// <summary>Name of the field with the text.</summary>
    public abstract string TextField { get; }

    /// <summary>Can a figure be in the text, other than as plain words, while it is being written?</summary>
    public bool HasFigures => FigureField.Places(Placed) is { Count: > 0 } || FigureField.Got(Served).Figures.Any();
}

/// <summary>
/// A text with figures as a form carries it: what the person sees and writes, and beside it, unseen, what they got and what they
/// picked from the list.
/// </summary>
public static class FigureField
{
    // No text of ours is longer, keys included; none shows more.
    private const int LongestServed = 200_000;
    private const int MostFigures = 500;

    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The figures that a unit has now, for the list: both together where something stands below it, else its own.</summary>
    public static IReadOnlyList<FigureChoice> Choices(TextFigures figures, ReportingPeriod period, int unitId)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(period);
        var book = figures.Of(unitId);
        return [.. from metric in book.Metrics.Values
                   where metric.IsAsked
                   orderby metric.Code
                   let total = book.Total(unitId, metric.Id)
                   from aspect in total.IsDirect ? [FigureAspect.All] : total.Units > 0 ? new[] { FigureAspect.All, FigureAspect.Own } : [FigureAspect.Own]
                   let figure = new BoundFigure(metric.Id, unitId, aspect, period.Id)
                   let printed = figures.Print(figure)
                   where printed is not null
                   select new FigureChoice(figure.Key, metric.Topic, metric.Name, aspect, printed)];
    }

    /// <summary>What the person gets, as the form carries it: a list of pieces, each its words and, of a figure, its key.</summary>
    public static string Served(FigureText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return JsonSerializer.Serialize(text.Pieces.Select(piece => piece.Figure is { } figure ? new[] { piece.Words, figure.Key } : [piece.Words]), Plain);
    }

    /// <summary>The same read again; nothing where it cannot be.</summary>
    public static FigureText Got(string? served) => new(
        from piece in Read<string[]>(served, LongestServed)
        where piece is [{ }] or [{ }, { }]
        select new TextPiece(piece[0].ReplaceLineEndings("\n"), piece is [_, var key] ? BoundFigure.Parse(key) : null));

    /// <summary>Where the script says that each figure stands; null where none followed them.</summary>
    public static IReadOnlyList<PlacedFigure>? Places(string? placed) => string.IsNullOrEmpty(placed)
        ? null
        : [.. from place in Read<Place>(placed, LongestServed).Take(MostFigures)
              let figure = BoundFigure.Parse(place.Key)
              where figure is not null && place.Words is { Length: > 0 }
              select new PlacedFigure(new TextPiece(place.Words, figure), place.Nth, place.Of)];

    /// <summary>The text that the person wrote, with its figures bound.</summary>
    /// <param name="typed">What they see and wrote.</param>
    /// <param name="form">What came with it unseen.</param>
    /// <param name="takesChosen">The person pressed the button: what is chosen from the list and was not put in goes to the end.</param>
    /// <param name="figures">The figures as they are now.</param>
    /// <param name="may">Which figures this text may speak of; the others stay plain words.</param>
    public static BoundText Read(string typed, FigureForm form, bool takesChosen, TextFigures figures, Func<BoundFigure, bool> may)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(may);
        var bound = FigureBinding.Bind(typed, Got(form.Served), Places(form.Placed));
        var text = bound.Text.Keeping(figure => figures.Knows(figure) && may(figure));
        // Asked before it is printed: what they may not speak of must not be told either.
        if (takesChosen && !string.IsNullOrEmpty(form.Chosen))
        {
            // Chosen from a list that has changed since, or from none: to leave it out in silence would be a figure lost.
            if (BoundFigure.Parse(form.Chosen) is not { } last || !may(last) || figures.Print(last) is not { } printed)
                throw new RefusedException(Verdict.No("Figure.NotThere"));
            text = text.Ending(new TextPiece(printed, last));
        }

        return bound with { Text = text };
    }

    // Whatever cannot be read was not written by our page: then it says nothing.
    private static IReadOnlyList<T> Read<T>(string? list, int longest)
    {
        if (list is not { Length: > 0 } || list.Length > longest)
            return [];
        try
        {
            return JsonSerializer.Deserialize<List<T>>(list, Plain) is { } read ? [.. read.Where(one => one is not null)] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private sealed record Place(string? Key, int Nth, int Of, string Words);
}

/// <summary>The list of figures under a text.</summary>
/// <param name="Choices">What there is to pick.</param>
/// <param name="Into">Id of the box that it is put into.</param>
/// <param name="Form">What goes along unseen.</param>
public sealed record FigurePicker(IReadOnlyList<FigureChoice> Choices, string Into, FigureForm Form);
