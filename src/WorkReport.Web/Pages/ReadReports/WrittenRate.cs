using System.Globalization;
using System.Text.RegularExpressions;
using WorkReport.Domain.Metrics;
using WorkReport.Prose.Quantities;

namespace WorkReport.Web.Pages.ReadReports;

/// <summary>A rate as it is written in its box: 59/110, 53.6%（59/110）, or 53.6% alone, of which part and whole are not known.</summary>
internal static partial class WrittenRate
{
    [GeneratedRegex(@"^(?:(?<percent>[^%％/／（(]+)[%％])?[（(]?(?:(?<part>[^%％/／（(]+)[/／](?<whole>[^%％/／)）]+))?[)）]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form { get; }

    /// <summary>How a rate that was read in a report is written in its box.</summary>
    public static string Of(string percent, (decimal Part, decimal Whole)? sides) =>
        sides is var (part, whole) ? string.Create(CultureInfo.InvariantCulture, $"{percent}（{part:0.####}/{whole:0.####}）") : percent;

    /// <summary>What it enters: part and whole where both are said, else the printed per cent; or the sentence why it enters nothing.</summary>
    public static (Figure? Figure, string? Printed, string? Why) Read(string written)
    {
        var typed = Form.Match(string.Concat(written.Where(c => !char.IsWhiteSpace(c))));
        var (percent, part, whole) = (typed.Groups["percent"], typed.Groups["part"], typed.Groups["whole"]);
        if (!typed.Success || (!percent.Success && !part.Success))
            return (null, null, SharedResource.Text("ReadReport.RateForm"));
        decimal shown = 0, of = 0, all = 0;
        if ((percent.Success && !Reads(percent.Value, out shown)) || (part.Success && !(Reads(part.Value, out of) && Reads(whole.Value, out all))))
            return (null, null, SharedResource.Text("ReadReport.RateForm"));
        if (!part.Success)
            return shown > 100 ? (null, null, SharedResource.Text("Columns.NoPercent")) : (null, string.Create(CultureInfo.InvariantCulture, $"{shown:0.####}"), null);
        // One of the three numbers would be another than was meant.
        if (percent.Success && all > 0 && !StatedShare.Gives(of, all, shown, StatedShare.StepOf(percent.Value)))
            return (null, null, SharedResource.Text("ReadReport.RateDiffers", part.Value, whole.Value, string.Create(CultureInfo.InvariantCulture, $"{of * 100 / all:0.##}"), percent.Value));
        return (Figure.Share(of, all), null, null);
    }

    private static bool Reads(string typed, out decimal number)
    {
        var reading = NumberReader.Read(typed);
        number = reading.Value ?? 0;
        return reading.Value is not null;
    }
}
