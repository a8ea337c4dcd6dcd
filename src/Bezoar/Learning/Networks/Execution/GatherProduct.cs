using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>
/// output = patches(images) · weights + bias: a convolution forward, and one of stride 1 backward to its input. Patches are
/// gathered a block at a time, and every output is one chain of multiply-adds in ascending order that starts from the bias.
/// </summary>
internal sealed unsafe class GatherProduct : PatchProduct
{
    // 192 rows × 256 numbers of patches are 192 KiB, their outputs in 192 channels another 144: both stay in a second-level cache.
    private const int RowBlock = 16 * MicroKernel.Rows;
    private const int DepthBlock = 256;

    // Fewer items than this leave threads without work.
    private const int FewestItems = 12;

    private readonly PatchGeometry _geometry;
    private readonly WeightPanels _panels;
    private readonly Workers _workers;
    private readonly Action<int> _item;
    private readonly int _columns;
    private int _rows, _groups, _panelsPerGroup;
    private float* _images, _bias, _output;

    /// <param name="geometry">Patches of what is read; places with the channels of what is written.</param>
    /// <param name="order">Which way round the weights are.</param>
    /// <param name="workers">Threads.</param>
    public GatherProduct(PatchGeometry geometry, WeightOrder order, Workers workers)
    {
        var (read, written) = (geometry.Image.Channels, geometry.Places.Channels);
        var (inputs, outputs) = order == WeightOrder.PatchByOutput ? (read, written) : (written, read);
        (_geometry, _workers, _columns) = (geometry, workers, written);
        _panels = new(geometry.Kernel * geometry.Kernel, inputs, outputs, order, workers);
        _item = Item;
    }

    /// <inheritdoc/>
    public override void Run(float* images, float* weights, float* bias, float* output, int count)
    {
        _panels.Pack(weights);
        _images = images;
        _bias = bias;
        _output = output;
        _rows = count * _geometry.Places.Area;
        var blocks = (_rows + RowBlock - 1) / RowBlock;
        _groups = Math.Min(_panels.PanelCount, (FewestItems + blocks - 1) / blocks);
        _panelsPerGroup = (_panels.PanelCount + _groups - 1) / _groups;
        _workers.For(blocks * _groups, _item);
    }

    /// <inheritdoc/>
    public override void Dispose() => _panels.Dispose();

    private void Item(int item)
    {
        var first = item / _groups * RowBlock;
        var rows = Math.Min(RowBlock, _rows - first);
        var firstPanel = item % _groups * _panelsPerGroup;
        var lastPanel = Math.Min(firstPanel + _panelsPerGroup, _panels.PanelCount);
        if (firstPanel >= lastPanel) return;
        var output = _output + (long)first * _columns;
        Begin(output, rows, firstPanel * MicroKernel.Columns, Math.Min(lastPanel * MicroKernel.Columns, _columns));

        var depth = _panels.Depth;
        for (var from = 0; from < depth; from += DepthBlock)
        {
            var length = Math.Min(DepthBlock, depth - from);
            var patches = PatchesAt(first, rows, from, length);
            var stride = _geometry.IsPointwise ? depth : length;
            for (var panel = firstPanel; panel < lastPanel; panel++)
            {
                var b = _panels.Panel(panel) + from * MicroKernel.Columns;
                var column = panel * MicroKernel.Columns;
                for (var row = 0; row < rows; row += MicroKernel.Rows)
                    MicroKernel.MultiplyTile(rows - row, _columns - column, length, patches + row * stride, stride, 1, b, output + (long)row * _columns + column, _columns);
            }
        }
    }

    private float* PatchesAt(int first, int rows, int from, int length)
    {
        if (_geometry.IsPointwise) return _images + (long)first * _geometry.Depth + from;
        var gathered = ThreadScratch.Take((RowBlock + MicroKernel.Rows) * DepthBlock + PatchGatherer.Overrun);
        PatchGatherer.Gather(_geometry, _images, first, rows, from, length, gathered);
        return gathered;
    }

    /// <summary>Outputs begin with the bias.</summary>
    private void Begin(float* output, int rows, int from, int to)
    {
        for (var row = 0; row < rows; row++)
        {
            var target = new Span<float>(output + (long)row * _columns + from, to - from);
            if (_bias == null) target.Clear();
            else new ReadOnlySpan<float>(_bias + from, to - from).CopyTo(target);
        }
    }
}
