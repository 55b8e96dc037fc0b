using System.Buffers.Text;
using System.Globalization;
using System.Text;
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
    /// <summary>The stored form of what the person got, as <see cref="FigureField.Carry"/> writes it.</summary>
    [AsTyped]
    public string? Served { get; set => field = value is null || Base64Url.IsValid(value) ? value : FigureField.Carry(FigureField.Got(value)); }

    /// <summary>What the person got.</summary>
    public FigureText Got => FigureField.Got(Served);

    /// <summary>The figures that a script put into the text.</summary>
    [AsTyped]
    public string? Picked { get; set; }

    /// <summary>A figure that is still to be put at the end.</summary>
    [AsTyped]
    public string? Chosen { get; set; }

    /// <summary>Can a figure be in the text, other than as plain words, while it is being written?</summary>
    public bool HasFigures => Picked is { Length: > 0 } || Got.Figures.Any();
}

/// <summary>
/// A text with figures as a form carries it: what the person sees and writes, and beside it, unseen, what they got and what they
/// picked from the list.
/// </summary>
public static class FigureField
{
    // No text of ours is longer, marks included, as a form carries it; no hand picks more.
    private const int LongestServed = 800_000;
    private const int MostPicks = 200;

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
                   let printed = book.Print(figure)
                   where printed is not null
                   select new FigureChoice(Key(figure), metric.Topic, metric.Name, aspect, printed)];
    }

    /// <summary>The text that the person wrote, with its figures bound.</summary>
    /// <param name="typed">What they see and wrote.</param>
    /// <param name="served">The stored form as they got it.</param>
    /// <param name="picked">What a script put into the text: a line each of key, bar, printed form.</param>
    /// <param name="chosen">Key of a figure that is still to be put at the end; null for none.</param>
    /// <param name="figures">The figures as they are now.</param>
    /// <param name="may">Which figures this text may speak of; the others stay plain words.</param>
    public static FigureText Read(string typed, string? served, string? picked, string? chosen, TextFigures figures, Func<BoundFigure, bool> may)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(may);
        var picks = Picks(picked).Take(MostPicks).ToList();
        // Asked before it is printed: what they may not speak of must not be told either.
        if (!string.IsNullOrEmpty(chosen))
        {
            // Chosen from a list that has changed since, or from none: to leave it out in silence would be a figure lost.
            if (Parse(chosen) is not { } last || !may(last) || figures.Print(last) is not { } printed)
                throw new RefusedException(Verdict.No("Figure.NotThere"));
            typed += printed;
            picks.Add(new TextPiece(printed, last));
        }

        return FigureBinding.Bind(typed, Got(served), picks).Keeping(figure => figures.Knows(figure) && may(figure));
    }

    /// <summary>How a form carries a text unseen: its marks are no characters that a page may hold.</summary>
    public static string Carry(FigureText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text.Stored));
    }

    /// <summary>The text that a form carried; an empty one for what is none.</summary>
    public static FigureText Got(string? carried)
    {
        if (carried is not { Length: <= LongestServed })
            return FigureText.Parse("");
        if (Base64Url.IsValid(carried))
            return FigureText.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(carried)));
        // A page from before forms carried them so. A browser sends line ends of its own kind.
        return FigureText.Parse(carried.ReplaceLineEndings("\n"));
    }

    private static string Key(BoundFigure figure) => FormattableString.Invariant($"{figure.MetricId}.{figure.UnitId}.{figure.Aspect}.{figure.PeriodId}");

    private static IEnumerable<TextPiece> Picks(string? picked) =>
        from line in (picked ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let parts = line.Split('|', 2)
        where parts is [_, { Length: > 0 }]
        let figure = Parse(parts[0])
        where figure is not null
        select new TextPiece(parts[1], figure);

    private static BoundFigure? Parse(string? key) =>
        // A page from before figures named their period means that of its text.
        key?.Split('.') is [var metric, var unit, var aspect, .. { Length: <= 1 } named]
        && int.TryParse(metric, NumberStyles.None, CultureInfo.InvariantCulture, out var metricId)
        && int.TryParse(unit, NumberStyles.None, CultureInfo.InvariantCulture, out var unitId)
        && int.TryParse(named is [var period] ? period : "0", NumberStyles.None, CultureInfo.InvariantCulture, out var periodId)
        && Enum.GetNames<FigureAspect>().Contains(aspect)
            ? new BoundFigure(metricId, unitId, Enum.Parse<FigureAspect>(aspect), periodId)
            : null;
}

/// <summary>The list of figures under a text.</summary>
/// <param name="Choices">What there is to pick.</param>
/// <param name="Into">Id of the box that it is put into.</param>
public sealed record FigurePicker(IReadOnlyList<FigureChoice> Choices, string Into);
