using System.Collections.Immutable;

namespace WorkReport.Web.Demonstration;

/// <summary>Lines that belong together: a first one that says of what, and others with words.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Of">Of what, word by word.</param>
/// <param name="Words">Keys and words.</param>
internal sealed record DemonstrationBlock(string Kind, IReadOnlyList<string> Of, IReadOnlyDictionary<string, string> Words)
{
    public string this[string key] => Words[key];

    /// <summary>The words of a key; empty where there are none.</summary>
    public string Or(string key) => Words.GetValueOrDefault(key, "");
}

/// <summary>Reads the files of words that lie beside the code.</summary>
internal static class DemonstrationText
{
    /// <summary>Lines of columns with bars between.</summary>
    public static IEnumerable<string[]> Rows(string file) => EmbeddedText.Rows($"Demonstration.{file}");

    /// <summary>Blocks with an empty line between.</summary>
    public static ImmutableArray<DemonstrationBlock> Blocks(string file)
    {
        List<List<string>> blocks = [[]];
        foreach (var line in EmbeddedText.Lines($"Demonstration.{file}"))
        {
            if (line.Length > 0)
                blocks[^1].Add(line);
            else if (blocks[^1].Count > 0)
                blocks.Add([]);
        }

        return [.. blocks.Where(block => block.Count > 0).Select(Block)];
    }

    private static DemonstrationBlock Block(List<string> lines)
    {
        var words = lines.Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).ToList();
        return new DemonstrationBlock(
            words[0][0], words[0][1].Split(' '), words.Skip(1).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal));
    }
}
