using Bezoar.Data;
using Bezoar.Features.Graph;
using Bezoar.Learning.LabelPropagation;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Tests.Features.Graph;
using Bezoar.Tests.Learning.KernelRidge;

namespace Bezoar.Tests.Learning.LabelPropagation;

/// <summary>A base classifier is a function of the unlabelled inputs and of the labels in its own partition.</summary>
public sealed class LabelPropagationSoundnessTests : IDisposable
{
    private const int Partitions = 12;
    private static readonly Dataset Train = Blobs.Create(180, 1), Test = Blobs.Create(50, 2);
    private readonly NeighbourGraph _graph = Graphs.Of(Train);
    private readonly NeighbourLists _neighbours;

    public LabelPropagationSoundnessTests() => _neighbours = _graph.NeighboursOf(Test, Workers.Single);

    public void Dispose() => _graph.Dispose();

    [Fact]
    public void LabelsOfOtherPartitionsDoNotMatter()
    {
        var expected = Votes(Train);
        var sum = new int[expected.Length];
        for (var kept = 0; kept < Partitions; kept++)
        {
            // All other base classifiers know one class only, and vote for it: the vote of the one that was kept shows.
            var (zeros, twos) = (Votes(RelabelOthers(kept, 0)), Votes(RelabelOthers(kept, 2)));
            for (var input = 0; input < Test.Count; input++)
            {
                zeros[input * 4] -= Partitions - 1;
                twos[input * 4 + 2] -= Partitions - 1;
            }
            Assert.Equal(zeros, twos);
            for (var i = 0; i < sum.Length; i++) sum[i] += zeros[i];
        }
        Assert.Equal(expected, sum);
    }

    [Fact]
    public void OrderInTheFileDoesNotMatter()
    {
        var shuffled = Blobs.Shuffled(Train, 3);
        using var graph = Graphs.Of(shuffled, threads: 2);
        var neighbours = graph.NeighboursOf(Test, Workers.Single);
        var samples = new SampleSet(shuffled);
        var ensemble = new LabelPropagationEnsemble(graph, new(), [SortedPartitioner.Partition(samples, Partitions)], new(2));
        Assert.Equal(Votes(Train), ensemble.Votes(neighbours, 4, new(2))[0].Counts.ToArray());
    }

    [Fact]
    public void AFlipToANewClassReachesOneBaseClassifierOnly()
    {
        int[] labels = [.. Train.Labels];
        labels[100] = 30;
        var (before, after) = (Votes(Train), Votes(new("new class", Train.Shape, 31, [.. Train.Records], labels)));
        for (var input = 0; input < Test.Count; input++)
            Assert.InRange(Enumerable.Range(0, 4).Sum(c => Math.Abs(before[input * 4 + c] - after[input * 31 + c])), 0, 2);
    }

    [Fact]
    public void OneFlipMovesOneVoteAtMost()
    {
        var before = Votes(Train);
        for (var sample = 0; sample < Train.Count; sample += 11)
        {
            int[] labels = [.. Train.Labels];
            labels[sample] = (labels[sample] + 1) % 4;
            var after = Votes(new("flipped", Train.Shape, 4, [.. Train.Records], labels));
            for (var input = 0; input < Test.Count; input++)
                Assert.InRange(Enumerable.Range(0, 4).Sum(c => Math.Abs(before[input * 4 + c] - after[input * 4 + c])), 0, 2);
        }
    }

    private int[] Votes(Dataset train)
    {
        var ensemble = new LabelPropagationEnsemble(
            _graph, new(), [SortedPartitioner.Partition(new(train), Partitions)], Workers.Single);
        return ensemble.Votes(_neighbours, train.ClassCount, Workers.Single)[0].Counts.ToArray();
    }

    private static Dataset RelabelOthers(int kept, int label)
    {
        int[] labels = [.. Train.Labels];
        for (var place = 0; place < Train.Count; place++)
            if (place % Partitions != kept) labels[Train.InContentOrder[place]] = label;
        return new("relabelled", Train.Shape, 4, [.. Train.Records], labels);
    }
}
