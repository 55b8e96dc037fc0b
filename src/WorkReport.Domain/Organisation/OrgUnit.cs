using WorkReport.Domain.Audit;
using WorkReport.Prose.Checks;

namespace WorkReport.Domain.Organisation;

/// <summary>What a unit is; also which due date and which metrics are its own.</summary>
public enum UnitLevel
{
    /// <summary>市.</summary>
    City,

    /// <summary>县(市、区).</summary>
    County,

    /// <summary>乡镇(街道).</summary>
    Township,

    /// <summary>村(社区).</summary>
    Village,

    /// <summary>部门.</summary>
    Department,

    /// <summary>学校.</summary>
    School,

    /// <summary>企业.</summary>
    Enterprise,
}

/// <summary>
/// 单位: a node of the tree. Its place in the tree and its name are dated, so that a unit moved, renamed or closed in one year does not
/// change what an earlier year shows. What reaches further than one unit (no circle, nothing closed above something open) is for
/// <see cref="OrgTree"/> to judge.
/// </summary>
public sealed class OrgUnit : Aggregate
{
    public const int CodeLength = 20;
    public const int NameLength = 60;

    private readonly List<OrgPlace> places = [];
    private readonly List<OrgFormerName> formerNames = [];

    private OrgUnit(string code, string name, UnitLevel level) => (Code, Name, Level) = (code, name, level);

    public int Id { get; private init; }

    /// <summary>Unique, stays for ever; what files and commands name the unit by.</summary>
    public string Code { get; private init; }

    /// <summary>What it is called today; on an earlier day <see cref="NameOn"/> says.</summary>
    public string Name { get; private set; }

    public UnitLevel Level { get; private init; }

    /// <summary>代填: the unit above that fills in for this one; null where it fills in for itself.</summary>
    public int? FilledById { get; private set; }

    /// <summary>上报 comes by itself with the last approval; false where the unit keeps it as a step of its own, for the signature on paper.</summary>
    public bool ForwardsItself { get; private set; } = true;

    /// <summary>审核分工: its leader signs on paper and who works there records it; false where one enters and another approves.</summary>
    public bool SignsOnPaper { get; private set; }

    public const int FormulasLength = 4000;

    /// <summary>Its 数字缩略语, one a line; empty where it has none of its own.</summary>
    public string Formulas { get; private set; } = "";

    /// <summary>Where it stood when, oldest first, without overlap.</summary>
    public IReadOnlyList<OrgPlace> Places => [.. places.OrderBy(place => place.From)];

    /// <summary>What it was called before, oldest first.</summary>
    public IReadOnlyList<OrgFormerName> FormerNames => [.. formerNames.OrderBy(name => name.Until)];

    /// <summary>First day on which it is no more, which may lie ahead; null where it stands for ever.</summary>
    public DateOnly? ClosedOn => Places[^1].To;

    /// <summary>Founds a unit.</summary>
    /// <param name="code">Unique.</param>
    /// <param name="name">As printed.</param>
    /// <param name="level">What it is.</param>
    /// <param name="parent">The unit above; null for the top.</param>
    /// <param name="from">First day.</param>
    /// <param name="by">Who founds it.</param>
    public static OrgUnit Found(string code, string name, UnitLevel level, OrgUnit? parent, DateOnly from, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var unit = new OrgUnit(code, name, level);
        unit.places.Add(new OrgPlace(parent, from));
        unit.Tell(by.Did("unit.founded", after: new { code, name, level, parent = parent?.Code, from }));
        return unit;
    }

    /// <summary>The place on a day; null before the unit was founded and after it was closed.</summary>
    public OrgPlace? PlaceOn(DateOnly day) => places.Find(place => place.Holds(day));

    /// <summary>Is it founded from a later day than this?</summary>
    public bool IsToCome(DateOnly day) => Places[0].From > day;

    /// <summary>What it was called on a day.</summary>
    public string NameOn(DateOnly day) => FormerNames.FirstOrDefault(name => name.Until > day)?.Name ?? Name;

    /// <summary>Lets a unit above fill in for this one, or takes that back.</summary>
    public void LetFill(OrgUnit? filler, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        Tell(by.Did("unit.fillerChanged", new { filledBy = FilledById }, new { filledBy = filler?.Code }));
        FilledById = filler?.Id;
    }

    /// <summary>Lets 上报 come by itself, or keeps it as a step of its own.</summary>
    public void LetForward(bool itself, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (itself == ForwardsItself)
            return;
        Tell(by.Did("unit.forwardingChanged", new { itself = ForwardsItself }, new { itself }));
        ForwardsItself = itself;
    }

    /// <summary>数字缩略语 of the unit, as its texts and those of all below it are held against them: a line each, 四带头：带头学习、….</summary>
    /// <exception cref="RefusedException">A line is none, or has not as many members as its name says.</exception>
    public void Coin(string formulas, Act by)
    {
        ArgumentNullException.ThrowIfNull(formulas);
        ArgumentNullException.ThrowIfNull(by);
        foreach (var (line, formula) in Formula.Read(formulas))
            (formula is null ? Verdict.No("Formulas.NotOne", line) : formula.IsWhole ? Verdict.Yes : Verdict.No("Formulas.NotWhole", formula.Name, formula.Said ?? 2, formula.Members.Count)).Demand();
        if (formulas == Formulas)
            return;
        Tell(by.Did("unit.formulasChanged", new { formulas = Formulas }, new { formulas }));
        Formulas = formulas;
    }

    /// <summary>Lets its leader sign on paper what who works there records, or keeps entering and approving apart.</summary>
    public void LetSignOnPaper(bool onPaper, Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (onPaper == SignsOnPaper)
            return;
        Tell(by.Did("unit.dutiesChanged", new { onPaper = SignsOnPaper }, new { onPaper }));
        SignsOnPaper = onPaper;
    }

    /// <summary>It was founded by mistake, from a day that has not come. <see cref="OrgTree.CanUndoFounding"/> is asked before.</summary>
    internal void UndoFounding(Act by) =>
        Tell(by.Did("unit.foundingUndone", new { Code, Name, Level, parent = Places[0].ParentId, Places[0].From }));

    /// <summary>The import that founded it is taken back; whoever does so has looked whether anything stands on it, and takes the row out.</summary>
    public void TakeBack(Act by)
    {
        ArgumentNullException.ThrowIfNull(by);
        UndoFounding(by);
    }

    /// <summary>Is called otherwise from a day on. <see cref="OrgTree.CanRename"/> is asked before.</summary>
    internal void Rename(string name, DateOnly from, Act by)
    {
        if (name == Name)
            return;
        Tell(by.Did("unit.renamed", new { name = Name }, new { name, from }));
        // A name given on the same day, or from the beginning, puts the one before right: that held on no day.
        if (from > Places[0].From && formerNames.TrueForAll(former => former.Until < from))
            formerNames.Add(new OrgFormerName(Name, from));
        Name = name;
    }

    /// <summary>Stands elsewhere from a day on. <see cref="OrgTree.CanMove"/> is asked before.</summary>
    internal void Move(OrgUnit parent, DateOnly from, Act by)
    {
        var old = Places[^1];
        Tell(by.Did("unit.moved", new { parent = old.ParentId }, new { parent = parent.Code, from }));
        old.End(from);
        places.Add(new OrgPlace(parent, from));
    }

    /// <summary>Is no more from a day on. <see cref="OrgTree.CanClose"/> is asked before.</summary>
    internal void Close(DateOnly from, Act by)
    {
        Tell(by.Did("unit.closed", after: new { from }));
        Places[^1].End(from);
    }

    /// <summary>The last move was a mistake. <see cref="OrgTree.CanUndoMove"/> is asked before.</summary>
    internal void UndoMove(Act by)
    {
        var (before, last) = (Places[^2], Places[^1]);
        Tell(by.Did("unit.moveUndone", new { parent = last.ParentId, from = last.From }, new { parent = before.ParentId }));
        places.Remove(last);
        before.Reopen();
    }

    /// <summary>The closing was a mistake. <see cref="OrgTree.CanUndoClose"/> is asked before.</summary>
    internal void UndoClose(Act by)
    {
        Tell(by.Did("unit.closeUndone", new { from = ClosedOn }));
        Places[^1].Reopen();
    }
}

/// <summary>What a unit was called for some time.</summary>
/// <param name="Name">The name.</param>
/// <param name="Until">First day on which it was called otherwise.</param>
public sealed record OrgFormerName(string Name, DateOnly Until);

/// <summary>A unit's place in the tree for some time.</summary>
public sealed class OrgPlace
{
    private OrgPlace()
    {
    }

    internal OrgPlace(OrgUnit? parent, DateOnly from) => (Parent, From) = (parent, from);

    public int Id { get; private init; }

    public int UnitId { get; private init; }

    /// <summary>The unit above; null at the top.</summary>
    public int? ParentId { get; private init; }

    /// <summary>First day.</summary>
    public DateOnly From { get; private init; }

    /// <summary>First day no more; null for ever.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Set while the parent may not have its key yet; the store knows it by <see cref="ParentId"/>.</summary>
    public OrgUnit? Parent { get; private init; }

    public bool Holds(DateOnly day) => From <= day && (To is null || day < To);

    internal void End(DateOnly day) => To = day;

    internal void Reopen() => To = null;
}
