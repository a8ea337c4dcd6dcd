using Bezoar.Data;

namespace Bezoar.Learning.Networks.Training;

/// <summary>Between a record's order, channel by channel, and a network's, place by place.</summary>
internal static class PixelOrder
{
    /// <summary>A record's pixels as numbers of 0 … 255, channels last.</summary>
    public static void ToChannelsLast(ImageShape shape, ReadOnlySpan<byte> record, Span<float> image)
    {
        var area = shape.Height * shape.Width;
        for (var i = 0; i < area; i++)
            for (var channel = 0; channel < shape.Channels; channel++)
                image[i * shape.Channels + channel] = record[channel * area + i];
    }

    /// <summary>Numbers as they are, channels first.</summary>
    public static void ToChannelsFirst(ImageShape shape, ReadOnlySpan<float> image, Span<float> pixels)
    {
        var area = shape.Height * shape.Width;
        for (var i = 0; i < area; i++)
            for (var channel = 0; channel < shape.Channels; channel++)
                pixels[channel * area + i] = image[i * shape.Channels + channel];
    }

    /// <summary>A record: numbers × scale, rounded to eight bits, channels first.</summary>
    public static void Round(ImageShape shape, ReadOnlySpan<float> image, float scale, Span<byte> record)
    {
        var area = shape.Height * shape.Width;
        for (var i = 0; i < area; i++)
            for (var channel = 0; channel < shape.Channels; channel++)
                record[channel * area + i] = (byte)Math.Clamp(MathF.Round(scale * image[i * shape.Channels + channel]), 0, 255);
    }
}
