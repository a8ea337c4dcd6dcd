using System.Runtime.InteropServices;
using Bezoar.Features;

namespace Bezoar.Tests.Features;

public class VectorDescriptorTests
{
    [Fact]
    public void ScalesToUnitNorm() => Assert.Equal([0.6f, 0, -0.8f], Describe(3, 0, -4));

    [Theory]
    // Magnitudes whose squares no float32 can hold.
    [InlineData(1e30f)]
    [InlineData(float.MaxValue)]
    [InlineData(1e-30f)]
    [InlineData(float.Epsilon)]
    public void AnyMagnitudeHasADirection(float magnitude)
    {
        Assert.Equal([1, 0], Describe(magnitude, 0));
        var diagonal = Describe(magnitude, -magnitude, magnitude, magnitude);
        Assert.Equal([0.5f, -0.5f, 0.5f, 0.5f], diagonal);
    }

    [Fact]
    public void ZeroStaysZero() => Assert.Equal([0, 0], Describe(0, -0f));

    [Fact]
    public void SaysWhatItIs()
    {
        var descriptor = new VectorDescriptor(new(3));
        Assert.Equal((3, 1), (descriptor.Length, descriptor.ViewCount));
        // Where the vectors come from only the user knows.
        Assert.Equal(FeatureProvenance.Trusted, descriptor.Provenance);
        Assert.Equal("vectors of 3 numbers, unit norm", descriptor.Description);
    }

    private static float[] Describe(params float[] vector)
    {
        var result = new float[vector.Length];
        new VectorDescriptor(new(vector.Length)).Describe(MemoryMarshal.AsBytes<float>(vector), 0, result);
        return result;
    }
}
