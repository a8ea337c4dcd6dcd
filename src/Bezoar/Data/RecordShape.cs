using System.Globalization;

namespace Bezoar.Data;

/// <summary>What one record of a data set holds, and how many bytes that takes.</summary>
public abstract record RecordShape
{
    private protected RecordShape() { }

    /// <summary>Bytes of one record.</summary>
    public abstract int ByteCount { get; }
}

/// <summary>An 8-bit image, channel by channel, each channel row by row (C×H×W).</summary>
/// <param name="Channels">1 for grey, 3 for red, green, blue.</param>
/// <param name="Height">Rows, in pixels.</param>
/// <param name="Width">Columns, in pixels.</param>
public sealed record ImageShape(int Channels, int Height, int Width) : RecordShape
{
    /// <inheritdoc/>
    public override int ByteCount => checked(Channels * Height * Width);

    /// <summary>Such as <c>1×28×28</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Channels}×{Height}×{Width}");
}

/// <summary>A vector of little-endian float32 numbers: an embedding or a row of a table.</summary>
/// <param name="Length">How many numbers.</param>
public sealed record VectorShape(int Length) : RecordShape
{
    /// <inheritdoc/>
    public override int ByteCount => checked(Length * sizeof(float));

    /// <summary>Such as <c>float32×64</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"float32×{Length}");
}
