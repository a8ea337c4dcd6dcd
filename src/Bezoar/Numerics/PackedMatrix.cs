namespace Bezoar.Numerics;

/// <summary>
/// An operand of a matrix product in the order in which the micro-kernel reads it: panels of <see cref="Width"/> vectors
/// (rows of a left operand, columns of a right one), each panel step by step along the inner dimension. The last panel is
/// filled up with zeros.
/// </summary>
internal sealed unsafe class PackedMatrix : IDisposable
{
    private readonly AlignedBuffer _panels;

    private PackedMatrix(int width, int count, int depth)
    {
        (Width, Count, Depth) = (width, count, depth);
        _panels = new AlignedBuffer((long)PanelCount * PanelLength);
    }

    /// <summary>For up to <paramref name="rows"/> rows of a left operand.</summary>
    public static PackedMatrix ForLeft(int rows, int depth) => new(MicroKernel.Rows, rows, depth);

    /// <summary>For up to <paramref name="columns"/> columns of a right operand.</summary>
    public static PackedMatrix ForRight(int columns, int depth) => new(MicroKernel.Columns, columns, depth);

    /// <summary>Vectors side by side in a panel.</summary>
    public int Width { get; }

    /// <summary>Number of vectors.</summary>
    public int Count { get; }

    /// <summary>Length of each vector: the inner dimension of the product.</summary>
    public int Depth { get; }

    /// <summary>Number of panels.</summary>
    public int PanelCount => (Count + Width - 1) / Width;

    private long PanelLength => (long)Width * Depth;

    /// <summary>Where a panel begins.</summary>
    public float* Panel(int panel) => _panels.Start + panel * PanelLength;

    /// <summary>Fills one panel from a strided source.</summary>
    /// <param name="source">The first number of vector 0 of the whole operand.</param>
    /// <param name="vectorStride">Distance between neighbouring vectors.</param>
    /// <param name="stepStride">Distance between neighbouring numbers of a vector.</param>
    /// <param name="count">Vectors that the source has; what is beyond becomes zero.</param>
    /// <param name="panel">Which panel to fill.</param>
    public void PackPanel(float* source, nint vectorStride, nint stepStride, int count, int panel)
    {
        var first = panel * Width;
        var used = Math.Clamp(count - first, 0, Width);
        source += first * vectorStride;
        var target = Panel(panel);
        for (var step = 0; step < Depth; step++, source += stepStride, target += Width)
        {
            if (vectorStride == 1)
                new ReadOnlySpan<float>(source, used).CopyTo(new Span<float>(target, used));
            else
            {
                var from = source;
                for (var vector = 0; vector < used; vector++, from += vectorStride) target[vector] = *from;
            }
            for (var vector = used; vector < Width; vector++) target[vector] = 0;
        }
    }

    /// <summary>Puts one contiguous vector of <see cref="Depth"/> numbers in its place.</summary>
    public void PackVector(ReadOnlySpan<float> vector, int index)
    {
        var target = Panel(index / Width) + index % Width;
        for (var step = 0; step < vector.Length; step++) target[step * Width] = vector[step];
    }

    /// <summary>Copies one vector out again.</summary>
    public void UnpackVector(int index, Span<float> vector)
    {
        var source = Panel(index / Width) + index % Width;
        for (var step = 0; step < vector.Length; step++) vector[step] = source[step * Width];
    }

    /// <summary>Fills the panels' unused places with zeros.</summary>
    public void ClearPadding()
    {
        for (var index = Count; index < PanelCount * Width; index++)
        {
            var target = Panel(index / Width) + index % Width;
            for (var step = 0; step < Depth; step++) target[step * Width] = 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _panels.Dispose();
}
