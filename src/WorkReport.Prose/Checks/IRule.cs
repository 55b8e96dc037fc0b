namespace WorkReport.Prose.Checks;

/// <summary>One thing that can be wrong in a text. A rule looks at each place a bounded number of times, so that a long text takes its length in time.</summary>
internal interface IRule
{
    void Look(CheckedText text, List<Finding> found);
}
