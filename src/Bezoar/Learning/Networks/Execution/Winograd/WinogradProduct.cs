using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution.Winograd;

/// <summary>
/// A convolution of stride 1 by 36 small matrix products, one per point of the transform: forward, or backward to the input.
/// A block of tiles is transformed, multiplied and transformed back while it stays in the second-level cache.
/// </summary>
[SkipLocalsInit]
internal sealed unsafe class WinogradProduct : PatchProduct
{
    // With 96 channels, 48 transformed tiles are 650 KiB, and their products with two panels of weights 430.
    private const int MostTiles = 4 * MicroKernel.Rows, FewestTiles = MicroKernel.Rows;
    private const int PanelBlock = 2;

    // Fewer items than this leave threads without work.
    private const int FewestItems = 12;
    private const int DepthBlock = 256;
    private const int Lanes = WinogradTransform.Lanes;

    private readonly WinogradTiles _geometry;
    private readonly WinogradWeights _weights;
    private readonly Workers _workers;
    private readonly Action<int> _item;
    private readonly AlignedBuffer _zeros;
    private readonly int _inputs, _outputs, _stride;
    private int _tiles, _block;
    private float* _images, _bias, _output;

    /// <param name="geometry">Patches of what is read; places with the channels of what is written.</param>
    /// <param name="turned">Whether this is the way back of a convolution.</param>
    /// <param name="workers">Threads.</param>
    public WinogradProduct(PatchGeometry geometry, bool turned, Workers workers)
    {
        (_geometry, _workers, _item) = (new(geometry), workers, Item);
        (_inputs, _outputs) = (geometry.Image.Channels, geometry.Places.Channels);
        _weights = turned ? new(geometry.Kernel, _outputs, _inputs, true, workers) : new(geometry.Kernel, _inputs, _outputs, false, workers);
        _stride = Math.Min(PanelBlock, _weights.PanelCount) * MicroKernel.Columns;
        _zeros = new(_inputs);
        _zeros.Clear();
    }

    /// <inheritdoc/>
    public override void Run(float* images, float* weights, float* bias, float* output, int count)
    {
        _weights.Pack(weights);
        _images = images;
        _bias = bias;
        _output = output;
        _tiles = count * _geometry.PerImage;
        _block = Math.Clamp(_tiles / FewestItems / MicroKernel.Rows * MicroKernel.Rows, FewestTiles, MostTiles);
        _workers.For((_tiles + _block - 1) / _block, _item);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _weights.Dispose();
        _zeros.Dispose();
    }

    private int DataStride => WinogradTransform.PointStride(_block * _inputs);

    private int ProductStride => WinogradTransform.PointStride(_block * _stride);

    private void Item(int item)
    {
        var first = item * _block;
        var tiles = Math.Min(_block, _tiles - first);
        var data = ThreadScratch.Take((long)WinogradTransform.Points * (DataStride + ProductStride) + _outputs);
        var products = data + WinogradTransform.Points * DataStride;
        var outside = products + WinogradTransform.Points * ProductStride;
        TransformData(first, tiles, data);
        for (var panel = 0; panel < _weights.PanelCount; panel += PanelBlock)
        {
            var panels = Math.Min(PanelBlock, _weights.PanelCount - panel);
            Multiply(data, panel, panels, tiles, products);
            TransformOutputs(first, tiles, products, panel * MicroKernel.Columns, Math.Min(panels * MicroKernel.Columns, _outputs - panel * MicroKernel.Columns), outside);
        }
    }

    private void TransformData(int first, int tiles, float* data)
    {
        var places = stackalloc float*[WinogradTransform.Points];
        for (var tile = 0; tile < tiles; tile++)
        {
            _geometry.FindData(_images, first + tile, _zeros.Start, places);
            for (var channel = 0; channel < _inputs; channel += Lanes)
                WinogradTransform.Data(places, channel, data + (long)tile * _inputs + channel, DataStride);
        }
    }

    /// <summary>For each point: tiles × inputs by inputs × columns.</summary>
    private void Multiply(float* data, int firstPanel, int panels, int tiles, float* products)
    {
        for (var point = 0; point < WinogradTransform.Points; point++)
        {
            // Right before they are added to, so that they are in the first-level cache.
            NativeMemory.Clear(products + point * ProductStride, (nuint)_block * (nuint)_stride * sizeof(float));
            for (var from = 0; from < _inputs; from += DepthBlock)
                for (var panel = 0; panel < panels; panel++)
                {
                    var b = _weights.Panel(point, firstPanel + panel) + from * MicroKernel.Columns;
                    var a = data + (long)point * DataStride + from;
                    var c = products + point * ProductStride + panel * MicroKernel.Columns;
                    var depth = Math.Min(DepthBlock, _inputs - from);
                    var columns = _outputs - (firstPanel + panel) * MicroKernel.Columns;
                    // Rows beyond the last tile hold what was there before; their products are not read.
                    for (var row = 0; row < tiles; row += MicroKernel.Rows)
                        MicroKernel.MultiplyPanel(columns, depth, a + (long)row * _inputs, _inputs, 1, b, c + row * _stride, _stride);
                }
        }
    }

    private void TransformOutputs(int first, int tiles, float* products, int column, int columns, float* outside)
    {
        var places = stackalloc float*[16];
        var results = stackalloc float[16 * Lanes];
        var count = _geometry.Outputs * _geometry.Outputs;
        for (var tile = 0; tile < tiles; tile++)
        {
            _geometry.FindOutputs(_output, first + tile, outside, places);
            for (var channel = 0; channel < columns; channel += Lanes)
            {
                WinogradTransform.Outputs(_geometry.Outputs, products + tile * _stride + channel, ProductStride, results);
                var bias = _bias == null ? Vector512<float>.Zero : Vector512.Load(_bias + column + channel);
                for (var place = 0; place < count; place++) (Vector512.Load(results + place * Lanes) + bias).Store(places[place] + column + channel);
            }
        }
    }
}
