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

    [GeneratedRegex(@"\]\((?<target>(?!https?:|#)[^)#]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
