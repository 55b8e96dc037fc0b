using System.Data.Common;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WorkReport.Documents.Fonts;
using WorkReport.Web.Data;
using WorkReport.Web.Platform;

namespace WorkReport.Web.Pages.Status;

/// <summary>系统状态: the version, the store, the faces; what is not as it should be says what to do.</summary>
[Authorize(Policies.Administrator)]
public sealed class IndexModel(WorkReportDb db, DatabaseChoice choice, ChineseFonts fonts) : PageModel
{
    /// <summary>Below this the page warns, in bytes.</summary>
    public const long LittleSpace = 1L << 30;

    public string Version { get; } = typeof(IndexModel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0];

    public DatabaseProvider Provider => choice.Provider;

    /// <summary>Null where the database cannot be reached.</summary>
    public bool? IsUpToDate { get; private set; }

    /// <summary>Bytes free where the data are kept; null where the system does not tell.</summary>
    public long? FreeSpace { get; private set; }

    /// <summary>The faces by role; null where there is no Chinese face at all.</summary>
    public IReadOnlyList<FontChoice>? Faces { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Faces = fonts.Find()?.Choices;
        FreeSpace = Free(choice.Folder);
        try
        {
            IsUpToDate = !(await db.Database.GetPendingMigrationsAsync(cancel)).Any();
        }
        catch (DbException)
        {
            IsUpToDate = null;
        }
    }

    private static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception untold) when (untold is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
