using CsCheck;
using WorkReport.Domain.Reviews;
using WorkReport.Domain.Submissions;
using WorkReport.Domain.Tests.Organisation;
using WorkReport.Domain.Tests.Submissions;

namespace WorkReport.Domain.Tests.Reviews;

/// <summary>批注: written, answered, settled; and found again at its words, or said to be gone.</summary>
public sealed class CommentTests
{
    private const string Text = "全年开展宣讲12场次，覆盖青少年3000多名。各乡镇开展宣讲活动，村村有阵地。镇里新建阵地3个。";

    private static readonly string[] Put = ["", "新", "重点领域", "，经核实，", "宣讲", "阵地"];

    [Fact]
    public void It_is_written_answered_settled_and_opened_again()
    {
        var comment = Comment.Write(Submission.Begin(1, 1, 1, isTop: false, Units.By).HandIn(Packages.Figure(8, 12)), Packages.ItemOf(7), CommentAnchor.On(Text, "12场次")!, "请核实", 3, Units.By);
        Assert.Equal((1, true, "12场次"), (comment.Revision, comment.IsOpen, comment.Anchor.Quote));
        comment.Reply("已核实，见台账", 1, Units.By);
        comment.Resolve(Units.By);
        Assert.Equal("Comment.IsResolved", Refused(() => comment.Resolve(Units.By)));
        comment.Reopen(Units.By);
        Assert.Equal("Comment.IsOpen", Refused(() => comment.Reopen(Units.By)));
        Assert.Equal("Comment.NeedsText", Refused(() => comment.Reply(" ", 1, Units.By)));
        Assert.Equal(["comment.written", "comment.answered", "comment.resolved", "comment.reopened"], comment.Happened.Select(told => told.What));
        Assert.Equal((0, "已核实，见台账"), (comment.Replies[0].Number, comment.Replies[0].Text));
    }

    [Theory]
    [InlineData("宣讲12场次", "今年全年开展宣讲12场次，覆盖青少年3000多名。各乡镇开展宣讲活动，村村有阵地。镇里新建阵地3个。", 6)]
    [InlineData("宣讲12场次", "各乡镇开展宣讲活动，村村有阵地。镇里新建阵地3个。全年开展宣讲12场次，覆盖青少年3000多名。", 29)]
    [InlineData("12场次", "全年开展宣讲15场次，覆盖青少年3000多名。各乡镇开展宣讲活动，村村有阵地。镇里新建阵地3个。", -1)]
    // The other place that says the same is not the one that was meant.
    [InlineData("阵地", "全年开展宣讲12场次，覆盖青少年3000多名。各乡镇开展宣讲活动。镇里新建阵地3个。", -1)]
    [InlineData("", "别的话", 0)]
    public void It_is_found_at_its_words_or_gone(string quote, string now, int at) => Assert.Equal(at, CommentAnchor.On(Text, quote)!.In(now) ?? -1);

    [Fact]
    public void Of_two_places_the_one_next_to_the_selection_is_meant_and_what_does_not_stand_there_is_none()
    {
        Assert.Equal(Text.LastIndexOf("阵地", StringComparison.Ordinal), CommentAnchor.On(Text, "阵地", Text.Length)!.Start);
        Assert.Null(CommentAnchor.On(Text, "没有这几个字"));
    }

    /// <summary>Edits of another stretch leave it where it belongs, an edit of its own words makes it gone; never does it stand at other words, or at another place.</summary>
    [Fact]
    public void After_a_thousand_random_edits_it_stands_at_the_right_words_or_is_gone()
    {
        var edits = from start in Gen.Int[0, Text.Length - 1]
                    from length in Gen.Int[0, 8]
                    from put in Gen.Int[0, Put.Length - 1].Select(at => Put[at])
                    select (Start: start, Length: Math.Min(length, Text.Length - start), Put: put);
        var (kept, all) = (0, 0);
        Gen.Select(Gen.Int[0, Text.Length - 3], Gen.Int[2, 10], edits.Array[1, 3]).Sample(
            (start, length, some) =>
            {
                var quote = Text.Substring(start, Math.Min(length, Text.Length - start));
                var anchor = CommentAnchor.On(Text, quote, start)!;
                // Where the words went, character by character.
                var now = Text.Select((c, at) => (Char: c, From: at)).ToList();
                foreach (var (at, cut, put) in some)
                {
                    var place = Math.Min(at, now.Count);
                    now.RemoveRange(place, Math.Min(cut, now.Count - place));
                    now.InsertRange(place, put.Select(c => (c, -1)));
                }

                var text = string.Concat(now.Select(c => c.Char));
                Interlocked.Increment(ref all);
                if (anchor.In(text) is not { } found)
                    return true;
                Interlocked.Increment(ref kept);
                // The same words, and of them one sign at least that stood there: of 3000 without one 0 nobody can say which is gone.
                var signs = now.Skip(found).Take(quote.Length).ToList();
                return string.Concat(signs.Select(sign => sign.Char)) == quote && (signs.Exists(sign => sign.From >= start && sign.From < start + quote.Length) || signs.TrueForAll(sign => sign.From == -1));
            },
            iter: 1000, seed: "0000KoWoSpeb", threads: 1);
        Assert.True(kept > all / 3, $"{kept} of {all}");
    }

    private static string? Refused(Action act) => Assert.Throws<RefusedException>(act).Verdict.Reason;
}
