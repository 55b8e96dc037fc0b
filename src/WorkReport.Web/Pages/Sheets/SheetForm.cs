using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using FluentValidation;
using Microsoft.Extensions.Localization;
using WorkReport.Domain.Metrics;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Sheets;

/// <summary>What the pressed button does with the sheet; without a button it is only saved.</summary>
public enum SheetMove
{
    Save,

    /// <summary>时点数与去年相同: what is counted at year end and is still blank gets last year's figure.</summary>
    SameAsLastYear,

    /// <summary>零报告: what is still blank gets 0. Asked about first where there was something at the end of last year.</summary>
    Zero,

    /// <summary>The same, and the person has seen where there was something.</summary>
    ZeroSure,

    /// <summary>Puts what was copied out of a table into the form; saved only when the person says so.</summary>
    Paste,

    /// <summary>Saves and leads on to 报送.</summary>
    GoOn,

    /// <summary>与预计数一致: what is still blank gets the figure of the first round.</summary>
    SameAsFirst,

    /// <summary>Saves and hands in the units that are ticked.</summary>
    HandIn,
}

/// <summary>What a person types for one metric.</summary>
public sealed class SheetRow
{
    /// <summary>The figure; of a rate the part.</summary>
    public decimal? Value { get; set; }

    /// <summary>The whole of a rate.</summary>
    public decimal? Whole { get; set; }

    [Display(Name = "Sheet.Note")]
    public string? Note { get; set; }

    /// <summary>来源单位.</summary>
    [Display(Name = "Sheet.SourceUnit")]
    public string? SourceUnit { get; set; }

    /// <summary>总数直报.</summary>
    public bool IsTotal { get; set; }

    /// <summary>文中写法 of a figure that nobody knows exactly (4200多), just said to be reported so; empty: just said to be no more; what was reported so before is not here.</summary>
    [JsonIgnore]
    public string? Printed { get; internal set; }
}

public sealed class SheetForm
{
    /// <summary>By the key of the metric, so that a cell says itself what it is about, whatever order it comes in.</summary>
    public Dictionary<string, SheetRow?> Rows { get; init; } = [];

    /// <summary>The rows as they were served; see <see cref="ServedRows"/>.</summary>
    [AsTyped]
    public string? Served { get; set; }

    public SheetMove Move { get; set; }

    /// <summary>与预计数一致, pressed in one row of the table: which; null where it was another button.</summary>
    public string? Same { get; set; }

    /// <summary>The key of the line whose round figure is to be reported as it is written, there being no exact one; null: none.</summary>
    public string? AsWritten { get; set; }

    /// <summary>The key of the line whose round figure is taken away again; null: none.</summary>
    public string? Dropped { get; set; }

    /// <summary>The ticked rows of a table of several units, by the key of the row; not ticked: absent.</summary>
    public Dictionary<string, string?> Chosen { get; init; } = [];

    /// <summary>One tick for every row.</summary>
    public bool All { get; set; }

    /// <summary>零报告 of work items: a ticked unit that has written none says that there is none.</summary>
    public bool NoItems { get; set; }

    public bool IsZero => Move is SheetMove.Zero or SheetMove.ZeroSure;

    /// <summary>Is it done with this row? Alone on its page a row needs no tick.</summary>
    internal bool IsFor(SheetLine line) => line.Key == line.RowKey || All || Chosen.ContainsKey(line.RowKey);

    /// <summary>What was pressed.</summary>
    public SheetMove Pressed => Same is null ? Move : SheetMove.SameAsFirst;

    /// <summary>Lines copied out of a table.</summary>
    [Display(Name = "Sheet.PasteLabel"), Multiline]
    public string? Pasted { get; set; }

    /// <summary>A row is judged by its metric, so the rules know the lines of the page.</summary>
    internal sealed class Validator : AbstractValidator<SheetForm>
    {
        public Validator(IReadOnlyList<SheetLine> lines, string unit, PastedTable? pasted, IStringLocalizer<SharedResource> text)
        {
            // Where everything is closed, the page says so once.
            var isOpen = lines.Any(line => line.May.IsYes);
            RuleFor(f => f.Rows).Custom((rows, context) =>
            {
                foreach (var line in lines)
                {
                    if (rows.GetValueOrDefault(line.Key) is not { } row)
                        continue;
                    if (text.Of(line.CanStand(row)) is { } unfit)
                        context.AddFailure($"Rows[{line.Key}].Value", unfit);
                    if (row.Note?.Length > MetricValue.NoteLength)
                        context.AddFailure($"Rows[{line.Key}].Note", text["Field.TooLong", MetricValue.NoteLength]);
                    if (row.SourceUnit?.Length > MetricValue.SourceUnitLength)
                        context.AddFailure($"Rows[{line.Key}].SourceUnit", text["Field.TooLong", MetricValue.SourceUnitLength]);
                    if (isOpen && line.Differs(row) && text.Of(line.May) is { } closed)
                        context.AddFailure($"Rows[{line.Key}].Value", closed);
                }

                if (rows.Keys.Except(lines.Select(line => line.Key)).Any())
                    context.AddFailure("Rows", text["Sheet.Foreign", unit]);
            });
            RuleFor(f => f.Same).Must(same => same is null || lines.Any(line => line.RowKey == same && line.First is not null)).WithMessage(_ => text["Sheet.Foreign", unit]);
            RuleFor(f => f.Chosen).Must((form, _) => lines.Any(form.IsFor)).When(f => f.IsZero || f.Move is SheetMove.HandIn).WithMessage(_ => text["Sheet.ChooseSome"]);
            RuleFor(f => f.Pasted).Needed().When(f => f.Move is SheetMove.Paste);
            RuleFor(f => f.Pasted).Custom((_, context) =>
            {
                foreach (var (line, sentence) in pasted?.Faults ?? [])
                    context.AddFailure($"Pasted[{line}]", sentence);
            });
        }
    }
}
