using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WorkReport.Domain;
using WorkReport.Domain.Periods;
using WorkReport.Domain.Submissions;
using WorkReport.Prose.Readings;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.ReadReports;

/// <summary>导入报告: a report is read, what was read stands beside it to be corrected, and only what the person takes comes into the unit's year.</summary>
[SetsPages(OnlyPosted = true)]
public sealed class IndexModel(FormRoom room, WordChild child) : UnitYearPage<ReadReportForm>(room)
{
    private ReadingRoom sections = null!;
    private ReadingStore? store;
    private (SourceText? Source, string? Refused) read;

    /// <summary>What was just taken over: items, figures and tasks that were new.</summary>
    [FromQuery(Name = "items")]
    public int? Items { get; set; }

    [FromQuery(Name = "values")]
    public int? Values { get; set; }

    [FromQuery(Name = "plans")]
    public int? Plans { get; set; }

    public IReadOnlyList<OutlineSection> Review => sections.Review;

    public IReadOnlyList<OutlineSection> Plan => sections.Plan;

    /// <summary>What the unit is asked, as its boxes name it.</summary>
    public IEnumerable<string> Metrics => sections.Metrics.Select(ReadingRoom.Named);

    /// <summary>What of a Word file is in none of its lines.</summary>
    public IReadOnlyList<string> Remarks { get; private set; } = [];

    public override string NotDone => "ReadReport.NotTaken";

    public override Verdict May => Review.Count == 0 ? Verdict.No("Items.NoOutline") : Year.MayEdit(new SubmittedPiece(PieceKind.WorkItem, 0));

    protected override IValidator<ReadReportForm>? Rules => Form.Move is ReadingMove.Take ? new ReadReportForm.Validator(sections, Year.Period.Year + 1) : null;

    protected override bool IsPreview => Form.Move is ReadingMove.Read;

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        sections = await ReadingRoom.LoadAsync(Db, Year, cancel);
        store = HttpMethods.IsPost(Request.Method) ? await ReadingStore.LoadAsync(Db, Year, cancel) : null;
        if (IsPreview && HttpMethods.IsPost(Request.Method))
            read = !May.IsYes ? (null, Text.Of(May)) : Form.File is null ? SourceText.Read(Form.Text ?? "", ReadReportForm.LongestText) : await UploadedText.ReadAsync(Form.File, ReadReportForm.LongestText, child, cancel);
        return true;
    }

    protected override IReadOnlyList<Differing>? Merge()
    {
        if (IsPreview)
            Read();
        return base.Merge();
    }

    private void Read()
    {
        if (read.Source is not { } source)
        {
            ModelState.AddModelError(Form.File is null ? "Form.Text" : "Form.File", read.Refused!);
            return;
        }

        (Form.Text, Remarks) = (source.Text, source.Remarks);
        if (Form.File is { } file)
            Form.Source = ImportDesk.NameOf(file.FileName);
        var proposal = ReportProposal.Of(ReportReader.Read(source.Text), Year.Period, sections.Metrics);
        if (ReadLines.Fill(Form, proposal, store!, Year.UnitName) is { } most)
            Remarks = [.. Remarks, Text["ReadReport.OnlyFirst", most]];
        if (!Form.IsRead)
            ModelState.AddModelError(Form.File is null ? "Form.Text" : "Form.File", Text["ReadReport.Nothing"]);
    }

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        await Db.ConfirmAsync(Year, cancel);
        var from = string.IsNullOrEmpty(Form.Source) ? SharedResource.Official("ReadReport.Pasted") : ImportDesk.NameOf(Form.Source);
        var entries = Form.Values.Where(line => line.Take).Select(line => ReadingRoom.Entry(sections.Find(line.Metric)!, line.Written ?? "", ReadLines.Note(from, line.Sentence)).Entry!).ToList();
        var (items, values, plans) = await store!.TakeAsync(Form, entries, Person.Act() with { From = from }, cancel);
        return FormattableString.Invariant($"{Address("reading")}?items={items}&values={values}&plans={plans}");
    }
}
