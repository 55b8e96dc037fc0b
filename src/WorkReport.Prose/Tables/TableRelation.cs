using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkReport.Prose.Tables;

/// <summary>A row or a column that a relation names.</summary>
/// <param name="Number">Its number, as the table prints it.</param>
/// <param name="IsRight">Does it stand to the right of the sign?</param>
/// <param name="IsTaken">Is it taken away?</param>
public readonly record struct RelationTerm(int Number, bool IsRight, bool IsTaken);

/// <summary>审核关系 as printed tables write it at their foot: 1行=2行+3行, 第4栏≥第5栏.</summary>
/// <param name="Words">As it is written.</param>
/// <param name="OfRows">Rows, and not columns.</param>
/// <param name="Sign">= ≥ ≤ &gt; or &lt;.</param>
/// <param name="Terms">What stands on either side.</param>
public sealed partial record TableRelation(string Words, bool OfRows, char Sign, IReadOnlyList<RelationTerm> Terms)
{
    /// <summary>Every relation that a text states.</summary>
    public static IReadOnlyList<TableRelation> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<TableRelation> relations = [];
        foreach (Match match in Relation().Matches(text.Normalize(NormalizationForm.FormKC)))
        {
            var (words, by) = (match.Value, match.Groups["by"]);
            var terms = Operand().Matches(words).Select(term => new RelationTerm(
                int.Parse(term.Groups[2].Value, CultureInfo.InvariantCulture), term.Index + match.Index > by.Index, term.Groups[1].Value == "-")).ToList();
            relations.Add(new TableRelation(words, match.Groups["of"].Value == "行", by.Value switch { ">=" => '≥', "<=" => '≤', var sign => sign[0] }, terms));
        }

        return relations;
    }

    /// <summary>Holds it, of the two sides?</summary>
    public bool Holds(decimal left, decimal right) => Sign switch
    {
        '=' => left == right,
        '≥' => left >= right,
        '≤' => left <= right,
        '>' => left > right,
        _ => left < right,
    };

    [GeneratedRegex(@"第?\(?\d{1,3}\)?(?<of>[行栏列])(\s*[+\-]\s*第?\(?\d{1,3}\)?\k<of>)*\s*(?<by>>=|<=|=|≥|≤|>|<)\s*第?\(?\d{1,3}\)?\k<of>(\s*[+\-]\s*第?\(?\d{1,3}\)?\k<of>)*")]
    private static partial Regex Relation();

    [GeneratedRegex(@"([+\-]?)\s*第?\(?(\d{1,3})\)?[行栏列]")]
    private static partial Regex Operand();
}
