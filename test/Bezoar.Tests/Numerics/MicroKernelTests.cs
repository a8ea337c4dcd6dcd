using Bezoar.Numerics;

namespace Bezoar.Tests.Numerics;

public unsafe class MicroKernelTests
{
    private delegate void Kernel(nint depth, float* a, nint row, nint step, float* b, float* c, nint stride);

    // Not in order of their outputs' magnitudes: a sum in any other order than the definition's has other bits.
    private static readonly float[] Magnitudes = [1, 1e-6f, 1e6f, 1e-20f, 3e18f, 1e-38f];

    public static TheoryData<string, int, int, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, int, bool>();
            foreach (var path in (string[])["512", "256", "128", "this machine's"])
                foreach (var depth in (int[])[0, 1, 2, 7, 64, 257])
                    foreach (var stride in (int[])[MicroKernel.Columns, 33, 100])
                        foreach (var byRow in (bool[])[false, true]) cases.Add(path, depth, stride, byRow);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryPathHasTheBitsOfTheDefinition(string path, int depth, int stride, bool byRow)
    {
        Kernel kernel = path switch
        {
            "512" => MicroKernel.Multiply512,
            "256" => (depth, a, row, step, b, c, stride) => MicroKernel.Multiply256(depth, a, row, step, b, c, stride),
            "128" => (depth, a, row, step, b, c, stride) => MicroKernel.Multiply128(depth, a, row, step, b, c, stride),
            _ => MicroKernel.Multiply,
        };
        var (expected, actual) = Run(kernel, depth, stride, byRow);
        // The whole buffer: what lies between the tile's rows must be untouched.
        Bits.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void HalfATileHasTheBitsOfTheDefinitionOnItsLeft(string path, int depth, int stride, bool byRow)
    {
        Kernel kernel = path switch
        {
            "512" => MicroKernel.MultiplyHalf512,
            "256" => (depth, a, row, step, b, c, stride) => MicroKernel.Multiply256(depth, a, row, step, b, c, stride, 16),
            "128" => (depth, a, row, step, b, c, stride) => MicroKernel.Multiply128(depth, a, row, step, b, c, stride, 16),
            _ => MicroKernel.MultiplyHalf,
        };
        var (expected, actual) = Run(kernel, depth, stride, byRow);
        var before = Mixed(MicroKernel.Rows * stride, 3);
        for (var i = 0; i < expected.Length; i++)
            if (i % stride >= 16) expected[i] = before[i];
        Bits.Equal(expected, actual);
    }

    [Fact]
    public void DefinitionIsTheProduct()
    {
        const int Depth = 3;
        var a = Enumerable.Range(0, Depth * MicroKernel.Rows).Select(i => (float)(i % 7)).ToArray();
        var b = Enumerable.Range(0, Depth * MicroKernel.Columns).Select(i => (float)(i % 5)).ToArray();
        var c = Enumerable.Repeat(100f, MicroKernel.Rows * MicroKernel.Columns).ToArray();
        fixed (float* aStart = a, bStart = b, cStart = c)
            MicroKernel.MultiplyScalar(Depth, aStart, 1, MicroKernel.Rows, bStart, cStart, MicroKernel.Columns);
        for (var i = 0; i < c.Length; i++)
        {
            var (row, column) = (i / MicroKernel.Columns, i % MicroKernel.Columns);
            var products = Enumerable.Range(0, Depth).Select(
                step => a[step * MicroKernel.Rows + row] * b[step * MicroKernel.Columns + column]);
            Assert.Equal(100 + products.Sum(), c[i]);
        }
    }

    private static (float[] Expected, float[] Actual) Run(Kernel kernel, int depth, int stride, bool byRow)
    {
        // Row by row with a gap after each row, or step by step with a gap after each step.
        var (row, step) = byRow ? (depth + 3, 1) : (1, MicroKernel.Rows + 5);
        var (a, b) = (Mixed((depth + 3) * (MicroKernel.Rows + 5), 1), Mixed(depth * MicroKernel.Columns, 2));
        var expected = Mixed(MicroKernel.Rows * stride, 3);
        float[] actual = [.. expected];
        fixed (float* aStart = a, bStart = b, expectedStart = expected, actualStart = actual)
        {
            MicroKernel.MultiplyScalar(depth, aStart, row, step, bStart, expectedStart, stride);
            kernel(depth, aStart, row, step, bStart, actualStart, stride);
        }
        return (expected, actual);
    }

    private static float[] Mixed(int count, ulong seed)
    {
        var numbers = Bits.Random(count, seed);
        for (var i = 0; i < count; i++) numbers[i] *= Magnitudes[i * 5 / 3 % Magnitudes.Length];
        return numbers;
    }
}
