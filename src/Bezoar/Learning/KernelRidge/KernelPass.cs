using System.Runtime.Intrinsics;
using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Numerics;
using Bezoar.Voting;

namespace Bezoar.Learning.KernelRidge;

/// <summary>
/// From a block of test inputs to their votes: tile by tile, scalar products with the training vectors become kernel values
/// and then terms of the scores of each partition, so that the kernel matrix never exists as a whole.
/// </summary>
/// <remarks>
/// A score is one chain of fused multiply-adds over the partition's vectors in content order. Where tiles begin and which
/// other partitions lie between changes no bit of it.
/// </remarks>
internal sealed unsafe class KernelPass(
    SampleDescriptor descriptor, float gamma, TrainingLayout layout, PackedMatrix vectors,
    IReadOnlyList<float[]> coefficients, Dataset test, PartialVotes votes)
{
    private const int TileColumns = 15 * MicroKernel.Columns;
    private readonly Segment[][] _segments = [.. Enumerable.Range(0, coefficients.Count).Select(layout.Segments)];
    private readonly bool[][] _seen = [.. Enumerable.Range(0, coefficients.Count).Select(layout.SeenClasses)];
    private readonly int _width = KernelRidgeLearner.PaddedClasses(test.ClassCount);

    private int VectorLength => descriptor.Length;

    private TrainingLayout Layout => layout;

    /// <summary>Memory that one thread reuses for every block.</summary>
    public Scratch CreateScratch() => new(this);

    /// <summary>Counts the votes on one block of test inputs.</summary>
    public void Run(int block, Scratch scratch)
    {
        var (first, count) = votes.InputsOf(block);
        for (var row = 0; row < count; row++)
        {
            descriptor.Describe(test.Record(first + row), 0, scratch.Vector);
            scratch.Left.PackVector(scratch.Vector, row);
        }
        // A block that was broken off may have left votes behind.
        foreach (var counts in votes.Counts) counts.AsSpan(first * test.ClassCount, count * test.ClassCount).Clear();
        foreach (var sums in scratch.Sums) sums.Reset();
        for (var column = 0; column < layout.RowCount; column += TileColumns)
        {
            var columns = Math.Min(TileColumns, layout.RowCount - column);
            FillTile(scratch, count, column, columns);
            foreach (var sums in scratch.Sums) Accumulate(sums, scratch.Tile.Start, count, column, columns, first);
        }
        foreach (var sums in scratch.Sums)
            while (sums.Group < layout.GroupCount) CastVotes(sums, first, count);
    }

    /// <summary>tile ← k(test vectors, training vectors).</summary>
    private void FillTile(Scratch scratch, int rows, int column, int columns)
    {
        var tile = scratch.Tile.Start;
        new Span<float>(tile, rows * TileColumns).Clear();
        MatrixProduct.AddPacked(scratch.Left, vectors, 0, rows, column, columns, tile, TileColumns);
        RadialKernel.FromScalarProducts(new Span<float>(tile, rows * TileColumns), gamma);
    }

    /// <summary>Adds a tile's terms to the scores; whenever a group of partitions is complete, its votes are cast.</summary>
    private void Accumulate(PartitionSums sums, float* tile, int rows, int column, int columns, int firstInput)
    {
        var segments = _segments[sums.K];
        for (; sums.Segment < segments.Length && segments[sums.Segment].Begin < column + columns; sums.Segment++)
        {
            var segment = segments[sums.Segment];
            while (sums.Group < segment.Group) CastVotes(sums, firstInput, rows);
            var begin = Math.Max(segment.Begin, column);
            var end = Math.Min(segment.End, column + columns);
            fixed (float* terms = &coefficients[sums.K][(long)begin * _width])
                AddTerms(tile + (begin - column), rows, end - begin, terms, sums.Scores(0, segment.Slot), sums.RowLength);
            if (segment.End > column + columns) break;
        }
    }

    /// <summary>scores[row] += Σ_j tile[row, j] · terms[j], eight rows at a time to hide the latency of the chains.</summary>
    private void AddTerms(float* tile, int rows, int columns, float* terms, float* scores, nint rowLength)
    {
        for (var lane = 0; lane < _width; lane += Vector512<float>.Count)
        {
            var row = 0;
            for (; row + 8 <= rows; row += 8)
                AddTermsOfEightRows(tile + row * TileColumns, columns, terms + lane, _width, scores + row * rowLength + lane, rowLength);
            for (; row < rows; row++)
            {
                var sum = Vector512.Load(scores + row * rowLength + lane);
                for (var j = 0; j < columns; j++)
                    sum = Vector512.FusedMultiplyAdd(Vector512.Create(tile[row * TileColumns + j]), Vector512.Load(terms + j * _width + lane), sum);
                sum.Store(scores + row * rowLength + lane);
            }
        }
    }

    private static void AddTermsOfEightRows(float* tile, int columns, float* terms, int width, float* scores, nint rowLength)
    {
        var sum0 = Vector512.Load(scores);
        var sum1 = Vector512.Load(scores + rowLength);
        var sum2 = Vector512.Load(scores + 2 * rowLength);
        var sum3 = Vector512.Load(scores + 3 * rowLength);
        var sum4 = Vector512.Load(scores + 4 * rowLength);
        var sum5 = Vector512.Load(scores + 5 * rowLength);
        var sum6 = Vector512.Load(scores + 6 * rowLength);
        var sum7 = Vector512.Load(scores + 7 * rowLength);
        for (var j = 0; j < columns; j++, terms += width)
        {
            var term = Vector512.Load(terms);
            var at = tile + j;
            sum0 = Vector512.FusedMultiplyAdd(Vector512.Create(*at), term, sum0);
            sum1 = Vector512.FusedMultiplyAdd(Vector512.Create(at[TileColumns]), term, sum1);
            sum2 = Vector512.FusedMultiplyAdd(Vector512.Create(at[2 * TileColumns]), term, sum2);
            sum3 = Vector512.FusedMultiplyAdd(Vector512.Create(at[3 * TileColumns]), term, sum3);
            sum4 = Vector512.FusedMultiplyAdd(Vector512.Create(at[4 * TileColumns]), term, sum4);
            sum5 = Vector512.FusedMultiplyAdd(Vector512.Create(at[5 * TileColumns]), term, sum5);
            sum6 = Vector512.FusedMultiplyAdd(Vector512.Create(at[6 * TileColumns]), term, sum6);
            sum7 = Vector512.FusedMultiplyAdd(Vector512.Create(at[7 * TileColumns]), term, sum7);
        }
        sum0.Store(scores);
        sum1.Store(scores + rowLength);
        sum2.Store(scores + 2 * rowLength);
        sum3.Store(scores + 3 * rowLength);
        sum4.Store(scores + 4 * rowLength);
        sum5.Store(scores + 5 * rowLength);
        sum6.Store(scores + 6 * rowLength);
        sum7.Store(scores + 7 * rowLength);
    }

    /// <summary>
    /// Each base classifier of the group votes for its class of largest score, the smaller class on a tie, among the classes
    /// that it has seen: so that a label which occurs elsewhere only cannot change its vote. One without samples votes for class 0.
    /// </summary>
    private void CastVotes(PartitionSums sums, int firstInput, int inputs)
    {
        var counts = votes.Counts[sums.K];
        for (var slot = 0; slot < sums.SlotCount; slot++)
        {
            var partition = sums.Group + slot * layout.GroupCount;
            var seen = _seen[sums.K].AsSpan(partition * test.ClassCount, test.ClassCount);
            var smallest = Math.Max(seen.IndexOf(true), 0);
            for (var input = 0; input < inputs; input++)
            {
                var scores = new Span<float>(sums.Scores(input, slot), _width);
                var best = smallest;
                for (var c = smallest + 1; c < seen.Length; c++)
                    if (seen[c] && scores[c] > scores[best]) best = c;
                counts[(firstInput + input) * test.ClassCount + best]++;
                scores.Clear();
            }
        }
        sums.Group++;
    }

    /// <summary>Scores of one k's current group of partitions, and how far it has come.</summary>
    internal sealed class PartitionSums(int k, int slotCount, int width) : IDisposable
    {
        private readonly AlignedBuffer _scores = new((long)PartialVotes.InputsPerBlock * slotCount * width);

        public int K => k;
        public int SlotCount => slotCount;
        public nint RowLength { get; } = (nint)slotCount * width;
        public int Segment { get; set; }
        public int Group { get; set; }

        public float* Scores(int row, int slot) => _scores.Start + row * RowLength + slot * width;

        public void Reset()
        {
            (Segment, Group) = (0, 0);
            _scores.Clear();
        }

        public void Dispose() => _scores.Dispose();
    }

    /// <summary>Memory that one thread reuses for every block.</summary>
    internal sealed class Scratch(KernelPass pass) : IDisposable
    {
        public float[] Vector { get; } = new float[pass.VectorLength];
        public PackedMatrix Left { get; } = PackedMatrix.ForLeft(PartialVotes.InputsPerBlock, pass.VectorLength);
        public AlignedBuffer Tile { get; } = new(PartialVotes.InputsPerBlock * TileColumns);

        public PartitionSums[] Sums { get; } =
            [.. Enumerable.Range(0, pass._segments.Length).Select(k => new PartitionSums(k, pass.Layout.SlotCount(k), pass._width))];

        public void Dispose()
        {
            Left.Dispose();
            Tile.Dispose();
            foreach (var sums in Sums) sums.Dispose();
        }
    }
}
