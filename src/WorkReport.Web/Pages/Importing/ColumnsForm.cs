using System.ComponentModel.DataAnnotations;
using FluentValidation;
using FluentValidation.Results;
using WorkReport.Domain.Importing;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Importing;

/// <summary>What the pressed button does.</summary>
public enum ColumnsStep
{
    /// <summary>Looks at the sheet, with the head where it is said to be.</summary>
    Look,

    /// <summary>Keeps the matching.</summary>
    Keep,
}

/// <summary>Which of their columns is a column of ours, or what every row says there.</summary>
public sealed class OurColumn
{
    public int? Pick { get; set; }

    public string? Same { get; set; }
}

/// <summary>Which figures a column of theirs gives.</summary>
public sealed class TheirColumn
{
    public string? Means { get; set; }
}

/// <summary>列对应, as a person fills it in: ours in the order of the template, theirs in the order of the sheet.</summary>
public class LayoutForm
{
    [Display(Name = "Columns.Name")]
    public string? Name { get; set; }

    public List<OurColumn> Ours { get; set; } = [];

    public List<TheirColumn> Theirs { get; set; } = [];

    [Display(Name = "Columns.Parents")]
    public ParentRows Parents { get; set; }

    [Display(Name = "Columns.Above")]
    public AboveRule Above { get; set; }

    [Display(Name = "Columns.PassOver")]
    public string? PassOver { get; set; }

    public sealed class Validator<TForm> : AbstractValidator<TForm>
        where TForm : LayoutForm
    {
        /// <param name="faults">What is wrong with the columns, by field.</param>
        /// <param name="isTaken">Is the name another's?</param>
        public Validator(IReadOnlyList<(string Field, string Why)> faults, bool isTaken)
        {
            RuleFor(f => f.Name).Needed().AtMost(ColumnMap.NameLength);
            RuleFor(f => f.Name).Must(_ => !isTaken).WithMessage(_ => SharedResource.Text("Columns.NameTaken"));
            RuleFor(f => f.Ours).Custom((_, check) =>
            {
                foreach (var (field, why) in faults)
                    check.AddFailure(new ValidationFailure(field, why));
            });
        }
    }
}

/// <summary>The same with the sheet that it is said of.</summary>
public sealed class ColumnsForm : LayoutForm
{
    [AsTyped]
    public string? Sealed { get; set; }

    public string? Period { get; set; }

    public ColumnsStep Step { get; set; }

    /// <summary>The row in which the head begins, as the spreadsheet numbers it.</summary>
    public int? HeadAt { get; set; }

    public int? HeadRows { get; set; }
}
