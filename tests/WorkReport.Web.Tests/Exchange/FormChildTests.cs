using WorkReport.Documents.Tests.Spreadsheets;
using WorkReport.Web.Exchange;

namespace WorkReport.Web.Tests.Exchange;

/// <summary>Forms of a superior office, opened in a process of its own.</summary>
public sealed class FormChildTests : IDisposable
{
    private readonly ReaderChild child = new();

    public void Dispose() => child.Dispose();

    [Fact]
    public async Task What_was_read_is_kept_and_what_was_refused_is_looked_at_again()
    {
        var forms = new FormChild(child);
        var form = FormPackage.Of("<row r='1'><c r='A1'><v>1</v></c></row>");
        var cancel = TestContext.Current.CancellationToken;
        Assert.Null((await forms.ReadAsync(form, cancel)).Refusal);
        var first = child.LastId;
        Assert.Null((await forms.ReadAsync(form, cancel)).Refusal);
        Assert.Equal(first, child.LastId);

        var broken = form[..^40];
        Assert.NotNull((await forms.ReadAsync(broken, cancel)).Refusal);
        var second = child.LastId;
        Assert.NotEqual(first, second);
        // Refused because the machine had no moment for it, another time it may be read.
        Assert.NotNull((await forms.ReadAsync(broken, cancel)).Refusal);
        Assert.NotEqual(second, child.LastId);
    }
}
