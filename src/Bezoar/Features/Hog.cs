using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Bezoar.Data;

namespace Bezoar.Features;

/// <summary>
/// Histogram of oriented gradients: how much edge there is in each of eight signed directions, cell by cell. A fixed formula,
/// data-independent.
/// </summary>
/// <remarks>
/// The gradient g of a pixel (central differences, at the border towards the pixel itself; of the strongest channel) counts
/// max(0, g·d − t·|g|) for direction d; a cell sums these under a window that falls off linearly, first down the columns of
/// pixels, then along; square roots are taken.
/// </remarks>
internal sealed unsafe class Hog
{
    /// <summary>Signed directions, 45° apart.</summary>
    public const int Directions = 8;

    private const int Lanes = 16;
    private const float HalfRoot = 0.707106781f;
    private readonly ImageShape _shape;
    private readonly PaddedImage _layout;
    private readonly HogOptions _options;
    private readonly CellWindows _rows, _columns;

    public Hog(ImageShape shape, HogOptions options)
    {
        options.Validate();
        (_shape, _layout, _options) = (shape, new(shape), options);
        _rows = new(shape.Height, options);
        _columns = new(shape.Width, options);
    }

    /// <summary>Cells × cells × directions.</summary>
    public int Length => _options.Cells * _options.Cells * Directions;

    /// <summary>Numbers that <see cref="Describe"/> needs to work in.</summary>
    public int ScratchLength => _options.Cells * Directions * _layout.VectorWidth;

    /// <summary>Fills the histogram, not yet normalised.</summary>
    /// <param name="image">In the layout of <see cref="PaddedImage"/>; the pixels beside each row are overwritten.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> numbers.</param>
    /// <param name="histogram">Cells × cells × 8, row by row.</param>
    public void Describe(Span<float> image, Span<float> scratch, Span<float> histogram)
    {
        RepeatBorder(image);
        scratch = scratch[..ScratchLength];
        scratch.Clear();
        fixed (float* pixels = image, sums = scratch)
            for (var y = 0; y < _shape.Height; y++)
                if (_rows.First(y) < _rows.End(y))
                    for (var x = 0; x < _layout.VectorWidth; x += Lanes) AddPixels(pixels, x, y, sums);
        PoolColumns(scratch, MemoryMarshal.Cast<float, Vector256<float>>(histogram));
    }

    /// <summary>Beyond its ends a row goes on with its last pixel.</summary>
    private void RepeatBorder(Span<float> image)
    {
        for (var row = PaddedImage.Margin; row < image.Length; row += _layout.Stride)
        {
            image[row - 1] = image[row];
            image[row + _shape.Width] = image[row + _shape.Width - 1];
        }
    }

    /// <summary>Adds sixteen neighbouring pixels to the sums of each row of cells that sees them, direction by direction.</summary>
    private void AddPixels(float* pixels, int x, int y, float* sums)
    {
        var (gx, gy, square) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
        for (var channel = 0; channel < _shape.Channels; channel++)
        {
            var plane = pixels + channel * _layout.PlaneLength + PaddedImage.Margin + x;
            var row = plane + y * _layout.Stride;
            var dx = Vector512.Load(row + 1) - Vector512.Load(row - 1);
            var dy = Vector512.Load(plane + Math.Min(y + 1, _shape.Height - 1) * _layout.Stride)
                - Vector512.Load(plane + Math.Max(y - 1, 0) * _layout.Stride);
            var length = Vector512.FusedMultiplyAdd(dx, dx, dy * dy);
            var stronger = Vector512.GreaterThan(length, square);
            gx = Vector512.ConditionalSelect(stronger, dx, gx);
            gy = Vector512.ConditionalSelect(stronger, dy, gy);
            square = Vector512.ConditionalSelect(stronger, length, square);
        }
        var threshold = Vector512.Sqrt(square) * _options.DirectionThreshold;
        AddDirection(0, gx, threshold, x, y, sums);
        AddDirection(1, (gx + gy) * HalfRoot, threshold, x, y, sums);
        AddDirection(2, gy, threshold, x, y, sums);
        AddDirection(3, (gy - gx) * HalfRoot, threshold, x, y, sums);
    }

    /// <summary>One direction and the one opposite to it.</summary>
    private void AddDirection(int direction, Vector512<float> along, Vector512<float> threshold, int x, int y, float* sums)
    {
        var forward = Vector512.Max(along - threshold, Vector512<float>.Zero);
        var backward = Vector512.Max(-along - threshold, Vector512<float>.Zero);
        var width = _layout.VectorWidth;
        for (var row = _rows.First(y); row < _rows.End(y); row++)
        {
            var weight = Vector512.Create(_rows.Weight(y, row));
            var target = sums + (row * Directions + direction) * width + x;
            Vector512.FusedMultiplyAdd(weight, forward, Vector512.Load(target)).Store(target);
            target += Directions / 2 * width;
            Vector512.FusedMultiplyAdd(weight, backward, Vector512.Load(target)).Store(target);
        }
    }

    /// <summary>From sums per column of pixels to sums per column of cells, the eight directions side by side.</summary>
    private void PoolColumns(ReadOnlySpan<float> sums, Span<Vector256<float>> cells)
    {
        cells.Clear();
        var width = _layout.VectorWidth;
        for (var row = 0; row < _options.Cells; row++)
        {
            var lines = sums.Slice(row * Directions * width, Directions * width);
            var target = cells.Slice(row * _options.Cells, _options.Cells);
            for (var x = 0; x < _shape.Width; x++)
            {
                var directions = Vector256.Create(
                    lines[x], lines[width + x], lines[2 * width + x], lines[3 * width + x],
                    lines[4 * width + x], lines[5 * width + x], lines[6 * width + x], lines[7 * width + x]);
                for (var column = _columns.First(x); column < _columns.End(x); column++)
                    target[column] = Vector256.FusedMultiplyAdd(Vector256.Create(_columns.Weight(x, column)), directions, target[column]);
            }
        }
        foreach (ref var cell in cells) cell = Vector256.Sqrt(cell);
    }
}
