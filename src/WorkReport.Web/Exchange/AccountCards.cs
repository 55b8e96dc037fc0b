using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Spreadsheets;
using WorkReport.Web.Data;

namespace WorkReport.Web.Exchange;

/// <summary>账户卡 of one who is new: what is handed over, once.</summary>
public sealed record NewSignIn(string Name, string UserName, string Password);

/// <summary>The cards of many as a sheet, for who hands them out.</summary>
public static class AccountCards
{
    /// <summary>The cards of those who came between these keys, which nobody else got one between.</summary>
    public static async Task<IReadOnlyList<NewSignIn>> LoadAsync(WorkReportDb db, FirstPasswords given, int from, int to, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(given);
        var opened = await db.Accounts.AsNoTracking().Where(a => a.PersonId >= from && a.PersonId <= to).OrderBy(a => a.PersonId).Select(a => new { a.Person!.Name, a.UserName }).ToListAsync(cancel);
        return [.. opened.Select(account => new NewSignIn(account.Name, account.UserName, given.Of(account.UserName)))];
    }

    public static Workbook Workbook(IReadOnlyList<NewSignIn> cards)
    {
        var title = SharedResource.Text("People.Card");
        return new Workbook(title,
        [
            new Sheet(title, title, [new Column(SharedResource.Text("People.Name"), 16), new Column(SharedResource.Text("People.UserName"), 24), new Column(SharedResource.Text("People.Password"), 24)],
                [.. cards.Select(card => (Cell[])[Cell.Of(card.Name), Cell.Of(card.UserName), Cell.Of(card.Password)])]),
        ]);
    }
}
