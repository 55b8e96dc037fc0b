using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using WorkReport.Prose.Texts;

namespace WorkReport.Web.Platform;

/// <summary>A unit in a list to choose from, with what it is looked for by.</summary>
/// <param name="id">Its key, which is what the form sends.</param>
/// <param name="name">Its name.</param>
/// <param name="code">Its code; empty where the list does not show it.</param>
/// <param name="parentId">The unit above; null at the top.</param>
public sealed class UnitItem(int id, string name, string code = "", int? parentId = null)
    : SelectListItem(code.Length > 0 ? $"{name}（{code}）" : name, id.ToString(CultureInfo.InvariantCulture))
{
    /// <summary>So many are still found by looking.</summary>
    private const int FewUnits = 8;

    private string? option;

    /// <summary>Tells the script of the picker what each option is called, and where it stands; few stay the plain list that they are.</summary>
    public static void Mark(TagBuilder list, IReadOnlyCollection<SelectListItem> items, IStringLocalizer<SharedResource> text)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(text);
        if (items.OfType<UnitItem>().Skip(FewUnits).Any())
            list.MergeAttributes(Words(items, text));
    }

    /// <summary>The option of this unit while it is not the chosen one; written once, where a list of a thousand is kept for many requests.</summary>
    public IHtmlContent Option(HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        if (option is null)
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            UnitsTagHelper.Option(this, isChosen: false).WriteTo(writer, encoder);
            option = writer.ToString();
        }

        return new HtmlString(option);
    }

    /// <summary>What the option of this unit says to the script.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Marks()
    {
        yield return new("data-name", name);
        yield return new("data-initials", string.Join(' ', PinyinInitials.Of(name)));
        if (code.Length > 0)
            yield return new("data-code", code);
        if (parentId is { } above)
            yield return new("data-up", above.ToString(CultureInfo.InvariantCulture));
    }

    private static Dictionary<string, string?> Words(IEnumerable<SelectListItem> items, IStringLocalizer<SharedResource> text) => new()
    {
        ["data-units"] = items.First() is UnitItem ? text["Field.FindUnit"] : items.First().Text,
        ["data-hint"] = text["Field.FindUnit"],
        ["data-none"] = text["Field.NoUnit"],
        ["data-found"] = text["Field.UnitsFound"],
    };
}

/// <summary>A list of units outside a form of fields: <c>&lt;select units="…" chosen="…"&gt;</c>.</summary>
[HtmlTargetElement("select", Attributes = "units")]
public sealed class UnitsTagHelper(IStringLocalizer<SharedResource> text, HtmlEncoder encoder) : TagHelper
{
    public IEnumerable<UnitItem> Units { get; set; } = [];

    /// <summary>Key of the unit that is chosen.</summary>
    public int? Chosen { get; set; }

    /// <summary>What stands for none of them.</summary>
    public string None { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        SelectListItem[] items = [new SelectListItem(None, ""), .. Units];
        var list = new TagBuilder("select");
        UnitItem.Mark(list, items, text);
        foreach (var (name, value) in list.Attributes)
            output.Attributes.SetAttribute(name, value);
        foreach (var item in items)
        {
            var isChosen = item.Value == Chosen?.ToString(CultureInfo.InvariantCulture);
            output.Content.AppendHtml(!isChosen && item is UnitItem unit ? unit.Option(encoder) : Option(item, isChosen));
        }
    }

    /// <summary>One of the options of a list.</summary>
    public static TagBuilder Option(SelectListItem item, bool isChosen)
    {
        ArgumentNullException.ThrowIfNull(item);
        var option = new TagBuilder("option") { Attributes = { ["value"] = item.Value } };
        option.InnerHtml.Append(item.Text);
        if (item is UnitItem unit)
            option.MergeAttributes(unit.Marks().ToDictionary());
        if (isChosen)
            option.Attributes["selected"] = "selected";
        return option;
    }
}
