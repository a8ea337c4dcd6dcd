using System.Runtime.InteropServices;
using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Training;

/// <summary>How training images are changed each time they are seen, so that a network learns what stays the same.</summary>
/// <param name="CropPadding">≥ 0: an image is moved by up to this many pixels in either direction, and what comes in is black.</param>
/// <param name="Mirror">Whether every other image, by chance, is mirrored left to right.</param>
public readonly record struct Augmentation(int CropPadding, bool Mirror);

/// <summary>
/// Turns records into a network's input: an image's channels move from the front to the end and its pixels are standardised; a
/// vector's numbers are copied. Allocates nothing per sample.
/// </summary>
/// <remarks>
/// Images are changed as torchvision does it, <c>RandomCrop(size, padding)</c> and then <c>RandomHorizontalFlip</c> on raw
/// pixels before they are standardised. How depends on seed, epoch and the sample's position alone.
/// </remarks>
public sealed unsafe class SampleBatcher
{
    // Keeps these numbers apart from those that other code draws with the same seed.
    private const uint StreamLow = 0x6D656E74, StreamHigh = 0x61756721;

    private readonly TensorShape _shape;
    private readonly float[]? _table;
    private readonly Augmentation _augmentation;
    private readonly ulong _seed;

    /// <summary>For records of one shape.</summary>
    /// <param name="shape">What one record holds.</param>
    /// <param name="standardisation">Of images.</param>
    /// <param name="augmentation">For <see cref="FillAugmented"/>; images only.</param>
    /// <param name="seed">Of the random changes.</param>
    /// <exception cref="ArgumentException">Changes asked for that vectors cannot undergo, or a negative padding.</exception>
    public SampleBatcher(RecordShape shape, Standardisation standardisation, Augmentation augmentation = default, ulong seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(augmentation.CropPadding, nameof(augmentation));
        if (shape is ImageShape image) _table = standardisation.Table(image.Channels);
        else if (augmentation != default) throw new ArgumentException("only images can be moved and mirrored", nameof(augmentation));
        (_shape, _augmentation, _seed) = (TensorShape.Of(shape), augmentation, seed);
    }

    /// <summary>One record, unchanged.</summary>
    /// <param name="record">Its bytes.</param>
    /// <param name="destination">Height × width × channels.</param>
    public void Fill(ReadOnlySpan<byte> record, Span<float> destination)
    {
        destination = destination[.._shape.Count];
        if (_table is null) MemoryMarshal.Cast<byte, float>(record).CopyTo(destination);
        else CopyImage(record, 0, 0, false, destination);
    }

    /// <summary>Records one after the other, unchanged.</summary>
    /// <param name="samples">Where they come from.</param>
    /// <param name="first">Position of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="destination">Count × height × width × channels.</param>
    public void Fill(SampleSource samples, int first, int count, Span<float> destination)
    {
        for (var i = 0; i < count; i++) Fill(samples.Record(first + i), destination[(i * _shape.Count)..]);
    }

    /// <summary>Records from anywhere, changed at random.</summary>
    /// <param name="samples">Where they come from.</param>
    /// <param name="positions">Which, in which order.</param>
    /// <param name="epoch">Another one gives other changes.</param>
    /// <param name="destination">Positions × height × width × channels.</param>
    public void FillAugmented(SampleSource samples, ReadOnlySpan<int> positions, int epoch, Span<float> destination)
    {
        for (var i = 0; i < positions.Length; i++)
        {
            var record = samples.Record(positions[i]);
            var target = destination.Slice(i * _shape.Count, _shape.Count);
            if (_augmentation == default) Fill(record, target);
            else CopyChanged(record, positions[i], epoch, target);
        }
    }

    private void CopyChanged(ReadOnlySpan<byte> record, int position, int epoch, Span<float> target)
    {
        Span<uint> random = stackalloc uint[4];
        CounterRandom.Philox((uint)_seed, (uint)(_seed >> 32), (uint)position, (uint)epoch, StreamLow, StreamHigh, random);
        CopyImage(record, Offset(random[0]), Offset(random[1]), _augmentation.Mirror && random[2] >> 31 == 1, target);
    }

    /// <summary>Uniform between minus and plus the padding, up to 2⁻³².</summary>
    private int Offset(uint random)
    {
        var padding = _augmentation.CropPadding;
        return (int)((ulong)random * (2 * (uint)padding + 1) >> 32) - padding;
    }

    /// <summary>Each pixel of the target is the one of the source this far down and right of it, or black; then all is mirrored.</summary>
    private void CopyImage(ReadOnlySpan<byte> record, int down, int right, bool mirror, Span<float> target)
    {
        var (height, width, channels) = (_shape.Height, _shape.Width, _shape.Channels);
        if (record.Length != target.Length) throw new ArgumentException("a record of another shape", nameof(record));
        fixed (byte* pixels = record)
        fixed (float* values = target, table = _table)
        {
            for (var channel = 0; channel < channels; channel++)
                for (var y = 0; y < height; y++)
                {
                    var source = y + down;
                    var row = (uint)source < (uint)height ? pixels + (channel * height + source) * width : null;
                    var start = values + (y * width + (mirror ? width - 1 : 0)) * channels + channel;
                    CopyRow(row, right, width, table + 256 * channel, start, mirror ? -channels : channels);
                }
        }
    }

    /// <param name="row">Null where the whole row is outside.</param>
    /// <param name="right">How far right of a target's pixel its source is.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="table">The channel's 256 numbers.</param>
    /// <param name="target">The first pixel.</param>
    /// <param name="step">From one pixel to the next.</param>
    private static void CopyRow(byte* row, int right, int width, float* table, float* target, nint step)
    {
        var begin = row == null ? width : Math.Clamp(-right, 0, width);
        var end = row == null ? width : Math.Clamp(width - right, begin, width);
        var x = 0;
        for (; x < begin; x++, target += step) *target = table[0];
        for (; x < end; x++, target += step) *target = table[row[x + right]];
        for (; x < width; x++, target += step) *target = table[0];
    }
}
