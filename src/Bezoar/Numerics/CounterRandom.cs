namespace Bezoar.Numerics;

/// <summary>
/// Counter-based random numbers, Philox 4×32 with 10 rounds (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3",
/// SC 2011). The n-th number of a stream is a pure function of seed, stream and n: no state is shared, no order matters.
/// </summary>
public sealed class CounterRandom
{
    private readonly uint _key0, _key1, _stream0, _stream1;
    private readonly uint[] _block = new uint[4];
    private ulong _counter;
    private int _used = 4;

    /// <summary>A stream of its own for every pair of seed and stream.</summary>
    public CounterRandom(ulong seed, ulong stream = 0)
    {
        (_key0, _key1) = ((uint)seed, (uint)(seed >> 32));
        (_stream0, _stream1) = ((uint)stream, (uint)(stream >> 32));
    }

    /// <summary>32 uniform bits.</summary>
    public uint NextUInt32()
    {
        if (_used == 4)
        {
            Philox(_key0, _key1, (uint)_counter, (uint)(_counter >> 32), _stream0, _stream1, _block);
            _counter++;
            _used = 0;
        }
        return _block[_used++];
    }

    /// <summary>Uniform in [0, 1), a multiple of 2⁻²⁴.</summary>
    public float NextSingle() => (NextUInt32() >> 8) * (1f / (1 << 24));

    /// <summary>Uniform in [low, high).</summary>
    public float NextSingle(float low, float high) => low + (high - low) * NextSingle();

    /// <summary>Uniform in 0 … bound − 1, without bias (Lemire's multiplication with rejection).</summary>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var threshold = (uint)-bound % (uint)bound;
        ulong product;
        do product = (ulong)NextUInt32() * (uint)bound; while ((uint)product < threshold);
        return (int)(product >> 32);
    }

    /// <summary>
    /// Standard normal to the accuracy of a sum of twelve uniforms (Irwin–Hall): variance exactly 1, tails end at ±6. Needs
    /// only additions, so its bits are the same everywhere.
    /// </summary>
    public float NextNormal()
    {
        var sum = 0f;
        for (var i = 0; i < 12; i++) sum += NextSingle();
        return sum - 6f;
    }

    /// <summary>Brings the items into a uniformly random order (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    internal static void Philox(uint key0, uint key1, uint c0, uint c1, uint c2, uint c3, Span<uint> block)
    {
        for (var round = 0; round < 10; round++)
        {
            var product0 = (ulong)c0 * 0xD2511F53u;
            var product1 = (ulong)c2 * 0xCD9E8D57u;
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ key0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ key1, (uint)product0);
            key0 += 0x9E3779B9u;
            key1 += 0xBB67AE85u;
        }
        (block[0], block[1], block[2], block[3]) = (c0, c1, c2, c3);
    }
}
