using Bezoar.Numerics;

namespace Bezoar.Tests.Numerics;

public unsafe class LanesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(37)]
    public void ScaledSumsAreFusedMultiplyAdds(int length)
    {
        var (target, source) = (Bits.Random(length + 1, 1), Bits.Random(length, 2));
        float[] expected = [.. source.Select((value, i) => MathF.FusedMultiplyAdd(0.3f, value, target[i])), target[length]];
        fixed (float* t = target, s = source) Lanes.AddScaledTo(t, 0.3f, s, length);
        Bits.Equal(expected, target);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(32)]
    [InlineData(53)]
    public void AProductIsSixteenChains(int length)
    {
        var (a, b) = (Bits.Random(length, 3), Bits.Random(length, 4));
        var chains = new float[16];
        var whole = length / 16 * 16;
        for (var i = 0; i < whole; i++) chains[i % 16] = MathF.FusedMultiplyAdd(a[i], b[i], chains[i % 16]);
        var expected = chains.Aggregate(0.0, (sum, chain) => sum + chain);
        for (var i = whole; i < length; i++) expected += (double)a[i] * b[i];
        fixed (float* x = a, y = b) Assert.Equal(expected, Lanes.Dot(x, y, length));
    }
}
