using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Bezoar.Numerics;

namespace Bezoar.Tests;

/// <summary>Float32 numbers compared and summarised by their bits, where almost equal is not good enough.</summary>
internal static class Bits
{
    public static void Equal(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            if (BitConverter.SingleToUInt32Bits(expected[i]) != BitConverter.SingleToUInt32Bits(actual[i]))
                Assert.Fail($"number {i} of {expected.Length} is {actual[i]:R}, expected {expected[i]:R}");
    }

    /// <summary>The first half of the SHA-256 of the numbers: short enough for a failing test to show it whole.</summary>
    public static string Hash<T>(ReadOnlySpan<T> numbers) where T : unmanaged =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(numbers)).AsSpan(0, 16));

    /// <summary>Reproducible numbers in [−1, 1).</summary>
    public static float[] Random(int count, ulong seed)
    {
        var random = new CounterRandom(seed);
        var numbers = new float[count];
        foreach (ref var number in numbers.AsSpan()) number = random.NextSingle(-1, 1);
        return numbers;
    }
}
