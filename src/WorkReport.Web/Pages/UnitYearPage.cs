using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain.Periods;
using WorkReport.Web.Data;

namespace WorkReport.Web.Pages;

/// <summary>A form about one unit's year: <c>/units/12/2022/…</c>. Whoever does not reach the unit finds no such page.</summary>
public abstract class UnitYearPage<TForm>(FormRoom room) : FormPage<TForm>(room)
    where TForm : class, new()
{
    [FromRoute]
    public int Id { get; set; }

    [FromRoute(Name = "period")]
    public string PeriodCode { get; set; } = "";

    /// <summary>The unit, the period, the package, and what the person is to them.</summary>
    public UnitYear Year { get; private set; } = null!;

    /// <summary>Is the page about a round? Items and plans belong to the period, and have no page in the second.</summary>
    protected virtual bool IsOfRound => false;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        Year = (await Db.UnitYearAsync(Person.Id, Person.Today, Id, PeriodCode, cancel))!;
        // The masthead says for whom one fills.
        ViewData["Year"] = Year;
        return Year is not null && (IsOfRound || Year.Round == Round.First);
    }

    /// <summary>The address of another page about the same unit's year.</summary>
    protected string Address(string page) => FormattableString.Invariant($"/units/{Id}/{Year.Code}/{page}");
}
