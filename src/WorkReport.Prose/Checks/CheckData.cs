namespace WorkReport.Prose.Checks;

/// <summary>A figure that somebody answers for.</summary>
/// <param name="Name">What is counted: 举办家风家训报告会.</param>
/// <param name="Unit">名, 场次, 万元, % ….</param>
/// <param name="Value">The exact value in its unit; null where only a printed form is known.</param>
/// <param name="Printed">As a text prints it, unit included: 4200多名.</param>
public sealed record KnownFigure(string Name, string Unit, decimal? Value, string Printed)
{
    /// <summary>Last year's value, where there is one: it backs rates of change.</summary>
    public decimal? Before { get; init; }

    /// <summary>Expected only: 预计数.</summary>
    public bool IsForecast { get; init; }

    /// <summary>How whoever gave it finds it again; empty where nobody wants to.</summary>
    public string Key { get; init; } = "";
}

/// <summary>A figure of a text and the known one that it is.</summary>
/// <param name="Start">Where it begins in the text that was read, in UTF-16 units.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Known">The known one.</param>
/// <param name="Agrees">Does the text say what is known? False where it names it and says another value.</param>
public sealed record FigureMatch(int Start, int Length, KnownFigure Known, bool Agrees);

/// <summary>数字缩略语: a name that says how many members it has.</summary>
/// <param name="Name">四带头.</param>
/// <param name="Members">Each of them, in their order.</param>
public sealed record Formula(string Name, IReadOnlyList<string> Members)
{
    private const string Numerals = "一二三四五六七八九十";

    /// <summary>How many members its name says; null where it says none.</summary>
    public int? Said => Name.Length == 0 ? null : Name[0] is '两' ? 2 : Numerals.IndexOf(Name[0], StringComparison.Ordinal) is >= 0 and var place ? place + 1 : null;

    /// <summary>Has it as many members as its name says, at least two, each once?</summary>
    public bool IsWhole => Members.Count >= 2 && (Said ?? Members.Count) == Members.Count && Members.Distinct(StringComparer.Ordinal).Count() == Members.Count;

    /// <summary>Reads lines such as 四带头：带头学习、带头宣讲、带头服务、带头示范; with or without quotes around the name, and a full stop behind.</summary>
    /// <param name="lines">One formula a line; empty lines say nothing.</param>
    /// <returns>Each line's formula; null where a line is none.</returns>
    public static IEnumerable<(string Line, Formula? Formula)> Read(string lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        foreach (string line in lines.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            string[] halves = line.TrimEnd('。', '；').Split(['：', ':'], 2);
            string name = halves[0].Trim().Trim('“', '”', '"');
            string[] members = halves.Length < 2 ? [] : halves[1].Split(['、', '，', ',', '；', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            yield return (line, name.Length is > 1 and <= LongestName && members.Length > 0 ? new Formula(name, members) : null);
        }
    }

    /// <summary>Signs of a name.</summary>
    public const int LongestName = 10;
}

/// <summary>What a text is held against. What is null is not asked.</summary>
public sealed record CheckData
{
    /// <summary>The figures that the text may state; those that stand in none of them have nobody who vouches for them.</summary>
    public IReadOnlyList<KnownFigure>? Figures { get; init; }

    /// <summary>Texts whose figures count as vouched for.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The organ's own formulas, beside those that everybody knows.</summary>
    public IReadOnlyList<Formula> Formulas { get; init; } = [];

    /// <summary>Texts that have evidence; a claim in none of them lacks it.</summary>
    public IReadOnlyList<string>? Evidenced { get; init; }
}
