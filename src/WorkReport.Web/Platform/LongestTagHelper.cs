using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace WorkReport.Web.Platform;

/// <summary>
/// <c>longest="200"</c> on a box that a page writes itself: it says how long a text may be as a <c>field</c> does, while one types (asked.js).
/// Nothing that is pasted is cut off.
/// </summary>
[HtmlTargetElement("input", Attributes = "longest", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("textarea", Attributes = "longest")]
public sealed class LongestTagHelper(IStringLocalizer<SharedResource> text) : TagHelper
{
    /// <summary>In UTF-16 units.</summary>
    public int Longest { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Attributes.SetAttribute("data-val", "true");
        output.Attributes.SetAttribute("data-val-maxlength", text["Field.TooLong", Longest].Value);
        output.Attributes.SetAttribute("data-val-maxlength-max", Longest.ToString(CultureInfo.InvariantCulture));
    }
}
