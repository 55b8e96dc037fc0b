using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Tests.Platform;

/// <summary>What a form may bring and what becomes of it, through the real reader and the real binders.</summary>
public sealed class EntranceTests : IAsyncLifetime
{
    private WebApplication app = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        Preferences.PinCulture();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddControllers(options =>
        {
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            options.UseFormEntrances();
        }).ConfigureApplicationPartManager(parts =>
        {
            parts.ApplicationParts.Add(new AssemblyPart(typeof(EntranceTests).Assembly));
            parts.FeatureProviders.Add(new OnlyProbe());
        });
        app = builder.Build();
        app.UseForms();
        app.MapControllers();
        await app.StartAsync();
        client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("１２．５", "12.5")]
    [InlineData("+5", "5")]
    [InlineData(" 12 ", "12")]
    [InlineData("-0", "0")]
    [InlineData("1,234,567.25", "1234567.25")]
    [InlineData("99999999999999.9999", "99999999999999.9999")]
    public async Task A_number_is_taken(string typed, string value)
    {
        var answer = await PostAsync(("Figure", typed));
        Assert.Empty(answer.Faults);
        Assert.Equal(value, answer.Values["figure"]);
    }

    [Theory]
    [InlineData("1,5", "是否想填 1.5？")]
    [InlineData("12,34", "是否想填 12.34？")]
    [InlineData("NaN", "要填数字")]
    [InlineData("Infinity", "要填数字")]
    [InlineData("-Infinity", "要填数字")]
    [InlineData("1e400", "要填数字")]
    [InlineData("1e5", "要填数字")]
    [InlineData("5e-324", "要填数字")]
    [InlineData("-5", "不能填负数")]
    [InlineData("79228162514264337593543950336", "数字太大")]
    [InlineData("99999999999999.99995", "最多 4 位")]
    [InlineData("12%", "是否想填 12？")]
    [InlineData("¥5", "是否想填 5？")]
    [InlineData("12名", "是否想填 12？")]
    [InlineData("3.5亿元", "是否想填 350000000？")]
    [InlineData("约300", "请填准确的数")]
    [InlineData("一百二", "要填数字")]
    [InlineData("若干", "要填数字")]
    [InlineData("0x1F", "要填数字")]
    [InlineData("1_000", "要填数字")]
    [InlineData("１２三", "要填数字")]
    public async Task A_number_that_could_mean_two_things_is_asked_back_and_never_taken(string typed, string sentence)
    {
        foreach (var field in new[] { "Figure", "Count" })
        {
            var answer = await PostAsync((field, typed));
            // To a whole number no other is suggested.
            var said = (field, typed) switch
            {
                ("Count", "1,5" or "12,34") => "请去掉逗号",
                ("Count", "99999999999999.99995") => "要填整数",
                _ => sentence,
            };
            Assert.Contains(said, answer.Faults[field], StringComparison.Ordinal);
            Assert.Null(answer.Values[field.ToLowerInvariant()]);
        }
    }

    [Fact]
    public async Task A_million_digits_are_refused_at_once_and_not_repeated()
    {
        await PostAsync(("Figure", "9"));
        var started = TimeProvider.System.GetTimestamp();
        var answer = await PostAsync(("Figure", new string('9', 1_000_000)));
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds, 0, 200);
        Assert.InRange(answer.Faults["Figure"].Length, 1, 64);
    }

    [Theory]
    [InlineData("1.5", "整数")]
    [InlineData("2147483648", "数字太大")]
    public async Task A_count_is_a_whole_number(string typed, string sentence) =>
        Assert.Contains(sentence, (await PostAsync(("Count", typed))).Faults["Count"], StringComparison.Ordinal);

    [Fact]
    public async Task A_NUL_is_the_fault_of_its_field_and_the_others_are_kept()
    {
        var answer = await PostAsync(("Name", "a\0b"), ("Count", "3"));
        Assert.Contains("坏字符", answer.Faults["Name"], StringComparison.Ordinal);
        Assert.Equal("3", answer.Values["count"]);
    }

    [Theory]
    [InlineData("  东\u202E坡\u200B村\uFEFF\u2067 ", "东坡村")]
    [InlineData("东坡\r\n村", "东坡 村")]
    [InlineData("👨‍👩‍👧‍👦 𠮷 㐢 䶮 é e\u0301", "👨‍👩‍👧‍👦 𠮷 㐢 䶮 é e\u0301")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData(" \u3000\u200B ", null)]
    public async Task Text_is_trimmed_and_freed_of_what_nobody_sees_and_otherwise_left(string typed, string? value) =>
        Assert.Equal(value, (await PostAsync(("Name", typed))).Values["name"]);

    [Fact]
    public async Task Lines_stay_where_lines_belong_and_a_password_is_kept_to_the_letter()
    {
        var answer = await PostAsync(("Body", "一\r\n二"), ("Password", " a\u200Bb "));
        Assert.Equal(("一\n二", " a\u200Bb "), (answer.Values["body"], answer.Values["password"]));
    }

    [Theory]
    [InlineData("2028-02-29")]
    [InlineData("1949-10-01")]
    public async Task A_day_is_taken(string typed) => Assert.Equal(typed, (await PostAsync(("Day", typed))).Values["day"]);

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("10000-01-01")]
    [InlineData("2026-12-31T24:00:00")]
    [InlineData("2026-12-31T23:59:59+08:00")]
    [InlineData("13:00")]
    [InlineData("113/12/31")]
    [InlineData("12/31/2026")]
    public async Task A_day_is_written_in_one_way(string typed)
    {
        var answer = await PostAsync(("Day", typed));
        Assert.Contains("20", answer.Faults["Day"], StringComparison.Ordinal);
        Assert.Null(answer.Values["day"]);
    }

    [Theory]
    [InlineData("999")]
    [InlineData("-1")]
    [InlineData("7")]
    [InlineData("1")]
    [InlineData("black")]
    [InlineData("Black, White")]
    [InlineData("Gold")]
    public async Task A_choice_is_one_of_those_listed(string typed) =>
        Assert.Contains("选一个", (await PostAsync(("Choice", typed))).Faults["Choice"], StringComparison.Ordinal);

    [Theory]
    [InlineData("Name")]
    [InlineData("Figure")]
    [InlineData("Count")]
    [InlineData("Day")]
    [InlineData("Choice")]
    [InlineData("Version")]
    public async Task What_comes_twice_is_refused(string field) =>
        Assert.Contains("两次", (await PostAsync((field, "1"), (field, "2"))).Faults[field], StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.0")]
    [InlineData("9223372036854775808")]
    public async Task A_version_is_a_whole_number_or_the_form_is_refused(string typed) =>
        Assert.NotEmpty((await PostAsync(("Version", typed))).Faults["Version"]);

    [Fact]
    public async Task The_address_fills_in_no_field_of_a_form_and_the_form_no_part_of_the_address()
    {
        var answer = await PostAsync("/probe/5?Name=query&Count=7", ("Figure", "1"), ("Id", "9"));
        Assert.Null(answer.Values["name"]);
        Assert.Null(answer.Values["count"]);
        Assert.Equal("5", answer.Values["id"]);
    }

    private Task<Answer> PostAsync(params (string Name, string Value)[] fields) => PostAsync("/probe/5", fields);

    private async Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var body = string.Join('&', fields.Select(f => $"{f.Name}={(f.Value.Length > 10_000 ? f.Value : Uri.EscapeDataString(f.Value))}"));
        using var content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");
        var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<Answer>(JsonSerializerOptions.Web))!;
    }

    /// <summary>One field of every kind.</summary>
    public sealed class Probe
    {
        public string? Name { get; set; }

        [Multiline]
        public string? Body { get; set; }

        [AsTyped]
        public string? Password { get; set; }

        public decimal? Figure { get; set; }
        public int? Count { get; set; }
        public DateOnly? Day { get; set; }
        public Colour? Choice { get; set; }
        public long Version { get; set; }
    }

    public enum Colour
    {
        Black,
        White,
    }

    private sealed record Answer(Dictionary<string, string> Faults, Dictionary<string, string?> Values);

    private sealed class OnlyProbe : ControllerFeatureProvider
    {
        protected override bool IsController(System.Reflection.TypeInfo typeInfo) => typeInfo == typeof(ProbeController);
    }
}

/// <summary>Says what it was given.</summary>
[Route("probe/{id:int}")]
public sealed class ProbeController : ControllerBase
{
    [HttpPost]
    public IActionResult Post(int id, EntranceTests.Probe given) => new JsonResult(new
    {
        faults = ModelState.Where(e => e.Value!.Errors.Count > 0).ToDictionary(e => e.Key, e => string.Concat(e.Value!.Errors.Select(x => x.ErrorMessage))),
        values = new Dictionary<string, string?>
        {
            ["id"] = $"{id}",
            ["name"] = given.Name,
            ["body"] = given.Body,
            ["password"] = given.Password,
            ["figure"] = given.Figure?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["count"] = given.Count?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["day"] = given.Day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["choice"] = given.Choice?.ToString(),
        },
    });
}
