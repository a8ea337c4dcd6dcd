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
        var (votes, preferences) = (new int[3], new int[9]);
        ballots.CountVotes(votes);
        ballots.CountPreferences(preferences);
        Assert.Equal([2, 1, 0], votes);
        Assert.Equal([0, 2, 2, 1, 0, 2, 1, 1, 0], preferences);
    }
}
