using System.Globalization;
using WorkReport.Prose.Quantities;
using WorkReport.Prose.Texts;

namespace WorkReport.Web.Platform;

/// <summary>Text of a field: through the one normaliser, without blanks around it; an empty field is null.</summary>
internal sealed record TextField(bool AsTyped, bool Multiline)
{
    public Reading Read(string text)
    {
        if (AsTyped)
            return Reading.Taken(text.Length == 0 ? null : text);
        if (text.Contains('\0', StringComparison.Ordinal))
            return Reading.No("Field.Unreadable");
        var clean = TextNormalizer.Normalize(text).Trim();
        if (!Multiline)
            clean = string.Join(' ', clean.Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return Reading.Taken(clean.Length == 0 ? null : clean);
    }
}

/// <summary>Figures of a field, as <see cref="NumberReader"/> reads them; a refusal says what was probably meant.</summary>
internal static class NumberField
{
    public static Reading Decimal(string text) => Read(text, isWhole: false);

    /// <param name="text">As typed.</param>
    /// <param name="isWhole">Only a whole number is taken, so no other is suggested.</param>
    /// <param name="unit">What is counted, where that is known: it may stand behind the figure.</param>
    public static Reading Read(string text, bool isWhole, string? unit = null)
    {
        var reading = NumberReader.Read(text, unit: unit);
        if (isWhole && (reading.Refusal is NumberRefusal.TooManyDecimals || reading.Value is { } value && value != decimal.Truncate(value)))
            return Reading.No("Number.NotWhole");
        return reading.Refusal is null ? Reading.Taken(reading.Value) : new Reading(null, Why(reading, isWhole));
    }

    /// <summary>The sentence why it is no number, with what was probably meant.</summary>
    public static string Why(NumberReading no, bool isWhole = false)
    {
        var refusal = no.Refusal is null or NumberRefusal.Empty ? NumberRefusal.NotANumber : no.Refusal;
        var sentence = isWhole && refusal is NumberRefusal.NotANumber ? SharedResource.Text("Number.NoWholeNumber")
            : SharedResource.Text($"Number.{refusal}", NumberReader.Decimals, NumberReader.IntegerDigits);
        return no.Suggestion is { } meant && !(isWhole && meant != decimal.Truncate(meant))
            ? sentence + SharedResource.Text("Number.Suggestion", meant.ToString("0.####", CultureInfo.InvariantCulture))
            : sentence;
    }

    public static Reading Whole(string text) => Read(text, isWhole: true) switch
    {
        { Value: decimal and > int.MaxValue } => Reading.No("Number.TooLarge", 0, 9),
        { Value: decimal number } => Reading.Taken((int)number),
        var refused => refused,
    };
}

/// <summary>Days are written 2026-12-31, as the date control of every browser sends them, and in no other way.</summary>
public static class DateField
{
    /// <summary>No unit is older, no plan reaches further.</summary>
    public static readonly DateOnly First = new(1949, 10, 1);
    public static readonly DateOnly Last = new(2099, 12, 31);

    internal static Reading Read(string text)
    {
        if (!DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Reading.No("Field.Date");
        return day < First || day > Last ? Reading.No("Field.DateRange", First.Year, Last.Year) : Reading.Taken(day);
    }
}
