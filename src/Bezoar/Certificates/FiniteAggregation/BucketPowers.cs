using Bezoar.Partitioning;

namespace Bezoar.Certificates.FiniteAggregation;

/// <summary>
/// How many buckets an attacker must poison, at least, to close a gap. A poisoned bucket can do so much for the attacker as the base classifiers that it
/// reaches can do together; buckets that share base classifiers are counted as if they did not, which only flatters the attacker.
/// </summary>
internal sealed class BucketPowers
{
    private const int LargestPower = 3;

    private readonly Spreading _spreading;
    private readonly int[] _bucketsOfPower;

    public BucketPowers(Spreading spreading)
    {
        _spreading = spreading;
        _bucketsOfPower = new int[LargestPower * spreading.Degree + 1];
    }

    /// <summary>Never: all buckets together do not close the gap.</summary>
    public const int Impossible = int.MaxValue;

    /// <summary>The least number of buckets whose powers add up to the gap: the strongest ones first.</summary>
    /// <param name="powers">By how much each base classifier can close the gap at most, 0 … 3.</param>
    /// <param name="gap">To be closed; nothing is to be done where it is not positive.</param>
    public int LeastToClose(ReadOnlySpan<byte> powers, int gap)
    {
        if (gap <= 0) return 0;
        Count(powers);
        var buckets = 0;
        for (var power = _bucketsOfPower.Length - 1; power > 0; power--)
        {
            var needed = (gap + power - 1) / power;
            if (needed <= _bucketsOfPower[power]) return buckets + needed;
            buckets += _bucketsOfPower[power];
            gap -= _bucketsOfPower[power] * power;
        }
        return Impossible;
    }

    private void Count(ReadOnlySpan<byte> powers)
    {
        Array.Clear(_bucketsOfPower);
        for (var bucket = 0; bucket < _spreading.Count; bucket++)
        {
            var sum = 0;
            for (var j = 0; j < _spreading.Degree; j++) sum += powers[_spreading.ClassifierOf(bucket, j)];
            _bucketsOfPower[sum]++;
        }
    }
}
