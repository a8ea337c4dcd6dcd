using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>
/// A layer's weights as right operand of a matrix product: panels of 32 columns, each panel step by step along the inner
/// dimension. Packed anew in every pass, because training moves the weights; that costs one copy of them.
/// </summary>
internal sealed unsafe class WeightPanels : IDisposable
{
    private readonly AlignedBuffer _panels;
    private readonly Workers _workers;
    private readonly Action<int> _packPanel;
    private readonly int _places, _inputs, _outputs;
    private readonly WeightOrder _order;
    private float* _weights;

    /// <param name="places">Rows × columns of the kernel.</param>
    /// <param name="inputs">The weights' input channels.</param>
    /// <param name="outputs">The weights' output channels.</param>
    /// <param name="order">What the columns are, and what the inner dimension.</param>
    /// <param name="workers">Threads.</param>
    public WeightPanels(int places, int inputs, int outputs, WeightOrder order, Workers workers)
    {
        (_places, _inputs, _outputs, _order, _workers) = (places, inputs, outputs, order, workers);
        (Depth, Columns) = order switch
        {
            WeightOrder.PatchByOutput => (places * inputs, outputs),
            WeightOrder.TurnedPatchByInput => (places * outputs, inputs),
            _ => (outputs, places * inputs),
        };
        PanelCount = (Columns + MicroKernel.Columns - 1) / MicroKernel.Columns;
        _panels = new((long)PanelCount * Depth * MicroKernel.Columns);
        _panels.Clear();
        _packPanel = PackPanel;
    }

    /// <summary>Length of the inner dimension.</summary>
    public int Depth { get; }

    /// <summary>Columns of the operand.</summary>
    public int Columns { get; }

    /// <summary>Panels of 32 columns; the last one is filled up with zeros.</summary>
    public int PanelCount { get; }

    /// <summary>Where a panel begins.</summary>
    public float* Panel(int panel) => _panels.Start + (long)panel * Depth * MicroKernel.Columns;

    /// <summary>Takes over a parameter's values: places × inputs × outputs.</summary>
    public void Pack(float* weights)
    {
        _weights = weights;
        _workers.For(PanelCount, _packPanel);
    }

    /// <inheritdoc/>
    public void Dispose() => _panels.Dispose();

    private void PackPanel(int panel)
    {
        var first = panel * MicroKernel.Columns;
        var width = Math.Min(MicroKernel.Columns, Columns - first);
        var target = Panel(panel);
        switch (_order)
        {
            case WeightOrder.PatchByOutput:
                for (var step = 0; step < Depth; step++)
                    new ReadOnlySpan<float>(_weights + (long)step * _outputs + first, width).CopyTo(new(target + step * MicroKernel.Columns, width));
                break;
            case WeightOrder.TurnedPatchByInput:
                for (var place = 0; place < _places; place++)
                    Transpose(_weights + ((long)(_places - 1 - place) * _inputs + first) * _outputs, width, target + (long)place * _outputs * MicroKernel.Columns);
                break;
            default:
                Transpose(_weights + (long)first * _outputs, width, target);
                break;
        }
    }

    /// <summary>Rows of outputs become columns of a panel, a block at a time that stays in the first-level cache.</summary>
    private void Transpose(float* source, int width, float* target)
    {
        const int Block = 64;
        for (var from = 0; from < _outputs; from += Block)
        {
            var to = Math.Min(from + Block, _outputs);
            for (var column = 0; column < width; column++)
            {
                var row = source + (long)column * _outputs;
                for (var step = from; step < to; step++) target[step * MicroKernel.Columns + column] = row[step];
            }
        }
    }
}

/// <summary>Which way round weights enter a matrix product.</summary>
internal enum WeightOrder
{
    /// <summary>From patches to outputs: a convolution forward.</summary>
    PatchByOutput,

    /// <summary>From patches of outputs, the kernel turned by half a turn, to inputs: a convolution backward where the stride is 1.</summary>
    TurnedPatchByInput,

    /// <summary>From outputs to patches that are then scattered: a convolution backward with any stride.</summary>
    OutputByPatch,
}
