namespace Bezoar.Attacks.Triggers;

/// <summary>A small picture that a trigger puts on an image.</summary>
public sealed class Patch
{
    /// <summary>Takes over both arrays.</summary>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="channels">1: the same for every channel of the image; 3: red, green, blue.</param>
    /// <param name="values">channels × height × width.</param>
    /// <param name="opacity">height × width: 0 lets the image through, 255 covers it.</param>
    /// <exception cref="BezoarException">Sizes that do not fit together, or nothing to be seen.</exception>
    public Patch(int height, int width, int channels, byte[] values, byte[] opacity)
    {
        var fits = height > 0 && width > 0 && channels is 1 or 3
            && opacity.LongLength == (long)height * width && values.LongLength == channels * (long)height * width;
        if (!fits) throw Errors.PatchSizes(height, width, channels, values.Length, opacity.Length);
        if (opacity.AsSpan().IndexOfAnyExcept((byte)0) < 0) throw Errors.PatchIsInvisible();
        (Height, Width, Channels, Values, Opacity) = (height, width, channels, values, opacity);
    }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>1: the same for every channel of the image; 3: red, green, blue.</summary>
    public int Channels { get; }

    /// <summary>Channels × height × width.</summary>
    public ReadOnlyMemory<byte> Values { get; }

    /// <summary>Height × width: 0 lets the image through, 255 covers it.</summary>
    public ReadOnlyMemory<byte> Opacity { get; }

    /// <summary>A drawing of dots in letters: <c>+</c> is white, <c>-</c> is black, <c>.</c> lets the image through.</summary>
    /// <param name="rows">From the top, all of the same length.</param>
    public static Patch Draw(params ReadOnlySpan<string> rows)
    {
        var all = string.Concat(rows);
        return new(rows.Length, rows[0].Length, 1,
            [.. all.Select(dot => dot == '+' ? byte.MaxValue : (byte)0)],
            [.. all.Select(dot => dot == '.' ? (byte)0 : byte.MaxValue)]);
    }

    /// <summary>What the patch shows to one channel of an image with so many channels.</summary>
    internal byte ValueAt(int channel, int imageChannels, int cell)
    {
        var values = Values.Span;
        var area = Height * Width;
        if (Channels == 1) return values[cell];
        // Weights of the eye for red, green and blue (ITU-R BT.601), in thousandths.
        return imageChannels == 3
            ? values[channel * area + cell]
            : (byte)((299 * values[cell] + 587 * values[area + cell] + 114 * values[2 * area + cell] + 500) / 1000);
    }
}
