using AngleSharp.Html.Dom;

namespace WorkReport.Web.Tests.House;

/// <summary>A form as it was served, to be sent with one thing changed.</summary>
public sealed class ServedForm
{
    private ServedForm(IHtmlFormElement element, string action) => (Element, Action) = (element, action);

    public IHtmlFormElement Element { get; }

    public string Action { get; }

    public IReadOnlyList<Field> Fields { get; private init; } = [];

    /// <summary>What kind of box it is.</summary>
    public enum Kind
    {
        Hidden,
        Text,
        Number,
        Day,
        Choice,
        Tick,
        Button,
        Password,
    }

    /// <summary>One named thing of the form.</summary>
    /// <param name="Name">As sent.</param>
    /// <param name="Kind">Its kind.</param>
    /// <param name="Value">What it holds; of a tick, what is sent while it is ticked.</param>
    /// <param name="IsSent">False of a box that is not ticked.</param>
    public sealed record Field(string Name, Kind Kind, string Value, bool IsSent = true);

    /// <summary>The form of that page that goes to the page itself.</summary>
    public static async Task<ServedForm> OpenAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var forms = page.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>().ToList();
        var element = forms.SingleOrDefault(f => (f.GetAttribute("action") is { Length: > 0 } to ? to.Split('#')[0] : address) == address);
        Assert.True(element is not null, $"{address} shows no form of its own but {string.Join(", ", forms.Select(f => f.GetAttribute("action")))}.");
        return new ServedForm(element, address)
        {
            Fields = [.. element.QuerySelectorAll("input[name],textarea[name],select[name],button[name]").Where(f => f.GetAttribute("type") != "file").Select(Of).DistinctBy(f => f.Name)],
        };
    }

    public IEnumerable<Field> Boxes => Fields.Where(f => f.Kind is not (Kind.Hidden or Kind.Button));

    public IEnumerable<Field> Of(params Kind[] kinds) => Fields.Where(f => kinds.Contains(f.Kind));

    /// <summary>What a browser would send, with these values in place of theirs; null leaves a field out.</summary>
    public List<KeyValuePair<string, string>> With(params (string Name, string? Value)[] changed)
    {
        var sent = Fields.Where(f => f.IsSent).ToDictionary(f => f.Name, f => f.Value);
        foreach (var (name, value) in changed)
        {
            if (value is null)
                sent.Remove(name);
            else
                sent[name] = value;
        }

        return [.. sent];
    }

    private static Field Of(AngleSharp.Dom.IElement element)
    {
        var name = element.GetAttribute("name")!;
        return element switch
        {
            IHtmlTextAreaElement area => new Field(name, Kind.Text, area.Value),
            IHtmlSelectElement choice => new Field(name, Kind.Choice, choice.Value ?? ""),
            IHtmlInputElement { Type: "hidden" } input => new Field(name, Kind.Hidden, input.Value),
            IHtmlInputElement { Type: "checkbox" or "radio" } input => new Field(name, Kind.Tick, input.Value, input.IsChecked),
            // Written for password managers alone.
            IHtmlInputElement { IsReadOnly: true } input => new Field(name, Kind.Hidden, input.Value),
            IHtmlInputElement { Type: "date" } input => new Field(name, Kind.Day, input.Value),
            IHtmlInputElement { Type: "password" } input => new Field(name, Kind.Password, input.Value),
            IHtmlInputElement input => new Field(name, input.GetAttribute("inputmode") is "decimal" or "numeric" ? Kind.Number : Kind.Text, input.Value),
            _ => new Field(name, Kind.Button, element.GetAttribute("value") ?? ""),
        };
    }
}
