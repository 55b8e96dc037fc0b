using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Checks;

/// <summary>全省首家, 率先, 填补空白: what must be shown, in a sentence that has no evidence.</summary>
internal sealed class Claims : IRule
{
    private static readonly WordTable Words = new("首家", "首个", "首创", "首例", "首次", "率先", "第一家", "唯一", "填补", "名列第一", "位居第一", "排名第一", "位列第一", "全国第一", "全省第一", "全市第一", "居第一");

    public void Look(CheckedText text, List<Finding> found)
    {
        if (text.Data.Evidenced is not { } evidenced)
            return;
        HashSet<string> shown = new(evidenced.SelectMany(given => given.Split(['。', '！', '？', '\n'], StringSplitOptions.RemoveEmptyEntries)).Select(Letters), StringComparer.Ordinal);
        foreach (Passage passage in text.Passages)
        {
            foreach (Sentence sentence in passage.Sentences)
            {
                for (int i = sentence.From; i < sentence.To; i++)
                {
                    if (Words.AtStart(passage.Said.AsSpan(i, sentence.To - i)) is not { } word)
                        continue;
                    if (!shown.Contains(Letters(passage.Said[sentence.From..sentence.To])))
                        found.Add(passage.At(i, i + word.Length, CheckRule.Claim, Severity.Doubtful, null, word));
                    break;
                }
            }
        }
    }

    private static string Letters(string words) => string.Concat(words.Where(char.IsLetterOrDigit));
}
