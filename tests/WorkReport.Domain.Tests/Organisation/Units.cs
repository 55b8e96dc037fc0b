using System.Reflection;
using WorkReport.Domain.Audit;
using WorkReport.Domain.Organisation;

namespace WorkReport.Domain.Tests.Organisation;

/// <summary>Units with keys, as the store would give them.</summary>
internal static class Units
{
    public static readonly DateOnly Founded = new(2020, 1, 1);
    public static readonly Act By = new("测试", new DateTimeOffset(2022, 12, 20, 9, 0, 0, TimeSpan.FromHours(8)));

    /// <summary>The same person, so many days later.</summary>
    public static Act After(int days) => By with { At = By.At.AddDays(days) };

    public static OrgUnit Found(int id, OrgUnit? parent, UnitLevel level = UnitLevel.County)
    {
        var unit = OrgUnit.Found($"U{id}", $"第{id}单位", level, parent, Founded, By);
        Key(unit, nameof(OrgUnit.Id), id);
        Saved(unit);
        return unit;
    }

    /// <summary>Gives the places their keys, which the store does on saving.</summary>
    public static void Saved(OrgUnit unit)
    {
        foreach (var place in unit.Places.Where(place => place.ParentId is null && place.Parent is not null))
            Key(place, nameof(OrgPlace.ParentId), place.Parent!.Id);
    }

    /// <summary>Gives an entity the key that the store would give it.</summary>
    public static void Key(object entity, string property, int value) => Become(entity, property, value);

    /// <summary>Makes an entity what it was when an older program stored it.</summary>
    public static void Become(object entity, string property, object value) =>
        entity.GetType().GetProperty(property, BindingFlags.Instance | BindingFlags.Public)!.SetValue(entity, value);
}
