using System.Text.RegularExpressions;
using Acornima;
using Acornima.Ast;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.House;

/// <summary>
/// The oldest browser we promise is Chromium 78, as desktops of public bodies still ship it. One word it cannot read and a whole script is
/// dropped in silence; so every script and stylesheet that is served is read here as that browser would read it.
/// </summary>
public partial class OldBrowserTests
{
    /// <summary>What came to scripts after it, by the name that is called, with the version that brought it.</summary>
    private static readonly Dictionary<string, int> LaterNames = new(StringComparer.Ordinal)
    {
        ["replaceAll"] = 85,
        ["at"] = 92,
        ["findLast"] = 97,
        ["findLastIndex"] = 97,
        ["toSorted"] = 110,
        ["toReversed"] = 110,
        ["groupBy"] = 117,
        ["structuredClone"] = 98,
        ["hasOwn"] = 93,
        ["randomUUID"] = 92,
        ["replaceChildren"] = 86,
        ["checkVisibility"] = 105,
        ["showPicker"] = 99,
        ["AggregateError"] = 85,
        ["WeakRef"] = 84,
        ["startViewTransition"] = 111,
        ["any"] = 85,
        ["timeout"] = 103,
    };

    /// <summary>Values of a style that it drops, and with them the whole declaration: allowed only after one of the same name that it knows.</summary>
    private static readonly string[] LaterValues = ["max(", "min(", "clamp(", "color-mix(", "anywhere", "dvh", "svh", "lch(", "subgrid", "light-dark("];

    /// <summary>Properties whose absence breaks a page. Those that only adorn it may be new.</summary>
    private static readonly string[] LaterProperties =
        ["inset", "aspect-ratio", "padding-inline", "padding-block", "margin-inline", "margin-block", "inset-inline", "inset-block", "translate", "rotate", "scale", "container", "container-type"];

    private static string[] Served(string pattern) => Directory.GetFiles(Path.Combine(Source.Root, "src", "WorkReport.Web", "wwwroot"), pattern, SearchOption.AllDirectories);

    [Fact]
    public void Every_script_is_read_whole()
    {
        var scripts = Served("*.js");
        Assert.True(scripts.Length > 4, "The scan has gone blind.");
        var wrong = new List<string>();
        foreach (var path in scripts)
        {
            try
            {
                // The first lines of ours say "use strict"; none is a module.
                var program = new Parser(new ParserOptions { EcmaVersion = EcmaVersion.ES2019 }).ParseScript(File.ReadAllText(path));
                if (!path.Contains("lib", StringComparison.Ordinal))
                    wrong.AddRange(Later(program).Select(name => $"{Path.GetFileName(path)}: {name}, which came with Chromium {LaterNames[name]}"));
            }
            catch (SyntaxErrorException fault)
            {
                wrong.Add($"{Path.GetFileName(path)}: {fault.Message}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_style_is_understood_or_stands_behind_one_that_is()
    {
        var wrong = Served("*.css").SelectMany(path => Faults(File.ReadAllText(path)).Select(fault => $"{Path.GetFileName(path)}: {fault}")).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData(".a { display: flex; gap: 4px; }")]
    [InlineData(".a { display: flex; } .a { gap: 4px; }")]
    [InlineData(".a { width: min(3rem, 40vh); }")]
    [InlineData(".a { inset: 0; }")]
    [InlineData(".a:has(b) { color: red; }")]
    [InlineData(".a:not(.b, .c) { color: red; }")]
    [InlineData("a:focus-visible { color: red; }")]
    [InlineData("@layer x { a { color: red; } }")]
    [InlineData(".a { color: red; & b { color: blue; } }")]
    public void A_style_that_it_drops_is_found(string style) => Assert.NotEmpty(Faults(style));

    [Theory]
    [InlineData(".a { display: grid; gap: 4px; }")]
    [InlineData(".a { height: 12rem; height: max(12rem, 40vh); }")]
    [InlineData(".a { grid-template-columns: minmax(0, 1fr); }")]
    [InlineData("@supports selector(:has(*)) { .a:has(b) { color: red; } }")]
    [InlineData("a:focus:not(:focus-visible) { outline: none; }")]
    [InlineData("@media (max-width: 900px) { .a { color: red; } }")]
    public void A_style_that_it_knows_is_left_alone(string style) => Assert.Empty(Faults(style));

    private static IEnumerable<string> Later(Node node)
    {
        var name = node switch
        {
            CallExpression { Callee: MemberExpression { Computed: false, Property: Identifier property } } => property.Name,
            CallExpression { Callee: Identifier called } => called.Name,
            NewExpression { Callee: Identifier made } => made.Name,
            _ => null,
        };
        return node.ChildNodes.SelectMany(Later).Concat(name is not null && LaterNames.ContainsKey(name) ? [name] : []);
    }

    private static IEnumerable<string> Faults(string css)
    {
        css = Comment().Replace(css, "");
        if (Nested().Match(css) is { Success: true } nested)
            yield return $"{nested.Value.Trim()}: not known";
        // What the old browser does not enter it need not understand.
        css = Asked().Replace(css, "");
        var flex = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match rule in Rule().Matches(css))
        {
            var selector = rule.Groups["selector"].Value.Trim();
            if (LaterSelector().IsMatch(selector.Replace(":focus:not(:focus-visible)", "", StringComparison.Ordinal)))
                yield return $"{selector}: not known, and drops the rule";
            var known = new HashSet<string>(StringComparer.Ordinal);
            var declarations = rule.Groups["body"].Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(d => d.Split(':', 2, StringSplitOptions.TrimEntries)).Where(d => d.Length == 2).ToList();
            var display = declarations.LastOrDefault(d => d[0] == "display")?[1];
            foreach (var one in selector.Split(',', StringSplitOptions.TrimEntries))
            {
                if (display is "flex" or "inline-flex")
                    flex.Add(one);
                else if (display is not null)
                    flex.Remove(one);
                if (flex.Contains(one) && declarations.Any(d => d[0] is "gap" or "column-gap" or "row-gap"))
                    yield return $"{one}: gap between flex items is not known";
            }

            foreach (var declaration in declarations)
            {
                var (property, value) = (declaration[0], declaration[1]);
                if (LaterProperties.Contains(property))
                    yield return $"{selector}: {property} is not known";
                else if (LaterValues.Any(later => Word(later).IsMatch(value)) && !known.Contains(property))
                    yield return $"{selector}: {property}: {value} is not known";
                else
                    known.Add(property);
            }
        }
    }

    private static Regex Word(string later) => new($@"(?<![\w-]){Regex.Escape(later)}", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"@(layer|container|scope|property|starting-style)\b[^{;]*|[{;]\s*&[^{;]*\{")]
    private static partial Regex Nested();

    [GeneratedRegex(@"@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")]
    private static partial Regex Asked();

    [GeneratedRegex(@"(?<selector>[^{};]+)\{(?<body>[^{}]*)\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@":has\(|:is\(|:where\(|:focus-visible|:not\([^()]*,|:user-(in)?valid|:modal|:nth-child\([^)]* of ")]
    private static partial Regex LaterSelector();
}
