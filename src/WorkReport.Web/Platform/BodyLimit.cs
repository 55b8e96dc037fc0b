using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace WorkReport.Web.Platform;

/// <summary>
/// How much one request may bring. What is too much is read to its end and forgotten, so that the answer reaches the
/// browser: a server that answers and hangs up while the browser is still sending shows as "connection reset".
/// </summary>
public static class BodyLimit
{
    /// <summary>Bytes. The largest text a form takes (see the pages) and a file, with room to send back what was too long.</summary>
    public const long Bytes = 12 * 1024 * 1024;

    private const long Forgotten = 64 * 1024 * 1024;

    public static IApplicationBuilder UseBodyLimit(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        // The page of an error runs through here again.
        if (context.Features.Get<Problem>() is not null)
        {
            await next(context);
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = context.Request.ContentLength > Bytes ? Forgotten : Bytes;
        if (context.Request.ContentLength is not > Bytes)
        {
            await next(context);
            return;
        }

        if (context.Request.ContentLength <= Forgotten)
            await ForgetAsync(context.Request.Body, context.RequestAborted);
        context.Refuse(StatusCodes.Status413PayloadTooLarge, "Problem.TooLarge");
    });

    private static async Task ForgetAsync(Stream body, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (await body.ReadAsync(buffer, cancel) > 0)
            {
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
