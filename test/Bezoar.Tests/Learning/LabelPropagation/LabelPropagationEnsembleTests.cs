using Bezoar.Data;
using Bezoar.Features.Graph;
using Bezoar.Learning.LabelPropagation;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Tests.Features.Graph;
using Bezoar.Tests.Learning.KernelRidge;
using Bezoar.Voting;

namespace Bezoar.Tests.Learning.LabelPropagation;

public class LabelPropagationEnsembleTests
{
    private static readonly Dataset Train = Blobs.Create(240, 1), Test = Blobs.Create(250, 2);

    [Fact]
    public void AFewLabelsAreEnoughWhereClassesLookDifferent()
    {
        var votes = Votes([20, 1])[0];
        Assert.Equal(20, votes.Voters);
        Assert.InRange(votes.BaseAccuracy(Test.Labels), 0.9, 1);
    }

    [Fact]
    public void EveryPartitioningVotesAsItWouldAlone()
    {
        var together = Votes([20, 7], threads: 2);
        Assert.Equal(Votes([20])[0].Counts, together[0].Counts);
        Assert.Equal(Votes([7])[0].Counts, together[1].Counts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void VotesAreThoseOfTheDefinition(float prior)
    {
        const int Count = 16;
        var votes = Votes([Count], options: new() { Time = 4, Prior = prior })[0];
        var samples = new SampleSet(Train);
        using var graph = Graphs.Of(Train);
        var neighbours = graph.NeighboursOf(Test, Workers.Single);
        var heat = PlainHeat(Graphs.Dense(graph.Operator), graph.Count, 4);
        var different = 0;
        for (var input = 0; input < Test.Count; input += 7)
        {
            var influences = PlainInfluences(graph, heat, neighbours.Indices(input));
            var expected = new int[4];
            for (var partition = 0; partition < Count; partition++) expected[PlainVote(samples, heat, influences, partition, Count, prior)]++;
            for (var c = 0; c < 4; c++) different += Math.Abs(expected[c] - votes[input][c]);
        }
        // The polynomial is exact to a thousandth: hardly any vote may hang on that.
        Assert.InRange(different, 0, 4);
    }

    [Fact]
    public void BlocksThatAreDoneAreNotWorkedOutAgain()
    {
        using var graph = Graphs.Of(Train);
        var neighbours = graph.NeighboursOf(Test, Workers.Single);
        var ensemble = new LabelPropagationEnsemble(
            graph, new(), [SortedPartitioner.Partition(new(Train), 9)], Workers.Single);
        var votes = new PartialVotes(1, Test.Count, 4);
        votes.MarkDone(0);
        var done = new List<int>();
        ensemble.Vote(neighbours, votes, Workers.Single, done.Add);
        Assert.Equal([1], done);
        Assert.Equal((0, 9), (votes.Counts[0][0..4].Sum(), votes.Counts[0][960..964].Sum()));
    }

    [Fact]
    public void AnEmptyPartitionVotesForClass0()
    {
        var votes = Votes([300])[0];
        for (var input = 0; input < Test.Count; input++) Assert.InRange(votes[input][0], 60, 300);
    }

    [Fact]
    public void CancellingStops()
    {
        using var graph = Graphs.Of(Train);
        var neighbours = graph.NeighboursOf(Test, Workers.Single);
        var ensemble = new LabelPropagationEnsemble(graph, new(), [SortedPartitioner.Partition(new(Train), 9)], Workers.Single);
        using var cancelled = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => ensemble.Votes(neighbours, 4, new(1, cancelled.Token), (_, _) => cancelled.Cancel()));
    }

    [Fact]
    public void PartitionsOfAnotherTrainingSetAreRefused()
    {
        using var graph = Graphs.Of(Train);
        Assert.Throws<ArgumentException>(
            () => new LabelPropagationEnsemble(graph, new(), [SortedPartitioner.Partition(new(Test), 9)], Workers.Single));
    }

    [Fact]
    public void AllImpossibleOptionsAreNamed() => Fails.With(
        () => new LabelPropagationOptions { Time = double.NaN, Prior = -1 }.Validate(), "label propagation: time is NaN", "prior is -1");

    [Fact]
    [Trait("Category", "Determinism")]
    public void FromImagesToVotesAndClusters()
    {
        Assert.Equal("e27c04034052aedd23dee35c809c5d73", Bits.Hash(Votes([20], threads: 2)[0].Counts));
        using var graph = Graphs.Of(Train, threads: 2);
        var clusters = InputClusters.Find(SpectralEmbedding.Find(graph, graph.NeighboursOf(Test, new(2)), new() { Count = 6 }, new(2)), new(2));
        Assert.Equal("2ce2475910da85511a8d472106209a95", Bits.Hash(clusters.OfTraining));
    }

    private static VoteTable[] Votes(int[] partitions, int threads = 1, LabelPropagationOptions? options = null)
    {
        var samples = new SampleSet(Train);
        using var graph = Graphs.Of(Train, threads);
        var neighbours = graph.NeighboursOf(Test, new(threads));
        var ensemble = new LabelPropagationEnsemble(
            graph, options ?? new(), [.. partitions.Select(count => SortedPartitioner.Partition(samples, count))], new(threads));
        return ensemble.Votes(neighbours, 4, new(threads));
    }

    /// <summary>exp(−t(I − S)), by squaring what a short time does.</summary>
    private static double[] PlainHeat(double[] s, int size, double time)
    {
        const int Squarings = 12;
        var step = time / (1 << Squarings);
        double[] heat = [.. s.Select((entry, i) => step * (entry - (i % (size + 1) == 0 ? 1 : 0)))];
        var square = Multiply(heat, heat, size);
        for (var i = 0; i < heat.Length; i++) heat[i] += square[i] / 2 + (i % (size + 1) == 0 ? 1 : 0);
        for (var i = 0; i < Squarings; i++) heat = Multiply(heat, heat, size);
        return heat;
    }

    private static double[] Multiply(double[] a, double[] b, int size)
    {
        var product = new double[size * size];
        for (var i = 0; i < size; i++)
            for (var k = 0; k < size; k++)
                for (var j = 0; j < size; j++) product[i * size + j] += a[i * size + k] * b[k * size + j];
        return product;
    }

    private static double[] PlainInfluences(NeighbourGraph graph, double[] heat, ReadOnlySpan<int> neighbours)
    {
        var influences = new double[graph.Count];
        foreach (var neighbour in neighbours)
            for (var j = 0; j < influences.Length; j++)
                influences[j] += heat[neighbour * influences.Length + j] / Math.Sqrt(graph.Operator.Degree(neighbour));
        return influences;
    }

    private static int PlainVote(SampleSet samples, double[] heat, double[] influences, int partition, int count, float prior)
    {
        double[] masses = [.. Enumerable.Range(0, samples.Count).Select(j => heat.AsSpan(j * samples.Count, samples.Count).ToArray().Sum())];
        int[] own = [.. Enumerable.Range(0, samples.Count).Where(j => j % count == partition)];
        var classes = own.Select(samples.Label).Distinct().Count();
        return own.GroupBy(samples.Label).OrderBy(group => group.Key).MaxBy(group =>
            group.Sum(j => influences[j]) / group.Sum(j => masses[j]) * (masses.Sum() / influences.Sum())
            + prior * classes * group.Count() / own.Length)!.Key;
    }
}
