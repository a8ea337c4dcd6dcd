using Bezoar.Data;
using Bezoar.Learning.KernelRidge;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Tests.Learning.KernelRidge;

/// <summary>What was counted before an interruption is kept, and what was not is counted once.</summary>
public class ResumedVotesTests
{
    private static readonly int[] Partitions = [2, 4];
    private static readonly Dataset Train = Blobs.Create(60, 1), Test = Blobs.Create(2 * PartialVotes.InputsPerBlock + 20, 2);

    [Fact]
    public void FinishedBlocksAreNotCountedAgain()
    {
        var expected = Ensembles.Votes(Train, Test, Partitions);
        using var ensemble = Ensembles.Fit(Train, Partitions);
        var votes = new PartialVotes(2, Test.Count, 4);
        var (first, count) = votes.InputsOf(1);
        foreach (var counts in votes.Counts) counts.AsSpan(first * 4, count * 4).Fill(-7);
        votes.MarkDone(1);
        var counted = new List<int>();
        ensemble.Vote(Test, votes, Workers.Single, counted.Add);
        Assert.Equal([0, 2], counted);
        for (var k = 0; k < 2; k++)
        {
            Assert.All(votes.Counts[k].AsSpan(first * 4, count * 4).ToArray(), sentinel => Assert.Equal(-7, sentinel));
            expected[k].AsSpan(first * 4, count * 4).Fill(-7);
            Assert.Equal(expected[k], votes.Counts[k]);
        }
    }

    [Fact]
    public void WhatABrokenOffBlockLeftBehindDoesNotCount()
    {
        using var ensemble = Ensembles.Fit(Train, Partitions);
        var votes = new PartialVotes(2, Test.Count, 4);
        foreach (var counts in votes.Counts) Array.Fill(counts, 3);
        ensemble.Vote(Test, votes, Workers.Single);
        Assert.Equal(Ensembles.Votes(Train, Test, Partitions), votes.Counts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AnInterruptedRunGoesOn(int threads)
    {
        using var ensemble = Ensembles.Fit(Train, Partitions);
        var votes = new PartialVotes(2, Test.Count, 4);
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(
            () => ensemble.Vote(Test, votes, new(threads, source.Token), _ => source.Cancel()));
        var finished = Enumerable.Range(0, votes.BlockCount).Count(votes.IsDone);
        Assert.InRange(finished, 1, 2);

        var counted = new System.Collections.Concurrent.ConcurrentBag<int>();
        ensemble.Vote(Test, votes, new(threads), counted.Add);
        Assert.Equal(3 - finished, counted.Count);
        Assert.All(Enumerable.Range(0, votes.BlockCount), block => Assert.True(votes.IsDone(block)));
        Assert.Equal(Ensembles.Votes(Train, Test, Partitions), votes.Counts);
    }

    [Fact]
    public void VotesAndTestSetMustFit()
    {
        using var ensemble = Ensembles.Fit(Train, Partitions);
        void Vote(Dataset test, PartialVotes votes) => ensemble.Vote(test, votes, Workers.Single);
        var votes = new PartialVotes(2, Test.Count, 4);
        Assert.Throws<ArgumentException>(() => Vote(new("other shape", new ImageShape(1, 1, 1), 4, [0], [0]), votes));
        Assert.Throws<ArgumentException>(() => Vote(Blobs.Create(Test.Count, 1, 5), votes));
        Assert.Throws<ArgumentException>(() => Vote(Blobs.Create(Test.Count - 1, 1), votes));
        Assert.Throws<ArgumentException>(() => Vote(Test, new(1, Test.Count, 4)));
        Assert.Throws<ArgumentException>(() => Vote(Test, new(2, Test.Count, 5)));
    }

    [Fact]
    public void VotingNeedsFittedClassifiers()
    {
        var samples = new SampleSet(Train);
        var partitions = HashPartitioner.Partition(samples, 2);
        using var ensemble = KernelRidgeEnsemble.Describe(
            Ensembles.Descriptor(Blobs.Shape), Ensembles.Options, samples, [partitions], Workers.Single);
        Assert.Throws<InvalidOperationException>(() => ensemble.Vote(Test, new(1, Test.Count, 4), Workers.Single));
    }
}
