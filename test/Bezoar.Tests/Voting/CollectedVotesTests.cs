using Bezoar.Voting;

namespace Bezoar.Tests.Voting;

public class CollectedVotesTests
{
    [Fact]
    public void CountsEachBaseClassifierOnce()
    {
        var votes = new CollectedVotes([2, 1], inputCount: 2, classCount: 3);
        votes.Add(0, 1, [2, 0]);
        votes.Add(0, 1, [1, 1]);
        Assert.Equal((1, 3), (votes.Done, votes.Total));
        Assert.Equal((false, true, false), (votes.IsCounted(0, 0), votes.IsCounted(0, 1), votes.IsCounted(1, 0)));
        votes.Add(1, 0, [0, 0]);
        Assert.Throws<InvalidOperationException>(votes.ToTables);
        votes.Add(0, 0, [2, 2]);
        var tables = votes.ToTables();
        Assert.Equal([0, 0, 2, 1, 0, 1], tables[0].Counts);
        Assert.Equal([1, 0, 0, 1, 0, 0], tables[1].Counts);
    }

    [Fact]
    public void WhatIsNoVoteIsNotCounted()
    {
        var votes = new CollectedVotes([1], inputCount: 2, classCount: 3);
        Assert.Throws<ArgumentException>(() => votes.Add(0, 0, [1]));
        Assert.Throws<ArgumentException>(() => votes.Add(0, 0, [1, 3]));
        Assert.Throws<ArgumentException>(() => votes.Add(0, 0, [-1, 1]));
        Assert.Equal(0, votes.Done);
    }
}
