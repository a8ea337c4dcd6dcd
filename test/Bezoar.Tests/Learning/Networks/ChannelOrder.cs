using System.Text.Json;
using Bezoar.Learning.Networks;
using Bezoar.Tests.Reference;

namespace Bezoar.Tests.Learning.Networks;

/// <summary>Between PyTorch's order, sample × channel × height × width, and Bezoar's, in which channels come last.</summary>
internal static class ChannelOrder
{
    /// <summary>The shape of one sample of a tensor that PyTorch gave.</summary>
    public static TensorShape ShapeOf(JsonElement tensor)
    {
        int[] lengths = [.. tensor.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())];
        return lengths.Length == 4 ? new(lengths[2], lengths[3], lengths[1]) : TensorShape.Vector(lengths[1]);
    }

    /// <summary>A tensor that PyTorch gave, channels last.</summary>
    public static float[] ChannelsLast(JsonElement tensor) => ToLast(tensor.Numbers(), ShapeOf(tensor));

    public static float[] ToLast(ReadOnlySpan<float> channelsFirst, TensorShape shape) => Transposed(channelsFirst, shape.Channels, shape.Area);

    public static float[] ToFirst(ReadOnlySpan<float> channelsLast, TensorShape shape) => Transposed(channelsLast, shape.Area, shape.Channels);

    private static float[] Transposed(ReadOnlySpan<float> samples, int rows, int columns)
    {
        var transposed = new float[samples.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            var (sample, row, column) = (i / (rows * columns), i / columns % rows, i % columns);
            transposed[(sample * columns + column) * rows + row] = samples[i];
        }
        return transposed;
    }
}
