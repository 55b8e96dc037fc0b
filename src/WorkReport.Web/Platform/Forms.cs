using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace WorkReport.Web.Platform;

/// <summary>
/// Reads what a form posts, before anything binds to it. The framework's reader stores bytes that are no UTF-8 as other
/// text, drops the whole form for one NUL and fails on an unknown charset; ours refuses the first and the last in words,
/// and leaves the NUL to the field it stands in.
/// </summary>
public static class Forms
{
    internal const int MostFields = 4096;
    private const int LongestKey = 512;

    // Deeper names than any form of ours has; the binder would fail at 32.
    private const int DeepestKey = 12;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IApplicationBuilder UseForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.HasFormContentType && !IsSecondRun(context))
        {
            try
            {
                context.Features.Set<IFormFeature>(new FormFeature(await ReadAsync(context.Request)));
            }
            catch (FormRefused refused)
            {
                context.Refuse(refused.Status, refused.Reason);
                return;
            }
        }

        await next(context);
    });

    // The page of an error runs through here again, when the body is long read.
    private static bool IsSecondRun(HttpContext context) =>
        context.Features.Get<Problem>() is not null
        || context.Features.Get<IExceptionHandlerFeature>() is not null
        || context.Features.Get<IFormFeature>()?.Form is not null;

    private static async Task<FormCollection> ReadAsync(HttpRequest request)
    {
        var type = MediaTypeHeaderValue.Parse(request.ContentType);
        var charset = HeaderUtilities.RemoveQuotes(type.Charset);
        if (!StringSegment.IsNullOrEmpty(charset) && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new FormRefused(StatusCodes.Status415UnsupportedMediaType, "Problem.Charset");

        // One buffer for all. It grows with what has come, not with what was announced: announcing costs nothing.
        using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, BodyLimit.Strangers));
        var form = new Fields();
        if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            await ReadPartsAsync(request, HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), buffer, form);
        else
            ReadPairs(await FillAsync(buffer, request.Body, request.HttpContext.RequestAborted), form);
        return form.Collection();
    }

    private static void ReadPairs(Memory<byte> body, Fields form)
    {
        var rest = body.Span;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'&');
            var pair = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (pair.IsEmpty)
                continue;

            var equals = pair.IndexOf((byte)'=');
            form.Add(Text(Unescape(equals < 0 ? pair : pair[..equals])), equals < 0 ? "" : Text(Unescape(pair[(equals + 1)..])));
        }
    }

    private static async Task ReadPartsAsync(HttpRequest request, string boundary, MemoryStream buffer, Fields form)
    {
        if (boundary is "" or { Length: > 128 })
            throw new FormRefused(StatusCodes.Status400BadRequest, "Problem.Form");

        var reader = new MultipartReader(boundary, request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } part)
            {
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var says) || says.Name.Length == 0)
                    throw new FormRefused(StatusCodes.Status400BadRequest, "Problem.Form");

                var name = HeaderUtilities.RemoveQuotes(says.Name).ToString();
                var bytes = await FillAsync(buffer, part.Body, request.HttpContext.RequestAborted);
                if (says.FileName.HasValue || says.FileNameStar.HasValue)
                    form.Add(new FormFile(new MemoryStream(bytes.ToArray(), writable: false), 0, bytes.Length, name, FileName(says)) { Headers = new HeaderDictionary() });
                else
                    form.Add(name, Text(bytes.Span));
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new FormRefused(StatusCodes.Status400BadRequest, "Problem.Form");
        }
    }

    private static string FileName(ContentDispositionHeaderValue says) =>
        HeaderUtilities.RemoveQuotes(says.FileNameStar.HasValue ? says.FileNameStar : says.FileName).ToString();

    private static async Task<Memory<byte>> FillAsync(MemoryStream buffer, Stream body, CancellationToken cancel)
    {
        buffer.SetLength(0);
        await body.CopyToAsync(buffer, cancel);
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private static Span<byte> Unescape(Span<byte> escaped)
    {
        // In place: what is unescaped is never longer than what it came from.
        var length = 0;
        for (var i = 0; i < escaped.Length; i++)
        {
            escaped[length++] = escaped[i] switch
            {
                (byte)'+' => (byte)' ',
                (byte)'%' when i + 2 < escaped.Length && Hex(escaped[i + 1]) is >= 0 and var high && Hex(escaped[i + 2]) is >= 0 and var low =>
                    Skip(ref i, (byte)(high << 4 | low)),
                var plain => plain,
            };
        }

        return escaped[..length];

        static byte Skip(ref int i, byte value)
        {
            i += 2;
            return value;
        }
    }

    private static int Hex(byte digit) => (char)digit switch
    {
        >= '0' and <= '9' and var c => c - '0',
        >= 'a' and <= 'f' and var c => c - 'a' + 10,
        >= 'A' and <= 'F' and var c => c - 'A' + 10,
        _ => -1,
    };

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new FormRefused(StatusCodes.Status400BadRequest, "Problem.NotUtf8");
        }
    }

    private sealed class Fields
    {
        private readonly Dictionary<string, StringValues> values = new(StringComparer.OrdinalIgnoreCase);
        private readonly FormFileCollection files = [];
        private int count;

        public void Add(string key, string value)
        {
            Check(key);
            values[key] = StringValues.Concat(values.GetValueOrDefault(key), value);
        }

        public void Add(FormFile file)
        {
            Check(file.Name);
            // An empty file field still sends a nameless part.
            if (file.FileName.Length > 0 || file.Length > 0)
                files.Add(file);
        }

        public FormCollection Collection() => new(values, files);

        private void Check(string key)
        {
            if (++count > MostFields)
                throw new FormRefused(StatusCodes.Status400BadRequest, "Problem.TooManyFields");
            if (key.Length > LongestKey || key.AsSpan().ContainsAny('\0', '\uFFFD') || key.AsSpan().Count('.') + key.AsSpan().Count('[') > DeepestKey)
                throw new FormRefused(StatusCodes.Status400BadRequest, "Problem.Form");
        }
    }

    private sealed class FormRefused(int status, string reason) : Exception
    {
        public int Status => status;
        public string Reason => reason;
    }
}
