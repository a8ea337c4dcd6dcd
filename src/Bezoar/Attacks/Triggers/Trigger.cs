using System.Globalization;
using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Attacks.Triggers;

/// <summary>The pattern that activates a backdoor: a patch, where it goes, and how strongly it shows.</summary>
/// <param name="Name">What results and manifests call it.</param>
/// <param name="Patch">What it looks like.</param>
/// <param name="Placements">Where it goes; several for one that is put on several times.</param>
/// <param name="Amplitude">
/// Null: the patch replaces what is under it. Otherwise 1 … 255: that much is added where the patch is bright and subtracted where it is dark,
/// on the 0 … 255 scale, and the result clipped (Turner, Tsipras and Madry, arXiv 1912.02771, section 5). Less is harder to see.
/// </param>
public sealed record Trigger(string Name, Patch Patch, IReadOnlyList<Placement> Placements, int? Amplitude = null)
{
    private const byte Bright = 128;
    private const int Opaque = byte.MaxValue;

    // Positions on training and on test images come from streams that never meet.
    private const ulong TestStreams = 1UL << 63;

    /// <summary>Everything that makes it impossible to put the trigger on such records.</summary>
    public IReadOnlyList<string> Faults(RecordShape shape)
    {
        var faults = new List<string>();
        if (Placements.Count == 0) faults.Add(Invariant($"trigger {Name} has no place to go"));
        if (Amplitude is < 1 or > Opaque) faults.Add(Invariant($"amplitude of trigger {Name} is {Amplitude}, must be 1 to 255"));
        if (shape is not ImageShape image)
        {
            faults.Add(Invariant($"triggers go on images, and the records are {shape}"));
            return faults;
        }
        if (Placements.Any(placement => !Enum.IsDefined(placement.Anchor))) faults.Add(Invariant($"trigger {Name} has an unknown anchor"));
        foreach (var placement in Placements)
        {
            if (Fits(image, placement)) continue;
            faults.Add(Invariant($"trigger {Name} of {Patch.Height}×{Patch.Width} pixels with margins {placement.Down} and {placement.Across} is larger than the image of {image.Height}×{image.Width}"));
            break;
        }
        return faults;
    }

    /// <summary>Puts the trigger on a training image.</summary>
    /// <param name="shape">Of the image.</param>
    /// <param name="image">Its bytes, channel by channel; changed in place.</param>
    /// <param name="seed">Decides random positions, together with <paramref name="sample"/>.</param>
    /// <param name="sample">Index of the image.</param>
    public void Stamp(ImageShape shape, Span<byte> image, ulong seed, int sample) => StampAt(shape, image, new(seed, (uint)sample));

    /// <summary>Puts the trigger on a test image, at positions independent of those on training images.</summary>
    /// <inheritdoc cref="Stamp"/>
    public void StampTest(ImageShape shape, Span<byte> image, ulong seed, int sample) =>
        StampAt(shape, image, new(seed, TestStreams | (uint)sample));

    private void StampAt(ImageShape shape, Span<byte> image, CounterRandom random)
    {
        foreach (var placement in Placements)
        {
            var (top, left) = Locate(shape, placement, random);
            var isTiled = placement.Anchor is Anchor.Tiled or Anchor.Frame;
            for (var row = top; row == top || (isTiled && row < shape.Height); row += Patch.Height)
                for (var column = left; column == left || (isTiled && column < shape.Width); column += Patch.Width)
                    StampOnce(shape, image, row, column, placement);
        }
    }

    private void StampOnce(ImageShape shape, Span<byte> image, int top, int left, Placement placement)
    {
        var area = shape.Height * shape.Width;
        for (var channel = 0; channel < shape.Channels; channel++) Blend(image.Slice(channel * area, area), channel, shape, top, left, placement);
    }

    private void Blend(Span<byte> plane, int channel, ImageShape shape, int top, int left, Placement placement)
    {
        var opacity = Patch.Opacity.Span;
        // The last tiles may stand out.
        var (rows, columns) = (Math.Min(Patch.Height, shape.Height - top), Math.Min(Patch.Width, shape.Width - left));
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                if (IsWithinFrame(shape, placement, top + row, left + column)) continue;
                var cell = row * Patch.Width + (placement.Mirrored ? Patch.Width - 1 - column : column);
                ref var pixel = ref plane[(top + row) * shape.Width + left + column];
                pixel = Blend(pixel, Patch.ValueAt(channel, shape.Channels, cell), opacity[cell]);
            }
        }
    }

    private static bool IsWithinFrame(ImageShape shape, Placement placement, int row, int column) => placement.Anchor == Anchor.Frame
        && Math.Min(row, shape.Height - 1 - row) >= placement.Down && Math.Min(column, shape.Width - 1 - column) >= placement.Across;

    /// <summary>One pixel under one cell, rounded to the nearest.</summary>
    private byte Blend(byte pixel, byte value, byte opacity)
    {
        if (Amplitude is not { } amplitude)
            return (byte)((value * opacity + pixel * (Opaque - opacity) + Opaque / 2) / Opaque);
        var change = (amplitude * opacity + Opaque / 2) / Opaque;
        return (byte)Math.Clamp(value >= Bright ? pixel + change : pixel - change, 0, Opaque);
    }

    private bool Fits(ImageShape shape, Placement placement)
    {
        var (down, across) = (placement.Down, placement.Across);
        if (placement.Anchor == Anchor.Centre)
        {
            // A margin of almost 2³¹ must not become a negative one.
            var (top, left) = ((long)(shape.Height - Patch.Height) / 2 + down, (long)(shape.Width - Patch.Width) / 2 + across);
            return top >= 0 && left >= 0 && top + Patch.Height <= shape.Height && left + Patch.Width <= shape.Width;
        }
        // A random place keeps its margins on both sides, and a frame is wide on both.
        if (placement.Anchor == Anchor.Frame)
            return down >= 0 && across >= 0 && 2L * down <= shape.Height && 2L * across <= shape.Width && Patch.Height <= shape.Height && Patch.Width <= shape.Width;
        var sides = placement.Anchor == Anchor.Random ? 2L : 1L;
        return down >= 0 && across >= 0
            && Patch.Height + sides * down <= shape.Height && Patch.Width + sides * across <= shape.Width;
    }

    private (int Top, int Left) Locate(ImageShape shape, Placement placement, CounterRandom random)
    {
        var (down, across) = (placement.Down, placement.Across);
        var (bottom, right) = (shape.Height - Patch.Height - down, shape.Width - Patch.Width - across);
        return placement.Anchor switch
        {
            Anchor.TopLeft or Anchor.Tiled => (down, across),
            Anchor.Frame => (0, 0),
            Anchor.TopRight => (down, right),
            Anchor.BottomLeft => (bottom, across),
            Anchor.BottomRight => (bottom, right),
            Anchor.Centre => Centre(shape, placement),
            Anchor.Random => (down + random.NextInt32(bottom - down + 1), across + random.NextInt32(right - across + 1)),
            _ => throw new ArgumentOutOfRangeException(nameof(placement)),
        };
    }

    private (int Top, int Left) Centre(ImageShape shape, Placement placement) =>
        ((shape.Height - Patch.Height) / 2 + placement.Down, (shape.Width - Patch.Width) / 2 + placement.Across);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
