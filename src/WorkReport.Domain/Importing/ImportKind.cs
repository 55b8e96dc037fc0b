namespace WorkReport.Domain.Importing;

/// <summary>What can be imported.</summary>
public enum ImportKind
{
    Units,
    People,
    Metrics,
    Values,
    Items,
    Plans,
}
