using System.Runtime.Intrinsics;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution.Winograd;

/// <summary>
/// G g Gᵀ of a convolution's weights, as right operands of 36 matrix products: point by point, panels of 32 outputs, input by
/// input.
/// </summary>
internal sealed unsafe class WinogradWeights : IDisposable
{
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

    private int PointLength => PanelCount * Depth * MicroKernel.Columns;

    /// <summary>Where a panel of a point begins.</summary>
    public float* Panel(int point, int panel) => _panels.Start + (long)point * PointLength + (long)panel * Depth * MicroKernel.Columns;

    /// <summary>Takes over a parameter's values: places × inputs × outputs.</summary>
    public void Pack(float* weights)
    {
        _weights = weights;
        _workers.For(_inputs, _transform);
    }

    /// <inheritdoc/>
    public void Dispose() => _panels.Dispose();

    private void Transform(int input)
    {
        const int Lanes = WinogradTransform.Lanes;
        var half = stackalloc float[WinogradTransform.Side * 5 * Lanes];
        for (var output = 0; output < _outputs; output += Lanes)
        {
            for (var column = 0; column < _kernel; column++)
                for (var point = 0; point < WinogradTransform.Side; point++)
                {
                    var sum = Vector512<float>.Zero;
                    for (var row = 0; row < _kernel; row++)
                        sum = Vector512.FusedMultiplyAdd(Vector512.Create(_matrix[point * _kernel + row]), Weight(row, column, input, output), sum);
                    sum.Store(half + (point * _kernel + column) * Lanes);
                }
            for (var i = 0; i < WinogradTransform.Side; i++)
                for (var j = 0; j < WinogradTransform.Side; j++)
                {
                    var sum = Vector512<float>.Zero;
                    for (var column = 0; column < _kernel; column++)
                        sum = Vector512.FusedMultiplyAdd(Vector512.Create(_matrix[j * _kernel + column]), Vector512.Load(half + (i * _kernel + column) * Lanes), sum);
                    Place(i * WinogradTransform.Side + j, input, output, sum);
                }
        }
    }

    private Vector512<float> Weight(int row, int column, int input, int output)
    {
        var place = row * _kernel + column;
        if (_turned) place = _kernel * _kernel - 1 - place;
        return Vector512.Load(_weights + ((long)place * _inputs + input) * _outputs + output);
    }

    private void Place(int point, int input, int output, Vector512<float> values)
    {
        if (!_turned)
        {
            values.Store(Panel(point, output / MicroKernel.Columns) + input * MicroKernel.Columns + output % MicroKernel.Columns);
            return;
        }
        var target = Panel(point, input / MicroKernel.Columns) + output * MicroKernel.Columns + input % MicroKernel.Columns;
        for (var lane = 0; lane < WinogradTransform.Lanes; lane++) target[lane * MicroKernel.Columns] = values[lane];
    }
}
