using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Execution;
using Bezoar.Learning.Networks.Execution.Winograd;
using Bezoar.Numerics;

namespace Bezoar.Tests.Learning.Networks.Execution;

public unsafe class ConvolutionProductTests
{
    internal const int Count = 5;

    // Of the largest number: what float32 loses in sums of this length, and Winograd's transforms lose ten times as much.
    internal const double Direct = 3e-6, Transformed = 3e-5;

    public static TheoryData<int, int, int, int, int, int, int> Shapes => new()
    {
        // height, width, channels in, channels out, kernel, stride, padding
        { 1, 1, 300, 70, 1, 1, 0 },
        { 9, 7, 1, 3, 5, 1, 0 },
        { 6, 8, 3, 16, 3, 1, 1 },
        { 8, 6, 17, 33, 3, 2, 1 },
        { 7, 7, 5, 4, 2, 3, 0 },
        { 5, 9, 40, 48, 1, 1, 0 },
        { 4, 4, 3, 5, 3, 1, 4 },
        { 12, 13, 70, 40, 5, 1, 2 },
    };

    public static TheoryData<int, int, int, int, int, int> WinogradShapes => new()
    {
        // height, width, channels in, channels out, kernel, padding
        { 14, 14, 96, 64, 5, 2 },
        { 7, 7, 64, 48, 3, 1 },
        { 9, 13, 32, 80, 3, 1 },
        { 10, 9, 48, 32, 4, 1 },
        { 12, 12, 32, 272, 5, 1 },
        { 8, 8, 304, 32, 3, 2 },
        { 11, 8, 16, 48, 3, 1 },
        { 8, 8, 32, 16, 5, 2 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void GatheredAndScatteredPatchesGiveTheDefinition(int height, int width, int inputs, int outputs, int kernel, int stride, int padding)
    {
        var geometry = Geometry(new(height, width, inputs), outputs, kernel, stride, padding);
        var (images, weights, places) = Numbers(geometry);
        var plain = new PlainConvolution(geometry, Count, images, weights, places);
        Near(plain.Places, Run(new GatherProduct(geometry, WeightOrder.PatchByOutput, new(2)), images, weights, plain.Places.Length), Direct);
        var (ofPlaces, ofImages) = (Bits.Random(outputs, 4), Bits.Random(inputs, 5));
        Near(Plus(plain.Places, ofPlaces), Run(new GatherProduct(geometry, WeightOrder.PatchByOutput, new(2)), images, weights, plain.Places.Length, ofPlaces), Direct);
        Near(Plus(plain.Images, ofImages), Run(new ScatterProduct(geometry, new(2)), places, weights, images.Length, ofImages), Direct);
        Near(plain.Images, Run(new ScatterProduct(geometry, new(2)), places, weights, images.Length), Direct);
        Near(plain.Weights, Run(new GatherWeightGradient(geometry, Count, new(2)), images, places, weights.Length), Direct);
        if (stride == 1 && padding < kernel)
            Near(plain.Images, Run(new GatherProduct(geometry.Reversed(), WeightOrder.TurnedPatchByInput, new(2)), places, weights, images.Length), Direct);
    }

    [Theory]
    [MemberData(nameof(WinogradShapes))]
    public void WinogradGivesTheDefinition(int height, int width, int inputs, int outputs, int kernel, int padding)
    {
        var geometry = Geometry(new(height, width, inputs), outputs, kernel, 1, padding);
        Assert.True(WinogradTiles.Suit(geometry));
        var (images, weights, places) = Numbers(geometry);
        var plain = new PlainConvolution(geometry, Count, images, weights, places);
        Near(plain.Places, Run(new WinogradProduct(geometry, false, new(2)), images, weights, plain.Places.Length), Transformed);
        var bias = Bits.Random(outputs, 4);
        Near(Plus(plain.Places, bias), Run(new WinogradProduct(geometry, false, new(2)), images, weights, plain.Places.Length, bias), Transformed);
        Near(plain.Images, Run(new WinogradProduct(geometry.Reversed(), true, new(2)), places, weights, images.Length), Transformed);
        Near(plain.Weights, Run(new WinogradWeightGradient(geometry, Count, new(2)), images, places, weights.Length), Transformed);
    }

    [Fact]
    public void ThreadsAndRoomChangeNoBit()
    {
        var geometry = Geometry(new(9, 13, 32), 80, 3, 1, 1);
        var (images, weights, places) = Numbers(geometry);
        foreach (var make in (Func<Workers, int, PatchProduct>[])
            [(workers, _) => new GatherProduct(geometry, WeightOrder.PatchByOutput, workers), (workers, _) => new WinogradProduct(geometry, false, workers)])
            Bits.Equal(
                Run(make(Workers.Single, Count), images, weights, places.Length), Run(make(new(3), Count), images, weights, places.Length));
        foreach (var make in (Func<Workers, int, WeightGradient>[])
            [(workers, room) => new GatherWeightGradient(geometry, room, workers), (workers, room) => new WinogradWeightGradient(geometry, room, workers)])
            Bits.Equal(
                Run(make(Workers.Single, Count), images, places, weights.Length), Run(make(new(3), 40 * Count), images, places, weights.Length));
    }

    [Fact]
    public void LongSumsOfWeightGradientsAreCutIntoParts()
    {
        // Many places for few weights: the parts are what threads share, and what keeps the digits.
        var geometry = Geometry(new(40, 40, 1), 4, 3, 1, 1);
        var (images, weights, places) = Numbers(geometry);
        var plain = new PlainConvolution(geometry, Count, images, weights, places);
        Near(plain.Weights, Run(new GatherWeightGradient(geometry, Count, new(2)), images, places, weights.Length), Direct);
    }

    internal static PatchGeometry Geometry(TensorShape image, int outputs, int kernel, int stride, int padding) => new(
        image,
        new(PatchGeometry.CountPlaces(image.Height, kernel, stride, padding), PatchGeometry.CountPlaces(image.Width, kernel, stride, padding), outputs),
        kernel, stride, padding);

    internal static (float[] Images, float[] Weights, float[] Places) Numbers(PatchGeometry geometry) => (
        Bits.Random(Count * geometry.Image.Count, 1), Bits.Random(geometry.Depth * geometry.Places.Channels, 2), Bits.Random(Count * geometry.Places.Count, 3));

    internal static float[] Run(PatchProduct product, float[] source, float[] weights, int length, float[]? bias = null)
    {
        using var from = Copy(source);
        using var by = Copy(weights);
        using var to = Room(length);
        fixed (float* plus = bias) product.Run(from.Start, by.Start, plus, to.Start, Count);
        product.Dispose();
        return Taken(to, length);
    }

    internal static float[] Run(WeightGradient product, float[] images, float[] places, int length)
    {
        using var from = Copy(images);
        using var by = Copy(places);
        using var to = Room(length);
        product.Run(from.Start, by.Start, to.Start, Count);
        product.Dispose();
        return Taken(to, length);
    }

    private const int Slack = 12 * 512 + 32;
    private const float Untouched = 12345;

    private static AlignedBuffer Copy(float[] numbers)
    {
        var buffer = new AlignedBuffer(numbers.Length + Slack);
        // What lies beyond may be read, and must not matter.
        buffer.Slice(numbers.Length, Slack).Fill(float.NaN);
        numbers.CopyTo(buffer.Slice(0, numbers.Length));
        return buffer;
    }

    private static AlignedBuffer Room(int length)
    {
        var buffer = new AlignedBuffer(length + Slack);
        buffer.Slice(0, length + Slack).Fill(Untouched);
        return buffer;
    }

    /// <summary>What was written, where nothing was written beyond it.</summary>
    private static float[] Taken(AlignedBuffer buffer, int length)
    {
        Assert.Equal(-1, buffer.Slice(length, Slack).IndexOfAnyExcept(Untouched));
        return buffer.Slice(0, length).ToArray();
    }

    private static double[] Plus(double[] numbers, float[] bias) => [.. numbers.Select((number, i) => number + bias[i % bias.Length])];

    internal static void Near(double[] expected, float[] actual, double tolerance)
    {
        var largest = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++)
            if (!(Math.Abs(expected[i] - actual[i]) <= tolerance * largest)) Assert.Fail($"number {i} is {actual[i]:R}, expected {expected[i]:R}");
    }
}
