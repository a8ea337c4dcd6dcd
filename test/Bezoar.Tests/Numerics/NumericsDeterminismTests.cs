using Bezoar.Numerics;

namespace Bezoar.Tests.Numerics;

/// <summary>
/// These bits on every machine. To see that they hold without its wider vectors too, run the category under
/// <c>DOTNET_EnableAVX512=0</c>, <c>DOTNET_EnableAVX2=0 DOTNET_EnableFMA=0</c> and <c>DOTNET_EnableHWIntrinsic=0</c>.
/// </summary>
[Trait("Category", "Determinism")]
public unsafe class NumericsDeterminismTests
{
    [Fact]
    public void Exponential()
    {
        var values = Bits.Random(5003, 1);
        Elementary.ExpOfAffine(values, 95, -3);
        Assert.Equal("7f1761894283c4dae24b3cb71d8e40dc", Bits.Hash<float>(values));
    }

    [Fact]
    public void SinesAndCosines()
    {
        var angles = Bits.Random(2000, 2);
        float[] values = [.. angles.SelectMany(angle => (float[])[Elementary.Sin(100 * angle), Elementary.Cos(100 * angle)])];
        Assert.Equal("bee55f964650f6656b6e312d0e871e33", Bits.Hash<float>(values));
    }

    [Fact]
    public void RandomNumbers()
    {
        var random = new CounterRandom(3, 4);
        var values = new float[1000];
        for (var i = 0; i < values.Length; i++) values[i] = i % 2 == 0 ? random.NextNormal() : random.NextSingle(-3, 5);
        Assert.Equal("2d3895f3ca233d5d9166db5ff929879d", Bits.Hash<float>(values));
    }

    [Fact]
    public void Product()
    {
        const int M = 27, K = 270, N = 70;
        var c = Bits.Random(M * N, 3);
        MatrixProduct.Add(new(Bits.Random(M * K, 1), M, K), new(Bits.Random(K * N, 2), K, N), c, new(2));
        Assert.Equal("9a9c52b8a081072ec0b312f566fe9869", Bits.Hash<float>(c));
    }

    [Fact]
    public void FactorAndSolution()
    {
        const int N = 90, Width = 16;
        using var u = CholeskyTests.Buffer(CholeskyTests.PositiveDefinite(N), N);
        var x = Bits.Random(N * Width, 1);
        Assert.True(Cholesky.Factor(u, N));
        fixed (float* start = x) Cholesky.Solve(u, N, start, Width);
        Assert.Equal("b54a5766347178d5a4f1a5aebeb4335d", Bits.Hash<float>(x));
    }
}
