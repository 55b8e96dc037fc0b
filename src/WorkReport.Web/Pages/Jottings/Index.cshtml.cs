using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.Jottings;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Jottings;

public sealed class JottingForm
{
    [Display(Name = "Jottings.Text"), Multiline]
    public string? Text { get; set; }

    [Display(Name = "Jottings.Number")]
    public string? Number { get; set; }

    [Display(Name = "Jottings.On")]
    public DateOnly? On { get; set; }

    [Display(Name = "Jottings.Photo")]
    public IFormFile? Photo { get; set; }

    public (string FileName, byte[] Bytes)? Read()
    {
        if (Photo is null)
            return null;
        using var bytes = new MemoryStream();
        Photo.CopyTo(bytes);
        return (Photo.FileName, bytes.ToArray());
    }

    public sealed class Validator : AbstractValidator<JottingForm>
    {
        /// <param name="today">What has not come yet is not noted.</param>
        public Validator(DateOnly today)
        {
            RuleFor(f => f.Text).Needed().AtMost(Jotting.TextLength);
            RuleFor(f => f.Number).AtMost(Jotting.NumberLength);
            RuleFor(f => f.On).Needed();
            RuleFor(f => f.On).LessThanOrEqualTo(today).WithMessage(_ => SharedResource.Text("Jottings.NotYet"));
            RuleFor(f => f.Photo).Custom((_, check) =>
            {
                if (check.InstanceToValidate.Read() is var (name, bytes) && Attachment.CanTake(name, bytes) is { IsYes: false } refused)
                    check.AddFailure(SharedResource.Text(refused.Reason!, [.. refused.Values]));
            });
        }
    }
}

/// <summary>随手记 of a unit: a sentence, a number, a photo, on the day; below what was noted before.</summary>
public sealed class IndexModel(FormRoom room) : JottingPage<JottingForm>(room)
{
    /// <summary>Jottings on a page.</summary>
    public const int Most = 100;

    /// <summary>The year that is turned to; null for the latest.</summary>
    [FromQuery(Name = "year")]
    public int? YearAsked { get; set; }

    /// <summary>It was just noted.</summary>
    [FromQuery(Name = "done")]
    public bool IsDone { get; set; }

    public IReadOnlyList<Jotting> Jottings { get; private set; } = [];

    /// <summary>The years that something was noted in, the latest first.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    public int Year { get; private set; }

    /// <summary>How many the year has, and of how many something was made.</summary>
    public (int All, int Used) Count { get; private set; }

    protected override IValidator<JottingForm> Rules => new JottingForm.Validator(Person.Today);

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!await base.LoadAsync(cancel))
            return false;
        var counts = await Db.Jottings.Where(j => j.UnitId == Id).GroupBy(j => j.On.Year).Select(g => new { Year = g.Key, All = g.Count(), Used = g.Count(j => j.Use != null) }).ToListAsync(cancel);
        Years = [.. counts.Select(count => count.Year).Order().Reverse()];
        Year = YearAsked is { } asked && Years.Contains(asked) ? asked : Years is [var latest, ..] ? latest : Person.Today.Year;
        Count = counts.Find(count => count.Year == Year) is { } here ? (here.All, here.Used) : (0, 0);
        var (from, to) = (new DateOnly(Year, 1, 1), new DateOnly(Year, 12, 31));
        Jottings = await Db.Jottings.AsNoTracking().Where(j => j.UnitId == Id && j.On >= from && j.On <= to).OrderBy(j => j.Use != null).ThenByDescending(j => j.On).ThenByDescending(j => j.Id).Take(Most).ToListAsync(cancel);
        return true;
    }

    protected override JottingForm Filled() => new() { On = Person.Today };

    protected override async Task<string> ActAsync(CancellationToken cancel)
    {
        Db.Add(Jotting.Note(Id, Form.On!.Value, Form.Text!, Form.Number ?? "", Form.Read(), Person.Act()));
        await Db.SaveChangesAsync(cancel);
        return $"{List}?done=true";
    }
}
