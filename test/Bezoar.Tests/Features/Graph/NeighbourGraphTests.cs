using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Features.Graph;
using Bezoar.Numerics;
using Bezoar.Tests.Learning.KernelRidge;

namespace Bezoar.Tests.Features.Graph;

public class NeighbourGraphTests
{
    [Fact]
    public void EdgesHoldInBothDirectionsAndJoinNothingElse()
    {
        var train = Blobs.Create(200, 1);
        using var graph = Graphs.Of(train);
        using var search = NeighbourSearch.Over(Ensembles.Descriptor(Blobs.Shape), new(train), Workers.Single);
        var lists = search.Find(200, new UnlabelledInputs(train).Record, Graphs.Options.Neighbours, areInputs: true, Workers.Single);
        for (var i = 0; i < graph.Count; i++)
        {
            int[] expected = [.. Enumerable.Range(0, graph.Count).Where(j => lists.Indices(i).Contains(j) || lists.Indices(j).Contains(i))];
            Assert.Equal(expected, graph.Operator.Neighbours(i).ToArray());
        }
    }

    [Fact]
    public void NeitherLabelsNorTheOrderOfTheFileNorThreadsMatter()
    {
        var train = Blobs.Create(300, 1);
        var flipped = new Dataset("flipped", train.Shape, 7, [.. train.Records], [.. train.Labels.ToArray().Select(label => 6 - label)]);
        var expected = Edges(train, 1);
        Assert.Equal(expected, Edges(flipped, 1));
        Assert.Equal(expected, Edges(Blobs.Shuffled(train, 3), 2));

        static int[] Edges(Dataset train, int threads)
        {
            using var graph = Graphs.Of(train, threads);
            return [.. Enumerable.Range(0, graph.Count).SelectMany(i => graph.Operator.Neighbours(i).ToArray())];
        }
    }

    [Fact]
    public void ATestInputsNeighboursDoNotDependOnOtherTestInputs()
    {
        using var graph = Graphs.Of(Blobs.Create(100, 1));
        var test = Blobs.Create(20, 2);
        var (all, one) = (graph.NeighboursOf(test, new(2)), graph.NeighboursOf(test.Subset("one", [17]), Workers.Single));
        Assert.Equal(all.Indices(17), one.Indices(0));
        Bits.Equal(all.Similarities(17), one.Similarities(0));
    }

    [Fact]
    public void ItSaysWhereItComesFrom()
    {
        using var graph = Graphs.Of(Blobs.Create(20, 1));
        Assert.Equal(FeatureProvenance.UnlabelledTraining, NeighbourGraph.Provenance);
        Assert.StartsWith("graph of 5 nearest neighbours, in either direction, on HOG (", graph.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void ThereMustBeMoreInputsThanNeighbours() =>
        Fails.With(() => Graphs.Of(Blobs.Create(5, 1)), "5 training inputs are too few for a graph of neighbours: it needs at least 6");

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public void ImpossibleOptionsAreRefused(int neighbours) =>
        Fails.With(() => new GraphOptions { Neighbours = neighbours }.Validate(), $"graph: neighbours is {neighbours}, must be 1 to 256");
}
