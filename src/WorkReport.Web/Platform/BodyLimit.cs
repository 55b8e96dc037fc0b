using System.Buffers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace WorkReport.Web.Platform;

/// <summary>
/// How much one request may bring, and how long that may take; far less from who is not signed in. What is too much is read to its end and
/// forgotten, so that the answer reaches the browser: a server that answers and hangs up while the browser is still sending shows as
/// "connection reset".
/// </summary>
public static class BodyLimit
{
    /// <summary>Bytes. The largest text a form takes (see the pages) and a file, with room to send back what was too long.</summary>
    public const long Bytes = 12 * 1024 * 1024;

    /// <summary>Bytes from who is not signed in: user name, password, a code.</summary>
    public const long Strangers = 64 * 1024;

    /// <summary>Bytes of a form that was typed while a session lasted and is sent after it ended; see <see cref="KeptForms"/>.</summary>
    public const long Kept = 1024 * 1024;

    // The sealed form in the sign-in is written in 64 signs, and those once more as a form writes them.
    private const long Sealed = 2 * Kept;

    private const long Forgotten = 64 * 1024 * 1024;

    /// <summary>More than this many kept forms at once are no end of a working day.</summary>
    public const int KeptAtOnce = 4;

    /// <summary>So many bodies that strangers send for nothing are read at once, each at <see cref="ForgottenASecond"/>.</summary>
    private const int ForgottenAtOnce = 4;

    /// <summary>Bytes a second: a file is through in a second or two, and forty of them at once cost as much of the processor as four.</summary>
    private const int ForgottenASecond = 8 * 1024 * 1024;

    private const int StepsASecond = 32;

    // Waiting costs nothing but the socket; it ends before the body is late.
    private static readonly TimeSpan ForgettingPatience = TimeSpan.FromSeconds(15);

    private static readonly SemaphoreSlim Large = new(KeptAtOnce);
    private static readonly SemaphoreSlim Forgetting = new(ForgottenAtOnce);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static IApplicationBuilder UseBodyLimit(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var token = app.ApplicationServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name!;
        return app.Use((context, next) => LimitAsync(context, next, token));
    }

    private static async Task LimitAsync(HttpContext context, RequestDelegate next, string token)
    {
        // The page of an error runs through here again; what announces no body has none.
        if (context.Features.Get<Problem>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            await next(context);
            return;
        }

        var isKnown = context.RequestServices.GetRequiredService<CurrentPerson>().IsSignedIn;
        var most = isKnown ? Bytes : OfStranger(context, token);
        var length = context.Request.ContentLength;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = length > most ? Forgotten : most;
        using var body = new TimedBody(context.Request.Body, isKnown ? TimeSpan.FromMinutes(5) : TimeSpan.FromSeconds(most > Strangers ? 60 : 20), context.RequestAborted);
        context.Request.Body = body;
        if (length > most)
        {
            if (length <= Forgotten && isKnown)
                await ForgetAsync(body, int.MaxValue, context.RequestAborted);
            else if (length <= Forgotten && !await ForgetSlowlyAsync(body, context.RequestAborted))
                context.Abort();
            context.Refuse(StatusCodes.Status413PayloadTooLarge, isKnown ? "Problem.TooLarge" : "Problem.TooLargeForStranger");
        }
        else if (isKnown)
        {
            await next(context);
        }
        else if (length <= Strangers)
        {
            await UnlessLateAsync(context, next);
        }
        else if (await Large.WaitAsync(Patience, context.RequestAborted))
        {
            try
            {
                await UnlessLateAsync(context, next);
            }
            finally
            {
                Large.Release();
            }
        }
        else
        {
            context.Refuse(StatusCodes.Status503ServiceUnavailable, "Problem.Crowded");
        }
    }

    /// <summary>A stranger whose body is late gets a sentence instead of a page: of two thousand who send a byte a second that is most of what they cost.</summary>
    private static async Task UnlessLateAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException late) when (late.StatusCode == StatusCodes.Status408RequestTimeout && !context.Response.HasStarted)
        {
            await context.RefuseBrieflyAsync(late.StatusCode, "Problem.400.What");
        }
    }

    /// <summary>Who holds a token of ours had a page of ours open, and may have typed into it.</summary>
    private static long OfStranger(HttpContext context, string token) =>
        !context.Request.Cookies.ContainsKey(token) || context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not { } page ? Strangers
        : page.AttributeRouteInfo?.Template == "sign-in" ? Sealed : Kept;

    /// <summary>The network holds back what is not read, so it costs the stranger time and nobody else anything. False: so many wait that this one is hung up on.</summary>
    private static async Task<bool> ForgetSlowlyAsync(Stream body, CancellationToken cancel)
    {
        if (!await Forgetting.WaitAsync(ForgettingPatience, cancel))
            return false;
        try
        {
            await ForgetAsync(body, ForgottenASecond / StepsASecond, cancel);
            return true;
        }
        finally
        {
            Forgetting.Release();
        }
    }

    /// <param name="body">What is read to its end.</param>
    /// <param name="step">After so many bytes it rests.</param>
    /// <param name="cancel">Stops it.</param>
    private static async Task ForgetAsync(Stream body, int step, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            var rest = step;
            while (await body.ReadAsync(buffer, cancel) is > 0 and var read)
            {
                if ((rest -= read) > 0)
                    continue;
                await Task.Delay(TimeSpan.FromSeconds(1.0 / StepsASecond), cancel);
                rest = step;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
