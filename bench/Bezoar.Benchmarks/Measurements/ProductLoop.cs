using Bezoar.Numerics;

namespace Bezoar.Benchmarks.Measurements;

/// <summary>One large square matrix product: what other work is compared with.</summary>
/// <param name="size">Rows and columns.</param>
internal sealed class ProductLoop(int size)
{
    private readonly float[] _a = Random(size, 1), _b = Random(size, 2), _c = new float[(long)size * size];

    public double Flops => 2.0 * size * size * size;

    public void Run(Workers workers) => MatrixProduct.Add(new(_a, size, size), new(_b, size, size), _c, workers);

    private static float[] Random(int size, ulong seed)
    {
        var random = new CounterRandom(seed);
        var values = new float[(long)size * size];
        for (var i = 0; i < values.Length; i++) values[i] = random.NextSingle(-1, 1);
        return values;
    }
}
