using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using WorkReport.Prose.Texts;

namespace WorkReport.Web.Platform;

/// <summary>
/// A field of a form with all that belongs to it: label, hint, the sentence of a refusal, and the box with what was typed, even
/// where that could not be read. The label is the <c>[Display(Name = key)]</c> of the property.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(IStringLocalizer<SharedResource> text, ValidationHtmlAttributeProvider rules) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    /// <summary>Key of a sentence below the label.</summary>
    public string? Hint { get; set; }

    /// <summary>What there is to choose from; makes a list of the field.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Id of the line that says how much is written; for a text of several lines.</summary>
    public string? Count { get; set; }

    /// <summary>It can be read and not changed: the page says why.</summary>
    public bool Closed { get; set; }

    /// <summary>text, date, number, multiline; found from the property where not given.</summary>
    public string? Type { get; set; }

    /// <summary>The id of a field's box: <c>form-name</c>, in a row of a table <c>form-rows-17-note</c>.</summary>
    public static string IdOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal).ToLowerInvariant();
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var name = For.Name;
        var id = IdOf(name);
        var entry = ViewContext.ModelState.GetValueOrDefault(name);
        var fault = entry?.Errors.FirstOrDefault()?.ErrorMessage;
        var value = fault is null || entry?.AttemptedValue is null ? Written(For.Model) : TextNormalizer.Normalize(entry.AttemptedValue);

        var label = Tag("label", ("for", id)).With(text[For.Metadata.DisplayName ?? name]);

        output.TagName = IsTick ? "div" : null;
        output.TagMode = TagMode.StartTagAndEndTag;
        if (IsTick)
            output.Attributes.SetAttribute("class", "tick");
        else
            output.Content.AppendHtml(label);
        if (Hint is not null)
            output.Content.AppendHtml(Tag("p", ("class", "hint"), ("id", $"{id}-hint")).With(text[Hint]));
        if (fault is not null)
            output.Content.AppendHtml(Tag("p", ("class", "fault"), ("id", $"{id}-fault")).With(fault));
        var described = string.Join(' ', new[] { Hint is null ? null : $"{id}-hint", fault is null ? null : $"{id}-fault" }.OfType<string>());
        var box = Box(value);
        // Lists and ticks know no readonly; what was typed in a box can still be copied out of it.
        if (Closed)
            box.Attributes[Items is null && !IsTick ? "readonly" : "disabled"] = "";
        foreach (var (key, said) in new[] { ("id", id), ("name", name), ("aria-describedby", described), ("aria-invalid", fault is null ? "" : "true") })
        {
            if (said.Length > 0)
                box.Attributes[key] = said;
        }

        // The script says them before anything is sent (asked.js). No maxlength: it cuts off in silence what is pasted.
        if (!Closed)
            rules.AddAndTrackValidationAttributes(ViewContext, For.ModelExplorer, name, box.Attributes);
        output.Content.AppendHtml(box);
        if (IsTick)
            output.Content.AppendHtml(label);
    }

    /// <summary>Yes or no: a box to tick, its name behind it.</summary>
    private bool IsTick => For.Metadata.UnderlyingOrModelType == typeof(bool);

    private TagBuilder Box(string value)
    {
        if (Items is not null)
        {
            var list = Tag("select");
            var items = Items.ToList();
            UnitItem.Mark(list, items, text);
            foreach (var item in items)
                list.InnerHtml.AppendHtml(UnitsTagHelper.Option(item, item.Value == value));

            return list;
        }

        if (Type == "multiline")
        {
            // The first line break after the tag is the tag's own.
            var area = Tag("textarea");
            area.InnerHtml.AppendHtml("\n").Append(value);
            if (Count is not null)
                area.Attributes["data-count"] = Count;
            return area;
        }

        if (IsTick)
        {
            // What is not ticked is not sent.
            var tick = Tag("input", ("type", "checkbox"), ("value", "true"));
            tick.TagRenderMode = TagRenderMode.SelfClosing;
            if (For.Model is true)
                tick.Attributes["checked"] = "checked";
            return tick;
        }

        var type = Type ?? (For.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? "date" : "text");
        var box = Tag("input", ("type", type == "number" ? "text" : type), ("value", value));
        box.TagRenderMode = TagRenderMode.SelfClosing;
        if (type == "number")
            box.Attributes["inputmode"] = "decimal";
        return box;
    }

    private static string Written(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static TagBuilder Tag(string name, params (string Key, string Value)[] attributes)
    {
        var tag = new TagBuilder(name);
        foreach (var (key, value) in attributes)
            tag.Attributes[key] = value;
        return tag;
    }
}

file static class TagExtensions
{
    public static TagBuilder With(this TagBuilder tag, string words)
    {
        tag.InnerHtml.Append(words);
        return tag;
    }
}
