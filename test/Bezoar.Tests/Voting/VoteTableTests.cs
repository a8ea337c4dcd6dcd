using Bezoar.Voting;

namespace Bezoar.Tests.Voting;

public class VoteTableTests
{
    [Fact]
    public void KnowsItsVoters()
    {
        var votes = new VoteTable(3, [4, 1, 0, 0, 2, 3]);
        Assert.Equal((2, 3, 5), (votes.InputCount, votes.ClassCount, votes.Voters));
        Assert.Equal((0, 2), (votes.Plurality(0), votes.Plurality(1)));
        Assert.Equal(0.4, votes.BaseAccuracy([1, 2]));
    }

    [Theory]
    [InlineData(2, new int[0], "0 counts")]
    [InlineData(2, new[] { 1, 0, 1 }, "3 counts do not make rows of 2")]
    [InlineData(0, new[] { 1 }, "at least two")]
    [InlineData(1, new[] { 1 }, "at least two")]
    [InlineData(2, new[] { 0, 0, 0, 0 }, "every row sums to 0")]
    [InlineData(2, new[] { 2, -1 }, "row 0 has a negative count")]
    [InlineData(2, new[] { 1, 0, 2, -1 }, "row 1 has a negative count")]
    [InlineData(2, new[] { 1, 0, 1, 1 }, "row 1 sums to 2 but row 0 to 1")]
    [InlineData(2, new[] { int.MaxValue, int.MaxValue }, "every row sums to 4294967294")]
    public void RefusesWhatCannotBeVotes(int classes, int[] counts, string message) =>
        Fails.With(() => new VoteTable(classes, counts), message);
}
