using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Data;

/// <summary>A unit under the name it had on a day.</summary>
public sealed class NamedUnit
{
    public int Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public UnitLevel Level { get; init; }

    /// <inheritdoc cref="OrgUnit.FilledById"/>
    public int? FilledById { get; init; }
}

/// <summary>Finds the names of units.</summary>
public static class NamedUnits
{
    /// <summary>These units as they were called on a day; to be joined and filtered further.</summary>
    public static IQueryable<NamedUnit> NamedOn(this IQueryable<OrgUnit> units, DateOnly day) => units.Select(u => new NamedUnit
    {
        Id = u.Id,
        Code = u.Code,
        Level = u.Level,
        FilledById = u.FilledById,
        Name = u.FormerNames.Where(former => former.Until > day).OrderBy(former => former.Until).Select(former => former.Name).FirstOrDefault() ?? u.Name,
    });
}
