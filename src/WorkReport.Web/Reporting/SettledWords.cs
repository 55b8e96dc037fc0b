using System.Globalization;
using WorkReport.Domain.Metrics;

namespace WorkReport.Web.Reporting;

/// <summary>核定数 and what they add or take, as tables print them.</summary>
public static class SettledWords
{
    /// <summary>核增／核减 with its sign: of a share in points, which its two sides come to.</summary>
    /// <param name="metric">What is counted.</param>
    /// <param name="change">What is added or taken, both sides of a share.</param>
    /// <param name="from">From what; null from nothing.</param>
    /// <param name="official">In the language of what is printed, whoever prints it.</param>
    public static string Change(AskedMetric metric, Figure change, Figure? from, bool official = false)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (metric.RollUp is not RollUp.Rate)
            return Exact.WithSign(change.Value);
        var settled = from is { } was ? was.Plus(change) : change;
        return settled.Shown is { } now && (from?.Shown ?? 0) is var before ? Points(Exact.WithSign(Exact.Rounded(metric, now) - Exact.Rounded(metric, before))) : "—";

        string Points(string points) => official ? SharedResource.Official("Totals.Points", points) : SharedResource.Text("Totals.Points", points);
    }

    /// <summary>What stands below a computed figure that 核定数 touch: what they add or take, and what it comes to. Null where none does.</summary>
    public static string? Beside(AskedMetric metric, SettledTotal both, FigureAspect aspect)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(both);
        if (!both.Touches(aspect) || both.ChangeOf(aspect) is not { } change)
            return null;
        var computed = aspect switch { FigureAspect.Own => both.Computed.Own, FigureAspect.Below => both.Computed.Below, _ => both.Computed.All };
        var settled = both.Of(aspect);
        return SharedResource.Text("Settled.Beside", Change(metric, change, computed), Said(metric, settled) ?? "—");
    }

    /// <summary>As tables print it, the two sides of a share with it.</summary>
    public static string? Said(AskedMetric metric, Figure? figure) => Exact.Print(metric, figure) is { } number ? Exact.Parts(figure) is { } parts ? $"{number}（{parts}）" : number : null;

    /// <summary>依据, 核定人 and 日期, as a document prints them.</summary>
    public static string Grounds(SettledShown shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var figure = shown.Figure;
        return SharedResource.Official("Settled.Grounds", figure.Reason, figure.DecidedBy, figure.DecidedOn.ToString(SharedResource.Official("Date.Long"), CultureInfo.InvariantCulture));
    }
}
