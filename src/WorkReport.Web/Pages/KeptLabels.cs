using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages;

/// <summary>What stands beside each field of a form that comes back apart from its page: the name it had there, and of a cell of a sheet its metric and unit.</summary>
public sealed partial class KeptLabels(WorkReportDb db, IStringLocalizer<SharedResource> text)
{
    /// <summary>By the name of the field, for those that are seen.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(KeptForm form, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        // Several ticks go by one name.
        var cells = form.Fields.Where(field => form.Shows(field.Key, field.Value)).Select(field => field.Key).Distinct().ToDictionary(name => name, name => Cell().Match(name));
        var metrics = await NamesAsync(cells.Values, "metric", ids => db.Metrics.Where(m => ids.Contains(m.Id)).Select(m => new Named(m.Id, m.Name)), cancel);
        var units = await NamesAsync(cells.Values, "unit", ids => db.OrgUnits.Where(u => ids.Contains(u.Id)).Select(u => new Named(u.Id, u.Name)), cancel);
        Dictionary<string, string> labels = [];
        foreach (var (name, cell) in cells)
        {
            var words = new[] { NameOf(units, cell, "unit"), NameOf(metrics, cell, "metric"), form.Names?.GetValueOrDefault(name) is { Length: > 0 } key ? text[key].Value : null };
            labels[name] = string.Join(" · ", words.OfType<string>()) is { Length: > 0 } label ? label : text["Problem.TypedField", labels.Count + 1];
        }

        return labels;
    }

    private static async Task<Dictionary<int, string>> NamesAsync(IEnumerable<Match> cells, string group, Func<List<int>, IQueryable<Named>> find, CancellationToken cancel)
    {
        var ids = cells.Select(cell => IdOf(cell, group)).OfType<int>().Distinct().ToList();
        return ids.Count == 0 ? [] : await find(ids).ToDictionaryAsync(named => named.Id, named => named.Name, cancel);
    }

    private static string? NameOf(Dictionary<int, string> names, Match cell, string group) => IdOf(cell, group) is { } id ? names.GetValueOrDefault(id) : null;

    private static int? IdOf(Match cell, string group) =>
        cell.Groups[group] is { Success: true } found && int.TryParse(found.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    [GeneratedRegex(@"(Rows\[((?<unit>[0-9]+)-)?|Wanted\[MetricValue-)(?<metric>[0-9]+)\]")]
    private static partial Regex Cell();

    private sealed record Named(int Id, string Name);
}
