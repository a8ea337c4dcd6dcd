using Bezoar.Certificates.RandomisedSmoothing;
using Bezoar.Features.Graph;
using Bezoar.Learning.LabelInfluence;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Experiments;

/// <summary>From an embedding of all inputs to the rows of <see cref="SmoothingMethod"/>: the weights of a test input's labels are counted once and serve any noise.</summary>
internal static class SmoothingVotes
{
    /// <summary>Rows of all test inputs.</summary>
    /// <param name="samples">Whose labels are smoothed.</param>
    /// <param name="embedding">Its inputs, and the test inputs.</param>
    /// <param name="options">Of the classifier.</param>
    /// <param name="noises">How much noise: any number of amounts.</param>
    /// <param name="task">Threads, and whom to tell.</param>
    /// <returns>For each noise, test inputs × (classes + 1).</returns>
    public static int[][] Cast(
        SampleSet samples, SpectralEmbedding embedding, RidgeInfluenceOptions options, IReadOnlyList<LabelNoise> noises, VotingTask task)
    {
        var classes = samples.ClassCount;
        int[] labels = [.. Enumerable.Range(0, samples.Count).Select(samples.Label)];
        using var influences = new RidgeInfluences(embedding.Training, embedding.Coordinates, labels, classes, options);
        var rows = noises.Select(_ => new int[task.Test.Count * (classes + 1)]).ToArray();
        task.ForEachTestInput(() => new Scratch(influences, noises, classes), (input, scratch) =>
        {
            influences.Weigh(embedding.OfTest(input), scratch.Influences, scratch.Labels);
            scratch.Labels.Sum(scratch.Sums);
            var prediction = VoteTable.Plurality(scratch.Sums);
            for (var i = 0; i < rows.Length; i++)
            {
                var row = rows[i].AsSpan(input * (classes + 1), classes + 1);
                scratch.Sums.CopyTo(row);
                row[classes] = Sureness.OfBound(scratch.Bounds[i].LogProbability(scratch.Labels, scratch.Sums, prediction));
            }
        });
        return rows;
    }

    /// <summary>What one thread reuses.</summary>
    private sealed class Scratch(RidgeInfluences influences, IReadOnlyList<LabelNoise> noises, int classCount) : IDisposable
    {
        public Numerics.AlignedBuffer Influences { get; } = influences.CreateScratch();
        public WeightedLabels Labels { get; } = new(classCount);
        public int[] Sums { get; } = new int[classCount];
        public OverturnBound[] Bounds { get; } = [.. noises.Select(noise => new OverturnBound(noise))];

        public void Dispose() => Influences.Dispose();
    }
}
