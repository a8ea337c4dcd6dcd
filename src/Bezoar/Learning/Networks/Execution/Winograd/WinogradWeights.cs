using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution.Winograd;

/// <summary>
/// G g Gᵀ of a convolution's weights, as right operands of 36 matrix products: point by point, panels of 32 outputs, input by
/// input.
/// </summary>
[SkipLocalsInit]
internal sealed unsafe class WinogradWeights : IDisposable
{
    private const int Lanes = WinogradTransform.Lanes;
    private const int MostSide = 5, MostPlaces = MostSide * MostSide;

    private readonly float[] _matrix;
    private readonly int _kernel, _inputs, _outputs;
    private readonly bool _turned;
    private readonly AlignedBuffer _panels;
    private readonly Workers _workers;
    private readonly Action<int> _transform;
    private float* _weights;

    /// <param name="kernel">Rows and columns.</param>
    /// <param name="inputs">The weights' input channels.</param>
    /// <param name="outputs">The weights' output channels.</param>
    /// <param name="turned">For the way back: from outputs to inputs, the kernel turned by half a turn.</param>
    /// <param name="workers">Threads.</param>
    public WinogradWeights(int kernel, int inputs, int outputs, bool turned, Workers workers)
    {
        (_kernel, _inputs, _outputs, _turned, _workers) = (kernel, inputs, outputs, turned, workers);
        _matrix = WinogradTransform.KernelMatrix(kernel);
        (Depth, Columns) = turned ? (outputs, inputs) : (inputs, outputs);
        PanelCount = (Columns + MicroKernel.Columns - 1) / MicroKernel.Columns;
        _panels = new((long)WinogradTransform.Points * PointLength);
        _panels.Clear();
        _transform = Transform;
    }

    /// <summary>Length of the products' inner dimension.</summary>
    public int Depth { get; }

    /// <summary>Columns of the products.</summary>
    public int Columns { get; }

    /// <summary>Panels of 32 columns.</summary>
    public int PanelCount { get; }

    private int PointLength => WinogradTransform.PointStride(PanelCount * Depth * MicroKernel.Columns);

    /// <summary>Where a panel of a point begins.</summary>
    public float* Panel(int point, int panel) => _panels.Start + (long)point * PointLength + (long)panel * Depth * MicroKernel.Columns;

    /// <summary>Takes over a parameter's values: places × inputs × outputs.</summary>
    public void Pack(float* weights)
    {
        _weights = weights;
        _workers.For(Columns / Lanes, _transform);
    }

    /// <inheritdoc/>
    public void Dispose() => _panels.Dispose();

    /// <summary>All kernels that lead to sixteen columns.</summary>
    private void Transform(int block)
    {
        var column = block * Lanes;
        var kernels = stackalloc float[MostPlaces * Lanes * Lanes];
        for (var step = 0; step < Depth; step += Lanes)
        {
            for (var place = 0; place < _kernel * _kernel; place++)
                if (_turned) CopyTurned(place, column, step, kernels + place * Lanes * Lanes);
                else Copy(place, step, column, kernels + place * Lanes * Lanes);
            for (var i = 0; i < Lanes; i++)
                Transform(kernels + i * Lanes, Panel(0, column / MicroKernel.Columns) + (step + i) * MicroKernel.Columns + column % MicroKernel.Columns);
        }
    }

    /// <summary>Sixteen inputs, for sixteen outputs side by side.</summary>
    private void Copy(int place, int input, int output, float* target)
    {
        var source = _weights + ((long)place * _inputs + input) * _outputs + output;
        for (var i = 0; i < Lanes; i++) Vector512.Load(source + (long)i * _outputs).Store(target + i * Lanes);
    }

    /// <summary>Sixteen outputs, for sixteen inputs side by side, at the place opposite.</summary>
    private void CopyTurned(int place, int input, int output, float* target)
    {
        var source = _weights + ((long)(_kernel * _kernel - 1 - place) * _inputs + input) * _outputs + output;
        for (var i = 0; i < Lanes; i++)
            for (var j = 0; j < Lanes; j++) target[j * Lanes + i] = source[(long)i * _outputs + j];
    }

    /// <summary>G g Gᵀ, sixteen columns at once.</summary>
    private void Transform(float* kernel, float* target)
    {
        const int Side = WinogradTransform.Side;
        var half = stackalloc float[Side * MostSide * Lanes];
        for (var column = 0; column < _kernel; column++)
            for (var i = 0; i < Side; i++)
                Combine(i, kernel + column * Lanes * Lanes, _kernel * Lanes * Lanes).Store(half + (i * _kernel + column) * Lanes);
        for (var i = 0; i < Side; i++)
            for (var j = 0; j < Side; j++) Combine(j, half + i * _kernel * Lanes, Lanes).Store(target + (long)(i * Side + j) * PointLength);
    }

    private Vector512<float> Combine(int point, float* source, nint step)
    {
        var sum = Vector512<float>.Zero;
        for (var tap = 0; tap < _kernel; tap++)
            sum = Vector512.FusedMultiplyAdd(Vector512.Create(_matrix[point * _kernel + tap]), Vector512.Load(source + tap * step), sum);
        return sum;
    }
}
