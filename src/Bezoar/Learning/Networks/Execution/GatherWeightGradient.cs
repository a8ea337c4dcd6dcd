using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Bezoar.Numerics;

namespace Bezoar.Learning.Networks.Execution;

/// <summary>
/// gradient = patches(images)ᵀ · places: the derivatives by a convolution's weights. The inner dimension runs over all places of
/// the batch; it is cut into a number of parts that the shapes decide, and the parts' sums are added in order.
/// </summary>
internal sealed unsafe class GatherWeightGradient : WeightGradient
{
    // 128 places × 240 numbers of their patches, × 192 channels, and their product are 120, 96 and 180 KiB.
    private const int PlaceBlock = 128;
    private const int DepthBlock = 20 * MicroKernel.Rows;

    // Fewer items than this leave threads without work; parts shorter than this are not worth their own sum, and longer ones
    // lose digits.
    private const int FewestItems = 12, ShortestPart = 1024, LongestPart = 32 * 1024;

    private readonly PatchGeometry _geometry;
    private readonly Workers _workers;
    private readonly Action<int> _item, _addParts;
    private readonly AlignedBuffer _sums;
    private readonly int _blockLength, _blocks, _panels, _stride, _mostParts;
    private int _rows, _parts;
    private float* _images, _places, _gradient;

    /// <param name="geometry">Where patches are.</param>
    /// <param name="batchSize">Most samples.</param>
    /// <param name="workers">Threads.</param>
    public GatherWeightGradient(PatchGeometry geometry, int batchSize, Workers workers)
    {
        (_geometry, _workers, _item, _addParts) = (geometry, workers, Item, AddParts);
        var depth = geometry.Depth;
        _panels = (geometry.Places.Channels + MicroKernel.Columns - 1) / MicroKernel.Columns;
        _stride = _panels * MicroKernel.Columns;
        _mostParts = PartsOf((long)batchSize * geometry.Places.Area, (depth + DepthBlock - 1) / DepthBlock);
        // With few places there is one part, and the patches' numbers are shared out in smaller blocks instead.
        _blockLength = _mostParts > 1 ? DepthBlock : Math.Clamp(RoundUp((depth + FewestItems - 1) / FewestItems), MicroKernel.Rows, DepthBlock);
        _blocks = (depth + _blockLength - 1) / _blockLength;
        _sums = new((long)_mostParts * _blocks * _blockLength * _stride);
        _sums.Clear();
    }

    /// <inheritdoc/>
    public override void Run(float* images, float* places, float* gradient, int count)
    {
        _images = images;
        _places = places;
        _gradient = gradient;
        _rows = count * _geometry.Places.Area;
        _parts = Math.Min(_mostParts, PartsOf(_rows, _blocks));
        _workers.For(_parts * _blocks, _item);
        _workers.For(_blocks, _addParts);
    }

    /// <inheritdoc/>
    public override void Dispose() => _sums.Dispose();

    private static int PartsOf(long rows, int blocks)
    {
        var forThreads = Math.Min((FewestItems + blocks - 1) / blocks, Math.Max(1, rows / ShortestPart));
        return (int)Math.Max(forThreads, (rows + LongestPart - 1) / LongestPart);
    }

    private static int RoundUp(int length) => (length + MicroKernel.Rows - 1) / MicroKernel.Rows * MicroKernel.Rows;

    private float* Sums(int part, int block) => _sums.Start + ((long)part * _blocks + block) * _blockLength * _stride;

    private void Item(int item)
    {
        var (part, block) = (item / _blocks, item % _blocks);
        var from = block * _blockLength;
        var length = Math.Min(_blockLength, _geometry.Depth - from);
        var sums = Sums(part, block);
        NativeMemory.Clear(sums, (nuint)_blockLength * (nuint)_stride * sizeof(float));
        var (first, end) = ((int)((long)_rows * part / _parts), (int)((long)_rows * (part + 1) / _parts));
        var packed = ThreadScratch.Take((long)PlaceBlock * (_stride + DepthBlock) + MicroKernel.Rows + PatchGatherer.Overrun);
        var gathered = packed + PlaceBlock * _stride;
        for (var row = first; row < end; row += PlaceBlock)
        {
            var rows = Math.Min(PlaceBlock, end - row);
            PackPlaces(row, rows, packed);
            if (_geometry.IsPointwise)
                Multiply(_images + (long)row * _geometry.Depth + from, _geometry.Depth, rows, length, packed, sums);
            else
            {
                PatchGatherer.Gather(_geometry, _images, row, rows, from, length, gathered);
                Multiply(gathered, length, rows, length, packed, sums);
            }
        }
    }

    private void Multiply(float* patches, nint step, int rows, int length, float* packed, float* sums)
    {
        for (var panel = 0; panel < _panels; panel++)
        {
            var b = packed + panel * PlaceBlock * MicroKernel.Columns;
            for (var i = 0; i < length; i += MicroKernel.Rows)
            {
                var c = sums + (long)i * _stride + panel * MicroKernel.Columns;
                MicroKernel.MultiplyPanel(_geometry.Places.Channels - panel * MicroKernel.Columns, rows, patches + i, 1, step, b, c, _stride);
            }
        }
    }

    /// <summary>Panels of 32 channels; beyond the last channel stand numbers of the next place, whose products nobody reads.</summary>
    private void PackPlaces(int first, int rows, float* packed)
    {
        var channels = _geometry.Places.Channels;
        for (var panel = 0; panel < _panels; panel++)
        {
            var source = _places + (long)first * channels + panel * MicroKernel.Columns;
            var target = packed + panel * PlaceBlock * MicroKernel.Columns;
            for (var row = 0; row < rows; row++, source += channels, target += MicroKernel.Columns)
            {
                Vector512.Load(source).Store(target);
                Vector512.Load(source + 16).Store(target + 16);
            }
        }
    }

    private void AddParts(int block)
    {
        var channels = _geometry.Places.Channels;
        var from = block * _blockLength;
        var length = Math.Min(_blockLength, _geometry.Depth - from);
        for (var row = 0; row < length; row++)
        {
            var target = _gradient + (long)(from + row) * channels;
            new ReadOnlySpan<float>(Sums(0, block) + (long)row * _stride, channels).CopyTo(new(target, channels));
            for (var part = 1; part < _parts; part++) Lanes.AddTo(target, Sums(part, block) + (long)row * _stride, channels);
        }
    }
}
