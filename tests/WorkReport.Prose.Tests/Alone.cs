namespace WorkReport.Prose.Tests;

/// <summary>Tests that read the clock: no other test of this project runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
