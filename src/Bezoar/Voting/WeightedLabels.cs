namespace Bezoar.Voting;

/// <summary>
/// All training labels as one test input sees them: how many of each class there are at each weight. Weights are whole numbers, so that a sum of them is the same
/// in any order.
/// </summary>
/// <param name="classCount">Classes.</param>
public sealed class WeightedLabels(int classCount)
{
    /// <summary>Weights are from −255 to 255.</summary>
    public const int LargestWeight = 255;

    private const int Levels = 2 * LargestWeight + 1;
    private readonly int[] _counts = new int[classCount * Levels];

    /// <summary>Classes.</summary>
    public int ClassCount => classCount;

    /// <summary>How many labels of a class have a weight.</summary>
    /// <param name="label">The class.</param>
    /// <param name="weight">From −255 to 255.</param>
    public ref int this[int label, int weight] => ref Of(label)[weight + LargestWeight];

    /// <summary>How many labels of a class there are at each weight from −255 up.</summary>
    public Span<int> Of(int label) => _counts.AsSpan(label * Levels, Levels);

    /// <summary>No labels.</summary>
    public void Clear() => Array.Clear(_counts);

    /// <summary>For each class the sum of its labels' weights.</summary>
    /// <param name="sums">Receives one number for each class.</param>
    /// <exception cref="OverflowException">A sum is no <c>int</c>.</exception>
    public void Sum(Span<int> sums)
    {
        for (var label = 0; label < classCount; label++)
        {
            var (sum, weight) = (0L, -LargestWeight);
            foreach (var count in Of(label)) sum += (long)count * weight++;
            sums[label] = checked((int)sum);
        }
    }
}
