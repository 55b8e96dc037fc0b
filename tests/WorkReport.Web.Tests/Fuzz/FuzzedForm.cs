using System.Globalization;
using System.Text;

namespace WorkReport.Web.Tests.Fuzz;

/// <summary>A form as it was served, sent with something changed.</summary>
/// <param name="Address">Where it goes.</param>
/// <param name="Fields">What it was served with.</param>
internal sealed record FuzzedForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private static readonly string[] OddNames = ["", "Form", "Form.", "Form..Move", "Form[0]", "Form.Rows[999999].Value", "Form.Rows[]", "Form.Rows[a].Value.Value", "Form.Ticks[WorkItem-1]", "Form.Chosen[1]", "Id", "State", "id", "__proto__", "Form.Move", "Key", "Version", "Was", "Form.Sealed", "page", "handler", "__RequestVerificationToken"];

    /// <summary>Its content, broken in one way or another.</summary>
    public HttpContent Draw(Random random)
    {
        List<KeyValuePair<string, string>> fields = [.. Fields];
        for (var times = random.Next(4); times > 0; times--)
            Change(fields, random);
        if (random.Next(400) == 0)
            fields.AddRange(Enumerable.Range(0, 3000).Select(n => KeyValuePair.Create($"Form.Rows[{n}].Value", "1")));
        return random.Next(12) switch
        {
            0 or 1 => Parts(fields, random),
            2 => Typed(Encoding.UTF8.GetBytes(OddWords.Draw(random)), ((string[])["application/json", "text/plain", "application/xml", "application/x-www-form-urlencoded; charset=utf-7", "application/x-www-form-urlencoded; charset=gb2312", "x", "multipart/form-data", "multipart/form-data; boundary=", "application/octet-stream"])[random.Next(9)]),
            3 => Typed(Bytes(random), "application/x-www-form-urlencoded"),
            _ => Typed(Encoding.ASCII.GetBytes(Written(fields, random)), "application/x-www-form-urlencoded"),
        };
    }

    private static void Change(List<KeyValuePair<string, string>> fields, Random random)
    {
        if (fields.Count == 0 || random.Next(5) == 0)
        {
            fields.Add(KeyValuePair.Create(OddNames[random.Next(OddNames.Length)], OddWords.Draw(random)));
            return;
        }

        var at = random.Next(fields.Count);
        // A wrong token is refused before anything else is looked at: that is tried now and then, and not always.
        if (fields[at].Key == "__RequestVerificationToken" && random.Next(6) != 0)
            at = random.Next(fields.Count);
        switch (random.Next(8))
        {
            case 0:
                fields.RemoveAt(at);
                break;
            case 1:
                fields.Add(fields[at]);
                break;
            case 2:
                fields[at] = KeyValuePair.Create(fields[at].Key + ((string[])["[0]", ".x", "[]", "\u0000", "[", "]"])[random.Next(6)], fields[at].Value);
                break;
            case 3:
                fields[at] = KeyValuePair.Create(new string('k', random.Next(1, 3000)), fields[at].Value);
                break;
            default:
                fields[at] = KeyValuePair.Create(fields[at].Key, OddWords.Draw(random));
                break;
        }
    }

    private static string Written(List<KeyValuePair<string, string>> fields, Random random) =>
        string.Join('&', fields.Select(field => $"{OddWords.Escaped(field.Key)}={(random.Next(150) == 0 ? OddWords.InAddress(random) : OddWords.Escaped(field.Value))}"));

    private static ByteArrayContent Parts(List<KeyValuePair<string, string>> fields, Random random)
    {
        const string boundary = "----fuzz";
        var body = new StringBuilder();
        foreach (var (name, value) in fields)
            body.Append(CultureInfo.InvariantCulture, $"--{boundary}\r\nContent-Disposition: form-data; name=\"{name.Replace("\"", "", StringComparison.Ordinal)}\"\r\n\r\n{value}\r\n");
        if (random.Next(2) == 0)
            body.Append(CultureInfo.InvariantCulture, $"--{boundary}\r\nContent-Disposition: form-data; name=\"Form.File\"; filename=\"{OddWords.Draw(random)}\"\r\nContent-Type: {((string[])["image/png", "x", "", "text/html"])[random.Next(4)]}\r\n\r\n{OddWords.Draw(random)}\r\n");
        // Sometimes the end is missing.
        if (random.Next(6) != 0)
            body.Append(CultureInfo.InvariantCulture, $"--{boundary}--\r\n");
        return Typed(Encoding.UTF8.GetBytes(body.ToString()), $"multipart/form-data; boundary={boundary}");
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static ByteArrayContent Typed(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
