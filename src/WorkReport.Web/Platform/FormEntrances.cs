using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace WorkReport.Web.Platform;

/// <summary>
/// The one door through which what a person typed reaches a page. Text goes through the one normaliser, numbers through the one
/// number parser; dates, choices and keys have one way to be written; a thing that came twice is refused.
/// </summary>
public static class FormEntrances
{
    public static void UseFormEntrances(this MvcOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ModelBinderProviders.Insert(0, new Binders());
        // The address says which thing is meant; no field of the form may say otherwise. What stands behind the question mark
        // fills in a search, never a form.
        options.ValueProviderFactories.Clear();
        options.ValueProviderFactories.Add(new RouteValueProviderFactory());
        options.ValueProviderFactories.Add(new FormValueProviderFactory());
        options.ValueProviderFactories.Add(new FormFileValueProviderFactory());
        options.ValueProviderFactories.Add(new SearchValues());

        var words = options.ModelBindingMessageProvider;
        words.SetValueMustNotBeNullAccessor(_ => SharedResource.Text("Field.Required"));
        words.SetMissingBindRequiredValueAccessor(_ => SharedResource.Text("Field.Required"));
        words.SetAttemptedValueIsInvalidAccessor((_, _) => SharedResource.Text("Field.Choice"));
        words.SetValueIsInvalidAccessor(_ => SharedResource.Text("Field.Choice"));
    }

    private sealed class SearchValues : IValueProviderFactory
    {
        private readonly QueryStringValueProviderFactory query = new();

        public Task CreateValueProviderAsync(ValueProviderFactoryContext context)
        {
            ArgumentNullException.ThrowIfNull(context);
            var method = context.ActionContext.HttpContext.Request.Method;
            return HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? query.CreateValueProviderAsync(context) : Task.CompletedTask;
        }
    }

    private sealed class Binders : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context)
        {
            ArgumentNullException.ThrowIfNull(context);
            var type = context.Metadata.UnderlyingOrModelType;
            var has = (context.Metadata as DefaultModelMetadata)?.Attributes.Attributes ?? [];
            if (type == typeof(string))
                return new FieldBinder(new TextField(has.Any(a => a is AsTypedAttribute), has.Any(a => a is MultilineAttribute)).Read);
            if (type == typeof(decimal))
                return new FieldBinder(NumberField.Decimal);
            if (type == typeof(int))
                return new FieldBinder(NumberField.Whole);
            if (type == typeof(long))
                return new FieldBinder(Version);
            if (type == typeof(bool))
                return new FieldBinder(text => text is "true" or "false" ? Reading.Taken(text == "true") : Reading.No("Field.Broken"));
            if (type == typeof(Guid))
                return new FieldBinder(Key);
            if (type == typeof(DateOnly))
                return new FieldBinder(DateField.Read);
            // A name as written in the page and nothing else: no number, no "A, B" that makes a third.
            return type.IsEnum ? new FieldBinder(text => Enum.GetNames(type).Contains(text) ? Reading.Taken(Enum.Parse(type, text)) : Reading.No("Field.Choice")) : null;
        }

        private static Reading Version(string text) =>
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Reading.Taken(number) : Reading.No("Field.Broken");

        private static Reading Key(string text) => Guid.TryParseExact(text, "D", out var key) ? Reading.Taken(key) : Reading.No("Field.Broken");
    }
}

/// <summary>What was typed is kept to the letter: a password, or a text that has its own reader.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class AsTypedAttribute : Attribute;

/// <summary>The text may have several lines; otherwise a line break becomes a space.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MultilineAttribute : Attribute;

/// <summary>What came of reading one field.</summary>
/// <param name="Value">What it means; null when it is blank or refused.</param>
/// <param name="Refusal">The sentence that says how to mend it; null when taken.</param>
internal readonly record struct Reading(object? Value, string? Refusal)
{
    public static Reading Taken(object? value) => new(value, null);

    public static Reading No(string reason, params object[] values) => new(null, SharedResource.Text(reason, values));
}

/// <summary>Binds one field by a reading of its text. What was typed stays in the model state, for the page to show again.</summary>
internal sealed class FieldBinder(Func<string, Reading> read) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var (name, state) = (bindingContext.ModelName, bindingContext.ModelState);
        var values = bindingContext.ValueProvider.GetValue(name);
        if (values == ValueProviderResult.None)
            return Task.CompletedTask;

        state.SetModelValue(name, values);
        var field = values.Length > 1 ? Reading.No("Field.Twice") : Read(values.FirstValue ?? "", bindingContext.ModelMetadata);
        if (field.Refusal is { } refusal)
            state.TryAddModelError(name, refusal);
        else
            bindingContext.Result = ModelBindingResult.Success(field.Value);
        return Task.CompletedTask;
    }

    private Reading Read(string text, ModelMetadata metadata)
    {
        if (metadata.ModelType != typeof(string) && string.IsNullOrWhiteSpace(text))
            return metadata.IsReferenceOrNullableType ? Reading.Taken(null) : Reading.No("Field.Required");
        return read(text);
    }
}
