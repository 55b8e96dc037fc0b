using System.Text;
using WorkReport.Documents.Model;

namespace WorkReport.Documents.Layout;

/// <summary>What a file is called in its metadata.</summary>
internal static class DocumentName
{
    /// <summary>UTF-16 units of a text without a title that name the file, cut at a whole character.</summary>
    private const int Length = 40;

    /// <summary>The title; without one the beginning of the first block that has words.</summary>
    public static string Of(Document document)
    {
        if (document.Frontmatter.Title.Count > 0)
            return string.Concat(document.Frontmatter.Title);
        var text = document.Body.Select(WordsOf).Prepend(document.Body.Count == 0 ? document.Frontmatter.Salutation ?? "" : "").FirstOrDefault(words => words.Length > 0, "");
        var name = new StringBuilder();
        foreach (var character in new Clusters(text))
        {
            if (name.Length + character.Length > Length)
                break;
            name.Append(character);
        }

        return name.ToString();
    }

    private static string WordsOf(Block block) => block switch
    {
        PartHeading part => part.Text,
        Heading heading => heading.Text,
        Paragraph paragraph => paragraph.Text,
        Table table => table.Caption,
        Chart chart => chart.Title,
        _ => "",
    };
}
