namespace WorkReport.Web.Tests.App;

/// <summary>Tests that keep every processor busy, or measure time: they run after the others, one at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
