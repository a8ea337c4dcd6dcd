using Bezoar.Numerics;

namespace Bezoar.Tests.Numerics;

public class CounterRandomTests
{
    [Theory]
    // Known answers of Philox 4×32-10: all zero, all one bits, and digits of π.
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0xa4093822u, 0x299f31d0u, 0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void PhiloxGivesTheKnownAnswers(
        uint key0, uint key1, uint c0, uint c1, uint c2, uint c3, uint r0, uint r1, uint r2, uint r3)
    {
        var block = new uint[4];
        CounterRandom.Philox(key0, key1, c0, c1, c2, c3, block);
        Assert.Equal([r0, r1, r2, r3], block);
    }

    [Fact]
    public void StreamsDifferAndRepeat()
    {
        static uint[] Draw(ulong seed, ulong stream)
        {
            var random = new CounterRandom(seed, stream);
            return [.. Enumerable.Range(0, 100).Select(_ => random.NextUInt32())];
        }

        Assert.Equal(Draw(1, 2), Draw(1, 2));
        Assert.NotEqual(Draw(1, 2), Draw(1, 3));
        Assert.NotEqual(Draw(1, 2), Draw(2, 2));
    }

    [Fact]
    public void NumbersHaveTheMomentsTheyPromise()
    {
        const int Draws = 100_000;
        var random = new CounterRandom(7);
        double uniform = 0, normal = 0, square = 0;
        var hits = new int[6];
        for (var i = 0; i < Draws; i++)
        {
            uniform += random.NextSingle();
            var z = random.NextNormal();
            normal += z;
            square += z * z;
            hits[random.NextInt32(6)]++;
        }
        Assert.InRange(uniform / Draws, 0.495, 0.505);
        Assert.InRange(normal / Draws, -0.015, 0.015);
        Assert.InRange(square / Draws, 0.98, 1.02);
        Assert.All(hits, count => Assert.InRange(count, Draws / 6 - 600, Draws / 6 + 600));
    }
}
