using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain;
using WorkReport.Domain.Metrics;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Reports;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Reports;

public sealed class ChooseForm
{
    /// <summary>For which section.</summary>
    public int? Section { get; set; }

    /// <summary>What was ticked, by key.</summary>
    public Dictionary<int, bool> Items { get; set; } = [];

    /// <summary>合并成一段: all of them become one paragraph.</summary>
    public bool Merge { get; set; }

    public IReadOnlyList<int> Ticked => [.. Items.Where(i => i.Value).Select(i => i.Key).Order()];

    public sealed class Validator : AbstractValidator<ChooseForm>
    {
        public Validator() => RuleFor(f => f.Items).Must((form, _) => form.Ticked.Count > 0).WithMessage(_ => SharedResource.Text("Reports.NothingTicked"));
    }
}

/// <summary>从下级报送中选取: makes paragraphs of what the unit and those below it have reported for a section.</summary>
public sealed class ChooseModel(FormRoom room) : ReportPage<ChooseForm>(room)
{
    /// <summary>So many on a page: one reads them all.</summary>
    public const int PageSize = 20;

    [FromQuery(Name = "section")]
    public int? SectionAsked { get; set; }

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "p", SupportsGet = true)]
    public int? PageAsked { get; set; }

    /// <summary>Null where the period has no outline yet.</summary>
    public OutlineSection? Section { get; private set; }

    public IReadOnlyList<Choosable> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = Paging.Of(1, 0);

    public FigureBook Book { get; private set; } = null!;

    public override Verdict May => MayWrite;

    protected override IValidator<ChooseForm> Rules { get; } = new ChooseForm.Validator();

    public bool IsUsed(Choosable row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Report.Blocks.Any(b => b.Sources.Contains(new BlockSource(Choosables.KindOf(Section!), row.Id)));
    }

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        var asked = Form.Section ?? SectionAsked;
        var sections = Period.Sections;
        Section = sections.FirstOrDefault(s => s.Id == asked) ?? (sections.Count > 0 ? sections[0] : null);
        if (Section is null)
            return true;
        var all = Db.ChoosableFor(Unit, Period, Section, Search);
        Paging = Paging.Of(PageAsked, await all.CountAsync(cancel), PageSize);
        Rows = await all.Skip(Paging.Skip).Take(Paging.Size).ToListAsync(cancel);
        await LoadFiguresAsync(Rows, cancel);
        return true;
    }

    protected override ChooseForm Filled() => new() { Section = Section?.Id };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        var ticked = Form.Ticked;
        var chosen = Section is null ? [] : (await Db.ChoosableFor(Unit, Period, Section, words: null).ToListAsync(cancel)).Where(c => ticked.Contains(c.Id)).ToList();
        // Returned, moved away or taken out in the meantime; or a key that no box on the page had.
        if (chosen.Count != ticked.Count)
            Verdict.No("Reports.NotChoosable").Demand();
        await LoadFiguresAsync(chosen, cancel);
        var (spot, kind, by) = (new BlockSpot(BlockPlace.Section, Section!.Id), Choosables.KindOf(Section), Person.Act());
        if (Form.Merge)
            Add(chosen);
        else
            chosen.ForEach(one => Add([one]));
        return Conventions.Address(Id, spot);

        void Add(IReadOnlyList<Choosable> from)
        {
            var text = new FigureText(from.SelectMany(c => c.Text.SeenNow(Book.PrintFor(Unit.Id)).Pieces).Select(p => p with { Words = p.Words.Replace("\n", "", StringComparison.Ordinal) }));
            if (text.Seen.Length > ReportBlock.TextLength)
                Verdict.No("Reports.TooLongTogether", text.Seen.Length, ReportBlock.TextLength).Demand();
            Report.AddBlock(spot, from[0].Lead, text, [.. from.Select(c => new BlockSource(kind, c.Id))], by);
        }
    }

    private async Task LoadFiguresAsync(IEnumerable<Choosable> shown, CancellationToken cancel) =>
        Book = await FigureBook.LoadAsync(Db, Period, [.. shown.SelectMany(c => c.Text.Figures).Select(f => f.UnitId).Append(Unit.Id).Distinct()], cancel);
}
