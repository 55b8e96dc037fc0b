using System.Text.RegularExpressions;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.House;

/// <summary>A reader who follows the documents finds what they name.</summary>
public partial class LinkTests
{
    private static readonly string[] Documents =
        [Path.Combine(Source.Root, "README.md"), .. Directory.GetFiles(Path.Combine(Source.Root, "docs"), "*.md", SearchOption.AllDirectories)];

    [Fact]
    public void Every_link_to_a_file_leads_to_one()
    {
        var links = Documents.SelectMany(document => Link().Matches(File.ReadAllText(document)).Select(link => (document, target: link.Groups["target"].Value))).ToList();
        Assert.True(links.Count > 20, "The scan has gone blind.");
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(link.document)!, link.target)), $"{link.document}: {link.target}"));
    }

    /// <summary>Who reads that a test proves something can look at that very test.</summary>
    [Fact]
    public void Every_class_and_test_that_the_page_on_security_names_is_there()
    {
        var sources = new[] { "src", "tests" }.SelectMany(folder => Source.Files(folder, ".cs")).Select(File.ReadAllText)
            .SelectMany(text => Declared().Matches(text).Select(type => (Name: type.Groups["name"].Value, Text: text)))
            .ToLookup(declared => declared.Name, declared => declared.Text, StringComparer.Ordinal);
        var names = Named().Matches(File.ReadAllText(Path.Combine(Source.Root, "docs", "security.md")));
        Assert.True(names.Count > 200, "The scan has gone blind.");
        Assert.All(names, named =>
        {
            var (type, test) = (named.Groups["type"].Value, named.Groups["test"].Value);
            Assert.True(sources.Contains(type), $"There is no {type}.");
            Assert.True(test.Length == 0 || sources[type].Any(text => text.Contains($" {test}(", StringComparison.Ordinal)), $"{type} has no {test}.");
        });
    }

    [GeneratedRegex(@"\]\((?<target>(?!https?:|#)[^)#]+)(#[^)]*)?\)")]
    private static partial Regex Link();

    /// <summary>A type, or a type and one of its tests; what has another form is a setting, a file or a word of the command line.</summary>
    [GeneratedRegex(@"`(?<type>[A-Z][A-Za-z]*)(\.(?<test>[A-Z]\w*_\w+))?`")]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(class|record struct|record|struct|enum|interface) (?<name>[A-Z]\w*)")]
    private static partial Regex Declared();
}
