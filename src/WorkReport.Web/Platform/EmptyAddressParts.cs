using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using WorkReport.Prose.Texts;

namespace WorkReport.Web.Platform;

/// <summary>A part of an address of which nothing is left once it is read as text is read here names no page: binding would hand on nothing at all.</summary>
public sealed class EmptyAddressParts : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.HttpContext.GetEndpoint() is RouteEndpoint { RoutePattern.Parameters: var parts }
            && parts.Any(part => context.RouteData.Values[part.Name] is string words && string.IsNullOrWhiteSpace(TextNormalizer.Normalize(words))))
        {
            context.Result = new NotFoundResult();
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
