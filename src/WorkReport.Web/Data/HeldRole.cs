using WorkReport.Domain.Organisation;

namespace WorkReport.Web.Data;

/// <summary>A role at a unit, as who asks holds it.</summary>
/// <param name="UnitId">At which unit.</param>
/// <param name="Role">Which.</param>
/// <param name="Signs">签发: may approve the unit's report on the screen.</param>
/// <param name="ForId">委托代审: in whose place; null where the role is the person's own.</param>
public readonly record struct HeldRole(int UnitId, Role Role, bool Signs, int? ForId = null);
