namespace WorkReport.Prose.Checks;

/// <summary>Signs that sound alike and are both right in many words: 法制建设 and 法治建设, 制订 and 制定.</summary>
internal static class TypoTwins
{
    private static readonly string[] Pairs =
        ["制治", "做作", "订定", "利力", "须需", "启起", "字智", "查察", "实施", "其期", "象像", "记纪", "成城", "建见", "新性", "行型", "行性", "效校", "事实", "政正", "公工", "合和", "市事", "是事", "时实", "以已", "与于", "及级", "有由", "他她它", "的地得", "在再", "座坐", "功工", "账帐", "份分"];

    internal static bool Are(char one, char other) => Array.Exists(Pairs, pair => pair.Contains(one, StringComparison.Ordinal) && pair.Contains(other, StringComparison.Ordinal));
}
