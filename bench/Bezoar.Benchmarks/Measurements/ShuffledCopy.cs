using Bezoar.Data;
using Bezoar.Data.Idx;
using Bezoar.Numerics;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>The same data set with its training file in another order.</summary>
internal static class ShuffledCopy
{
    private const ulong Seed = 1;

    /// <summary>Writes IDX files into a folder.</summary>
    public static void Write(DatasetSplits splits, string folder)
    {
        int[] order = [.. Enumerable.Range(0, splits.Train.Count)];
        new CounterRandom(Seed).Shuffle<int>(order);
        IdxDataset.Write(splits with { Train = splits.Train.Subset(splits.Train.Name, order) }, folder);
    }
}
