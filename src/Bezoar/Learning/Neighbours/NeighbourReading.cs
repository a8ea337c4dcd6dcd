using Bezoar.Learning.Kernels;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Learning.Neighbours;

/// <summary>
/// The votes of the K nearest training samples, for any number of K, and kernel votes, for any number of kernels: how close each training sample is is worked out once
/// for all of them.
/// </summary>
/// <remarks>A row of the table has the classes' votes for each K, and then the classes' sums of weights for each kernel.</remarks>
internal sealed class NeighbourReading : IKernelReading
{
    private readonly int[] _labels, _sampleAt, _nearest;
    private readonly int[][] _weights;
    private readonly int _views, _classCount;

    /// <param name="samples">The training set.</param>
    /// <param name="layout">Of its vectors.</param>
    /// <param name="nearest">Every K; one that exceeds the number of samples takes all.</param>
    /// <param name="kernels">Every kernel.</param>
    public NeighbourReading(SampleSet samples, TrainingLayout layout, IReadOnlyList<int> nearest, IReadOnlyList<VoteKernel> kernels)
    {
        (_views, _classCount, _nearest) = (layout.Views, samples.ClassCount, [.. nearest]);
        _labels = [.. Enumerable.Range(0, samples.Count).Select(samples.Label)];
        _sampleAt = [.. Enumerable.Range(0, samples.Count).Select(layout.SampleAt)];
        _weights = [.. kernels.Select(kernel => kernel.Weights())];
    }

    public int Width => (_nearest.Length + _weights.Length) * _classCount;

    public bool ReadsScalarProducts => true;

    public ITileReader CreateReader(int[] table) => new Reader(this, table);

    private sealed unsafe class Reader(NeighbourReading reading, int[] table) : ITileReader
    {
        private readonly int _samples = reading._labels.Length;

        // test inputs × training samples, in content order: the largest scalar product of any view.
        private readonly AlignedBuffer _products = new((long)PartialVotes.InputsPerBlock * reading._labels.Length);
        private readonly ClosenessOrder _order = new(reading._labels.Length);
        private int _first, _inputs;

        public void Begin(int firstInput, int inputCount)
        {
            (_first, _inputs) = (firstInput, inputCount);
            new Span<float>(_products.Start, inputCount * _samples).Fill(-1);
            table.AsSpan(firstInput * reading.Width, inputCount * reading.Width).Clear();
        }

        public void Read(float* tile, int column, int columns)
        {
            for (var input = 0; input < _inputs; input++)
            {
                var row = tile + (nint)input * KernelPass.TileColumns;
                var products = _products.Start + (nint)input * _samples;
                var (position, view) = (column / reading._views, column % reading._views);
                for (var i = 0; i < columns;)
                {
                    var sample = reading._sampleAt[position];
                    var largest = products[sample];
                    for (; view < reading._views && i < columns; view++, i++) largest = Math.Max(largest, row[i]);
                    products[sample] = largest;
                    (position, view) = (position + 1, 0);
                }
            }
        }

        public void End()
        {
            for (var input = 0; input < _inputs; input++)
            {
                _order.Set(new(_products.Start + (nint)input * _samples, _samples));
                var row = table.AsSpan((_first + input) * reading.Width, reading.Width);
                var classes = reading._classCount;
                if (reading._nearest.Length > 0) CountNearest(row);
                for (var kernel = 0; kernel < reading._weights.Length; kernel++)
                    Sum(reading._weights[kernel], row.Slice((reading._nearest.Length + kernel) * classes, classes));
            }
        }

        public void Dispose() => _products.Dispose();

        private void CountNearest(Span<int> row)
        {
            _order.Sort(reading._nearest.Max());
            for (var k = 0; k < reading._nearest.Length; k++)
            {
                var votes = row.Slice(k * reading._classCount, reading._classCount);
                foreach (var sample in _order.Nearest(reading._nearest[k])) votes[reading._labels[sample]]++;
            }
        }

        private void Sum(int[] weights, Span<int> sums)
        {
            var closeness = _order.Closeness;
            for (var sample = 0; sample < closeness.Length; sample++)
                sums[reading._labels[sample]] = checked(sums[reading._labels[sample]] + weights[closeness[sample]]);
        }
    }
}
