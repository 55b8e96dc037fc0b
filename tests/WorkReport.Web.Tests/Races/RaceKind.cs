namespace WorkReport.Web.Tests.Races;

/// <summary>What two or three people do at the same moment, of which one alone can be done.</summary>
internal enum RaceKind
{
    ApproveOrReturn,
    ApproveThrice,
    ApproveOrRecall,
    AcceptOrReturn,
    AcceptTwice,
    SubmitTwice,
    SameFigure,
    SameText,
    CloseTwice,
}

/// <summary>One of them.</summary>
/// <param name="Name">Who.</param>
/// <param name="Page">Where.</param>
/// <param name="Fields">What is sent.</param>
/// <param name="Leaves">What is there if this one wins: a state, a figure, a text.</param>
internal sealed record Racer(string Name, string Page, IReadOnlyDictionary<string, string> Fields, string Leaves);

/// <summary>A race, and who won it by the answers.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Subject">What it is about, as the trail names it.</param>
/// <param name="Leaves">What has to be there; null where nobody won, or several did.</param>
/// <param name="Violations">What must not be, in words.</param>
internal sealed record RaceResult(RaceKind Kind, string Subject, string? Leaves, IReadOnlyList<string> Violations);
