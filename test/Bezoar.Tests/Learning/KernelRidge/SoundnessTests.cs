using Bezoar.Data;

namespace Bezoar.Tests.Learning.KernelRidge;

/// <summary>A base classifier is a function of the set of samples in its partition, as DPA's theorem asks of it.</summary>
public class SoundnessTests
{
    private const int Partitions = 5;
    private static readonly Dataset Train = Blobs.Create(120, 1), Test = Blobs.Create(60, 2);

    [Fact]
    public void OtherPartitionsDoNotMatter()
    {
        using var ensemble = Ensembles.Fit(Train, [Partitions]);
        for (var kept = 0; kept < Partitions; kept++)
        {
            var replaced = ReplaceOthers(kept);
            using var other = Ensembles.Fit(replaced, [Partitions, 3], threads: 2);
            for (var i = 0; i < Partitions; i++)
            {
                var (before, after) = (ensemble.CoefficientsOf(0, new(i)), other.CoefficientsOf(0, new(i)));
                if (i == kept) Bits.Equal(before, after);
                else Assert.NotEqual(before, after);
            }
            // Where all samples are of class 0 all votes are, so that the vote of the one that was kept shows.
            var counts = Ensembles.Votes(replaced, Test, [Partitions])[0];
            Assert.Equal(Ensembles.BaseVotes(Train, Test, Partitions, kept), Ensembles.VotesAgainstZeros(counts, 4));
        }
    }

    [Fact]
    public void TheEnsemblesVotesAreThoseOfItsBaseClassifiersEachAlone()
    {
        var expected = new int[Test.Count * 4];
        for (var partition = 0; partition < Partitions; partition++)
        {
            var votes = Ensembles.BaseVotes(Train, Test, Partitions, partition);
            for (var input = 0; input < Test.Count; input++) expected[input * 4 + votes[input]]++;
        }
        Assert.Equal(expected, Ensembles.Votes(Train, Test, [Partitions])[0]);
    }

    [Fact]
    public void OrderInTheFileDoesNotMatter() =>
        Assert.Equal(
            Ensembles.Votes(Train, Test, [Partitions, 3]), Ensembles.Votes(Blobs.Shuffled(Train, 3), Test, [Partitions, 3]));

    [Fact]
    public void ExactDuplicatesDoNotMatter()
    {
        int[] indices = [.. Enumerable.Range(0, Train.Count), .. Enumerable.Range(10, 50), 11, 11];
        Assert.Equal(
            Ensembles.Votes(Train, Test, [Partitions]), Ensembles.Votes(Train.Subset("duplicates", indices), Test, [Partitions]));
    }

    [Fact]
    public void ACopyWithAnotherLabelIsAnotherSample()
    {
        var contradicted = new Dataset(
            "contradicted", Train.Shape, 4, [.. Train.Records, .. Train.Record(0)], [.. Train.Labels, Train.Labels[0] + 1]);
        using var before = Ensembles.Fit(Train, [Partitions]);
        using var after = Ensembles.Fit(contradicted, [Partitions]);
        var touched = Ensembles.PartitionOf(Train.Record(0), Train.Shape, Partitions);
        for (var i = 0; i < Partitions; i++)
            Assert.Equal(i != touched, before.CoefficientsOf(0, new(i)).SequenceEqual(after.CoefficientsOf(0, new(i))));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    public void ANewClassReachesOneBaseClassifierOnly(int classCount)
    {
        var poisoned = new Dataset(
            "new class", Train.Shape, classCount, [.. Train.Records, .. Train.Record(0)], [.. Train.Labels, classCount - 1]);
        using var before = Ensembles.Fit(Train, [Partitions]);
        using var after = Ensembles.Fit(poisoned, [Partitions]);
        var touched = Ensembles.PartitionOf(Train.Record(0), Train.Shape, Partitions);
        for (var i = 0; i < Partitions; i++)
            if (i != touched) Bits.Equal(OldClasses(before, i, 4), OldClasses(after, i, classCount));

        var test = new Dataset("test", Test.Shape, classCount, [.. Test.Records], [.. Test.Labels]);
        var (votes, poisonedVotes) = (Ensembles.Votes(Train, Test, [Partitions])[0], Ensembles.Votes(poisoned, test, [Partitions])[0]);
        for (var input = 0; input < Test.Count; input++)
        {
            var moved = Enumerable.Range(0, 4).Sum(c => Math.Abs(votes[input * 4 + c] - poisonedVotes[input * classCount + c]));
            Assert.InRange(moved, 0, 2);
        }

        static float[] OldClasses(Bezoar.Learning.KernelRidge.KernelRidgeEnsemble ensemble, int partition, int classes) =>
            [.. ensemble.CoefficientsOf(0, new(partition)).Chunk((classes + 15) / 16 * 16).SelectMany(row => row.Take(4))];
    }

    /// <summary>One partition keeps its samples, in another place of the file; all others get new ones, of class 0.</summary>
    private static Dataset ReplaceOthers(int kept)
    {
        var others = Blobs.Create(300, 77);
        var own = Train.Subset("own", Ensembles.OwnSamples(Train, Partitions, kept));
        var foreign = others.Subset(
            "foreign", [.. Enumerable.Range(0, others.Count).Except(Ensembles.OwnSamples(others, Partitions, kept))]);
        Assert.InRange(own.Count, 5, Train.Count / 2);
        int[] labels = [.. new int[foreign.Count], .. own.Labels];
        return new("replaced", Train.Shape, 4, [.. foreign.Records, .. own.Records], labels);
    }
}
