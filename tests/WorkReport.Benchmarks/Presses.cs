using System.Globalization;
using WorkReport.Domain.Tests.Submissions;

namespace WorkReport.Benchmarks;

/// <summary><c>moves [presses [seed]]</c>: a million presses on packages without a number, by anybody; how often each that may be was done, and what came out wrong.</summary>
internal static class Presses
{
    public static int Run(string[] args)
    {
        var presses = args is [var many, ..] ? int.Parse(many, CultureInfo.InvariantCulture) : 1_000_000;
        var run = RandomMoves.Run(presses, args is [_, var seed] ? int.Parse(seed, CultureInfo.InvariantCulture) : 15);
        foreach (var kind in RandomMoves.Legal)
            Console.WriteLine(FormattableString.Invariant($"{kind.From,-10} {kind.Move,-16} {kind.Who,-18} {run.Kinds.GetValueOrDefault(kind),8}"));
        foreach (var fault in run.Faults.Take(50))
            Console.WriteLine(fault);
        Console.WriteLine(FormattableString.Invariant($"{run.Pressed} presses, {run.Performed} performed ({100m * run.Performed / run.Pressed:0.0} %), the rarest legal one {RandomMoves.Legal.Min(kind => run.Kinds.GetValueOrDefault(kind))} times, {run.Faults.Count} faults"));
        return run.Faults.Count;
    }
}
