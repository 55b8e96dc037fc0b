using WorkReport.Web.Data;

namespace WorkReport.Web.Tests.House;

/// <summary>Every text in the store has a longest length, or a reason why not.</summary>
public sealed class LengthsTests
{
    private static readonly Dictionary<string, string> Endless = new()
    {
        ["DataProtectionKey.FriendlyName"] = "the framework's",
        ["DataProtectionKey.Xml"] = "the framework's",
        ["AuditEntry.Before"] = "facts of any kind, written by the program",
        ["AuditEntry.After"] = "facts of any kind, written by the program",
        ["ImportedThing.Before"] = "a thing as it was, written by the program",
        ["WaitingSheet.Sealed"] = "a whole sheet under seal, as long as a form may carry",
        ["Edition.Facts"] = "a whole report, written by the program",
        ["DraftStep.Stored"] = "paragraphs before and after, written by the program",
        ["Notice.Facts"] = "a whole notice, written by the program",
        ["PieceContent.Json"] = "a whole piece, written by the program",
        ["ReportBlock.Text"] = "its form counts the characters; marks of figures come on top",
        ["WorkItem.Body"] = "its form counts the characters; marks of figures come on top",
    };

    [Fact]
    public void Every_text_has_a_length()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        var texts = db.Model.GetEntityTypes().SelectMany(type => type.GetFlattenedProperties()).Where(text => text.ClrType == typeof(string))
            .ToLookup(text => text.GetMaxLength() is not null, text => $"{text.DeclaringType.DisplayName()}.{text.Name}");
        Assert.True(texts[true].Count() > 40, "The search has gone blind.");
        Assert.Equal("", string.Join(' ', texts[false].Except(Endless.Keys)));
        Assert.Empty(Endless.Keys.Except(texts[false]));
    }
}
