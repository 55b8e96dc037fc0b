using WorkReport.Domain.Periods;

namespace WorkReport.Domain.Tests.Periods;

public class RoundTests
{
    [Theory]
    [InlineData("2022", 1, "2022")]
    [InlineData("2022", 2, "2022.2")]
    [InlineData("2022H1", 1, "2022H1")]
    [InlineData("2022H1", 2, "2022H1.2")]
    public void An_address_names_the_second_round_and_the_first_by_the_code_alone(string code, int number, string address)
    {
        Assert.Equal(address, Round.AddressOf(code, number));
        Assert.Equal((code, number), Round.ReadAddress(address));
    }

    /// <summary>Two addresses never mean one page: what is no number of a round is part of a code that no period has.</summary>
    [Theory]
    [InlineData("2022.1")]
    [InlineData("2022.3")]
    [InlineData("2022.02")]
    [InlineData("2022.")]
    [InlineData("2022.2.2")]
    [InlineData("")]
    public void What_names_no_round_is_read_as_a_code(string address) => Assert.Equal((address, Round.First), Round.ReadAddress(address));
}
