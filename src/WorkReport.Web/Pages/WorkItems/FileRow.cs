using System.Globalization;
using WorkReport.Domain;
using WorkReport.Domain.Attachments;
using WorkReport.Domain.WorkItems;

namespace WorkReport.Web.Pages.WorkItems;

/// <summary>A file of an item in a list.</summary>
public sealed record FileRow(string Address, string Name, string Size, DateOnly AddedOn, string AddedBy)
{
    /// <summary>Where it is seen in place; null of what is no picture.</summary>
    public string? Picture { get; init; }

    public static IReadOnlyList<FileRow> Of(WorkItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return [.. from file in item.Attachments
                   orderby file.Id
                   select new FileRow(
                       FormattableString.Invariant($"/items/{item.Id}/evidence/{file.Id}"), file.FileName, SizeOf(file.Length),
                       ChinaTime.DayOf(file.AddedAt), file.AddedBy)
                   {
                       Picture = ShownPicture.IsShown(file.MediaType) ? FormattableString.Invariant($"/items/{item.Id}/evidence/{file.Id}/picture") : null,
                   }];
    }

    private static string SizeOf(int bytes) => bytes < 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024)} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024m / 1024m:0.#} MB");
}
