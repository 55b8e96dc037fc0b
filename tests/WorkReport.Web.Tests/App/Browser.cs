using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace WorkReport.Web.Tests.App;

/// <summary>
/// Opens pages and submits their forms as they were served, following redirects as a browser does. Every page it opens is
/// judged: a test that merely passes through a page proves that page well-formed.
/// </summary>
public sealed partial class Browser(HttpClient client)
{
    public Task<Opened> OpenAsync(string path) => FollowAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>
    /// Submits a form with its own hidden fields and values, changed as given; files go in as (name, bytes). A box is sent while it is
    /// ticked: "true" ticks it, nothing unticks it.
    /// </summary>
    public Task<Opened> SubmitAsync(
        Opened page, string form, Dictionary<string, string>? values = null, Dictionary<string, (string FileName, byte[] Bytes)>? files = null, string? button = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        var element = Assert.IsType<IHtmlFormElement>(page.Document.QuerySelector(form), exactMatch: false);
        var fields = element.QuerySelectorAll("input,textarea,select")
            .Where(f => f.GetAttribute("name") is not null && f.GetAttribute("type") is not "file" && f is not IHtmlInputElement { Type: "checkbox", IsChecked: false })
            .Select(f => (Name: f.GetAttribute("name")!, Value: f is IHtmlTextAreaElement area ? area.Value : f is IHtmlSelectElement choice ? choice.Value ?? "" : f.GetAttribute("value") ?? ""))
            .ToDictionary(f => f.Name, f => f.Value);
        foreach (var (name, value) in values ?? [])
        {
            var field = element.QuerySelector($"[name='{name}']") ?? (element.Id is { Length: > 0 } id ? page.Document.QuerySelector($"[form='{id}'][name='{name}']") : null);
            Assert.True(field is not null, $"The form has no field {name}.");
            if (value.Length == 0 && field is IHtmlInputElement { Type: "checkbox" })
                fields.Remove(name);
            else
                fields[name] = value;
        }

        if (button is not null)
        {
            var pressed = Assert.Single(element.QuerySelectorAll($"button[name='{button}']"));
            fields[button] = pressed.GetAttribute("value")!;
        }

        HttpContent content;
        if (element.Enctype == "multipart/form-data")
        {
            var parts = new MultipartFormDataContent();
            foreach (var (name, value) in fields)
                parts.Add(new StringContent(value), name);
            foreach (var (name, file) in files ?? [])
            {
                Assert.NotNull(element.QuerySelector($"input[type=file][name='{name}']"));
                var bytes = new ByteArrayContent(file.Bytes);
                bytes.Headers.ContentType = MediaTypeHeaderValue.Parse("text/plain");
                parts.Add(bytes, name, file.FileName);
            }

            content = parts;
        }
        else
        {
            content = new FormUrlEncodedContent(fields);
        }

        var action = element.GetAttribute("action") is { Length: > 0 } given ? given : page.Path;
        return FollowAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = content });
    }

    /// <summary>Posts what no form of ours would.</summary>
    public Task<Opened> PostAsync(string path, HttpContent content) => FollowAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content });

    private async Task<Opened> FollowAsync(HttpRequestMessage request)
    {
        var path = request.RequestUri!.ToString();
        var response = await client.SendAsync(request);
        for (var hops = 0; response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect && hops < 5; hops++)
        {
            path = response.Headers.Location!.ToString();
            response = response.StatusCode is HttpStatusCode.TemporaryRedirect
                ? await client.PostAsync(response.Headers.Location, request.Content) : await client.GetAsync(response.Headers.Location);
        }

        var html = await response.Content.ReadAsStringAsync();
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        var opened = new Opened(path, response, new HtmlParser().ParseDocument(html), html);
        Judge(opened);
        return opened;
    }

    private static void Judge(Opened page)
    {
        var document = page.Document;
        var heading = Assert.Single(document.QuerySelectorAll("h1")).TextContent.Trim();
        Assert.NotEmpty(heading);
        Assert.Contains(heading, document.Title, StringComparison.Ordinal);
        Assert.NotEmpty(document.DocumentElement.GetAttribute("lang")!);
        Assert.Single(document.QuerySelectorAll("main"));
        Assert.True(document.QuerySelectorAll(".btn.primary").Length <= 1, "At most one primary button.");

        var ids = document.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Distinct(), ids);
        foreach (var reference in document.QuerySelectorAll("[aria-describedby],[aria-labelledby],label[for]"))
        {
            var named = (reference.GetAttribute("aria-describedby") ?? reference.GetAttribute("aria-labelledby") ?? reference.GetAttribute("for"))!;
            Assert.All(named.Split(' ', StringSplitOptions.RemoveEmptyEntries), id => Assert.Contains(id, ids));
        }

        foreach (var field in document.QuerySelectorAll("input:not([type=hidden]),select,textarea"))
            Assert.True(document.QuerySelector($"label[for='{field.Id}']") is not null || field.HasAttribute("aria-label"), $"No label: {field.OuterHtml}");
        foreach (var form in document.QuerySelectorAll("form[method=post]"))
            Assert.True(form.QuerySelector("input[name=__RequestVerificationToken]") is not null, $"Unprotected: {form.OuterHtml[..80]}");

        Assert.Empty(document.QuerySelectorAll("style,[style],script:not([src])"));
        Assert.DoesNotContain(document.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(document.All, e => (e.GetAttribute("src") ?? e.GetAttribute("href") ?? "") is var to && (to.StartsWith("http", StringComparison.Ordinal) || to.StartsWith("//", StringComparison.Ordinal)));
        // A key that has no words would be shown as itself.
        Assert.DoesNotMatch(KeyShown(), document.Body!.TextContent);

        // Megabytes that were refused are judged by time.
        if (page.Html.Length < 1_000_000)
            JudgeMarkup(page);
        Assert.Contains("default-src 'none'", string.Join(';', page.Response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        // A place for a value that nothing was put into.
        Assert.DoesNotMatch(EmptyPlace(), page.Document.Body!.TextContent);
        Assert.DoesNotContain("unsafe", string.Join(';', page.Response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(page.Response.Headers.Contains("Server"));
        // The store may be full or held by others; no other fault is ours to have.
        Assert.True(page.Status is < HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable, page.Html);
    }

    /// <summary>What a validator would say: a parser that forgives nothing, and who may stand in whom.</summary>
    private static void JudgeMarkup(Opened page)
    {
        var fault = Record.Exception(() => new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(page.Html));
        Assert.True(fault is null, $"{page.Path}: {fault?.Message}");
        Assert.DoesNotMatch(NoCharacter(), page.Html);
        var document = page.Document;
        Assert.DoesNotContain(document.All, e => e.Attributes.Any(a => a.Name.StartsWith("hx-", StringComparison.Ordinal)));
        Assert.All(document.QuerySelectorAll("section,article"), e => Assert.True(
            e.HasAttribute("aria-label") || e.HasAttribute("aria-labelledby") || e.QuerySelector("h1,h2,h3,h4") is not null, $"{page.Path}: no heading in {Beginning(e)}"));
        Assert.All(document.QuerySelectorAll("span,strong,b,small,bdi,p,h1,h2,h3,h4,label,button,summary").SelectMany(e => e.QuerySelectorAll("div,p,ul,ol,dl,table,section,form,fieldset")), e =>
            Assert.Fail($"{page.Path}: {Beginning(e)} stands in {Beginning(e.ParentElement!)}"));
        Assert.All(document.QuerySelectorAll("ul > :not(li),ol > :not(li),dl > :not(div):not(dt):not(dd),tr > :not(td):not(th)"), e => Assert.Fail($"{page.Path}: {Beginning(e)} stands in {Beginning(e.ParentElement!)}"));
        Assert.All(document.QuerySelectorAll("a a,a button,button a,form form,button input,label label"), e => Assert.Fail($"{page.Path}: {Beginning(e)} stands in its like"));
    }

    private static string Beginning(IElement element) => element.OuterHtml[..Math.Min(element.OuterHtml.Length, 90)];

    [GeneratedRegex(@"\{[0-9](:[^}]*)?\}")]
    private static partial Regex EmptyPlace();

    // Controls and the characters that are none; line ends and tabs apart.
    [GeneratedRegex("[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFDD0-\uFDEF\uFFFE\uFFFF]")]
    private static partial Regex NoCharacter();

    [GeneratedRegex(@"\b(Help|Layout|Home|Typesetting|Findings|DocxLoss|DocxRefusal|Source|ReadReport|Outline|Drop|Role|RoleUse|Membership|Level|Account|SignIn|FirstPassword|Setup|Fonts|Form|Refusal|Status|Problem|Command|Field|Number|Date|Page|Unit|Units|UnitDone|Person|People|PersonDone|Log|LogFault|LogNoun|LogField|LogWhy|Event|SubmissionState|SubmissionMove|SubmissionRelation|PieceKind|ReportState|ReportMove|ReportRelation|EditionKind|PeriodKind|PeriodState|Round|OutlinePart|RollUp|FigureAspect|PlanState|List|Submission|Report|Period|Metric|Plan|Evidence|Figure|Save|Periods|Metrics|Sheet|Item|Items|Plans|Submissions|Review|Reviews|Progress|Totals|Reports|Todo|Demo|Backup|Job|Columns|Imports|Undo)\.[A-Z0-9]")]
    private static partial Regex KeyShown();
}

/// <summary>A page as it came.</summary>
public sealed record Opened(string Path, HttpResponseMessage Response, IHtmlDocument Document, string Html)
{
    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>The words of what a selector finds, spaces made one.</summary>
    public string Words(string selector) => string.Join(' ', Document.QuerySelectorAll(selector)
        .SelectMany(e => e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
