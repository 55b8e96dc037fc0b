using FluentValidation;
using FluentValidation.AspNetCore;
using FluentValidation.Results;
using Microsoft.AspNetCore.Mvc;

namespace WorkReport.Web.Platform;

/// <summary>The rules of the form on the page that is being answered: they hang on what the page loaded, so only the page can give them.</summary>
public sealed class PageRules
{
    /// <summary>Gives them when a field asks; null where the page has none.</summary>
    public Func<IValidator?> Of { get; set; } = () => null;
}

/// <summary>
/// The page's own rules, as the adapters of the fields ask for them: so a field tells the browser its lengths and what it needs by
/// the very rule that judges it here. Knows nothing where the page has no rules for this form.
/// </summary>
public sealed class ShownRules<TForm>(PageRules page) : IValidator<TForm>
{
    private readonly IValidator<TForm> rules = page.Of() as IValidator<TForm> ?? new InlineValidator<TForm>();

    public ValidationResult Validate(TForm instance) => rules.Validate(instance);

    public ValidationResult Validate(IValidationContext context) => rules.Validate(context);

    public Task<ValidationResult> ValidateAsync(TForm instance, CancellationToken cancellation = default) => rules.ValidateAsync(instance, cancellation);

    public Task<ValidationResult> ValidateAsync(IValidationContext context, CancellationToken cancellation = default) => rules.ValidateAsync(context, cancellation);

    public IValidatorDescriptor CreateDescriptor() => rules.CreateDescriptor();

    public bool CanValidateInstancesOfType(Type type) => rules.CanValidateInstancesOfType(type);
}

/// <summary>Rules on the field itself, for the browser to say before anything is sent. What it lets through is judged here all the same.</summary>
public static class ShownRulesSetup
{
    public static IServiceCollection AddShownRules(this IServiceCollection services) => services
        .AddScoped<PageRules>()
        .AddScoped(typeof(IValidator<>), typeof(ShownRules<>))
        // Theirs alone: the framework's own adapters speak English, and of types rather than of rules.
        .Configure<MvcViewOptions>(options => options.ClientModelValidatorProviders.Clear())
        .AddFluentValidationClientsideAdapters();
}
