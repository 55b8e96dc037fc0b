using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using WorkReport.Domain;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Home;

/// <summary>我的待办: what waits for this person, by due date; for whom nothing waits, what this is for.</summary>
public sealed class IndexModel(WorkReportDb db, CurrentPerson person, ChineseFonts fonts, IStringLocalizer<SharedResource> text) : PageModel
{
    /// <summary>So many figures that are missing are named.</summary>
    private const int MostSaid = 8;

    /// <summary>Whether pages can be set: without a Chinese face they cannot.</summary>
    public bool CanSet { get; private set; }

    public IReadOnlyList<Todo> Todos { get; private set; } = [];

    public IReadOnlyList<TreeProgress> Progress { get; private set; } = [];

    /// <summary>What is to be done before units can fill in; null where that is past, or not this person's.</summary>
    public FirstDay? FirstDay { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var query = new TodoQuery(db, person);
        (Todos, Progress) = (await query.ListAsync(cancel), await query.ProgressAsync(cancel));
        FirstDay = await FirstDay.FindAsync(db, person, cancel);
        CanSet = fonts.Find() is not null;
    }

    /// <summary>The unit, and of which collecting where there are two.</summary>
    public string Named(TodoThing thing)
    {
        ArgumentNullException.ThrowIfNull(thing);
        return thing.Round is { } round ? text["Todo.OfRound", thing.Unit, text.Round(round)] : thing.Unit;
    }

    /// <summary>What a line is about.</summary>
    public string Title(Todo todo)
    {
        ArgumentNullException.ThrowIfNull(todo);
        if (todo.Only is not { } thing)
            return text[$"Todo.{todo.Kind}Many", todo.Units];
        return todo.Kind switch
        {
            TodoKind.Mend => thing.Pieces > 0 ? text[thing.Untouched < thing.Pieces ? "Todo.MendRest" : "Todo.MendPieces", Named(thing), thing.Untouched] : text["Todo.Mend", Named(thing)],
            TodoKind.Fill when thing.Content is { Missing.Count: > 0 and var blank } => text["Todo.FillFigures", Named(thing), blank],
            TodoKind.Settle => text["Todo.Settle", Named(thing), thing.Held],
            _ => text[$"Todo.{todo.Kind}", Named(thing)],
        };
    }

    /// <summary>The line below it; empty where there is nothing to add.</summary>
    public string Detail(Todo todo)
    {
        ArgumentNullException.ThrowIfNull(todo);
        if (todo.Only is not { } thing)
            return todo.Kind is TodoKind.Review or TodoKind.Receive or TodoKind.Answer ? text["Todo.Together"] : "";
        return todo.Kind switch
        {
            TodoKind.Mend => text["Todo.Said", thing.Who ?? "", thing.Reason ?? ""],
            TodoKind.AnswerSettled or TodoKind.ReconsiderSettled => text[$"Todo.{todo.Kind}Hint", thing.Who ?? "", thing.Reason ?? ""],
            TodoKind.Confirm => text["Todo.ConfirmHint", thing.Who ?? "", text.Of(ChinaTime.DayOf(thing.On!.Value))],
            TodoKind.Fill when thing.Content is { Missing: { Count: > 0 } blank } => Said(blank.Select(m => m.Name), blank.Count),
            TodoKind.Acknowledge or TodoKind.Draft or TodoKind.Sign or TodoKind.Issue => thing.Who ?? "",
            _ => text[$"Todo.{todo.Kind}Hint"],
        };
    }

    /// <summary>The first of them: the sheet shows the rest.</summary>
    private string Said(IEnumerable<string> names, int count)
    {
        var first = string.Join(text["List.Comma"], names.Take(MostSaid));
        return count > MostSaid ? text["Todo.AndOthers", first] : first;
    }
}
