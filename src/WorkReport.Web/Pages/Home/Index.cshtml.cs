using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Home;

/// <summary>首页: what this is for, and what can be done with it today.</summary>
public sealed class IndexModel(ChineseFonts fonts) : PageModel
{
    /// <summary>Whether pages can be set: without a Chinese face they cannot.</summary>
    public bool CanSet { get; private set; }

    public void OnGet() => CanSet = fonts.Find() is not null;
}
