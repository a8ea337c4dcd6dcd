using Bezoar.Numerics;

namespace Bezoar.Attacks;

/// <summary>Draws base instances.</summary>
internal static class RandomChoice
{
    // The choice of samples never shares random numbers with what is then done to them.
    private const ulong Stream = ulong.MaxValue;

    /// <summary>So many of the candidates, each set equally likely, in the candidates' order. A smaller count chooses a part of what a larger one does.</summary>
    public static int[] Of(ReadOnlySpan<int> candidates, int count, ulong seed)
    {
        var positions = new int[candidates.Length];
        for (var i = 0; i < positions.Length; i++) positions[i] = i;
        new CounterRandom(seed, Stream).Shuffle(positions.AsSpan());
        Array.Resize(ref positions, count);
        Array.Sort(positions);
        var chosen = new int[count];
        for (var i = 0; i < count; i++) chosen[i] = candidates[positions[i]];
        return chosen;
    }
}
