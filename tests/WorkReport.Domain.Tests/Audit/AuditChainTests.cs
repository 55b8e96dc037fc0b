using System.Security.Cryptography;
using System.Text;
using CsCheck;
using WorkReport.Domain.Audit;

namespace WorkReport.Domain.Tests.Audit;

public sealed class AuditChainTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 31, 12, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void The_hash_is_that_of_the_form_the_documentation_gives()
    {
        var line = AuditEntry.Next(0, AuditEntry.NoHash, new Happening(Noon, "张三", "workItem.changed", null, """{"a":1}"""), "WorkItem/42");

        var documented = "workreport-audit-2\n1:2\n-\n1:1\n18:639342864000000000\n6:张三\n16:workItem.changed\n11:WorkItem/42\n-\n7:{\"a\":1}\n64:"
            + new string('0', 64) + "\n";
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(documented))), line.Hash);
        Assert.Equal(line.Hash, line.ComputeHash());
    }

    [Fact]
    public void A_line_from_before_there_was_a_schema_keeps_its_hash()
    {
        var line = OldLine(1, AuditEntry.NoHash);

        var documented = "workreport-audit-1\n1:1\n18:639342864000000000\n6:张三\n16:workItem.changed\n11:WorkItem/42\n-\n7:{\"a\":1}\n64:"
            + new string('0', 64) + "\n";
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(documented))), line.ComputeHash());
    }

    [Fact]
    public void New_lines_follow_old_ones_and_old_ones_do_not_follow_new_ones()
    {
        var old = OldLine(1, AuditEntry.NoHash);
        var next = AuditEntry.Next(1, old.Hash, new Happening(Noon, "张三", "thing.changed"), "Thing/1");
        Assert.Equal((1, 2), (old.Schema, next.Schema));
        Assert.Null(AuditChain.Verify([old, next], HeadOf([old, next])));

        var back = OldLine(3, next.Hash);
        Assert.Equal(new AuditBreak(3, AuditFault.Altered), AuditChain.Verify([old, next, back], HeadOf([old, next, back])));
    }

    [Theory]
    [InlineData(nameof(AuditEntry.Schema), 1, false)]
    [InlineData(nameof(AuditEntry.Schema), 3, false)]
    [InlineData(nameof(AuditEntry.KeyId), "k1", false)]
    [InlineData(nameof(AuditEntry.Schema), 2, true)]
    [InlineData(nameof(AuditEntry.KeyId), "k1", true)]
    public void A_line_of_another_schema_or_key_is_altered(string field, object value, bool isOld)
    {
        var line = isOld ? OldLine(1, AuditEntry.NoHash) : Lines(1)[0];
        typeof(AuditEntry).GetProperty(field)!.SetValue(line, value);

        Assert.Equal(new AuditBreak(1, AuditFault.Altered), AuditChain.Verify([line], HeadOf([line])));
    }

    [Fact]
    public void A_whole_chain_is_good_from_the_first_line_to_its_head()
    {
        var lines = Lines(20);

        Assert.Null(AuditChain.Verify(lines, HeadOf(lines)));
        Assert.Null(AuditChain.Verify([], new AuditHead()));
    }

    [Fact]
    public void A_line_taken_out_is_found_where_it_stood()
    {
        Gen.Int[1, 19].Sample(n =>
        {
            var lines = Lines(20);
            var head = HeadOf(lines);
            lines.RemoveAt(n - 1);
            Assert.Equal(new AuditBreak(n, AuditFault.Gap), AuditChain.Verify(lines, head));
        });
    }

    [Fact]
    public void Lines_cut_off_the_end_are_found()
    {
        var lines = Lines(20);
        Assert.Equal(new AuditBreak(18, AuditFault.End), AuditChain.Verify(lines[..17], HeadOf(lines)));
        Assert.Equal(new AuditBreak(18, AuditFault.End), AuditChain.Verify(lines, HeadOf(lines[..17])));
        Assert.Equal(AuditFault.End, AuditChain.Verify(lines, null)?.Fault);
    }

    [Fact]
    public void A_line_written_anew_with_a_fresh_hash_breaks_the_link_of_the_next()
    {
        var lines = Lines(20);
        var head = HeadOf(lines);
        lines[6] = AuditEntry.Next(6, lines[5].Hash, new Happening(Noon, "someone else", "thing.changed"), lines[6].Subject);

        Assert.Equal(new AuditBreak(8, AuditFault.Link), AuditChain.Verify(lines, head));
    }

    [Fact]
    public void No_two_different_happenings_have_one_hash_wherever_their_fields_are_cut()
    {
        // "ab" + "c" and "a" + "bc" must not meet, nor an absent field and an empty one.
        string?[] texts = ["", "a", "b", "ab", "ba", "1:a", "-", "\n", "a\n1:b", null];
        var text = Gen.Int[0, texts.Length - 2].Select(n => texts[n]!);
        Gen.Select(text, text, text, Gen.Int[0, texts.Length - 1].Select(n => texts[n])).Array[2].Sample(pair =>
        {
            var hashes = pair.Select(p => AuditEntry.Next(0, AuditEntry.NoHash, new Happening(Noon, p.Item1, p.Item2, p.Item4, p.Item4), p.Item3).Hash);
            Assert.Equal(pair[0] == pair[1] ? 1 : 2, hashes.Distinct().Count());
        });
    }

    [Fact]
    public void Facts_keep_Hanzi_readable_and_their_order()
    {
        Assert.Equal("""{"title":"重点工程","amount":4200.50,"kind":"friday"}""",
            Happening.Facts(new { Title = "重点工程", Amount = 4200.50m, Kind = DayOfWeek.Friday }));
    }

    private static List<AuditEntry> Lines(int count)
    {
        var lines = new List<AuditEntry>();
        for (var n = 0; n < count; n++)
        {
            var (sequence, hash) = lines.Count > 0 ? (lines[^1].Sequence, lines[^1].Hash) : (0, AuditEntry.NoHash);
            lines.Add(AuditEntry.Next(sequence, hash, new Happening(Noon.AddMinutes(n), "张三", "thing.changed", null, "{}"), $"Thing/{n}"));
        }

        return lines;
    }

    /// <summary>A line as programs wrote it before lines had a schema, its hash beside it.</summary>
    private static AuditEntry OldLine(long sequence, string previous)
    {
        var line = AuditEntry.Next(sequence - 1, previous, new Happening(Noon, "张三", "workItem.changed", null, """{"a":1}"""), "WorkItem/42");
        typeof(AuditEntry).GetProperty(nameof(AuditEntry.Schema))!.SetValue(line, 1);
        typeof(AuditEntry).GetProperty(nameof(AuditEntry.Hash))!.SetValue(line, line.ComputeHash());
        return line;
    }

    private static AuditHead HeadOf(IReadOnlyList<AuditEntry> lines)
    {
        var head = new AuditHead();
        typeof(AuditHead).GetProperty(nameof(AuditHead.Sequence))!.SetValue(head, lines[^1].Sequence);
        typeof(AuditHead).GetProperty(nameof(AuditHead.Hash))!.SetValue(head, lines[^1].Hash);
        return head;
    }
}
