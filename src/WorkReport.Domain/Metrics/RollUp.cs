namespace WorkReport.Domain.Metrics;

/// <summary>How figures of several units become one.</summary>
public enum RollUp
{
    /// <summary>Events and objects: added up.</summary>
    Sum,

    /// <summary>Stock at the end of the year: the latest values, added up.</summary>
    Snapshot,

    /// <summary>Share: numerators and denominators are added up and divided anew; shares are never averaged.</summary>
    Rate,

    /// <summary>People who may take part in several activities: added up over units, never over metrics.</summary>
    Head,

    /// <summary>Stays at its unit.</summary>
    None,
}
