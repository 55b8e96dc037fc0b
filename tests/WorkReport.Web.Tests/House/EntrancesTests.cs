using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Prose.Texts;
using WorkReport.Web.Pages;
using WorkReport.Web.Platform;
using WorkReport.Web.Tests.App;
using Kind = WorkReport.Web.Tests.House.ServedForm.Kind;

namespace WorkReport.Web.Tests.House;

/// <summary>
/// What no entrance lets through, tried at every box of every form that the list of endpoints leads to: numbers that could mean two
/// things, broken characters, things that come twice, from the address, from another form, from another session, or five times.
/// </summary>
public sealed partial class EntrancesTests(EntrancesSite site) : IClassFixture<EntrancesSite>, IAsyncLifetime
{
    private static readonly string[] NoNumbers =
    [
        "1,5", "12,34", "NaN", "Infinity", "-Infinity", "1e400", "1e5", "5e-324", "-5", "79228162514264337593543950336", "99999999999999.99995",
        "12%", "¥5", "3.5亿元", "约300", "4200多", "-", "一百二", "若干", "0x1F", "1_000", "１２三",
    ];

    /// <summary>What binds and does not stand on every page of its address: the form of a sheet is read by two pages, and moves differ by state.</summary>
    private static readonly HashSet<string> Sometimes =
    [
        "reports/{id:int}: Form.Move",
        "reports/{id:int}: Form.Reason",
        "reports/{id:int}/send: Form.Reason",
        // Where somebody stands in: RouteTests.
        "people/{id:int}/delegations: Form.Ends",
        "people/{id:int}/join: Form.Reason",
        "people/{id:int}/signing/{unit:int}: Form.Reason",
        "units/{id:int}/{period:maxlength(12)}/corrections/{metric:int}: Form.Whole",
        "units/{id:int}/{period:maxlength(12)}/settled/{metric:int}: Form.Whole",
        "periods/new: Form.TakesStarter",
        "reviews: Form.Clean",
        "units/{id:int}/{period:maxlength(12)}/submission: Form.Reply",
        "units/{id:int}/{period:maxlength(12)}/submission/ask: Form.Ticks[]",
        "units/{id:int}/{period:maxlength(12)}/submission/ask: Form.Wanted[]",
        "units/{id:int}/{period:maxlength(12)}/sheet: Form.Rows[].Whole",
        "units/{id:int}/{period:maxlength(12)}/sheet: Form.Same",
        "units/{id:int}/{period:maxlength(12)}/sheet: Form.AsWritten",
        "units/{id:int}/{period:maxlength(12)}/sheet: Form.Dropped",
        "units/{id:int}/{period:maxlength(12)}/sheet: Form.Chosen[]",
        "units/{id:int}/{period:maxlength(12)}/sheet: Form.All",
        "units/{id:int}/{period:maxlength(12)}/sheet: Form.NoItems",
        "units/{id:int}/{period:maxlength(12)}/sheets: Form.NoItems",
        "units/{id:int}/{period:maxlength(12)}/sheets: Form.Rows[].Whole",
        "units/{id:int}/{period:maxlength(12)}/sheets: Form.Rows[].Note",
        "units/{id:int}/{period:maxlength(12)}/sheets: Form.Rows[].IsTotal",
        "units/{id:int}/{period:maxlength(12)}/sheets: Form.Rows[].SourceUnit",
        "units/{id:int}/{period:maxlength(12)}/sheets: Form.Move",
        "units/{id:int}/{period:maxlength(12)}/sheets: Form.Same",
        "units/{id:int}/{period:maxlength(12)}/sheets: Form.AsWritten",
        "units/{id:int}/{period:maxlength(12)}/sheets: Form.Dropped",
        "units/{id:int}/{period:maxlength(12)}/sheets: Form.Pasted",
        // Once a text was masked: MaskingPageTests.
        "masking: Form.Entities[].Key",
        "masking: Form.Entities[].IsOut",
        "masking: Form.Entities[].StandIn",
        // Where something was found, or a figure is loose: FoundTests, LooseFiguresTests.
        "items/{id:int}/check: Form.Press",
        "plans/{id:int}/check: Form.Press",
        "units/{id:int}/{period:maxlength(12)}/check: Form.Press",
        "reports/{id:int}/check: Form.Press",
        "typesetting: Form.Press",
        "reports/{id:int}/figures: Form.Loose",
        "reports/{id:int}/figures: Form.Follows",
        "reports/{id:int}/figures: Form.Metric",
        "reports/{id:int}/figures: Form.Reason",
        "reports/{id:int}/figures: Key",
        "reports/{id:int}/figures: Version",
        "reports/{id:int}/moved: Form.Sentences[]",
        "reports/{id:int}/moved: Form.Seen",
        "reports/{id:int}/moved: Key",
        "plans/{id:int}/outcome: Form.CarryOver", // once the next year is set up: OutcomeTests
        "reports/{id:int}/moved: Version",
    ];

    private readonly List<string> wrong = [];

    public ValueTask InitializeAsync()
    {
        site.Turn();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Assert.Empty(site.Log.Warnings);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_address_that_takes_a_form_shows_it()
    {
        Assert.InRange(site.Pages.Count, 40, 200);
        var boxes = new List<ServedForm.Field>();
        foreach (var (route, address) in site.Pages)
        {
            if (await Record.ExceptionAsync(async () => boxes.AddRange((await ServedForm.OpenAsync(site.For(address), address)).Boxes)) is { } missing)
                wrong.Add($"{route}: {missing.Message}");
        }

        NothingIsWrong();
        // Of each kind so many that the tests below try something.
        foreach (var (kind, least) in new[] { (Kind.Text, 30), (Kind.Number, 6), (Kind.Day, 6), (Kind.Choice, 8), (Kind.Tick, 2) })
            Assert.True(boxes.Count(b => b.Kind == kind) >= least, $"{kind}: {boxes.Count(b => b.Kind == kind)}");
    }

    [Fact]
    public async Task What_is_no_number_stays_in_its_box_with_a_sentence_and_nothing_is_stored()
    {
        foreach (var (form, box) in await BoxesAsync(Kind.Number))
        {
            var before = await site.StandingAsync();
            foreach (var typed in NoNumbers)
            {
                var (status, page) = await PostAsync(form.Action, form.With((box.Name, typed)));
                var again = Box(page, box.Name);
                Check(status is HttpStatusCode.BadRequest, form, box, typed, $"{status}");
                Check(again?.Value == TextNormalizer.Normalize(typed), form, box, typed, $"the box holds {again?.Value}");
                Check(Fault(page, again) is { Length: > 0 and <= 64 }, form, box, typed, $"it says {Fault(page, again)}");
            }

            var (_, long9) = await PostAsync(form.Action, form.With((box.Name, new string('9', 1_000_000))));
            Check(Fault(long9, Box(long9, box.Name)) is { Length: > 0 and <= 64 }, form, box, "9 × 1,000,000", "no short sentence");
            Check(before == await site.StandingAsync(), form, box, "all of them", "something was stored");
        }

        NothingIsWrong();
    }

    [Fact]
    public async Task A_number_written_another_way_is_the_number()
    {
        var taken = 0;
        foreach (var (opened, box) in await BoxesAsync(Kind.Number))
        {
            foreach (var (typed, meant) in new[] { ("１２", "12"), ("+5", "5"), (" 12 ", "12"), ("-0", "0"), ("12.50", "12.5") })
            {
                var form = await ServedForm.OpenAsync(site.For(opened.Action), opened.Action);
                var (status, page) = await PostAsync(form.Action, form.With((box.Name, typed)));
                var fault = Fault(page, Box(page, box.Name));
                // Refused may be what it means, never how it is written: a count has no fractions, no year is 12.
                Check(fault is null || !fault.Contains("要填数字", StringComparison.Ordinal) && !fault.Contains("是否想填", StringComparison.Ordinal), form, box, typed, $"{status} {fault}");
                if (status is HttpStatusCode.Redirect or HttpStatusCode.SeeOther && fault is null)
                {
                    var stands = (await ServedForm.OpenAsync(site.For(form.Action), form.Action)).Fields.Single(f => f.Name == box.Name).Value;
                    taken++;
                    Check(stands == meant || (meant, stands) is ("0", "") || form.Action.EndsWith("/new", StringComparison.Ordinal), form, box, typed, $"it stands as {stands}");
                }
            }

            // As it stood: the least that a metric takes would refuse what others enter.
            if (!opened.Action.EndsWith("/new", StringComparison.Ordinal))
                await PostAsync(opened.Action, (await ServedForm.OpenAsync(site.For(opened.Action), opened.Action)).With((box.Name, box.Value)));
        }

        Assert.InRange(taken, 10, 1000);
        NothingIsWrong();
    }

    [Fact]
    public async Task A_broken_character_is_the_fault_of_its_box_and_the_others_keep_what_was_typed()
    {
        foreach (var (form, box) in await BoxesAsync(Kind.Text))
        {
            var before = await site.StandingAsync();
            var others = form.Of(Kind.Text).Where(b => b.Name != box.Name).Select(b => (b.Name, Value: (string?)"另一格")).ToArray();
            var (status, page) = await PostAsync(form.Action, form.With([(box.Name, "a\0b"), .. others]));
            Check(status is HttpStatusCode.BadRequest, form, box, "a NUL", $"{status}");
            Check(form.Action is "/sign-in" || (Fault(page, Box(page, box.Name)) ?? page.QuerySelector("#summary")?.TextContent) is { Length: > 0 }, form, box, "a NUL", $"it says {Fault(page, Box(page, box.Name))}");
            foreach (var (name, _) in others)
                Check(Box(page, name)?.Value == "另一格", form, box, "a NUL", $"{name} holds {Box(page, name)?.Value}");
            Check(before == await site.StandingAsync(), form, box, "a NUL", "something was stored");
        }

        NothingIsWrong();
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_at_every_box()
    {
        foreach (var (form, box) in await BoxesAsync(Kind.Text, Kind.Number, Kind.Day, Kind.Choice, Kind.Password))
        {
            var before = await site.StandingAsync();
            foreach (var bytes in new[] { "%ED%A0%80x", "%FF%FEx", "%C0%AF" })
            {
                var body = string.Join('&', form.With((box.Name, null)).Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}").Append($"{Uri.EscapeDataString(box.Name)}={bytes}"));
                using var content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");
                content.Headers.ContentType!.CharSet = null;
                using var answer = await site.For(form.Action).PostAsync(new Uri(form.Action, UriKind.Relative), content);
                Check(answer.StatusCode is HttpStatusCode.BadRequest, form, box, bytes, $"{answer.StatusCode}");
            }

            Check(before == await site.StandingAsync(), form, box, "bytes", "something was stored");
        }

        NothingIsWrong();
    }

    [Fact]
    public async Task What_nobody_sees_is_stored_nowhere_and_shown_nowhere()
    {
        var taken = 0;
        foreach (var (_, address) in site.Pressable)
        {
            var form = await ServedForm.OpenAsync(site.For(address), address);
            (string, string?)[] typed = [.. form.Of(Kind.Text).Where(b => !b.Name.EndsWith("Pasted", StringComparison.Ordinal)).Select((b, n) => (b.Name, (string?)$"\uFEFF东\u202E坡\u200B村\u2067{n}\u2069"))];
            if (typed.Length == 0)
                continue;
            var (status, page) = await PostAsync(address, form.With(typed));
            taken += status is HttpStatusCode.Redirect or HttpStatusCode.SeeOther ? 1 : 0;
            Check(!Unseen().IsMatch(page.DocumentElement.OuterHtml), form, null, "unseen marks", "they are on the page");
        }

        Assert.InRange(taken, 8, 100);
        Assert.DoesNotContain(await site.RowsAsync(), row => Unseen().IsMatch(row));
        Assert.Contains(await site.RowsAsync(), row => row.Contains("东坡村", StringComparison.Ordinal));
        NothingIsWrong();
    }

    [Fact]
    public async Task What_comes_twice_is_refused_whichever_field_it_is()
    {
        foreach (var (_, address) in site.Pages)
        {
            var form = await ServedForm.OpenAsync(site.For(address), address);
            foreach (var field in form.Fields)
            {
                var before = await site.StandingAsync();
                var values = form.With((field.Name, null));
                values.AddRange([new(field.Name, field.Kind is Kind.Text ? "甲" : field.Value), new(field.Name, field.Kind is Kind.Text ? "乙" : field.Value)]);
                var (status, _) = await PostAsync(address, values);
                Check(status is HttpStatusCode.BadRequest, form, field, "twice", $"{status}");
                Check(before == await site.StandingAsync(), form, field, "twice", "something was stored");
            }
        }

        NothingIsWrong();
    }

    [Fact]
    public async Task The_address_fills_in_no_box()
    {
        const string mark = "来自地址";
        foreach (var (_, address) in site.Pages)
        {
            var form = await ServedForm.OpenAsync(site.For(address), address);
            var left = form.Fields.Where(f => f.Name != "__RequestVerificationToken").ToList();
            foreach (var field in left.Where(f => f.Kind is not Kind.Tick))
            {
                var before = await site.StandingAsync();
                var value = field.Kind is Kind.Text or Kind.Password ? mark : field.Value;
                // Nothing but the token comes in the form; without its key no form is done, so the address would have to bring that too.
                var (status, page) = await PostAsync(
                    $"{address}?{string.Join('&', left.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f == field ? value : f.Value)}"))}",
                    form.With([.. left.Select(f => (f.Name, (string?)null))]));
                Check(status is HttpStatusCode.BadRequest || address is "/typesetting" or "/checking" or "/masking", form, field, "from the address", $"{status}");
                Check(Box(page, field.Name)?.Value != mark, form, field, "from the address", "it is in the box");
                Check(before == await site.StandingAsync(), form, field, "from the address", "something was stored");
            }
        }

        NothingIsWrong();
    }

    [Fact]
    public async Task Fields_that_a_page_does_not_have_change_nothing_and_go_into_the_log()
    {
        string[] foreign = ["Form.State", "State", "Form.UnitId2", "Item.OrgId", "Form.ApprovedById", "Form.CreatedAt", "Form.Version", "Subject.UnitId", "RowVersion", "Report.State", "Submission.State"];
        foreach (var (route, address) in site.Pressable)
        {
            var form = await ServedForm.OpenAsync(site.For(address), address);
            var lines = await LinesAsync("form.foreignFields");
            var (status, _) = await PostAsync(address, form.With([.. foreign.Select(name => (name, "990099"))]));
            Check((int)status < 500, form, null, "foreign fields", $"{status}");
            var more = await LinesAsync("form.foreignFields") - lines;
            Check(more == 1, form, null, route, $"{more} lines in the log");
        }

        Assert.DoesNotContain(await site.RowsAsync(), row => row.Contains("990099", StringComparison.Ordinal));
        NothingIsWrong();
    }

    [Fact]
    public async Task A_form_as_it_is_served_is_no_foreign_one()
    {
        var lines = await LinesAsync("form.foreignFields");
        foreach (var (_, address) in site.Pressable)
        {
            var form = await ServedForm.OpenAsync(site.For(address), address);
            await PostAsync(address, form.With([.. form.Of(Kind.Tick).Select(t => (t.Name, (string?)t.Value))]));
        }

        Assert.Equal(lines, await LinesAsync("form.foreignFields"));
    }

    [Fact]
    public async Task Nothing_binds_that_no_page_serves()
    {
        var served = new Dictionary<string, HashSet<string>>();
        foreach (var (route, address) in site.Pages)
            served[route] = [.. (await ServedForm.OpenAsync(site.For(address), address)).Element.QuerySelectorAll("[name]").Select(e => Row().Replace(e.GetAttribute("name")!, "[]"))];
        var loader = site.Services.GetRequiredService<PageLoader>();
        var endpoints = site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();
        foreach (var endpoint in endpoints.DistinctBy(e => e.RoutePattern.RawText))
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page || !served.TryGetValue("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), out var names))
                continue;
            var compiled = await loader.LoadAsync(page, endpoint.Metadata);
            var bound = compiled.BoundProperties.Where(p => p.BindingInfo?.BindingSource?.Id is null or "Form").Select(p => (Name: p.BindingInfo?.BinderModelName ?? p.Name, p.ParameterType));
            foreach (var name in bound.SelectMany(p => Bindable(p.Name, p.ParameterType)).Where(n => !names.Contains(n)))
                wrong.Add($"{endpoint.RoutePattern.RawText}: {name}");
        }

        // Shown only where there is something to confirm, to pick or to choose; and files, which are no text.
        wrong.RemoveAll(Sometimes.Contains);
        // Rows of a report stand there once one was read: ReadReportTests.
        wrong.RemoveAll(entry => entry.StartsWith("units/{id:int}/{period:maxlength(12)}/reading: Form.", StringComparison.Ordinal) && entry.Contains("[].", StringComparison.Ordinal));
        // Read only of a form whose fields stand for themselves, and those pages serve it.
        wrong.RemoveAll(entry => entry.EndsWith($": {nameof(FormPage.Was)}", StringComparison.Ordinal));
        NothingIsWrong();
    }

    [Fact]
    public async Task A_choice_that_is_not_on_the_list_is_refused()
    {
        foreach (var (form, box) in await BoxesAsync(Kind.Choice, Kind.Button))
        {
            // Where to go: a page beyond the last is the last, a section there is not is the first.
            if (box.Name is "Form.Turn" or "Form.Other" || (box.Value.Length == 0 && box.Kind is Kind.Button))
                continue;
            var before = await site.StandingAsync();
            // Where keys of rows are chosen from, a number is judged by what it names.
            var isEnum = !int.TryParse(form.Element.QuerySelectorAll($"[name='{box.Name}'] option[value]").Select(o => o.GetAttribute("value")).FirstOrDefault(v => v is { Length: > 0 }), out _);
            foreach (var typed in isEnum ? new[] { "999", "-1", "7", "0", "1", "Nobody" } : ["999999", "-1", "Nobody"])
            {
                var (status, page) = await PostAsync(form.Action, form.With((box.Name, typed)));
                Check(status is HttpStatusCode.BadRequest or HttpStatusCode.Conflict, form, box, typed, $"{status}");
                Check(box.Kind is Kind.Button || Fault(page, Box(page, box.Name)) is { Length: > 0 } || page.QuerySelector("#summary") is not null, form, box, typed, "no sentence");
            }

            Check(before == await site.StandingAsync(), form, box, "a foreign choice", "something was stored");
        }

        NothingIsWrong();
    }

    [Fact]
    public async Task A_day_that_could_mean_two_days_stays_in_its_box()
    {
        foreach (var (form, box) in await BoxesAsync(Kind.Day))
        {
            var before = await site.StandingAsync();
            foreach (var typed in new[] { "2026-02-29", "0000-01-01", "10000-01-01", "2026-12-31T24:00:00", "13:00", "113/12/31", "12/31/2026" })
            {
                var (status, page) = await PostAsync(form.Action, form.With((box.Name, typed)));
                Check(status is HttpStatusCode.BadRequest, form, box, typed, $"{status}");
                Check(Fault(page, Box(page, box.Name)) is { Length: > 0 }, form, box, typed, "no sentence");
            }

            Check(before == await site.StandingAsync(), form, box, "days", "something was stored");
        }

        NothingIsWrong();
    }

    [Fact]
    public async Task Without_the_token_of_this_very_session_nothing_is_done_and_what_was_typed_is_there()
    {
        var stranger = await ServedForm.OpenAsync(site.Client(), "/sign-in");
        var other = await ServedForm.OpenAsync(await site.ClientOf(Site.Admin), "/account");
        string?[] tokens = [null, "", "CfDJ8forged", Token(stranger), Token(other)];
        foreach (var (_, address) in site.Pages.Where(p => p.Address != "/sign-in"))
        {
            var form = await ServedForm.OpenAsync(site.For(address), address);
            var before = await site.StandingAsync();
            var typed = form.Of(Kind.Text).Select(b => (b.Name, Value: (string?)"写了很久的话")).ToArray();
            foreach (var token in tokens)
            {
                var (status, page) = await PostAsync(address, form.With([.. typed, ("__RequestVerificationToken", token)]));
                Check(status is HttpStatusCode.BadRequest, form, null, $"token {token}", $"{status}");
                foreach (var (name, _) in typed)
                    Check(Box(page, name)?.Value == "写了很久的话", form, null, $"token {token}", $"{name} holds {Box(page, name)?.Value}");
            }

            Check(before == await site.StandingAsync(), form, null, "a token of others", "something was stored");
        }

        NothingIsWrong();
    }

    [Fact]
    public async Task A_password_comes_back_on_no_page_and_no_other_field_is_taken_for_one()
    {
        const string secret = "除夕守岁 bu xiu de mi ma";
        var tried = 0;
        foreach (var (_, address) in site.Pages)
        {
            var form = await ServedForm.OpenAsync(site.For(address), address);
            foreach (var field in form.Fields)
                Check(KeptForm.PasswordOf(field.Name) is not null == field.Kind is Kind.Password, form, field, "its name", $"it is a {field.Kind}");
            var boxes = form.Of(Kind.Password).Select(b => b.Name).ToList();
            if (boxes.Count == 0)
                continue;
            tried++;
            // With a token that is no longer good; by somebody whose session is over.
            foreach (var by in new[] { site.For(address), site.Client() })
            {
                var (status, page) = await PostAsync(address, form.With([.. boxes.Select(name => (name, (string?)secret)), ("__RequestVerificationToken", "")]), by);
                Check(status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, form, null, secret, $"{status}");
                Check(!page.DocumentElement.OuterHtml.Contains(secret, StringComparison.Ordinal), form, null, secret, "it is on the page");
                Check(page.QuerySelectorAll("main input[type=password]").All(box => box.GetAttribute("value") is null or ""), form, null, secret, "a box is filled in");
                var kept = site.Services.GetRequiredService<KeptForms>().Open(page.QuerySelector("input[name=Kept]")?.GetAttribute("value"));
                Check(kept?.Fields.All(f => f.Value != secret) is not false, form, null, secret, "it is kept");
                Check(status is not HttpStatusCode.Unauthorized || kept?.Fields.Count(f => boxes.Contains(f.Key)) == boxes.Count, form, null, secret, "it is not asked for again");
            }
        }

        Assert.Equal(2, tried);
        NothingIsWrong();
    }

    [Fact]
    public async Task Of_two_who_had_the_same_form_open_the_second_sees_both_texts_and_keeps_their_own()
    {
        var tried = 0;
        foreach (var (route, address) in site.Changing)
        {
            var (first, second) = (await ServedForm.OpenAsync(site.For(address), address), await ServedForm.OpenAsync(site.OtherBrowser, address));
            if (first.Fields.FirstOrDefault(f => f.Name == "Version") is not { Value: not "0" } || Editable(first) is not { } box)
                continue;
            tried++;
            var (mine, theirs) = box.Kind is Kind.Day ? (DayAfter(box.Value, 1), DayAfter(box.Value, 2)) : ("甲写的字", "乙写的字");
            var (saved, answer) = await PostAsync(address, first.With((box.Name, mine)));
            Check(saved is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, first, box, mine, $"{saved} {answer.QuerySelector("main .note.bad, main .fault")?.TextContent.Trim()}");
            var standing = await site.StandingAsync();
            var (status, page) = await PostAsync(address, second.With((box.Name, theirs)), site.OtherBrowser);
            Check(status is HttpStatusCode.Conflict, second, box, theirs, $"{status}");
            Check(Box(page, box.Name)?.Value == theirs, second, box, theirs, $"the box holds {Box(page, box.Name)?.Value}");
            Check(box.Kind is Kind.Day || page.QuerySelector("table.both")?.TextContent is { } both && both.Contains(mine, StringComparison.Ordinal) && both.Contains(theirs, StringComparison.Ordinal), second, box, theirs, $"both texts are not shown on {route}");
            Check(standing == await site.StandingAsync(), second, box, theirs, "something was stored");
            // Having seen both, the person may have their own.
            var last = new Dictionary<string, string>(second.With((box.Name, theirs)));
            foreach (var unseen in page.QuerySelectorAll("main form[method=post] input[type=hidden]").OfType<IHtmlInputElement>().Where(i => last.ContainsKey(i.Name!)))
                last[unseen.Name!] = unseen.Value;
            Check((await PostAsync(address, [.. last], site.OtherBrowser)).Status is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, second, box, theirs, "it cannot be saved then either");
        }

        Assert.InRange(tried, 10, 100);
        NothingIsWrong();
    }

    [Fact]
    public async Task Five_identical_presses_at_once_have_one_effect_and_five_same_answers()
    {
        var tried = 0;
        foreach (var (_, address) in site.Pressable)
        {
            var form = await ServedForm.OpenAsync(site.For(address), address);
            if (form.Fields.All(f => f.Name != "Key"))
                continue;
            (string, string?)[] typed = [.. form.Of(Kind.Text).Where(b => b.Value.Length == 0 && !b.Name.EndsWith("Pasted", StringComparison.Ordinal)).Select(b => (b.Name, (string?)"五次"))];
            var sent = form.With([.. typed, .. form.Of(Kind.Tick).Select(t => (t.Name, (string?)t.Value))]);
            var before = await LastLineAsync();
            var answers = new ConcurrentBag<(HttpStatusCode, string?)>();
            await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
            {
                using var content = new FormUrlEncodedContent(sent);
                using var answer = await site.Browser.PostAsync(new Uri(address, UriKind.Relative), content);
                answers.Add((answer.StatusCode, answer.Headers.Location?.ToString()));
            }));
            var distinct = answers.Distinct().ToList();
            Check(distinct.Count == 1 && (int)distinct[0].Item1 < 500, form, null, "five times", string.Join(", ", distinct));
            var lines = await site.With(db => db.AuditEntries.Where(e => e.Sequence > before).Select(e => e.Subject + e.What + e.After).ToListAsync());
            // Not by what it happened to: two things made by two presses have two keys.
            Check(lines.Count == lines.Distinct().Count(), form, null, "five times", string.Join(", ", lines));
            tried += distinct[0].Item1 is HttpStatusCode.Redirect or HttpStatusCode.SeeOther && lines.Count > 0 ? 1 : 0;
        }

        Assert.InRange(tried, 5, 100);
        NothingIsWrong();
    }

    private async Task<List<(ServedForm Form, ServedForm.Field Box)>> BoxesAsync(params Kind[] kinds)
    {
        var boxes = new List<(ServedForm, ServedForm.Field)>();
        foreach (var (_, address) in site.Pages)
        {
            var form = await ServedForm.OpenAsync(site.For(address), address);
            boxes.AddRange(form.Of(kinds).Select(box => (form, box)));
        }

        Assert.NotEmpty(boxes);
        return boxes;
    }

    private static ServedForm.Field? Editable(ServedForm form) =>
        form.Of(Kind.Text).FirstOrDefault(b => !b.Name.EndsWith("Pasted", StringComparison.Ordinal) && !b.Name.EndsWith(".Cell", StringComparison.Ordinal)) ?? form.Of(Kind.Day).FirstOrDefault();

    private async Task<(HttpStatusCode Status, IHtmlDocument Page)> PostAsync(string address, List<KeyValuePair<string, string>> fields, HttpClient? by = null)
    {
        using var body = new StringContent(
            string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={(f.Value.Length > 10_000 ? f.Value : Uri.EscapeDataString(f.Value))}")), Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await (by ?? site.For(address.Split('?')[0])).PostAsync(new Uri(address, UriKind.Relative), body);
        Assert.True((int)answer.StatusCode < 500, $"{address}: {answer.StatusCode}");
        return (answer.StatusCode, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));
    }

    private Task<int> LinesAsync(string what) => site.With(db => db.AuditEntries.CountAsync(e => e.What == what));

    private Task<long> LastLineAsync() => site.With(db => db.AuditEntries.MaxAsync(e => e.Sequence));

    private void Check(bool holds, ServedForm form, ServedForm.Field? field, string typed, string but)
    {
        if (!holds)
            wrong.Add($"{form.Action} {field?.Name} ← {typed}: {but}");
    }

    private void NothingIsWrong() => Assert.True(wrong.Count == 0, $"{wrong.Count}:\n{string.Join('\n', wrong.Take(60))}");

    private static string DayAfter(string day, int days) => DateOnly.Parse(day, CultureInfo.InvariantCulture).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Token(ServedForm form) => form.Fields.Single(f => f.Name == "__RequestVerificationToken").Value;

    /// <summary>A box of a page, and what its fault says.</summary>
    private sealed record Shown(string DescribedBy, string Value);

    private static Shown? Box(IHtmlDocument page, string name) => page.QuerySelector($"main [name='{name}']") switch
    {
        IHtmlTextAreaElement area => new Shown(area.GetAttribute("aria-describedby") ?? "", area.Value),
        IHtmlSelectElement choice => new Shown(choice.GetAttribute("aria-describedby") ?? "", choice.Value ?? ""),
        IHtmlInputElement input => new Shown(input.GetAttribute("aria-describedby") ?? "", input.Value),
        _ => null,
    };

    private static string? Fault(IHtmlDocument page, Shown? box) => box?.DescribedBy.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(page.GetElementById).FirstOrDefault(said => said?.ClassList.Contains("fault") is true)?.TextContent.Trim();

    private static IEnumerable<string> Bindable(string name, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(DateOnly) || type == typeof(Guid) || typeof(IFormFile).IsAssignableFrom(type) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type))
            return [name];
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>))
            return Bindable($"{name}[]", type.GetGenericArguments()[1]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
            return Bindable($"{name}[]", type.GetGenericArguments()[0]);
        Assert.True(type.Namespace?.StartsWith("WorkReport.Web.Pages", StringComparison.Ordinal), $"{name} binds {type}, which is no form.");
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true }).SelectMany(p => Bindable($"{name}.{p.Name}", p.PropertyType));
    }

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Row();

    [GeneratedRegex("[\u200B\u202A-\u202E\u2066-\u2069\uFEFF]")]
    private static partial Regex Unseen();
}
