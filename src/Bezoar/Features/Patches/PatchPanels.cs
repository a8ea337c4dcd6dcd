using System.Runtime.Intrinsics;
using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Features.Patches;

/// <summary>
/// A run of neighbouring patches of one image as the left operand of a matrix product: brought to mean 0 and deviation 1 while they
/// are packed, so that each number is read and written once more and no oftener.
/// </summary>
internal sealed unsafe class PatchPanels : IDisposable
{
    /// <summary>Patches in a run: all of a small image, and few enough for a second-level cache.</summary>
    public const int Capacity = 64 * MicroKernel.Rows;

    private const int Lanes = 16;

    // A vector that begins at the last patch reaches beyond it.
    private const int Stride = Capacity + Lanes;

    private readonly PatchShape _patch;
    private readonly int _length;
    private readonly AlignedBuffer _rows, _panels;

    /// <param name="patch">Channels and size of the patches.</param>
    public PatchPanels(PatchShape patch)
    {
        (_patch, _length) = (patch, patch.Length);
        _rows = new((long)_length * Stride);
        // What lies beyond a run is worked on like patches and never counted: it must only be finite.
        _rows.Clear();
        // The last vector of a panel writes a little more than the panel's width.
        _panels = new((long)_length * Capacity + Lanes);
    }

    /// <summary>Where a panel of twelve patches begins.</summary>
    public float* Panel(int panel) => _panels.Start + (long)panel * MicroKernel.Rows * _length;

    /// <summary>Packs patches.</summary>
    /// <param name="image">channels × height × width.</param>
    /// <param name="shape">Of the image.</param>
    /// <param name="first">The first position; positions go row by row.</param>
    /// <param name="count">How many, at most <see cref="Capacity"/>.</param>
    /// <param name="contrastFloor">See <see cref="PatchOptions.ContrastFloor"/>.</param>
    public void Pack(float* image, ImageShape shape, int first, int count, float contrastFloor)
    {
        var target = _rows.Start;
        var columns = shape.Width - _patch.Size + 1;
        for (var channel = 0; channel < shape.Channels; channel++)
            for (var dy = 0; dy < _patch.Size; dy++)
                for (var dx = 0; dx < _patch.Size; dx++, target += Stride)
                    CopyShifted(image + (channel * shape.Height + dy) * shape.Width + dx, shape.Width, columns, first, count, target);
        for (var position = 0; position < count; position += MicroKernel.Rows)
            PackPanel(position, contrastFloor, Panel(position / MicroKernel.Rows));
    }

    /// <summary>One number of every patch: the image itself, shifted and without what is too far right for a patch to begin.</summary>
    private static void CopyShifted(float* shifted, int width, int columns, int first, int count, float* target)
    {
        for (var position = first; position < first + count;)
        {
            var (y, x) = (position / columns, position % columns);
            var run = Math.Min(columns - x, first + count - position);
            new ReadOnlySpan<float>(shifted + y * width + x, run).CopyTo(new(target, run));
            position += run;
            target += run;
        }
    }

    private void PackPanel(int position, float contrastFloor, float* panel)
    {
        var source = _rows.Start + position;
        var (sum, squares) = (Vector512<float>.Zero, Vector512<float>.Zero);
        for (var i = 0; i < _length; i++)
        {
            var value = Vector512.Load(source + (long)i * Stride);
            sum += value;
            squares = Vector512.FusedMultiplyAdd(value, value, squares);
        }
        var mean = sum / Vector512.Create((float)_length);
        var variance = squares / Vector512.Create((float)_length) - mean * mean;
        var floor = Vector512.Create(contrastFloor);
        // Rounding can leave a little less than nothing.
        variance = Vector512.ConditionalSelect(Vector512.GreaterThan(variance, Vector512<float>.Zero), variance, Vector512<float>.Zero);
        var scale = Vector512<float>.One / Vector512.Sqrt(variance + floor);
        // Sixteen lanes for twelve patches: the four beyond are overwritten by the next step, or end behind the last panel.
        for (var i = 0; i < _length; i++, panel += MicroKernel.Rows)
            ((Vector512.Load(source + (long)i * Stride) - mean) * scale).Store(panel);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows.Dispose();
        _panels.Dispose();
    }
}
