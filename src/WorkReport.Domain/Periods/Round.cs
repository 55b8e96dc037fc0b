using System.Globalization;
using WorkReport.Domain.Organisation;

namespace WorkReport.Domain.Periods;

/// <summary>
/// One collecting of a period. The first brings items, figures and plans; where there is a second the first brings 预计数 and the second
/// 全年实际数, figures only. Both stay. A person meets those two words and no other: with one collecting, none.
/// </summary>
/// <param name="Number">1, or 2.</param>
/// <param name="StartedAt">When it was opened; null while the period is being prepared.</param>
public sealed record Round(int Number, DateTimeOffset? StartedAt)
{
    public const int First = 1;
    public const int Second = 2;

    // No code of a period has one.
    private const char Mark = '.';

    /// <summary>How addresses name a round: the code of the period alone for the first, so that an address never changes its meaning.</summary>
    public static string AddressOf(string code, int number) =>
        number == First ? code : string.Create(CultureInfo.InvariantCulture, $"{code}{Mark}{number}");

    /// <summary>Reads <see cref="AddressOf"/>; what is no number of a round is taken as part of a code that there is not.</summary>
    public static (string Code, int Number) ReadAddress(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Split(Mark) is [var code, "2"] ? (code, Second) : (address, First);
    }
}

/// <summary>The day by which units of a level hand in what a round collects.</summary>
public sealed record DueDate(int Round, UnitLevel Level, DateOnly Day);
