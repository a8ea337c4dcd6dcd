using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Tests.Numerics;

namespace Bezoar.Tests.Features;

/// <inheritdoc cref="NumericsDeterminismTests"/>
[Trait("Category", "Determinism")]
public class FeaturesDeterminismTests
{
    [Theory]
    [InlineData(1, 28, 28, "c9df5d0d77c8b530beb80dbf2bf53e00")]
    [InlineData(3, 32, 32, "013183382f81942e23c2540545925595")]
    public void Views(int channels, int height, int width, string expected)
    {
        var shape = new ImageShape(channels, height, width);
        var hog = new HogOptions { Cells = 4, CellSize = 6, Reach = 1.2f, DirectionThreshold = 0.8f };
        var views = new ViewOptions { Copies = 6, Rotation = 24, Shear = 0.42f, Scale = 0.26f };
        var descriptor = new HogDescriptor(shape, hog, views);
        var image = HogDescriptorTests.Noise(shape, 1);
        var vectors = new float[descriptor.ViewCount * descriptor.Length];
        for (var view = 0; view < descriptor.ViewCount; view++)
            descriptor.Describe(image, view, vectors.AsSpan(view * descriptor.Length, descriptor.Length));
        Assert.Equal(expected, Bits.Hash<float>(vectors));
    }
}
