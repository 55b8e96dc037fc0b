using WorkReport.Documents.Spreadsheets;

namespace WorkReport.Web.Exchange;

/// <summary>账户卡 of one who is new: what is handed over, once.</summary>
public sealed record NewSignIn(string Name, string UserName, string Password);

/// <summary>The cards of many as a sheet, for who hands them out.</summary>
public static class AccountCards
{
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
