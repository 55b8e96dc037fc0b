using System.ComponentModel.DataAnnotations;
using FluentValidation;
using WorkReport.Domain;
using WorkReport.Domain.Notices;
using WorkReport.Web.Platform;
using WorkReport.Web.Reporting;

namespace WorkReport.Web.Pages.Notices;

/// <summary>What the office writes of a notice.</summary>
public sealed class NoticeForm
{
    [Display(Name = "Notices.Title")]
    public string? Title { get; set; }

    [Display(Name = "Notices.Number")]
    public string? Number { get; set; }

    [Display(Name = "Notices.Recipients"), Multiline]
    public string? Recipients { get; set; }

    [Display(Name = "Notices.Opening"), Multiline]
    public string? Opening { get; set; }

    [Display(Name = "Notices.Content"), Multiline]
    public string? Content { get; set; }

    [Display(Name = "Notices.DueCounty")]
    public DateOnly? County { get; set; }

    [Display(Name = "Notices.DueTownship")]
    public DateOnly? Township { get; set; }

    [Display(Name = "Notices.DueVillage")]
    public DateOnly? Village { get; set; }

    [Display(Name = "Notices.Demands"), Multiline]
    public string? Demands { get; set; }

    [Display(Name = "Notices.Channel"), Multiline]
    public string? Channel { get; set; }

    [Display(Name = "Notices.Contact")]
    public string? Contact { get; set; }

    [Display(Name = "Notices.Phone")]
    public string? Phone { get; set; }

    [Display(Name = "Notices.Issuer")]
    public string? Issuer { get; set; }

    [Display(Name = "Notices.SignedOn")]
    public DateOnly? SignedOn { get; set; }

    public static NoticeForm Of(NoticeWords words, NoticeDates dates)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(dates);
        return new NoticeForm
        {
            Title = Some(words.Title),
            Number = Some(words.Number),
            Recipients = Some(words.Recipients),
            Opening = Some(words.Opening),
            Content = Some(words.Content),
            County = dates.County,
            Township = dates.Township,
            Village = dates.Village,
            Demands = Some(words.Demands),
            Channel = Some(words.Channel),
            Contact = Some(words.Contact),
            Phone = Some(words.Phone),
            Issuer = Some(words.Issuer),
            SignedOn = words.SignedOn,
        };
    }

    /// <summary>Once it is checked.</summary>
    public NoticeWords Read() => new(
        Title!, Recipients ?? "", Opening ?? "", Content ?? "", Demands ?? "", Channel ?? "", Contact ?? "", Phone ?? "", Issuer!, Number ?? "", SignedOn!.Value);

    public NoticeDates Dates => new(County, Township, Village);

    private static string? Some(string words) => words.Length > 0 ? words : null;

    public sealed class Validator : AbstractValidator<NoticeForm>
    {
        /// <param name="basis">What the notice rests on.</param>
        /// <param name="words">The sentence of a verdict.</param>
        public Validator(NoticeBasis basis, Func<Verdict, string?> words)
        {
            ArgumentNullException.ThrowIfNull(basis);
            ArgumentNullException.ThrowIfNull(words);
            RuleFor(f => f.Title).Needed().AtMost(NoticeWords.TitleLength);
            RuleFor(f => f.Issuer).Needed().AtMost(NoticeWords.LineLength);
            RuleFor(f => f.SignedOn).Needed();
            RuleFor(f => f.Recipients).AtMost(NoticeWords.RecipientsLength);
            RuleFor(f => f.Content).Needed();
            foreach (var text in new System.Linq.Expressions.Expression<Func<NoticeForm, string?>>[] { f => f.Opening, f => f.Content, f => f.Demands, f => f.Channel })
                RuleFor(text).AtMost(NoticeWords.TextLength);
            foreach (var line in new System.Linq.Expressions.Expression<Func<NoticeForm, string?>>[] { f => f.Contact, f => f.Phone, f => f.Number })
                RuleFor(line).AtMost(NoticeWords.LineLength);
            RuleFor(f => f.Dates).Custom((dates, check) =>
            {
                foreach (var level in NoticeDates.Levels)
                {
                    if (words(dates.CanAsk(level, basis.Latest.Of(level))) is { } why)
                        check.AddFailure(level.ToString(), why);
                }
            });
        }
    }
}
