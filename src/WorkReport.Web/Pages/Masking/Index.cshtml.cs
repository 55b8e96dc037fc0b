using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using WorkReport.Prose.Masking;
using WorkReport.Prose.Texts;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Masking;

/// <summary>脱敏: a text in, whom and what it names with a stand-in for each, the masked text, and what still leaks. Nothing is stored.</summary>
[SetsPages(OnlyPosted = true)]
public sealed class IndexModel(IStringLocalizer<SharedResource> text) : PageModel
{
    [BindProperty]
    public MaskingForm Form { get; set; } = new();

    /// <summary>Whom and what the text names; null before the first time and after a refusal.</summary>
    public IReadOnlyList<EntityRow>? Rows { get; private set; }

    /// <summary>The masked text, piece by piece.</summary>
    public IReadOnlyList<MaskedPiece> Pieces { get; private set; } = [];

    /// <summary>The same as one text, to take away.</summary>
    public string Masked { get; private set; } = "";

    /// <summary>What it still tells.</summary>
    public IReadOnlyList<FindingRow> Leaking { get; private set; } = [];

    /// <summary>Stand-ins that two entities have.</summary>
    public IReadOnlyList<string> Shared { get; private set; } = [];

    public void OnGet()
    {
    }

    public IActionResult OnPost()
    {
        if (Form.Text is { Length: > MaskingForm.LongestText })
            return Refused("Form.Text", "Refusal.TooLong", MaskingForm.LongestText);
        if (TextDecoder.Check(Form.Text ?? "") is { } refusal)
            return Refused("Form.Text", $"Refusal.{refusal}", MaskingForm.LongestText);

        var words = TextNormalizer.Normalize(Form.Text!);
        var rows = EntityRow.Of(EntityReader.Read(words), Form.Entities);
        // The list stays as it was filled in.
        Rows = rows;
        if (Form.Entities.Any(line => line.StandIn is { Length: > MaskingForm.LongestStandIn }))
            return Refused("Form.Text", "Masking.StandInTooLong", MaskingForm.LongestStandIn);
        Entity[] taken = [.. rows.Where(row => row.IsOut).Select(row => row.Entity)];
        Pieces = [.. MaskedText.Pieces(words, taken)];
        Masked = string.Concat(Pieces.Select(piece => piece.Words));
        Leaking = FindingRow.Of(Leaks.Find(Masked));
        Shared = [.. taken.Where(entity => entity.Kind is not (EntityKind.Money or EntityKind.BirthDate)).GroupBy(entity => entity.StandIn).Where(same => same.Count() > 1).Select(same => same.Key)];
        ModelState.Clear();
        Form.Text = words;
        return Page();
    }

    private PageResult Refused(string field, string reason, int limit)
    {
        ModelState.AddModelError(field, text[reason, limit]);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
