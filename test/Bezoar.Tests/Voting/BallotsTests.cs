using Bezoar.Voting;

namespace Bezoar.Tests.Voting;

public class BallotsTests
{
    [Fact]
    public void ScoresBecomePlacesAndTiesGoToTheSmallerClass()
    {
        var ranks = new byte[4];
        Ballots.Rank([0.5f, float.NegativeInfinity, 2, 0.5f], ranks);
        Assert.Equal<byte>([1, 3, 0, 2], ranks);
    }

    [Fact]
    public void VotesAndPreferencesAreCounted()
    {
        var ballots = new Ballots([0, 1, 2, 2, 0, 1, 0, 2, 1], 3);
        var votes = new int[3];
        ballots.CountVotes(votes);
        Assert.Equal([2, 1, 0], votes);
        Assert.Equal((2, 1, 2, 1), (ballots.CountPreferring(0, 1), ballots.CountPreferring(1, 0), ballots.CountPreferring(1, 2), ballots.CountPreferring(2, 1)));
    }
}
