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
/// max(0, g·d − t·|g|) for direction d; a cell sums these under a triangular window; square roots are taken.
/// </remarks>
internal sealed class Hog
{
    /// <summary>Signed directions, 45° apart: the lanes of one vector.</summary>
    public const int Directions = 8;

    private const float HalfRoot = 0.707106781f;
    private readonly ImageShape _shape;
    private readonly HogOptions _options;
    private readonly CellWindows _rows, _columns;

    public Hog(ImageShape shape, HogOptions options)
    {
        options.Validate();
        (_shape, _options) = (shape, options);
        _rows = new(shape.Height, options);
        _columns = new(shape.Width, options);
    }

    /// <summary>Cells × cells × directions.</summary>
    public int Length => _options.Cells * _options.Cells * Directions;

    /// <summary>Fills the histogram, not yet normalised.</summary>
    /// <param name="pixels">C×H×W.</param>
    /// <param name="histogram">Cells × cells × 8, row by row.</param>
    public void Describe(ReadOnlySpan<float> pixels, Span<float> histogram)
    {
        var cells = _options.Cells;
        var sums = MemoryMarshal.Cast<float, Vector256<float>>(histogram);
        sums.Clear();
        Span<Vector256<float>> line = stackalloc Vector256<float>[cells];
        for (var y = 0; y < _shape.Height; y++)
        {
            if (_rows.First(y) == _rows.End(y)) continue;
            line.Clear();
            AddLine(pixels, y, line);
            for (var row = _rows.First(y); row < _rows.End(y); row++)
            {
                var weight = Vector256.Create(_rows.Weight(y, row));
                for (var column = 0; column < cells; column++)
                    sums[row * cells + column] = Vector256.FusedMultiplyAdd(weight, line[column], sums[row * cells + column]);
            }
        }
        for (var i = 0; i < sums.Length; i++) sums[i] = Vector256.Sqrt(sums[i]);
    }

    /// <summary>What one line of pixels adds to each column of cells.</summary>
    private void AddLine(ReadOnlySpan<float> pixels, int y, Span<Vector256<float>> line)
    {
        var cosines = Vector256.Create(1f, HalfRoot, 0, -HalfRoot, -1, -HalfRoot, 0, HalfRoot);
        var sines = Vector256.Create(0f, HalfRoot, 1, HalfRoot, 0, -HalfRoot, -1, -HalfRoot);
        var (height, width) = (_shape.Height, _shape.Width);
        var above = Math.Max(y - 1, 0) * width;
        var below = Math.Min(y + 1, height - 1) * width;
        for (var x = 0; x < width; x++)
        {
            var (left, right) = (y * width + Math.Max(x - 1, 0), y * width + Math.Min(x + 1, width - 1));
            var (gx, gy, square) = (0f, 0f, 0f);
            for (var plane = 0; plane < pixels.Length; plane += height * width)
            {
                var dx = pixels[plane + right] - pixels[plane + left];
                var dy = pixels[plane + below + x] - pixels[plane + above + x];
                var length = dx * dx + dy * dy;
                if (length > square) (gx, gy, square) = (dx, dy, length);
            }
            if (square == 0) continue;
            var along = Vector256.FusedMultiplyAdd(Vector256.Create(gx), cosines, Vector256.Create(gy) * sines);
            var threshold = Vector256.Create(_options.DirectionThreshold * MathF.Sqrt(square));
            var edge = Vector256.Max(along - threshold, Vector256<float>.Zero);
            for (var column = _columns.First(x); column < _columns.End(x); column++)
                line[column] = Vector256.FusedMultiplyAdd(Vector256.Create(_columns.Weight(x, column)), edge, line[column]);
        }
    }

    /// <summary>Along one axis, which cells see a pixel and with what weight: a triangle around each cell's centre.</summary>
    private sealed class CellWindows
    {
        private const float DesignedHeight = 28;
        private readonly int _cells;
        private readonly float[] _weights;
        private readonly int[] _first, _end;

        public CellWindows(int size, HogOptions options)
        {
            _cells = options.Cells;
            _weights = new float[size * _cells];
            (_first, _end) = (new int[size], new int[size]);
            var cellSize = options.CellSize * (size / DesignedHeight);
            var margin = (size - _cells * cellSize) * 0.5f;
            for (var pixel = 0; pixel < size; pixel++)
                for (var cell = 0; cell < _cells; cell++)
                {
                    var distance = MathF.Abs(pixel + 0.5f - margin - (cell + 0.5f) * cellSize) / cellSize;
                    var weight = 1 - distance / options.Reach;
                    if (weight <= 0) continue;
                    if (_end[pixel] == 0) _first[pixel] = cell;
                    _end[pixel] = cell + 1;
                    _weights[pixel * _cells + cell] = weight;
                }
        }

        public int First(int pixel) => _first[pixel];

        public int End(int pixel) => _end[pixel];

        public float Weight(int pixel, int cell) => _weights[pixel * _cells + cell];
    }
}
