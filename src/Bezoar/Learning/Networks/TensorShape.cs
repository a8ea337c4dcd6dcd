using System.Globalization;
using Bezoar.Data;

namespace Bezoar.Learning.Networks;

/// <summary>What a layer receives or gives for one sample: height × width × channels, channels last.</summary>
/// <param name="Height">Rows; 1 for a vector.</param>
/// <param name="Width">Columns; 1 for a vector.</param>
/// <param name="Channels">Numbers at each place.</param>
/// <remarks>
/// Channels last makes every operation read what lies side by side: a row of a convolution's patch is one run of memory,
/// sums over a batch keep one channel in one lane, and no operand of a matrix product is ever transposed.
/// </remarks>
public readonly record struct TensorShape(int Height, int Width, int Channels)
{
    /// <summary>A vector.</summary>
    public static TensorShape Vector(int length) => new(1, 1, length);

    /// <summary>What a network sees of a record: an image's channels move to the end.</summary>
    public static TensorShape Of(RecordShape shape) => shape switch
    {
        ImageShape image => new(image.Height, image.Width, image.Channels),
        VectorShape vector => Vector(vector.Length),
        _ => throw new NotSupportedException($"no network takes {shape}"),
    };

    /// <summary>Places: height × width.</summary>
    public int Area => checked(Height * Width);

    /// <summary>Numbers per sample.</summary>
    public int Count => checked(Height * Width * Channels);

    /// <summary>Such as <c>28×28×192</c>, or <c>10</c> for a vector.</summary>
    public override string ToString() => Area == 1
        ? Channels.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Height}×{Width}×{Channels}");
}
