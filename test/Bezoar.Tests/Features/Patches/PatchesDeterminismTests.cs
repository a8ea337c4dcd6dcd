using Bezoar.Data;
using Bezoar.Features.Patches;
using Bezoar.Numerics;
using Bezoar.Tests.Numerics;

namespace Bezoar.Tests.Features.Patches;

/// <inheritdoc cref="NumericsDeterminismTests"/>
[Trait("Category", "Determinism")]
public class PatchesDeterminismTests
{
    private static readonly ImageShape Shape = new(3, 32, 32);

    [Fact]
    public void DrawnImages() =>
        Assert.Equal("b030fb270c3bcf46b8b52e07586ae4e9", Bits.Hash<float>(Enumerable.Range(0, 5).SelectMany(index => DeadLeaves.Draw(index, 3)).ToArray()));

    [Fact]
    public void Views()
    {
        var options = new PatchOptions
        {
            Sizes = [4, 6],
            Filters = 48,
            ContrastFloor = 0.003f,
            Whitening = 0.1f,
            Threshold = 1,
            Cells = 4,
            Reach = 1.4f,
            CellLength = 512,
            CellWhitening = 0.002f,
            Copies = 1,
        };
        Assert.Equal("e0bbd49dfe6d05678fcad709239a0c4b", Bits.Hash<float>(DescribeAll(new(Shape, options), threads: 1)));
    }

    [Fact]
    public void ThreadsChangeNothing()
    {
        var descriptor = new PatchDescriptor(Shape, new() { Sizes = [5], Filters = 32 });
        Bits.Equal(DescribeAll(descriptor, threads: 1), DescribeAll(descriptor, threads: 4));
    }

    private static float[] DescribeAll(PatchDescriptor descriptor, int threads)
    {
        const int Images = 8;
        var vectors = new float[Images * descriptor.ViewCount * descriptor.Length];
        new Workers(threads).For(Images * descriptor.ViewCount, item => descriptor.Describe(
            HogDescriptorTests.Noise(Shape, (ulong)(item / descriptor.ViewCount)), item % descriptor.ViewCount,
            vectors.AsSpan(item * descriptor.Length, descriptor.Length)));
        return vectors;
    }
}
