using WorkReport.Web.Data;

namespace WorkReport.SqlServer.Tests.Suite;

public sealed class SqlServerAtHandTests
{
    [Fact]
    public void Without_a_connection_the_half_is_skipped_and_says_what_to_set()
    {
        var atHand = Read();

        Assert.Null(atHand.Connection);
        Assert.Contains(SqlServerAtHand.ConnectionVariable, atHand.SkipReason);
    }

    [Fact]
    public void With_a_connection_it_runs_required_or_not()
    {
        Assert.Equal(("Server=x", null), (Read(("WORKREPORT_TEST_SQLSERVER", "Server=x")) is var a ? (a.Connection, a.SkipReason) : default));
        Assert.Null(Read(("WORKREPORT_TEST_SQLSERVER", "Server=x"), ("WORKREPORT_TEST_SQLSERVER_REQUIRED", "1")).SkipReason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Required_without_a_connection_fails(string? connection) => Assert.Throws<InvalidOperationException>(() =>
        Read(("WORKREPORT_TEST_SQLSERVER", connection), ("WORKREPORT_TEST_SQLSERVER_REQUIRED", "1")));

    [Fact]
    public void The_batch_size_is_a_number_or_a_failure()
    {
        Assert.Equal(1, Read(("WORKREPORT_TEST_SQLSERVER_MAX_BATCH", "1")).MaxBatch);
        Assert.Throws<InvalidOperationException>(() => Read(("WORKREPORT_TEST_SQLSERVER_MAX_BATCH", "many")));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_fails_and_is_no_reason_to_skip()
    {
        var engine = new SqlServerEngine
        {
            AtHand = new SqlServerAtHand("Server=127.0.0.1,1;Connect Timeout=2;Encrypt=False;User Id=x;Password=x", null, null),
        };

        var refused = await Assert.ThrowsAsync<DatabaseRefusedException>(async () => await engine.InitializeAsync());

        Assert.Equal("Unreachable", refused.Reason);
        Assert.Null(engine.SkipReason);
    }

    private static SqlServerAtHand Read(params (string Name, string? Value)[] variables) =>
        SqlServerAtHand.From(name => variables.FirstOrDefault(v => v.Name == name).Value);
}
