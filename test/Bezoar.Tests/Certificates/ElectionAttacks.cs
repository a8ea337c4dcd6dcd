using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates;

/// <summary>
/// Every attack on an election there is: all choices of so many buckets, and for the base classifiers that these reach, all orders of classes that they could
/// have instead. Knows nothing of gaps and powers.
/// </summary>
internal sealed class ElectionAttacks(Spreading spreading, int classCount)
{
    private readonly byte[][] _orders = [.. Permutations(classCount).Select(order => order.Select(place => (byte)place).ToArray())];

    public delegate int Winner(Ballots ballots);

    /// <summary>The least number of buckets that change the winner, less one; the limit where so many buckets do not.</summary>
    public int Radius(byte[] ranks, Winner winner, int limit)
    {
        var before = winner(new(ranks, classCount));
        for (var buckets = 1; buckets <= limit; buckets++)
            if (Choices(0, buckets).Any(choice => CanChange(ranks, Reached(choice), winner, before))) return buckets - 1;
        return limit;
    }

    /// <summary>Two of three base classifiers agree, so that there is something to certify.</summary>
    public byte[] RandomRanks(CounterRandom random)
    {
        var common = _orders[random.NextInt32(_orders.Length)];
        return [.. Enumerable.Range(0, spreading.Count).SelectMany(m => m % 3 > 0 ? common : _orders[random.NextInt32(_orders.Length)])];
    }

    private bool CanChange(byte[] ranks, int[] reached, Winner winner, int before)
    {
        var changed = ranks.ToArray();
        bool Try(int next)
        {
            if (next == reached.Length) return winner(new(changed, classCount)) != before;
            foreach (var order in _orders)
            {
                order.CopyTo(changed, reached[next] * classCount);
                if (Try(next + 1)) return true;
            }
            return false;
        }
        return Try(0);
    }

    private int[] Reached(IEnumerable<int> buckets) =>
        [.. buckets.SelectMany(bucket => Enumerable.Range(0, spreading.Degree).Select(j => spreading.ClassifierOf(bucket, j))).Distinct()];

    private IEnumerable<int[]> Choices(int first, int count)
    {
        if (count == 0) return [[]];
        return Enumerable.Range(first, Math.Max(0, spreading.Count - first)).SelectMany(bucket => Choices(bucket + 1, count - 1).Select(rest => (int[])[bucket, .. rest]));
    }

    private static IEnumerable<int[]> Permutations(int count) => count == 1 ? [[0]] : Permutations(count - 1).SelectMany(rest =>
        Enumerable.Range(0, count).Select(at => (int[])[.. rest[..at], count - 1, .. rest[at..]]));
}
