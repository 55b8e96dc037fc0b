using WorkReport.Prose.Texts;

namespace WorkReport.Prose.Checks;

/// <summary>2月30日, 6月31日, 13月5日.</summary>
internal sealed class ImpossibleDays : IRule
{
    public void Look(CheckedText text, List<Finding> found)
    {
        foreach (Passage passage in text.Passages)
        {
            string said = passage.Said;
            for (int at = said.IndexOf('月', StringComparison.Ordinal); at >= 0; at = said.IndexOf('月', at + 1))
            {
                int from = Back(said, at), to = Forth(said, at + 1);
                if (to == at + 1 || to >= said.Length || said[to] != '日' || from == at || at - from > 2 || to - at > 3)
                    continue;
                int month = Number(said, from, at), day = Number(said, at + 1, to);
                int year = from > 4 && said[from - 1] == '年' && Back(said, from - 1) is var begun && from - 1 - begun == 4 ? Number(said, begun, from - 1) : 2024;
                if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(Math.Clamp(year, 1, 9999), month))
                    found.Add(passage.At(from, to + 1, CheckRule.ImpossibleDay, Severity.Wrong, null, said[from..(to + 1)]));
            }
        }
    }

    private static int Back(string said, int at)
    {
        int from = at;
        while (from > 0 && at - from < 6 && Scripts.IsDigit(said[from - 1]))
            from--;
        return from;
    }

    private static int Forth(string said, int at)
    {
        int to = at;
        while (to < said.Length && to - at < 6 && Scripts.IsDigit(said[to]))
            to++;
        return to;
    }

    private static int Number(string said, int from, int to)
    {
        int number = 0;
        for (int i = from; i < to; i++)
            number = number * 10 + (said[i] - '0');
        return number;
    }
}
