using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkReport.Web.Backups;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;
using WorkReport.Web.Tests.App;

namespace WorkReport.Web.Tests.House;

/// <summary>Who copies the files of docs/deploy gets what they say: every setting in them is one that the program reads, under that name.</summary>
public sealed partial class DeployTests
{
    private static readonly string Folder = Path.Combine(Source.Root, "docs", "deploy");

    /// <summary>Settings that the framework reads, and not we.</summary>
    private static readonly string[] OfTheFramework = ["ASPNETCORE_ENVIRONMENT", "AllowedHosts", "Kestrel:Endpoints:Http:Url"];

    [Fact]
    public void Every_setting_that_the_files_name_is_one_that_the_program_reads()
    {
        var read = Read();
        var (node, composed) = (NodeSettings(), ComposedSettings());
        Assert.True(node.Count > 8 && composed.Count > 8, "The scan has gone blind.");
        Assert.Empty(node.Keys.Concat(composed.Keys).Select(Plain).Except(OfTheFramework).Except(read));
        // Both ways of two nodes say the same; fonts are the account's own on a machine.
        Assert.Equal(node.Keys.Order(), composed.Keys.Except(["Fonts:Folder"]).Order());
    }

    /// <summary>The page on operations names all there are: what has been added since, and what is gone.</summary>
    [Fact]
    public void Every_setting_stands_on_the_page_on_operations_and_every_one_there_is_read()
    {
        var told = Row().Matches(Text("../operations.md")).SelectMany(row => Key().Matches(row.Value)).Select(key => Plain(key.Value)).ToHashSet();
        Assert.True(told.Count > 12, "The scan has gone blind.");
        // The clock of a demonstration is nobody's to set.
        Assert.Empty(Read().Except(["Business:Now"]).Except(told));
        Assert.Empty(told.Where(key => !key.StartsWith("Kestrel", StringComparison.Ordinal)).Except(OfTheFramework).Except(Read()));
    }

    [Fact]
    public void The_program_takes_the_settings_of_a_node()
    {
        var settings = NodeSettings();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([.. settings, KeyValuePair.Create("Data:Folder", (string?)Path.GetTempPath())]).Build();
        var database = DatabaseChoice.From(configuration);
        Assert.Equal((DatabaseProvider.SqlServer, "10.0.0.20/WorkReport"), (database.Provider, database.Shown.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal("/srv/workreport-backups", BackupSettings.From(configuration).Folder);
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        new ApplicationBuilder(services).UseKnownProxies(configuration);
        Assert.Contains("ReadWritePaths=-/srv/workreport-backups\n", Text("workreport.service"), StringComparison.Ordinal);
        Assert.Contains("EnvironmentFile=/etc/workreport/workreport.env\n", Text("workreport.service"), StringComparison.Ordinal);
    }

    /// <summary>The proxy asks what the site answers, by a name that it takes, at the port where it listens, and only what the proxy says of a browser gets through.</summary>
    [Fact]
    public void The_proxy_knows_its_nodes()
    {
        var (proxy, node, composed) = (Text("haproxy.cfg"), NodeSettings(), ComposedSettings());
        var asked = Regex.Match(proxy, @"http-check send meth GET uri (\S+) ver HTTP/1.1 hdr Host (\S+)");
        Assert.Contains($"MapHealthChecks(\"{asked.Groups[1].Value}\")", File.ReadAllText(Path.Combine(Source.Root, "src/WorkReport.Web/Program.cs")), StringComparison.Ordinal);
        Assert.All([node, composed], settings =>
        {
            Assert.Equal(asked.Groups[2].Value, settings["AllowedHosts"]);
            Assert.EndsWith(Regex.Match(proxy, @"server node1 node1(:\d+) ").Groups[1].Value, settings["Kestrel:Endpoints:Http:Url"], StringComparison.Ordinal);
        });
        Assert.Contains("http-request set-header X-Forwarded-For %[src]", proxy, StringComparison.Ordinal);
        Assert.Contains("http-request set-header X-Forwarded-Proto https", proxy, StringComparison.Ordinal);
        Assert.Matches(@"server node\d .* cookie node\d", proxy);
        Assert.Contains($"ipv4_address: {composed["Proxies:0"]}\n", Text("compose.yml"), StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> NodeSettings() => Named(Line().Matches(Text("workreport.env")));

    private static Dictionary<string, string?> ComposedSettings()
    {
        var text = Text("compose.yml");
        var begins = text.IndexOf("environment: &settings\n", StringComparison.Ordinal);
        return Named(Pair().Matches(text[begins..text.IndexOf("  depends_on:", begins, StringComparison.Ordinal)]));
    }

    private static Dictionary<string, string?> Named(MatchCollection lines) =>
        lines.ToDictionary(line => line.Groups["key"].Value.Replace("__", ":", StringComparison.Ordinal), line => (string?)line.Groups["value"].Value.Trim('"'));

    /// <summary>The keys that stand in the code, each as one string.</summary>
    private static HashSet<string> Read() =>
    [
        KnownProxies.Setting, "ConnectionStrings:WorkReport",
        .. Source.Files("src/WorkReport.Web", ".cs").Where(file => !file.Contains("Migrations", StringComparison.Ordinal)).SelectMany(file => Literal().Matches(File.ReadAllText(file)).Select(key => key.Groups["key"].Value)).Where(key => !key.StartsWith("Kestrel:", StringComparison.Ordinal)),
    ];

    /// <summary>Of a list the name of the list.</summary>
    private static string Plain(string key) => Regex.Replace(key, @":\d+$", "");

    private static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^(?<key>[A-Z]\w+)=(?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"^ +(?<key>[A-Z]\w+): (?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Pair();

    [GeneratedRegex("\"(?<key>[A-Z][a-zA-Z]+:[A-Z][a-zA-Z]+)\"")]
    private static partial Regex Literal();

    /// <summary>The first cell of a row of the table of settings.</summary>
    [GeneratedRegex(@"^\| `[A-Z][A-Za-z]+(:|`)[^|]*\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("(?<=`)[A-Z][A-Za-z]+(:[A-Za-z0-9]+)*(?=`)")]
    private static partial Regex Key();
}
