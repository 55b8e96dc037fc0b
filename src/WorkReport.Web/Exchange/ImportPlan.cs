using System.Security.Cryptography;
using System.Text;
using WorkReport.Domain;
using WorkReport.Domain.Importing;

namespace WorkReport.Web.Exchange;

/// <summary>What an import would do, and then does.</summary>
/// <param name="Added">How many rows are new.</param>
/// <param name="Changed">How many change something that is there.</param>
/// <param name="Same">How many change nothing.</param>
/// <param name="Faults">Where it is wrong: with one of them nothing is done.</param>
/// <param name="Apply">Does it, inside a transaction that is open, and says what it touched; null where nothing is to be done.</param>
public sealed record ImportPlan(int Added, int Changed, int Same, IReadOnlyList<SheetFault> Faults, Func<CancellationToken, Task<IReadOnlyList<Touched>>>? Apply = null)
{
    public bool IsFaultless => Faults.Count == 0;

    /// <summary>Rows that a matching says nothing is to be read from.</summary>
    public int PassedOver { get; init; }

    /// <summary>A line for each thing that it would make or change, with what stands there now: of one sheet the same lines do the same.</summary>
    public IEnumerable<string> Doing { get; init; } = [];

    /// <summary>All of <see cref="Doing"/> in a few letters, with the counts: what was shown and what would be done are held against each other by it.</summary>
    public string Digest()
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in Doing.Prepend(FormattableString.Invariant($"{Added} {Changed} {Same}")))
            all.AppendData(Encoding.UTF8.GetBytes(line + '\n'));
        return Convert.ToHexStringLower(all.GetHashAndReset());
    }
}

/// <summary>A thing that an import made or changed.</summary>
/// <param name="Thing">As the import left it.</param>
/// <param name="Id">Its key, once it is saved.</param>
/// <param name="Before">What it was before; null where there was none.</param>
public sealed record Touched(Aggregate Thing, Func<int> Id, object? Before)
{
    internal ImportedThing Kept() => new(Thing, Id(), Before);
}
