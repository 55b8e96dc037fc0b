namespace WorkReport.Domain.Periods;

/// <summary>Which half of the report a section belongs to.</summary>
public enum OutlinePart
{
    /// <summary>N年工作回顾.</summary>
    Review,

    /// <summary>N+1年工作安排.</summary>
    Plan,
}

/// <summary>提纲: one level-1 heading of the year's report.</summary>
public sealed class OutlineSection
{
    public const int TitleLength = 60;
    public const int GuidanceLength = 500;

    /// <summary>No section is read out for longer than a working day.</summary>
    public const int LargestBudget = 100_000;

    private OutlineSection()
    {
    }

    internal OutlineSection(OutlinePart part, int position, string title, int budget) =>
        (Part, Position, Title, Budget) = (part, position, title, budget);

    public int Id { get; private init; }

    public OutlinePart Part { get; private init; }

    /// <summary>Place within its part, from 0.</summary>
    public int Position { get; private init; }

    /// <summary>Without its number: 一、 comes from the place.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What belongs here, for who writes.</summary>
    public string Guidance { get; private set; } = "";

    /// <summary>Characters it may take; 0 for no limit.</summary>
    public int Budget { get; private set; }

    internal void Revise(string title, string guidance, int budget) => (Title, Guidance, Budget) = (title, guidance, budget);
}
