using System.Runtime.InteropServices;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>
/// images = scatter(places · weightsᵀ) + bias, sums where patches overlap: a convolution of any stride backward to its input,
/// and a transposed convolution forward. An image is one item; its patches are added in ascending order.
/// </summary>
internal sealed unsafe class ScatterProduct : PatchProduct
{
    private readonly PatchGeometry _geometry;
    private readonly WeightPanels _panels;
    private readonly Workers _workers;
    private readonly Action<int> _item;
    private readonly int _stride;
    private float* _places, _bias, _images;

    /// <param name="geometry">Patches of what is written; places with the channels of what is read.</param>
    /// <param name="workers">Threads.</param>
    public ScatterProduct(PatchGeometry geometry, Workers workers)
    {
        (_geometry, _workers) = (geometry, workers);
        _panels = new(geometry.Kernel * geometry.Kernel, geometry.Image.Channels, geometry.Places.Channels, WeightOrder.OutputByPatch, workers);
        _stride = _panels.PanelCount * MicroKernel.Columns;
        _item = Item;
    }

    /// <inheritdoc/>
    public override void Run(float* places, float* weights, float* bias, float* images, int count)
    {
        _panels.Pack(weights);
        _places = places;
        _bias = bias;
        _images = images;
        _workers.For(count, _item);
    }

    /// <inheritdoc/>
    public override void Dispose() => _panels.Dispose();

    private void Item(int sample)
    {
        var (area, depth) = (_geometry.Places.Area, _panels.Depth);
        var rows = (area + MicroKernel.Rows - 1) / MicroKernel.Rows * MicroKernel.Rows;
        var patches = ThreadScratch.Take((long)rows * _stride);
        NativeMemory.Clear(patches, (nuint)rows * (nuint)_stride * sizeof(float));
        var places = _places + (long)sample * _geometry.Places.Count;
        for (var panel = 0; panel < _panels.PanelCount; panel++)
            for (var row = 0; row < rows; row += MicroKernel.Rows)
                MicroKernel.Multiply(depth, places + (long)row * depth, depth, 1, _panels.Panel(panel), patches + (long)row * _stride + panel * MicroKernel.Columns, _stride);
        Scatter(patches, _images + (long)sample * _geometry.Image.Count);
    }

    private void Scatter(float* patches, float* image)
    {
        var (shape, stride, padding) = (_geometry.Image, _geometry.Stride, _geometry.Padding);
        Begin(image);
        var pitch = shape.Width * shape.Channels;
        var run = _geometry.Kernel * shape.Channels;
        for (var y = 0; y < _geometry.Places.Height; y++)
            for (var x = 0; x < _geometry.Places.Width; x++, patches += _stride)
                for (var tap = 0; tap < _geometry.Kernel; tap++)
                {
                    var row = y * stride - padding + tap;
                    if ((uint)row >= (uint)shape.Height) continue;
                    var begin = (x * stride - padding) * shape.Channels;
                    var (low, high) = (Math.Max(0, -begin), Math.Min(run, pitch - begin));
                    if (low < high) Lanes.AddTo(image + row * pitch + begin + low, patches + tap * run + low, high - low);
                }
    }

    private void Begin(float* image)
    {
        var channels = _geometry.Image.Channels;
        if (_bias == null) new Span<float>(image, _geometry.Image.Count).Clear();
        else
            for (var place = 0; place < _geometry.Image.Area; place++)
                new ReadOnlySpan<float>(_bias, channels).CopyTo(new(image + place * channels, channels));
    }
}
