using System.Globalization;

namespace WorkReport.Domain;

/// <summary>A table of legal moves: from where, where to, and who. Everything else is refused.</summary>
/// <param name="noun">Of what: the sentences of its refusals begin so.</param>
/// <param name="rows">The moves; whose they are is a set of flags, of which one is enough.</param>
internal sealed class MoveTable<TMove, TState, TWho>(string noun, params IReadOnlyList<(TMove Move, TState From, TState To, TWho Who)> rows)
    where TMove : struct, Enum
    where TState : struct, Enum
    where TWho : struct, Enum
{
    /// <summary>Where the move leads from a state; null where it leads nowhere.</summary>
    public TState? Target(TMove move, TState from) => Row(move, from)?.To;

    /// <summary>Is the move one of this state, and this person's?</summary>
    public Verdict Judge(TMove move, TState from, TWho who)
    {
        if (Row(move, from) is not { } row)
            return Verdict.No($"{noun}.{move}.NotNow", from);
        return (Flags(row.Who) & Flags(who)) == 0 ? Verdict.No($"{noun}.{move}.NotYours", row.Who) : Verdict.Yes;
    }

    private (TState To, TWho Who)? Row(TMove move, TState from)
    {
        foreach (var (legal, start, to, who) in rows)
        {
            if (legal.Equals(move) && start.Equals(from))
                return (to, who);
        }

        return null;
    }

    private static long Flags(TWho who) => Convert.ToInt64(who, CultureInfo.InvariantCulture);
}
