namespace WorkReport.Web.Exchange;

/// <summary>Which figure of a metric a column gives.</summary>
public enum MetricSide
{
    /// <summary>The figure itself.</summary>
    Metric,

    /// <summary>Of a share the part.</summary>
    Part,

    /// <summary>Of a share the whole.</summary>
    Whole,

    /// <summary>A share of which only the per cent is known: it is kept as it is written, and adds to nothing.</summary>
    Percent,
}

/// <summary>A figure of a metric, as a matching names it: <c>part:R1</c>.</summary>
public sealed record MetricTarget(MetricSide Side, string Code)
{
    /// <summary>Null where it is a column of ours and no figure.</summary>
    public static MetricTarget? Read(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Split(':') is [var side, { Length: > 0 } code] && Enum.TryParse<MetricSide>(side, ignoreCase: true, out var which) && Enum.IsDefined(which) ? new MetricTarget(which, code) : null;
    }

    public override string ToString() => $"{Side.ToString().ToLowerInvariant()}:{Code}";
}
