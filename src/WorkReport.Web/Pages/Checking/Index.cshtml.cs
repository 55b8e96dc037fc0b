using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using WorkReport.Prose.Checks;
using WorkReport.Prose.Readings;
using WorkReport.Prose.Texts;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Checking;

/// <summary>查数校核: a text in, what is wrong with it at its places, and which of its figures nobody vouches for. Nothing is stored.</summary>
[SetsPages(OnlyPosted = true)]
public sealed class IndexModel(WorkReportDb db, CurrentPerson person, Places places, IStringLocalizer<SharedResource> text) : PageModel
{
    [BindProperty]
    public CheckingForm Form { get; set; } = new();

    /// <summary>The units whose accepted figures of the season may be asked.</summary>
    public IReadOnlyList<PlaceOfUnit> Units { get; private set; } = [];

    /// <summary>Their season; null where there is none.</summary>
    public PlaceOfPeriod? Season { get; private set; }

    /// <summary>What was found; null before the first time and after a refusal.</summary>
    public IReadOnlyList<FindingRow>? Rows { get; private set; }

    /// <summary>The text with what was found marked in it.</summary>
    public IReadOnlyList<CheckedStretch> Pieces { get; private set; } = [];

    /// <summary>How many figures the text has.</summary>
    public int Figures { get; private set; }

    /// <summary>How many repairs the last press made.</summary>
    public int Mended { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OfferAsync(cancel);
        Form.Unit = Units.Count > 0 ? Units[0].Id : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OfferAsync(cancel);
        if (Form.Text is { Length: > CheckingForm.LongestText })
            return Refused("Form.Text", "Refusal.TooLong");
        if (TextDecoder.Check(Form.Text ?? "") is { } refusal)
            return Refused("Form.Text", $"Refusal.{refusal}");
        if (Form.Unit is { } unit && Units.All(offered => offered.Id != unit))
            return Refused("Form.Unit", "Checking.NoSuchUnit");

        var data = Form.Unit is { } of ? await CheckFigures.LoadAsync(db, person, await db.Periods.AsNoTracking().SingleAsync(p => p.Code == Season!.Code, cancel), of, ownItemsVouch: true, cancel) : null;
        var words = TextNormalizer.Normalize(Form.Text!);
        var found = Find(words, data);
        if (Form.Press is { Length: > 0 } pressed)
        {
            var repairs = pressed == CheckingForm.Every ? [.. found.Where(FindingWords.IsPlain)] : FindingRow.Of(found).FirstOrDefault(row => row.Key == pressed)?.Findings ?? [];
            Mended = repairs.Count(finding => finding.Repair is not null);
            words = TextChecks.Repaired(words, repairs);
            found = Find(words, data);
        }

        var rows = FindingRow.Of(found);
        Rows = rows;
        Pieces = CheckedStretch.Of(words, [.. rows.Take(FindingRow.Most)]);
        // The mended text stands in the box from now on.
        ModelState.Clear();
        (Form.Text, Form.Press) = (words, null);
        return Page();
    }

    private IReadOnlyList<Finding> Find(string words, CheckData? data)
    {
        var reading = ReportReader.Read(words);
        Figures = reading.Quantities.Count;
        return TextChecks.Find(reading, data);
    }

    private async Task OfferAsync(CancellationToken cancel)
    {
        var mine = await places.OfAsync(person.Id, person.Rights, person.Today, cancel);
        Season = mine.Season;
        Units = Season is null ? [] : [.. new[] { mine.Decides, mine.Enters }.OfType<PlaceOfUnit>().Distinct()];
    }

    private PageResult Refused(string field, string reason)
    {
        ModelState.AddModelError(field, text[reason, CheckingForm.LongestText]);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
