using System.Text.RegularExpressions;

namespace WorkReport.Prose.Readings;

/// <summary>Reads who is to do a task and until when.</summary>
internal static partial class TaskWords
{
    /// <summary>Who leads it, as printed: 人社厅, or 农牧厅、林草局; null where nobody is named.</summary>
    internal static string? Owner(string text) => Owned().Match(text) is { Success: true } match ? match.Groups["who"].Value.Trim('　', ' ') : null;

    /// <summary>Until when, as printed: 6月底前, 到2030年, 年底前; null where no day is said.</summary>
    internal static string? Due(string text) => Until().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex("(?:牵头单位|责任单位|牵头部门|责任部门|牵头领导|负责单位|责任人|牵头)：(?<who>[^；;。，）)：\n]{2,80})", RegexOptions.NonBacktracking)]
    private static partial Regex Owned();

    [GeneratedRegex(
        "(?:[0-9]{4}年|今年|明年)?[0-9一二三四五六七八九十]{1,2}月(?:[0-9一二三四五六七八九十]{1,3}日|底|末|份|中旬|上旬|下旬)?(?:之前|以前|前)"
        + "|(?:[0-9]{4}年|今年|明年|第?[一二三四]季度|上半年|下半年)?(?:年底|年末|底|末)(?:之前|以前|前)|(?:[0-9]{4}年|今年|明年|第?[一二三四]季度|上半年|汛期|春节|入冬)(?:之前|以前|前)"
        + "|(?:到|至)[0-9]{4}年(?:底|末)?|(?:[0-9]{4}年)?(?:第?[一二三四]季度|上半年|下半年)(?:内|完成)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Until();
}
