using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Filters;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages;

/// <summary>
/// A form that brings fields its page never served was made by hand, most likely to set what only the domain sets. They change
/// nothing, for nothing binds to them; that somebody tried goes into the trail, one line a request, and of a flood how many.
/// </summary>
public sealed class ForeignFields(WorkReportDb db, CurrentPerson person, [FromKeyedServices(nameof(ForeignFields))] FoldedLines lines) : IAsyncPageFilter
{
    /// <summary>Lines an hour of one person and page.</summary>
    public const int MostAnHour = 30;

    // What comes after those is answered late: nobody sends so many who fills in what was served.
    private static readonly TimeSpan Slowed = TimeSpan.FromSeconds(1);

    private const int MostNamed = 10;
    private const int LongestName = 64;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var (request, features) = (context.HttpContext.Request, context.HttpContext.Features);
        // The page of a refusal or fault comes in the place of whatever was sent, and what was sent may be what nobody can read.
        var standsIn = features.Get<IStatusCodeReExecuteFeature>() is not null || features.Get<IExceptionHandlerFeature>() is not null;
        if (!standsIn && person.IsSignedIn && HttpMethods.IsPost(request.Method) && context.HandlerMethod is not null && request.HasFormContentType)
        {
            // What is bound has its entry in the model state, by whatever name it came.
            var foreign = request.Form.Keys.Where(field => !field.StartsWith("__", StringComparison.Ordinal) && !context.ModelState.ContainsKey(field)).ToList();
            if (foreign.Count > 0)
                await RecordAsync(request.Path, context.ActionDescriptor.ViewEnginePath, foreign, context.HttpContext.RequestAborted);
        }

        await next();
    }

    private async Task RecordAsync(string path, string page, List<string> foreign, CancellationToken cancel)
    {
        var (isTold, before) = lines.Count((person.Id, page));
        if (!isTold)
        {
            await Task.Delay(Slowed, cancel);
            return;
        }

        var fields = foreign.Take(MostNamed).Select(field => field.Length <= LongestName ? field : field[..LongestName]);
        db.Record(person.Act().Did("form.foreignFields", after: before == 0 ? new { path, fields, count = foreign.Count } : new { path, fields, count = foreign.Count, untold = before }), "Form");
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (Exception busy) when (Databases.Fault(busy) is DatabaseFault.Busy)
        {
            // The line waits for whatever this request saves next; its form is answered all the same.
            db.ChangeTracker.Clear();
        }
    }
}
