using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Features.Graph;
using Bezoar.Numerics;
using Bezoar.Tests.Learning.KernelRidge;

namespace Bezoar.Tests.Features.Graph;

public class InputClustersTests
{
    private static readonly Dataset Train = Blobs.Create(400, 1), Test = Blobs.Create(60, 2);
    private static readonly ClusterOptions Four = new() { Count = 4 };

    [Fact]
    public void ClassesThatLookDifferentAreClusters()
    {
        var clusters = Find(Train, Four);
        var samples = new Bezoar.Partitioning.SampleSet(Train);
        int[] majority = [.. Enumerable.Range(0, 4).Select(c => Enumerable.Range(0, samples.Count)
            .Where(i => clusters.OfTraining[i] == c).GroupBy(samples.Label).MaxBy(group => group.Count())!.Key)];
        Assert.Equal([0, 1, 2, 3], majority.Order());
        Assert.InRange(Enumerable.Range(0, samples.Count).Count(i => majority[clusters.OfTraining[i]] == samples.Label(i)), 390, 400);
        Assert.InRange(Enumerable.Range(0, Test.Count).Count(i => majority[clusters.OfTest[i]] == Test.Labels[i]), 58, 60);
    }

    [Fact]
    public void NeitherLabelsNorTheOrderOfTheFileNorThreadsMatter()
    {
        var flipped = new Dataset("flipped", Train.Shape, 9, [.. Train.Records], [.. Train.Labels.ToArray().Select(label => 8 - label)]);
        var expected = Find(Train, Four);
        foreach (var other in (InputClusters[])[Find(flipped, Four), Find(Blobs.Shuffled(Train, 3), Four, threads: 2)])
        {
            Assert.Equal(expected.OfTraining, other.OfTraining);
            Assert.Equal(expected.OfTest, other.OfTest);
        }
    }

    [Fact]
    public void TheirNumberIsWhereTheSpectrumHasItsLargestGap()
    {
        var options = new ClusterOptions { FewestClusters = 2, MostClusters = 5 };
        Assert.Equal(3, SpectralEmbedding.CountAtLargestGap([1, 0.9, 0.8, 0.5, 0.4, 0.1, 0], options));
        Assert.Equal(2, SpectralEmbedding.CountAtLargestGap([1, 1, 0.5, 0, 0, -0.1, -1], options));
        // Outside of the limits it does not count.
        Assert.Equal(5, SpectralEmbedding.CountAtLargestGap([1, 0.1, 0.09, 0.08, 0.07, 0.05, 0], options));
        Assert.Equal(4, Find(Train, options with { MostClusters = 8 }).Count);
    }

    [Fact]
    public void TheySayWhereTheyComeFrom()
    {
        Assert.Equal(FeatureProvenance.UnlabelledTraining, InputClusters.Provenance);
        Assert.StartsWith("spectral clusters (4): 4, graph of 5 nearest neighbours", Find(Train, Four).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void ThereMustBeInputsEnough()
    {
        using var graph = Graphs.Of(Blobs.Create(20, 1));
        var neighbours = graph.NeighboursOf(Test, Workers.Single);
        Fails.With(() => SpectralEmbedding.Find(graph, neighbours, new(), Workers.Single), "20 training inputs are too few for up to 32 clusters", "48");
    }

    [Fact]
    public void AllImpossibleOptionsAreNamed()
    {
        Fails.With(() => new ClusterOptions { Count = 1, FewestClusters = 1, MostClusters = 0 }.Validate(),
            "clusters: count is 1, must be 2 to 256", "fewest clusters is 1", "most clusters is 0");
        new ClusterOptions().Validate();
    }

    private static InputClusters Find(Dataset train, ClusterOptions options, int threads = 1)
    {
        using var graph = Graphs.Of(train, threads);
        return InputClusters.Find(SpectralEmbedding.Find(graph, graph.NeighboursOf(Test, new(threads)), options, new(threads)), new(threads));
    }
}
