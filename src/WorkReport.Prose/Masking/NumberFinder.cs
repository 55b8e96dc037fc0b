using System.Text.RegularExpressions;
using WorkReport.Prose.Quantities;

namespace WorkReport.Prose.Masking;

/// <summary>Finds what is told by figures: telephone and identity numbers, 文号, days of birth, amounts of money.</summary>
internal static partial class NumberFinder
{
    /// <summary>Numbers of the whole state's documents name nobody.</summary>
    private static readonly WordTable OfTheState = new("中办发", "国办发", "中发", "国发", "国办函", "国函", "中办", "国办");

    /// <summary>What stands before a 文号 and is no part of it.</summary>
    private static readonly WordTable Leading = new("印发", "按照", "根据", "依据", "转发", "下发", "发布", "以", "见", "和", "与", "及", "的", "经", "由", "文件", "通知");

    internal static void Find(Line line)
    {
        string said = line.Said;
        foreach (ValueMatch match in Identity().EnumerateMatches(said))
            line.Take(EntityKind.IdentityNumber, match.Index, match.Index + match.Length, said.Substring(match.Index, match.Length), "号码");
        foreach (ValueMatch match in Phone().EnumerateMatches(said))
            line.Take(EntityKind.Phone, match.Index, match.Index + match.Length, said.Substring(match.Index, match.Length).Replace("-", "", StringComparison.Ordinal), "号码");
        foreach (ValueMatch match in Numbered().EnumerateMatches(said))
            Document(line, match.Index, match.Index + match.Length);
        foreach (Match match in Born().Matches(said))
        {
            Group day = match.Groups["day"];
            line.Take(EntityKind.BirthDate, day.Index, day.Index + day.Length, day.Value, Hidden(day.Value));
        }
    }

    /// <summary>Amounts, as the reader of quantities reads them.</summary>
    internal static void FindMoney(Line line)
    {
        foreach (QuantityReading reading in QuantityReader.Read(line.Said))
        {
            bool isMoney = reading.Kind is QuantityKind.Money || (reading.Kind is QuantityKind.Change && reading.Unit.Contains('元', StringComparison.Ordinal));
            if (!isMoney)
                continue;
            // 由, 约 and 近 before it stay.
            string words = line.Said.Substring(reading.Start, reading.Length);
            int first = Figures().Match(words) is { Success: true } figure ? figure.Index : 0;
            line.Take(EntityKind.Money, reading.Start + first, reading.Start + reading.Length, words[first..], Hidden(words[first..]));
        }
    }

    /// <summary>Its figures gone, its units kept: 500多万元 is ××多万元.</summary>
    private static string Hidden(string words) => Figures().Replace(words, "××");

    private static void Document(Line line, int from, int to)
    {
        string said = line.Said;
        int mark = said.AsSpan(from, to - from).IndexOfAny('〔', '[', '（') + from;
        for (int start = from; start < mark; start++)
        {
            if (Leading.AtStart(line.From(start)) is { } word && start + word.Length < mark)
                from = start + word.Length;
        }
        if (OfTheState.AtStart(line.From(from)) is null)
            line.Take(EntityKind.DocumentNumber, from, to, said[from..to], "文号");
    }

    [GeneratedRegex("(?<![0-9A-Za-z.])[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])")]
    private static partial Regex Identity();

    [GeneratedRegex("(?<![0-9A-Za-z.])(?:1[3-9][0-9]{9}|1[3-9][0-9]-[0-9]{4}-[0-9]{4}|0[1-9][0-9]{1,2}-[0-9]{7,8}|400-[0-9]{3}-[0-9]{4})(?![0-9A-Za-z]|\\.[0-9])")]
    private static partial Regex Phone();

    [GeneratedRegex("[\\u4e00-\\u9fff]{1,10}[〔\\[（](?:19|20)[0-9]{2}[〕\\]）]第?[0-9]{1,4}号")]
    private static partial Regex Numbered();

    [GeneratedRegex("(?<day>[0-9]{4}(?:年[0-9]{1,2}月(?:[0-9]{1,2}日)?|\\.[0-9]{1,2}(?:\\.[0-9]{1,2})?))(?:出生|生[，。；、）人])|(?:出生日期|出生年月|出生时间|生日|出生于|[，（]生于)[：:]?(?<day>[0-9]{4}(?:年[0-9]{1,2}月(?:[0-9]{1,2}日)?|[.-][0-9]{1,2}(?:[.-][0-9]{1,2})?))")]
    private static partial Regex Born();

    [GeneratedRegex("[0-9](?:[0-9.,]*[0-9])?|[一二三四五六七八九十百千零两几]+")]
    private static partial Regex Figures();
}
