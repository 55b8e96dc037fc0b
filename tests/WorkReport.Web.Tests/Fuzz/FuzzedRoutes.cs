using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.Hosting;

namespace WorkReport.Web.Tests.Fuzz;

/// <summary>Every address of the site, with something in its places that may be there or not.</summary>
internal static partial class FuzzedRoutes
{
    // No more than this is asked of what sets type or packs the whole store: each has its lane, and the others would wait.
    private const int Seldom = 12;

    /// <summary>As many things of each kind as there are about.</summary>
    private const int Things = 30;

    /// <summary>The patterns, as the pages themselves have them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(SharedResource).Assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
            .SelectMany(page => page.Type.GetCustomAttributes<RazorCompiledItemMetadataAttribute>())
            .Where(fact => fact.Key == "RouteTemplate").Select(fact => "/" + fact.Value.TrimStart('/')).Distinct().Order(StringComparer.Ordinal),
        "/healthz", "/healthz/live", "/csp-reports",
    ];

    private static readonly string[] Assets = ["/site.css", "/site.js", "/lib/htmx.min.js", "/favicon.ico", "/appsettings.json", "/.git/HEAD", "/workreport.db", "/../keys.pfx"];

    private static readonly string[] Asked = ["q", "p", "sort", "done", "last", "state", "unit", "n", "left", "section", "all", "returnUrl", "handler", "page", "culture", "subject", "Form.Move", "__RequestVerificationToken"];

    /// <summary>An address, with or without something behind the question mark.</summary>
    public static string Draw(Random random)
    {
        var route = random.Next(30) == 0 ? Assets[random.Next(Assets.Length)] : All[random.Next(All.Count)];
        if (IsCostly().IsMatch(route) && random.Next(Seldom) != 0)
            route = "/";
        var address = Place().Replace(route, place => Filling(place.Groups["name"].Value, place.Value, random));
        if (random.Next(40) == 0)
            address = address.Insert(random.Next(1, address.Length + 1), OddWords.InAddress(random));
        return address + (random.Next(4) == 0 ? Question(random) : "");
    }

    private static string Filling(string name, string pattern, Random random) => random.Next(12) == 0 ? OddWords.InAddress(random) : name switch
    {
        "period" => "2022",
        "place" => "Section",
        "name" => "workreport-20221220-090000.wrb",
        _ when pattern.Contains("32", StringComparison.Ordinal) => $"{Guid.NewGuid():N}",
        _ => $"{random.Next(1, Things)}",
    };

    private static string Question(Random random) =>
        "?" + string.Join('&', Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{Asked[random.Next(Asked.Length)]}{(random.Next(6) == 0 ? "[0]" : "")}={(random.Next(3) == 0 ? $"{random.Next(-2, 9)}" : OddWords.InAddress(random))}"));

    [GeneratedRegex(@"\{(?<name>[a-z]+)(:[^}]*)?\??\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"pdf|svg|typesetting|^/backup|picture|print")]
    private static partial Regex IsCostly();
}
