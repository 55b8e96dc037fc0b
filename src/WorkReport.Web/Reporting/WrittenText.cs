using System.Text;
using WorkReport.Domain.Metrics;

namespace WorkReport.Web.Reporting;

/// <summary>A box that somebody wrote in.</summary>
/// <param name="Piece">The page where it is written: /items/12.</param>
/// <param name="Title">What the piece is called there.</param>
/// <param name="Name">Which of its boxes.</param>
/// <param name="Words">What it says, its figures as they are printed now.</param>
/// <param name="MayChange">May whoever looks mend it?</param>
/// <param name="IsPlanned">Does it say what is to come? Then its figures are aims, and nobody has to answer for them yet.</param>
public sealed record WrittenField(string Piece, string Title, string Name, FigureText Words, bool MayChange, bool IsPlanned = false);

/// <summary>Boxes one after another, as they are read: the text of an item, of a package, of a draft with its headings.</summary>
public sealed class WrittenText
{
    private readonly StringBuilder read = new();
    private readonly List<(int Start, WrittenField Field)> fields = [];

    /// <summary>What is read, in UTF-16 units that <see cref="At"/> knows again.</summary>
    public string Read => read.ToString();

    /// <summary>The boxes and where they begin.</summary>
    public IReadOnlyList<(int Start, WrittenField Field)> Fields => fields;

    /// <summary>Takes in words that stand in no box: a heading, what parts two boxes.</summary>
    public WrittenText Add(string words)
    {
        read.Append(words);
        return this;
    }

    /// <summary>Takes in a box.</summary>
    public WrittenText Add(WrittenField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        fields.Add((read.Length, field));
        read.Append(field.Words.Seen);
        return this;
    }

    /// <summary>Takes in a lead and what follows it, as they are printed: a full stop between, a line of their own.</summary>
    public WrittenText Add(WrittenField lead, WrittenField body)
    {
        ArgumentNullException.ThrowIfNull(lead);
        var said = lead.Words.Seen;
        Add(lead).Add(ReportDocument.Lead(said)[said.Length..]);
        return Add(body).Add("\n");
    }

    /// <summary>The box in which a stretch stands whole, and where in it; null where it stands in none.</summary>
    public (WrittenField Field, int Start)? At(int start, int length)
    {
        var last = fields.FindLastIndex(field => field.Start <= start);
        return last >= 0 && start + length <= fields[last].Start + fields[last].Field.Words.Seen.Length ? (fields[last].Field, start - fields[last].Start) : null;
    }
}
