using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Features.Graph;
using Bezoar.Learning.LabelInfluence;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Tests.Features.Graph;
using Bezoar.Tests.Learning.KernelRidge;
using Bezoar.Voting;

namespace Bezoar.Tests.Experiments;

/// <summary>A training set in the coordinates of its graph, whose labels an attacker changes: the inputs, and so the graph, stay as they are.</summary>
internal static class EmbeddedBlobs
{
    public const int Classes = 4;

    private static readonly Dataset Train = Blobs.Create(180, 1, Classes), Test = Blobs.Create(12, 2, Classes);

    public static RidgeInfluenceOptions Ridge { get; } = new();

    public static SpectralEmbedding Embedding { get; } = Embed();

    public static int Inputs => Test.Count;

    /// <summary>In content order; a fifth are wrong, so that some votes are cheap.</summary>
    public static int[] Labels { get; } = [.. Enumerable.Range(0, Train.Count).Select(place => (Train.Labels[Train.InContentOrder[place]] + (place % 5 == 4 ? 1 : 0)) % Classes)];

    /// <summary>The training set with these labels, in content order.</summary>
    public static SampleSet With(IReadOnlyList<int> labels)
    {
        var inFile = new int[Train.Count];
        for (var place = 0; place < inFile.Length; place++) inFile[Train.InContentOrder[place]] = labels[place];
        return new(new("relabelled", Train.Shape, Math.Max(Classes, labels.Max() + 1), [.. Train.Records], inFile));
    }

    public static VotingTask TaskOf(SampleSet samples) => new(
        samples, [], "", new("test", Test.Shape, samples.ClassCount, [.. Test.Records], [.. Test.Labels]), null!, new(null), new(TimeProvider.System), Workers.Single, new Silence());

    /// <summary>The weight of each label among these on a test input: with a class of its own, none can be taken for another.</summary>
    /// <param name="places">In content order.</param>
    /// <param name="input">The test input.</param>
    public static int[] Weights(IReadOnlyList<int> places, int input)
    {
        var m = Embedding.Coordinates;
        var training = Embedding.Training.ToArray();
        float[] rows = [.. places.SelectMany(place => training[(place * m)..((place + 1) * m)])];
        using var influences = new RidgeInfluences(rows, m, [.. Enumerable.Range(0, places.Count)], places.Count, Ridge);
        using var scratch = influences.CreateScratch();
        var weights = new WeightedLabels(places.Count);
        influences.Weigh(Embedding.OfTest(input), scratch, weights);
        return [.. Enumerable.Range(0, places.Count).Select(label => weights.Of(label).IndexOfAnyExcept(0) - WeightedLabels.LargestWeight)];
    }

    private static SpectralEmbedding Embed()
    {
        using var graph = Graphs.Of(Train);
        return SpectralEmbedding.Find(graph, graph.NeighboursOf(Test, Workers.Single), new() { Count = 8 }, Workers.Single);
    }

    private sealed class Silence : IRunProgress
    {
        public void Report(Stage stage, int done, int total) { }

        public void Note(string line) { }
    }
}
