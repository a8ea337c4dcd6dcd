using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution.Winograd;

/// <summary>
/// The derivatives by the weights of a convolution of stride 1, by 36 matrix products whose inner dimension runs over tiles.
/// The tiles are cut into a number of parts that the shapes decide; the parts' sums are added in order.
/// </summary>
[SkipLocalsInit]
internal sealed unsafe class WinogradWeightGradient : WeightGradient
{
    private const int TileBlock = 48;
    private const int MostParts = 4, FewestTilesOfPart = 2 * TileBlock;
    private const int Lanes = WinogradTransform.Lanes;
    private const int Points = WinogradTransform.Points;

    private readonly WinogradTiles _geometry;
    private readonly Workers _workers;
    private readonly Action<int> _sumPart, _finish;
    private readonly AlignedBuffer _sums, _zeros;
    private readonly float[] _matrix;
    private readonly int _kernel, _inputs, _outputs, _rows, _panels, _stride;
    private int _tiles, _parts;
    private float* _images, _places, _gradient;

    /// <param name="geometry">Where patches are.</param>
    /// <param name="batchSize">Most samples.</param>
    /// <param name="workers">Threads.</param>
    public WinogradWeightGradient(PatchGeometry geometry, int batchSize, Workers workers)
    {
        (_geometry, _workers, _sumPart, _finish) = (new(geometry), workers, SumPart, Finish);
        (_kernel, _inputs, _outputs) = (geometry.Kernel, geometry.Image.Channels, geometry.Places.Channels);
        _matrix = WinogradTransform.KernelMatrix(_kernel);
        _rows = (_inputs + MicroKernel.Rows - 1) / MicroKernel.Rows * MicroKernel.Rows;
        _panels = (_outputs + MicroKernel.Columns - 1) / MicroKernel.Columns;
        _stride = _panels * MicroKernel.Columns;
        _sums = new(PartsOf(batchSize * _geometry.PerImage) * PartLength);
        _zeros = new(Math.Max(_inputs, _outputs));
        _zeros.Clear();
    }

    private int DataStride => WinogradTransform.PointStride(TileBlock * _inputs);

    private int DerivativeStride => WinogradTransform.PointStride(TileBlock * _stride);

    private long PartLength => (long)Points * _rows * _stride;

    /// <inheritdoc/>
    public override void Run(float* images, float* places, float* gradient, int count)
    {
        _images = images;
        _places = places;
        _gradient = gradient;
        _tiles = count * _geometry.PerImage;
        _parts = PartsOf(_tiles);
        _workers.For(_parts, _sumPart);
        _workers.For(_inputs, _finish);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _sums.Dispose();
        _zeros.Dispose();
    }

    private static int PartsOf(int tiles) => Math.Clamp(tiles / FewestTilesOfPart, 1, MostParts);

    private void SumPart(int part)
    {
        var sums = _sums.Start + part * PartLength;
        NativeMemory.Clear(sums, (nuint)PartLength * sizeof(float));
        var data = ThreadScratch.Take((long)Points * (DataStride + DerivativeStride) + MicroKernel.Rows);
        var derivatives = data + (long)Points * DataStride;
        var end = (int)((long)_tiles * (part + 1) / _parts);
        for (var first = (int)((long)_tiles * part / _parts); first < end; first += TileBlock)
        {
            var tiles = Math.Min(TileBlock, end - first);
            Transform(first, tiles, data, derivatives);
            Multiply(tiles, data, derivatives, sums);
        }
    }

    /// <summary>Data stand tile by tile, derivatives in panels of 32 channels, tile by tile.</summary>
    private void Transform(int first, int tiles, float* data, float* derivatives)
    {
        var places = stackalloc float*[Points];
        for (var tile = 0; tile < tiles; tile++)
        {
            _geometry.FindData(_images, first + tile, _zeros.Start, places);
            for (var channel = 0; channel < _inputs; channel += Lanes)
                WinogradTransform.Data(places, channel, data + (long)tile * _inputs + channel, DataStride);
            _geometry.FindOutputs(_places, first + tile, _zeros.Start, places);
            for (var channel = 0; channel < _outputs; channel += Lanes)
            {
                var (panel, lane) = int.DivRem(channel, MicroKernel.Columns);
                var target = derivatives + ((long)panel * TileBlock + tile) * MicroKernel.Columns + lane;
                WinogradTransform.Derivatives(_geometry.Outputs, places, channel, target, DerivativeStride);
            }
        }
    }

    private void Multiply(int tiles, float* data, float* derivatives, float* sums)
    {
        for (var point = 0; point < Points; point++)
            for (var panel = 0; panel < _panels; panel++)
            {
                var b = derivatives + (long)point * DerivativeStride + panel * TileBlock * MicroKernel.Columns;
                var columns = _outputs - panel * MicroKernel.Columns;
                for (var row = 0; row < _rows; row += MicroKernel.Rows)
                {
                    var a = data + (long)point * DataStride + row;
                    var c = sums + ((long)point * _rows + row) * _stride + panel * MicroKernel.Columns;
                    MicroKernel.MultiplyPanel(columns, tiles, a, 1, _inputs, b, c, _stride);
                }
            }
    }

    /// <summary>Adds the parts and applies Gᵀ · G, for one input channel.</summary>
    private void Finish(int input)
    {
        var points = stackalloc float[Points * Lanes];
        var half = stackalloc float[5 * WinogradTransform.Side * Lanes];
        for (var output = 0; output < _outputs; output += Lanes)
        {
            for (var point = 0; point < Points; point++) SumOfParts(point, input, output).Store(points + point * Lanes);
            for (var row = 0; row < _kernel; row++)
                for (var j = 0; j < WinogradTransform.Side; j++)
                    Combine(row, points + j * Lanes, WinogradTransform.Side * Lanes).Store(half + (row * WinogradTransform.Side + j) * Lanes);
            for (var row = 0; row < _kernel; row++)
                for (var column = 0; column < _kernel; column++)
                    Combine(column, half + row * WinogradTransform.Side * Lanes, Lanes)
                        .Store(_gradient + ((long)(row * _kernel + column) * _inputs + input) * _outputs + output);
        }
    }

    private Vector512<float> SumOfParts(int point, int input, int output)
    {
        var source = _sums.Start + ((long)point * _rows + input) * _stride + output;
        var sum = Vector512.Load(source);
        for (var part = 1; part < _parts; part++) sum += Vector512.Load(source + part * PartLength);
        return sum;
    }

    private Vector512<float> Combine(int tap, float* source, nint step)
    {
        var sum = Vector512<float>.Zero;
        for (var point = 0; point < WinogradTransform.Side; point++)
            sum = Vector512.FusedMultiplyAdd(Vector512.Create(_matrix[point * _kernel + tap]), Vector512.Load(source + point * step), sum);
        return sum;
    }
}
