using FluentValidation;
using WorkReport.Domain.Reviews;

namespace WorkReport.Web.Pages.Organisation;

/// <summary>Why an administrator gives themselves a role where there is no second one to confirm it; asked only there.</summary>
internal static class AloneRule
{
    public static void NeededWhere<T>(this IRuleBuilder<T, string?> reason, bool isAlone) =>
        reason.AtMost(ReviewMove.ReasonLength).NotEmpty().When(_ => isAlone, ApplyConditionTo.CurrentValidator).WithMessage(_ => SharedResource.Text("Person.AloneNeedsReason"));
}
