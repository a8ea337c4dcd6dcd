using System.Numerics;
using System.Runtime.Intrinsics;
using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Features.Graph;

/// <summary>
/// Exact nearest neighbours among unlabelled inputs: all scalar products of descriptors, tile by tile, and the largest ones
/// of each row. The similarity of a query is the largest over its views, so that a neighbour may be one after an affine change.
/// </summary>
internal sealed unsafe class NeighbourSearch : IDisposable
{
    private const int QueriesPerBlock = 20 * MicroKernel.Rows;
    private const int TileColumns = 15 * MicroKernel.Columns;
    private readonly SampleDescriptor _descriptor;
    private readonly PackedMatrix _vectors;

    private NeighbourSearch(SampleDescriptor descriptor, int count) =>
        (_descriptor, _vectors) = (descriptor, PackedMatrix.ForRight(count, descriptor.Length));

    /// <summary>The bytes of a query.</summary>
    public delegate ReadOnlySpan<byte> QueryRecord(int query);

    /// <summary>Describes the inputs that are searched, as they are.</summary>
    public static NeighbourSearch Over(SampleDescriptor descriptor, UnlabelledInputs inputs, Workers workers)
    {
        const int InputsPerItem = 16 * MicroKernel.Columns;
        var search = new NeighbourSearch(descriptor, inputs.Count);
        workers.For((inputs.Count + InputsPerItem - 1) / InputsPerItem, () => new float[descriptor.Length], (item, vector) =>
        {
            for (var i = item * InputsPerItem; i < Math.Min((item + 1) * InputsPerItem, inputs.Count); i++)
            {
                descriptor.Describe(inputs.Record(i), 0, vector);
                search._vectors.PackVector(vector, i);
            }
        });
        search._vectors.ClearPadding();
        return search;
    }

    /// <summary>The nearest inputs of each query.</summary>
    /// <param name="queries">Number of queries.</param>
    /// <param name="record">Their bytes.</param>
    /// <param name="neighbours">How many.</param>
    /// <param name="areInputs">Whether query i is input i, which is then no neighbour of its own.</param>
    /// <param name="workers">Threads; they do not change the result.</param>
    /// <param name="progress">Told how many blocks of queries are done, of how many.</param>
    public NeighbourLists Find(
        int queries, QueryRecord record, int neighbours, bool areInputs, Workers workers, Action<int, int>? progress = null)
    {
        var indices = new int[(long)queries * neighbours];
        var similarities = new float[(long)queries * neighbours];
        var blocks = (queries + QueriesPerBlock - 1) / QueriesPerBlock;
        var done = 0;
        workers.For(blocks, () => new Scratch(_descriptor), (block, scratch) =>
        {
            var first = block * QueriesPerBlock;
            var count = Math.Min(QueriesPerBlock, queries - first);
            DescribeQueries(record, first, count, scratch);
            var length = count * neighbours;
            Search(scratch, count, areInputs ? first : -1,
                new(neighbours, indices.AsSpan(first * neighbours, length), similarities.AsSpan(first * neighbours, length)));
            progress?.Invoke(Interlocked.Increment(ref done), blocks);
        });
        return new(neighbours, indices, similarities);
    }

    /// <inheritdoc/>
    public void Dispose() => _vectors.Dispose();

    private void DescribeQueries(QueryRecord record, int first, int count, Scratch scratch)
    {
        for (var view = 0; view < scratch.Views.Length; view++)
            for (var row = 0; row < count; row++)
            {
                _descriptor.Describe(record(first + row), view, scratch.Vector);
                scratch.Views[view].PackVector(scratch.Vector, row);
            }
    }

    private void Search(Scratch scratch, int rows, int firstInput, NearestRows nearest)
    {
        var best = scratch.Best.Start;
        var tile = scratch.Tile.Start;
        for (var column = 0; column < _vectors.Count; column += TileColumns)
        {
            var columns = Math.Min(TileColumns, _vectors.Count - column);
            for (var view = 0; view < scratch.Views.Length; view++)
            {
                var target = view == 0 ? best : tile;
                new Span<float>(target, rows * TileColumns).Clear();
                MatrixProduct.AddPacked(scratch.Views[view], _vectors, 0, rows, column, columns, target, TileColumns);
                if (view > 0) KeepLarger(best, tile, rows * TileColumns);
            }
            for (var row = 0; row < rows; row++)
                nearest.Offer(row, best + row * TileColumns, column, columns, firstInput < 0 ? -1 : firstInput + row);
        }
    }

    private static void KeepLarger(float* best, float* other, int length)
    {
        for (var i = 0; i < length; i += Vector512<float>.Count)
            Vector512.Max(Vector512.Load(best + i), Vector512.Load(other + i)).Store(best + i);
    }

    /// <summary>The lists of one block while they grow.</summary>
    private readonly ref struct NearestRows
    {
        private readonly int _neighbours;
        private readonly Span<int> _indices;
        private readonly Span<float> _similarities;

        public NearestRows(int neighbours, Span<int> indices, Span<float> similarities)
        {
            _neighbours = neighbours;
            _indices = indices;
            _similarities = similarities;
            similarities.Fill(float.NegativeInfinity);
        }

        /// <summary>Looks through a part of a row. Parts come in ascending order, so a later input never wins a tie.</summary>
        public void Offer(int row, float* similarities, int firstInput, int count, int self)
        {
            var kept = _similarities.Slice(row * _neighbours, _neighbours);
            var indices = _indices.Slice(row * _neighbours, _neighbours);
            for (var i = 0; i < count; i += Vector512<float>.Count)
            {
                var hits = Vector512.GreaterThan(Vector512.Load(similarities + i), Vector512.Create(kept[^1])).ExtractMostSignificantBits();
                for (; hits != 0; hits &= hits - 1)
                {
                    var at = i + BitOperations.TrailingZeroCount(hits);
                    if (at < count && firstInput + at != self && similarities[at] > kept[^1])
                        Insert(kept, indices, similarities[at], firstInput + at);
                }
            }
        }

        private static void Insert(Span<float> kept, Span<int> indices, float similarity, int index)
        {
            var place = kept.Length - 1;
            for (; place > 0 && kept[place - 1] < similarity; place--) (kept[place], indices[place]) = (kept[place - 1], indices[place - 1]);
            (kept[place], indices[place]) = (similarity, index);
        }
    }

    /// <summary>Memory that one thread reuses for every block.</summary>
    private sealed class Scratch(SampleDescriptor descriptor) : IDisposable
    {
        public float[] Vector { get; } = new float[descriptor.Length];
        public PackedMatrix[] Views { get; } =
            [.. Enumerable.Range(0, descriptor.ViewCount).Select(_ => PackedMatrix.ForLeft(QueriesPerBlock, descriptor.Length))];
        public AlignedBuffer Best { get; } = new(QueriesPerBlock * TileColumns);
        public AlignedBuffer Tile { get; } = new(QueriesPerBlock * TileColumns);

        public void Dispose()
        {
            foreach (var view in Views) view.Dispose();
            Best.Dispose();
            Tile.Dispose();
        }
    }
}
