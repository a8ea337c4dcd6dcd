using Bezoar.Data;
using Bezoar.Learning.KernelRidge;
using Bezoar.Learning.Kernels;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Tests.Learning.KernelRidge;

/// <summary>What run-off elections and Finite Aggregation read off one pass over the kernel, against base classifiers that are worked out number by number.</summary>
public class RunOffAndSpreadTests
{
    private const int Classes = 4;

    private static readonly Dataset Train = Blobs.Create(90, 1), Test = Blobs.Create(PartialVotes.InputsPerBlock + 10, 2);
    private static readonly SampleSet Samples = new(Train);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public void ARunOffElectionIsHeldAmongTheOrdersOfAllBaseClassifiers(int count)
    {
        var partitions = HashPartitioner.Partition(Samples, count);
        var orders = Orders(Enumerable.Range(0, count).Select(i => partitions[new(i)]));
        var table = Read([partitions], [], ensemble => ensemble.ReadingOf(0, withRunOff: true));
        for (var input = 0; input < Test.Count; input++)
        {
            var (votes, preferences) = (new int[Classes], new int[Classes]);
            RunOff.Hold(new(orders[input], Classes), votes, preferences);
            Assert.Equal([.. votes, .. preferences], table[(input * 2 * Classes)..((input + 1) * 2 * Classes)]);
        }
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    [InlineData(5, 4)]
    public void SpreadBaseClassifiersSeeTheirBucketsAndNothingElse(int partitions, int degree)
    {
        var spreading = Spreading.Draw(partitions, degree);
        var spread = new SpreadSamples(Samples, spreading);
        var orders = Orders(Enumerable.Range(0, spreading.Count).Select(m => spread[new(m)]));
        // Beside partitions of another number, whose order of training vectors would be another one.
        var table = Read([HashPartitioner.Partition(Samples, 6)], [spreading], ensemble => ensemble.SpreadReadingOf(0, withRunOff: true));
        for (var input = 0; input < Test.Count; input++)
        {
            var ballots = new Ballots(orders[input], Classes);
            var winner = RunOff.Hold(ballots, new int[Classes], new int[Classes]).Winner;
            for (var m = 0; m < spreading.Count; m++)
            {
                var ballot = ballots.First(m);
                for (var c = 0; c < Classes; c++)
                    if (ballots.Prefers(m, winner, c)) ballot |= 1 << (PackedBallot.ClassBits + c);
                Assert.Equal(ballot, table[input * spreading.Count + m]);
            }
        }
    }

    [Fact]
    public void SamplesOfABucketReachTheBaseClassifiersThatTheSpreadingNames()
    {
        var spreading = Spreading.Draw(4, 3);
        var spread = new SpreadSamples(Samples, spreading);
        for (var m = 0; m < spreading.Count; m++)
        {
            int[] expected = [.. Enumerable.Range(0, Samples.Count).Where(sample =>
            {
                var bucket = (int)(HashPartitioner.Hash(Samples.Record(sample), Samples.Shape) % (ulong)spreading.Count);
                return Enumerable.Range(0, 3).Any(j => spreading.ClassifierOf(bucket, j) == m);
            })];
            Assert.Equal(expected, spread.Members(new(m)));
        }
    }

    [Fact]
    public void AReadingNeedsFittedClassifiers()
    {
        using var ensemble = KernelRidgeEnsemble.Describe(Ensembles.Descriptor(Blobs.Shape), Ensembles.Options, Samples, [], [Spreading.Draw(3, 2)], Workers.Single, null);
        Assert.Throws<InvalidOperationException>(() => ensemble.SpreadReadingOf(0, withRunOff: false));
    }

    /// <summary>For each test input, base classifiers × classes: the place of each class.</summary>
    private static byte[][] Orders(IEnumerable<Partition> partitions)
    {
        ScalarKernelRidge[] classifiers = [.. partitions.Select(partition => new ScalarKernelRidge(partition, Ensembles.Descriptor(Blobs.Shape), Ensembles.Options))];
        return [.. Enumerable.Range(0, Test.Count).Select(input => classifiers.SelectMany(classifier =>
        {
            var (order, ranks) = (classifier.Order(Test.Record(input)), new byte[Classes]);
            for (var place = 0; place < Classes; place++) ranks[order[place]] = (byte)place;
            return ranks;
        }).ToArray())];
    }

    private static int[] Read(Partitions[] partitionings, Spreading[] spreadings, Func<KernelRidgeEnsemble, IKernelReading> select)
    {
        using var ensemble = KernelRidgeEnsemble.Describe(
            Ensembles.Descriptor(Blobs.Shape), Ensembles.Options, Samples, partitionings, spreadings, Workers.Single, null);
        ensemble.Fit(new(2));
        var reading = select(ensemble);
        var votes = new PartialVotes([reading.Width], Test.Count);
        ensemble.Read(Test, votes, [reading], new(2));
        return votes.Counts[0];
    }
}
