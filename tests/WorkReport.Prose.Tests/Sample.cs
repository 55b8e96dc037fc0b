using System.Runtime.CompilerServices;
using System.Text.Json;

namespace WorkReport.Prose.Tests;

/// <summary>The texts that the tests read: short ones of our own, and real ones that stand beside the checkout or not at all.</summary>
internal static class Sample
{
    /// <summary>A text of our own wording.</summary>
    public static string Own(string name)
        => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", name + ".txt"));

    /// <summary>What a careful person marked in such a text.</summary>
    public static string OwnGold(string name)
        => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", name + ".gold.json"));

    /// <summary>Data beside the checkout; the test skips itself when there is none.</summary>
    public static string[] Data(string file)
    {
        string path = Path.GetFullPath(Path.Combine(Checkout(), "..", "shared", "data", file));
        Assert.SkipUnless(File.Exists(path), $"no data {file} beside the checkout");
        return File.ReadAllLines(path);
    }

    /// <summary>A real report; the test skips itself when the folder of samples is absent.</summary>
    public static string Real(string name) => File.ReadAllText(Beside(name + ".txt"));

    public static JsonElement Gold(string name)
        => JsonDocument.Parse(File.ReadAllText(Beside(name + ".gold.json"))).RootElement;

    private static string Beside(string file)
    {
        string path = Path.GetFullPath(Path.Combine(Checkout(), "..", "shared", "samples", file));
        Assert.SkipUnless(File.Exists(path), $"no sample {file} beside the checkout");
        return path;
    }

    private static string Checkout([CallerFilePath] string here = "")
        => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
