using WorkReport.Prose.Outlines;

namespace WorkReport.Prose.Checks;

/// <summary>A heading with nothing below it, where its neighbours have something.</summary>
internal sealed class EmptySections : IRule
{
    public void Look(CheckedText text, List<Finding> found)
    {
        IReadOnlyList<OutlineEntry> entries = text.Reading.Outline.Entries();
        var elements = text.Reading.Outline.Elements;
        var depths = entries.ToDictionary(entry => entry.Element, entry => entry.Depth);
        var siblings = new Dictionary<(int Parent, int Depth), (int All, List<OutlineEntry> Empty)>();
        var parents = new Stack<OutlineEntry>();
        foreach (OutlineEntry entry in entries)
        {
            while (parents.Count > 0 && parents.Peek().Depth >= entry.Depth)
                parents.Pop();
            (int Parent, int Depth) key = (parents.Count > 0 ? parents.Peek().Element : -1, entry.Depth);
            parents.Push(entry);
            var group = siblings.TryGetValue(key, out var known) ? known : (All: 0, Empty: []);
            if (IsEmpty(elements, entry, depths))
                group.Empty.Add(entry);
            siblings[key] = group with { All = group.All + 1 };
        }
        // Where most are empty they are a list and no sections.
        foreach (var (all, empty) in siblings.Values)
        {
            if (empty.Count == 0 || (all > 1 && empty.Count * 2 > all))
                continue;
            foreach (OutlineEntry entry in empty)
            {
                Passage passage = text.Passages[entry.Element];
                found.Add(passage.At(0, passage.Said.Length, CheckRule.EmptySection, Severity.Doubtful, null, entry.Text));
            }
        }
    }

    private static bool IsEmpty(IReadOnlyList<OutlineElement> elements, OutlineEntry entry, Dictionary<int, int> depths)
    {
        OutlineElement heading = elements[entry.Element];
        if (heading.Kind is not (OutlineKind.Part or OutlineKind.Heading) || heading.IsAppendix)
            return false;
        if (entry.Element + 1 >= elements.Count)
            return true;
        OutlineElement next = elements[entry.Element + 1];
        return next.Kind switch
        {
            OutlineKind.Part or OutlineKind.Heading => depths.GetValueOrDefault(entry.Element + 1, 0) <= entry.Depth,
            OutlineKind.Paragraph => depths.TryGetValue(entry.Element + 1, out int depth) && depth <= entry.Depth && next.Level > 0 && next.Level <= heading.Level,
            OutlineKind.Signature or OutlineKind.SignedOn or OutlineKind.CopyTo or OutlineKind.Printed => true,
            _ => false,
        };
    }
}
