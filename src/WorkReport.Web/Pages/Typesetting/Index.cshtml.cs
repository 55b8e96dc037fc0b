using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using WorkReport.Domain.Metrics;
using WorkReport.Prose.Texts;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Typesetting;

/// <summary>公文排版: a text in, its official pages beside it, the file to take away.</summary>
[SetsPages(OnlyPosted = true)]
public sealed class IndexModel(ChineseFonts fonts, RecentPages recent, WordChild child, IStringLocalizer<SharedResource> text) : PageModel
{
    [BindProperty]
    public TypesettingForm Form { get; set; } = new();

    /// <summary>What was set; null before the first time and after a refusal.</summary>
    public OfficialPages? Result { get; private set; }

    /// <summary>What of the file is not on the pages.</summary>
    public IReadOnlyList<string> Remarks { get; private set; } = [];

    /// <summary>What 校核 found in it; null before the first time and after a refusal.</summary>
    public FoundList? Found { get; private set; }

    /// <summary>Names the pictures and the file of <see cref="Result"/>.</summary>
    public string? Id { get; private set; }

    /// <summary>False where there is no Chinese face, so that nothing can be set.</summary>
    public bool CanSet => fonts.Find() is not null;

    public void OnGet(bool fill = false)
    {
        if (fill)
            Form.Text = Example.Text;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (source, refused) = await Form.ReadAsync(child, cancel);
        if (source is null)
            return Refused(Field, refused!);
        if (fonts.Find() is not { } faces)
            return Refused("", text["Fonts.None"]);

        var words = source.Text;
        if (Form is { File: null, Press: { Length: > 0 } press })
            words = Look(TextNormalizer.Normalize(words)).Pressed(press).Values.FirstOrDefault()?.Seen ?? words;
        var pages = OfficialPages.Set(words, faces);
        if (!pages.HasText)
            return Refused(Field, text["Refusal.NothingToSet"]);

        (Result, Remarks) = (pages, OfficialPages.DateRead(pages.Outline) is { } date ? [.. source.Remarks, date] : source.Remarks);
        Id = recent.Keep(Result.Document);
        // What a file brought stands in the box from now on, to be corrected there.
        ModelState.Clear();
        (Form.Text, Form.Press) = (TextNormalizer.Normalize(words), null);
        Found = Look(Form.Text);
        return Page();
    }

    /// <summary>The text alone is judged: no unit answers for what anybody pastes here.</summary>
    private static FoundList Look(string words) =>
        new(WrittenCheck.Of(new WrittenText().Add(new WrittenField("", "", nameof(TypesettingForm.Text), new FigureText([new TextPiece(words)]), MayChange: true)), new(), _ => false), IsOfOne: true);

    private string Field => Form.File is null ? "Form.Text" : "Form.File";

    private PageResult Refused(string field, string sentence)
    {
        ModelState.AddModelError(field, sentence);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
