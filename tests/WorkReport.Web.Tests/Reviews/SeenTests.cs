using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Submissions;
using WorkReport.Web.Pages;
using WorkReport.Web.Pages.Plans;
using WorkReport.Web.Pages.Sheets;
using WorkReport.Web.Pages.Submissions;
using WorkReport.Web.Pages.WorkItems;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.Reviews;

/// <summary>What a unit can write into its package, who judges the package reads: each field of each form, found by reflection.</summary>
public sealed partial class SeenTests(SeenSite site) : SiteTest(site), IClassFixture<SeenSite>
{
    private static readonly Dictionary<string, string> NotShown = new()
    {
        ["FigureForm.Served"] = "unseen: what the page was filled with",
        ["FigureForm.Placed"] = "unseen: where a script has followed the figures to",
        ["FigureForm.Chosen"] = "becomes part of the text",
        ["SheetForm.Served"] = "unseen: what the page was filled with",
        ["SheetForm.Move"] = "which button was pressed",
        ["SheetForm.Same"] = "which button was pressed; it fills in figures",
        ["SheetForm.AsWritten"] = "which button was pressed; what it enters is SheetRow.Printed",
        ["SheetForm.Dropped"] = "which button was pressed; it takes SheetRow.Printed away",
        ["SheetForm.Chosen"] = "which of several units a button is for",
        ["SheetForm.All"] = "which of several units a button is for",
        ["SheetForm.NoItems"] = "NoItemsForm.HasNone, said of several units",
        ["SheetForm.Pasted"] = "becomes the figures and their notes",
        ["CorrectionForm.Value"] = "written once the period has ended, and accepted with it",
        ["CorrectionForm.Whole"] = "written once the period has ended, and accepted with it",
        ["CorrectionForm.Reason"] = "written once the period has ended, and accepted with it",
        ["SubmissionForm.Move"] = "which button was pressed",
        ["SubmissionForm.Signs"] = "unseen: which totals stood on the page",
        ["ConfirmForm.Seen"] = "unseen: which totals stood on the page",
        ["AskForm.Ticks"] = "which pieces: they are named",
        ["ForwardingForm.IsApart"] = "a setting of the unit, set by its office",
        ["DutiesForm.Chosen"] = "a setting of the unit, set by its office",
        ["FormulasForm.Lines"] = "a setting of the unit, set by its office",
        ["RouteForm.Names"] = "a setting of the unit, set by its office; the route stands on the page",
        ["RouteForm.Readers"] = "a setting of the unit, set by its office; the route stands on the page",
        ["OutcomeForm.Result"] = "of a task of the year before; stands on a page of its own, which the list of tasks leads to",
        ["OutcomeForm.Note"] = "of a task of the year before; stands on a page of its own, which the list of tasks leads to",
        ["OutcomeForm.CarryOver"] = "becomes a task of the next year",
        ["CheckForm.Press"] = "which button was pressed; what it mends is in the text",
    };

    private readonly Dictionary<string, string> written = [];
    private int marks;

    [Fact]
    public async Task Whatever_a_unit_writes_stands_on_the_page_of_who_judges_it()
    {
        var (writer, reader) = (await site.SignedInAs(SeenSite.Contributor), await site.SignedInAs(SeenSite.Reviewer));
        var unit = $"/units/{site.Township}/{City.Period}";

        var page = await writer.OpenAsync($"{unit}/items/new");
        page = Done(await writer.SubmitAsync(page, "main form", Fill<WorkItemForm>(page)));
        var evidence = Mark($"{nameof(EvidenceForm)}.{nameof(EvidenceForm.Files)}", $"{Word()}.pdf");
        page = await writer.OpenAsync($"{page.Path.Split('?')[0]}/evidence");
        Done(await writer.SubmitAsync(page, "main form", files: new() { ["Form.Files"] = (evidence, "%PDF-1.7 list"u8.ToArray()) }));
        page = await writer.OpenAsync($"{unit}/plans/new");
        Done(await writer.SubmitAsync(page, "main form", Fill<PlanForm>(page)));

        page = await writer.OpenAsync($"{unit}/sheet");
        var rows = Fill<SheetRow>(page, site.SheetOf("A", ""), except: [nameof(SheetRow.Whole), nameof(SheetRow.Printed)]);
        rows[site.SheetOf("B", "Value")] = "613";
        rows[site.SheetOf("B", "Whole")] = Mark($"{nameof(SheetRow)}.{nameof(SheetRow.Whole)}", "947");
        rows[site.SheetOf("C", "Value")] = Mark($"{nameof(SheetRow)}.{nameof(SheetRow.Printed)}", "4200多");
        page = await writer.SubmitAsync(page, "main form", rows);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Done(await writer.SubmitAsync(page, "main form", button: "Form.AsWritten"));

        page = await writer.OpenAsync($"{unit}/submission");
        Done(await Town.PressAsync(writer, page, SubmissionMove.Submit));
        var review = $"/submissions/{await site.With(db => db.Submissions.Where(s => s.UnitId == site.Township).Select(s => s.Id).SingleAsync())}";
        await SeenAsync(reader, review);

        // Given back as a whole and handed in as it was, it needs a word.
        page = await reader.OpenAsync(review);
        Done(await Town.PressAsync(reader, page, SubmissionMove.Return, ("Form.General", "再看一遍")));
        page = await writer.OpenAsync($"{unit}/submission");
        Done(await Town.PressAsync(writer, page, SubmissionMove.Submit, ("Form.Reply", Mark($"{nameof(SubmissionForm)}.{nameof(SubmissionForm.Reply)}"))));
        await SeenAsync(reader, review);

        page = await reader.OpenAsync(review);
        Done(await Town.PressAsync(reader, page, SubmissionMove.Approve));
        page = await writer.OpenAsync($"{unit}/submission/ask");
        Done(await writer.SubmitAsync(page, "main form", new()
        {
            [$"Form.Wanted[{site.PieceOf("A")}]"] = Mark($"{nameof(AskForm)}.{nameof(AskForm.Wanted)}", "86421"),
            ["Form.Reason"] = Mark($"{nameof(AskForm)}.{nameof(AskForm.Reason)}"),
            ["Form.IsWhole"] = "true",
        }));
        Mark($"{nameof(AskForm)}.{nameof(AskForm.IsWhole)}", "申请退回整份");
        await SeenAsync(reader, review);

        // Of a unit that has none.
        written.Remove($"{nameof(NoItemsForm)}.{nameof(NoItemsForm.HasNone)}");
        var below = await site.SignedInAs(SeenSite.Below);
        page = await below.OpenAsync($"/units/{site.Village}/{City.Period}/items");
        Done(await below.SubmitAsync(page, "main form"));
        var none = await site.With(db => db.Submissions.Where(s => s.UnitId == site.Village).Select(s => s.Id).SingleAsync());
        Assert.Contains(Mark($"{nameof(NoItemsForm)}.{nameof(NoItemsForm.HasNone)}", "今年没有工作事项"), (await reader.OpenAsync($"/submissions/{none}")).Words("main"), StringComparison.Ordinal);

        // No field is left out, here or there; and no reason without its field.
        var fields = Forms().SelectMany(Fields).ToHashSet();
        Assert.Empty(fields.Except(NotShown.Keys).Except(written.Keys));
        Assert.Empty(NotShown.Keys.Concat(written.Keys).Except(fields));
        Assert.Empty(NotShown.Keys.Intersect(written.Keys));
        Assert.True(fields.Count > 35, "The search has gone blind.");
    }

    private async Task SeenAsync(Browser reader, string review)
    {
        var words = (await reader.OpenAsync(review)).Words("main");
        Assert.All(written, field => Assert.True(words.Contains(field.Value, StringComparison.Ordinal), $"{field.Key}: «{field.Value}» is written, and {review} does not show it: {words}"));
    }

    /// <summary>A value for every field of the form, each with a mark that nothing else has.</summary>
    private Dictionary<string, string> Fill<TForm>(Opened page, string prefix = "Form.", params string[] except)
    {
        var values = new Dictionary<string, string>();
        foreach (var (field, property) in Properties(typeof(TForm)).Where(field => !NotShown.ContainsKey(field.Key) && !except.Contains(field.Value.Name)))
        {
            var box = page.Document.QuerySelector($"main form [name='{prefix}{property.Name}']");
            Assert.True(box is not null, $"{field} has no box on {page.Path}.");
            values[prefix + property.Name] = box switch
            {
                IHtmlSelectElement choice => Chosen(field, choice.Options[^1]),
                IHtmlInputElement { Type: "checkbox" } => Ticked(field),
                IHtmlInputElement { Type: "date" } => Day(field),
                _ when property.PropertyType == typeof(decimal?) => Mark(field, $"{73190 + ++marks}"),
                _ => Mark(field),
            };
        }

        return values;
    }

    private string Chosen(string field, IHtmlOptionElement option)
    {
        Mark(field, Around().Replace(option.Text.Trim(), ""));
        return option.Value;
    }

    private string Ticked(string field)
    {
        Mark(field, field == $"{nameof(SheetRow)}.{nameof(SheetRow.IsTotal)}" ? "总数直报" : throw new InvalidOperationException($"{field}: by which words is it seen?"));
        return "true";
    }

    private string Day(string field)
    {
        var day = new DateOnly(2023, 3, ++marks);
        Mark(field, $"2023年3月{day.Day}日");
        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private string Word() => $"记号{++marks}号";

    private string Mark(string field, string? words = null) => written[field] = words ?? Word();

    private static Opened Done(Opened page)
    {
        Assert.True(page.Status == HttpStatusCode.OK, page.Words("main"));
        return page;
    }

    /// <summary>Every form that a page of items, plans, sheets and packages takes.</summary>
    private static IEnumerable<Type> Forms() => typeof(Program).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(PageModel))
            && new[] { typeof(WorkItemForm), typeof(PlanForm), typeof(SheetForm), typeof(SubmissionForm) }.Any(room => room.Namespace == type.Namespace))
        .Select(FormOf).OfType<Type>().Distinct();

    private static Type? FormOf(Type? page) => page is null ? null
        : page.IsGenericType && page.GetGenericTypeDefinition() == typeof(FormPage<>) ? page.GetGenericArguments()[0] : FormOf(page.BaseType);

    private static IEnumerable<string> Fields(Type form) => Properties(form).Select(field => field.Key);

    /// <summary>Those that can be written, with those of the rows of a form; a field is named by the class that has it.</summary>
    private static IEnumerable<KeyValuePair<string, PropertyInfo>> Properties(Type form) => form.GetProperties().Where(property => property.SetMethod is not null)
        .SelectMany(property => property.PropertyType is { IsGenericType: true } of && of.GetGenericTypeDefinition() == typeof(Dictionary<,>) && of.GetGenericArguments()[1] is var row && row.Namespace == form.Namespace
            ? Properties(row) : [KeyValuePair.Create($"{property.DeclaringType!.Name}.{property.Name}", property)]);

    /// <summary>What stands around the name of something to choose: its number, and in which unit it counts.</summary>
    [GeneratedRegex("^[一二三四五六七八九十]+、|（.*$")]
    private static partial Regex Around();
}
