using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Localization;
using Serilog;
using WorkReport.Documents.Fonts;
using WorkReport.Web;
using WorkReport.Web.Backups;
using WorkReport.Web.Commands;
using WorkReport.Web.Data;
using WorkReport.Web.Exchange;
using WorkReport.Web.Jobs;
using WorkReport.Web.Pages;
using WorkReport.Web.Pages.Account;
using WorkReport.Web.Pages.Notices;
using WorkReport.Web.Pages.Organisation;
using WorkReport.Web.Pages.Reports;
using WorkReport.Web.Pages.Setup;
using WorkReport.Web.Pages.Status;
using WorkReport.Web.Pages.Typesetting;
using WorkReport.Web.Platform;

Preferences.PinCulture();
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandLine.RunAsync(args, ServeAsync);

// The site: which rooms it has, and the way of a request through it, in order.
static async Task<int> ServeAsync(string[] args)
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = Serve.Settings(args),
        // The program's own folder, so that it starts alike from any working folder, published or not.
        ContentRootPath = AppContext.BaseDirectory,
    });
    builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);
    builder.WebHost.UseStaticWebAssets();
    builder.WebHost.ConfigureKestrel(server =>
    {
        server.AddServerHeader = false;
        server.Limits.MaxConcurrentConnections = Serve.MostConnections;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        // What a socket may send ahead of who reads it: the framework's 1 MB would be 10 GB for all sockets.
        server.Limits.MaxRequestBufferSize = Serve.MostUnread;
    });
    if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        builder.WebHost.UseUrls(Serve.DefaultAddress);
    builder.Configuration["Data:Folder"] ??= DataFolders.Default;
    builder.Logging.ClearProviders().AddSerilog(Serve.Log(builder.Configuration), dispose: true);

    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddWorkReportDb(builder.Configuration);
    builder.Services.AddWorkReportKeys(builder.Configuration);
    var businessStart = BusinessClock.StartOf(builder.Configuration);
    builder.Services.AddSingleton(services => new BusinessClock(services.GetRequiredService<TimeProvider>(), businessStart));
    builder.Services.AddSignIn();
    builder.Services.AddHealthChecks().AddDbContextCheck<WorkReportDb>().AddCheck<StoreHealth>("store");
    builder.Services.AddSingleton(new ChineseFonts(new FontFolders(builder.Configuration["Fonts:Folder"], FetchFonts.Folder)));
    builder.Services.AddOrganisation();
    builder.Services.AddTypesetting();
    builder.Services.AddReports();
    builder.Services.AddNotices();
    builder.Services.AddExchange();
    builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    builder.Services.AddLocalization(options => options.ResourcesPath = "Resources");
    builder.Services.AddSingleton<IStringLocalizer<SharedResource>, CountedWords>();
    builder.Services.AddAntiforgery(options =>
    {
        options.Cookie.Name = "WorkReport.Form";
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.SuppressXFrameOptionsHeader = true;
    });
    builder.Services.AddRazorPages().AddMvcOptions(options =>
    {
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.MaxModelBindingCollectionSize = Forms.MostFields;
        options.Filters.Add<ExpiredForms>();
        options.Filters.Add<NoHandlerNoPage>();
        options.Filters.Add<EmptyAddressParts>();
        // Before the page itself, which lets no later filter look at a form that it refuses.
        options.Filters.Add<ForeignFields>(int.MinValue);
        options.UseFormEntrances();
    });
    builder.Services.AddShownRules();
    builder.Services.AddSettingLane();
    builder.Services.AddBackups(builder.Configuration);
    builder.Services.AddJobs(builder.Configuration);
    builder.Services.AddSingleton<PolicyReports>();
    builder.Services.AddKeyedSingleton(nameof(ForeignFields), (provider, _) => new FoldedLines(provider.GetRequiredService<TimeProvider>(), ForeignFields.MostAnHour, TimeSpan.FromHours(1)));
    builder.Services.AddResponseCompression(options =>
    {
        // Pages too, over https as well: the only secret in one is the token of a form, which is another in every answer.
        options.MimeTypes = ["image/svg+xml", "text/html"];
        options.EnableForHttps = true;
    });

    var app = builder.Build();
    app.UseKnownProxies(app.Configuration);
    app.UseRequestLog();
    app.UseSecurityHeaders();
    app.UseKnownMethodsOnly();
    app.UsePreferences();
    app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        ExceptionHandlingPath = "/errors",
        StatusCodeSelector = StoreTrouble.StatusOf,
        SuppressDiagnosticsCallback = fault => fault.Exception is BadHttpRequestException,
    });
    app.UseStatusCodePagesWithReExecute("/errors");
    app.UseResponseCompression();
    app.UseRouting();
    app.UseAskedPage();
    app.UseSetup();
    app.UseAuthentication();
    app.UseCurrentPerson();
    app.UseStrangersPace();
    // Nothing is read before it is known who sends it.
    app.UseBodyLimit();
    app.UseForms();
    app.UseRoom();
    app.UseFirstPassword();
    app.UseAuthorization();
    app.UseRateLimiter();
    app.MapStaticAssets().AllowAnonymous();
    app.MapHealthChecks("/healthz").AllowAnonymous();
    app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
    PolicyReports.Map(app);
    app.MapRazorPages().WithStaticAssets();

    return await Serve.RunAsync(app);
}
