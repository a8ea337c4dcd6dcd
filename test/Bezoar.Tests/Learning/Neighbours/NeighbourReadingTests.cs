using Bezoar.Certificates;
using Bezoar.Certificates.KernelVotes;
using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Learning.KernelRidge;
using Bezoar.Learning.Neighbours;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Tests.Learning.KernelRidge;
using Bezoar.Voting;

namespace Bezoar.Tests.Learning.Neighbours;

public class NeighbourReadingTests
{
    private const int Classes = 4;

    private static readonly Dataset Train = Blobs.Create(170, 1), Test = Blobs.Create(PartialVotes.InputsPerBlock + 10, 2);
    private static readonly int[] Nearest = [1, 5, 40, 1000];
    private static readonly VoteKernel[] Kernels = [new(0.05f), new(0.2f, 16), new(1, 4)];

    /// <summary>Sorted by distance and content, and counted, one test input after the other.</summary>
    [Fact]
    public void VotesAreThoseOfASortedList()
    {
        var (samples, descriptor) = (new SampleSet(Train), Ensembles.Descriptor(Blobs.Shape));
        var votes = Read(Train, Test, 2);
        for (var input = 0; input < Test.Count; input++)
        {
            int[] closeness = [.. Enumerable.Range(0, samples.Count).Select(sample => ClosenessOf(descriptor, samples.Record(sample), Test.Record(input)))];
            int[] sorted = [.. Enumerable.Range(0, samples.Count).OrderByDescending(sample => closeness[sample]).ThenBy(sample => sample)];
            var expected = Nearest.SelectMany(nearest => Count(sorted.Take(nearest).Select(samples.Label))).Concat(Kernels.SelectMany(kernel =>
                Enumerable.Range(0, Classes).Select(c => sorted.Where(sample => samples.Label(sample) == c).Sum(sample => WeightOf(kernel, closeness[sample])))));
            Assert.Equal(expected, Row(votes, input));
        }
    }

    [Fact]
    [Trait("Category", "Determinism")]
    public void NeitherThreadsNorTheOrderOfTheFileNorPartitionsBesideMatter()
    {
        var votes = Read(Train, Test, 1).Counts[0];
        Assert.Equal(votes, Read(Train, Test, 2).Counts[0]);
        Assert.Equal(votes, Read(Blobs.Shuffled(Train, 3), Test, 1).Counts[0]);
        Assert.Equal(votes, Read(Train, Test, 2, partitions: 7).Counts[^1]);
    }

    [Fact]
    public void WeightsFallFromTheUnitToNothing()
    {
        var weights = new VoteKernel(0.135f).Weights();
        Assert.Equal(VoteKernel.Unit, weights[Closeness.Of(1 - 0.134f / 2)]);
        Assert.InRange(weights[Closeness.Of(1 - 0.14f / 2)], VoteKernel.Unit / 5, VoteKernel.Unit / 3);
        Assert.Equal(0, weights[Closeness.Of(1 - 0.2f / 2)]);
        Assert.Equal(weights.Order(), weights);
        Assert.InRange(Closeness.SquaredDistance(Closeness.Of(1)), 0, 1e-4f);
        Assert.Equal(Closeness.Levels - 1, Closeness.Of(1.0001f));
        Assert.Equal(0, Closeness.Of(-1.0001f));
    }

    /// <summary>
    /// Real attacks on real data: copies of the test input, all but equal, with the label of the strongest rival, and the nearest samples of the winner gone. Within the
    /// radius that never helps; for kernel votes one sample more always does, so that a radius larger by one would be found out.
    /// </summary>
    [Fact]
    public void AttacksWithinTheRadiusNeverSucceed()
    {
        var method = new KernelVotesMethod(0.2f, VoteKernel.Unit, Classes);
        var neighbours = CountedVotes.OfNeighbours(40, Classes);
        var (votes, broken) = (Read(Train, Test, 2), 0);
        for (var input = 0; input < 12; input++)
        {
            var (sums, counts) = (Row(votes, input)[(5 * Classes)..(6 * Classes)], Row(votes, input)[(2 * Classes)..(3 * Classes)]);
            Assert.Equal(method.Prediction(sums), method.Prediction(Attacked(input, sums, method.Radius(sums).Value, 5)));
            if (method.Prediction(sums) != method.Prediction(Attacked(input, sums, method.Radius(sums).Value + 2, 5))) broken++;
            Assert.Equal(neighbours.Prediction(counts), neighbours.Prediction(Attacked(input, counts, neighbours.Radius(counts).Value, 2)));
        }
        Assert.True(broken >= 10, $"{broken} of 12 fall to two samples more");
    }

    private static int[] Attacked(int input, int[] row, int budget, int at)
    {
        var winner = VoteTable.Plurality(row);
        var rival = Enumerable.Range(0, Classes).Where(c => c != winner).MaxBy(c => row[c]);
        var test = Test.Subset("one", [input]);
        byte[] poison = [.. Enumerable.Range(0, budget).SelectMany(i => NearCopy(test.Record(0), i))];
        var poisoned = new Dataset("poisoned", Train.Shape, Classes, [.. Train.Records, .. poison], [.. Train.Labels, .. Enumerable.Repeat(rival, budget)]);
        return Row(Read(poisoned, test, 1), 0)[(at * Classes)..((at + 1) * Classes)];
    }

    private static byte[] NearCopy(ReadOnlySpan<byte> image, int number)
    {
        var copy = image.ToArray();
        copy[number % copy.Length] = (byte)(copy[number % copy.Length] ^ (1 + number / copy.Length));
        return copy;
    }

    private static PartialVotes Read(Dataset train, Dataset test, int threads, int? partitions = null)
    {
        var samples = new SampleSet(train);
        using var ensemble = KernelRidgeEnsemble.Describe(
            Ensembles.Descriptor(Blobs.Shape), Ensembles.Options, samples, partitions is { } count ? [HashPartitioner.Partition(samples, count)] : [], [], new(threads), null);
        ensemble.Fit(new(threads));
        var reading = ensemble.NeighbourReadingOf(Nearest, Kernels);
        var votes = partitions is null ? new PartialVotes([reading.Width], test.Count) : new([Classes, reading.Width], test.Count);
        ensemble.Read(test, votes, partitions is null ? [reading] : [ensemble.ReadingOf(0, withRunOff: false), reading], new(threads));
        return votes;
    }

    private static int[] Row(PartialVotes votes, int input) => votes.Counts[^1].AsSpan(input * votes.Widths[^1], votes.Widths[^1]).ToArray();

    private static int[] Count(IEnumerable<int> labels)
    {
        var counts = new int[Classes];
        foreach (var label in labels) counts[label]++;
        return counts;
    }

    private static int WeightOf(VoteKernel kernel, int closeness)
    {
        var distance = Closeness.SquaredDistance(closeness);
        return (int)(VoteKernel.Unit * Elementary.Exp(Math.Min(0, -kernel.Gamma * (distance - kernel.Reach))));
    }

    private static int ClosenessOf(SampleDescriptor descriptor, ReadOnlySpan<byte> training, ReadOnlySpan<byte> test)
    {
        var (u, v, largest) = (new float[descriptor.Length], new float[descriptor.Length], -1f);
        descriptor.Describe(test, 0, u);
        for (var view = 0; view < descriptor.ViewCount; view++)
        {
            descriptor.Describe(training, view, v);
            var product = 0f;
            for (var i = 0; i < u.Length; i++) product = MathF.FusedMultiplyAdd(u[i], v[i], product);
            largest = Math.Max(largest, product);
        }
        return Closeness.Of(largest);
    }
}
