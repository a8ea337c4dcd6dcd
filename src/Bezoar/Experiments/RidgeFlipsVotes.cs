using Bezoar.Certificates.LabelFlips;
using Bezoar.Features.Graph;
using Bezoar.Learning.LabelInfluence;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Experiments;

/// <summary>From an embedding of all inputs to the rows of <see cref="RidgeFlips"/>: ridge regression on each partition's labels, and what it costs to turn each.</summary>
internal static class RidgeFlipsVotes
{
    // Rows are held in memory as a whole.
    private const long MostNumbers = 200_000_000;

    /// <summary>Rows of all test inputs.</summary>
    /// <param name="partitions">Sorted partitions, so that labels have no say in them.</param>
    /// <param name="embedding">The inputs of the training set, and the test inputs.</param>
    /// <param name="options">Of the base classifiers.</param>
    /// <param name="task">Data, threads, and whom to tell.</param>
    /// <exception cref="BezoarException">More partitions than rows have room for.</exception>
    public static int[] Cast(Partitions partitions, SpectralEmbedding embedding, RidgeInfluenceOptions options, VotingTask task)
    {
        // One for a class that no label names so far.
        var (prices, test) = (task.Test.ClassCount + 1, task.Test.Count);
        if ((long)test * partitions.Count * prices > MostNumbers) throw Errors.TooManyRidges(partitions.Count, (int)(MostNumbers / ((long)test * prices)));
        var ridges = Fit(partitions, embedding, options, task);
        try
        {
            var rows = new int[test * partitions.Count * prices];
            task.ForEachTestInput(() => new Scratch(ridges, task.Test.ClassCount), (input, scratch) =>
            {
                for (var i = 0; i < ridges.Length; i++)
                {
                    ridges[i].Weigh(embedding.OfTest(input), scratch.Influences, scratch.Labels);
                    WeightedFlips.Costs(scratch.Labels, rows.AsSpan((input * ridges.Length + i) * prices, prices));
                }
            });
            return rows;
        }
        finally
        {
            foreach (var ridge in ridges) ridge.Dispose();
        }
    }

    private static RidgeInfluences[] Fit(Partitions partitions, SpectralEmbedding embedding, RidgeInfluenceOptions options, VotingTask task)
    {
        var m = embedding.Coordinates;
        var ridges = new RidgeInfluences[partitions.Count];
        for (var i = 0; i < ridges.Length; i++)
        {
            var own = partitions.Members[i];
            var rows = new float[own.Length * m];
            for (var j = 0; j < own.Length; j++) embedding.Training.Slice(own[j] * m, m).CopyTo(rows.AsSpan(j * m));
            // The labels of its own partition, and those of no other one.
            var partition = partitions[new(i)];
            ridges[i] = new(rows, m, [.. Enumerable.Range(0, partition.Count).Select(partition.Label)], task.Test.ClassCount, options);
        }
        return ridges;
    }

    /// <summary>What one thread reuses.</summary>
    private sealed class Scratch(RidgeInfluences[] ridges, int classCount) : IDisposable
    {
        public AlignedBuffer Influences { get; } = ridges.MaxBy(ridge => ridge.ScratchLength)!.CreateScratch();
        public WeightedLabels Labels { get; } = new(classCount);

        public void Dispose() => Influences.Dispose();
    }
}
