using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages;

/// <summary>How far many units are together; each is counted in one part.</summary>
/// <param name="Units">All of them.</param>
/// <param name="Parts">What there is of each kind, what is done first: the class of its colour, the key of its words, how many.</param>
/// <param name="Late">How many of all are late.</param>
public sealed record ProgressCount(int Units, IReadOnlyList<(string Look, string Words, int Count)> Parts, int Late)
{
    /// <summary>How many are accepted.</summary>
    public int Accepted => Parts.FirstOrDefault(part => part.Words == "Progress.CountAccepted").Count;

    /// <summary>All units below the root.</summary>
    public static ProgressCount? Of(TreeProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return progress.Once(nameof(ProgressCount), () => Of(progress.All));
    }

    /// <summary>All units below one of them.</summary>
    public static ProgressCount? Of(TreeProgress progress, int unitId)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return progress.Once((nameof(ProgressCount), unitId), () => Of(progress.Below(unitId)));
    }

    // Null where nothing is expected; what was closed and handed nothing in is not counted.
    private static ProgressCount? Of(IReadOnlyList<ProgressUnit> units)
    {
        var expected = units.Where(unit => unit.IsExpected).ToList();
        if (expected.Count == 0)
            return null;
        var by = expected.CountBy(unit => unit.Status).ToDictionary();
        int Count(params ProgressStatus[] statuses) => statuses.Sum(status => by.GetValueOrDefault(status));
        return new ProgressCount(
            expected.Count,
            [.. new[]
            {
                ("ok", "Progress.CountAccepted", Count(ProgressStatus.Accepted)),
                ("wait", "Progress.CountUnderway", Count(ProgressStatus.InReview, ProgressStatus.Approved, ProgressStatus.Forwarded)),
                ("back", "Progress.CountReturned", Count(ProgressStatus.Returned)),
                ("part", "Progress.CountIncomplete", Count(ProgressStatus.Incomplete)),
                ("none", "Progress.CountUnsent", Count(ProgressStatus.NotBegun, ProgressStatus.Drafting)),
            }.Where(part => part.Item3 > 0)],
            units.Count(unit => unit.IsLate));
    }
}
