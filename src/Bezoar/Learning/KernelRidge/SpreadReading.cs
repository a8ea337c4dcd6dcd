using Bezoar.Learning.Kernels;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Learning.KernelRidge;

/// <summary>
/// The votes of the base classifiers of Finite Aggregation: for each test input the class that each votes for and, for a run-off election, for which classes it would rather
/// have the winner instead.
/// </summary>
/// <remarks>A number of the table is the class in its lower eight bits and above them, with a run-off election, bit c for class c.</remarks>
internal sealed class SpreadReading : IKernelReading
{
    private readonly TrainingLayout _layout;
    private readonly Spreading _spreading;
    private readonly Segment[] _segments;
    private readonly bool[] _seen;
    private readonly float[][] _coefficients;
    private readonly int _classCount;
    private readonly bool _withRunOff;

    /// <param name="layout">Of the training vectors, not grouped.</param>
    /// <param name="samples">Which samples each base classifier sees.</param>
    /// <param name="seen">base classifiers × classes: whether a class is among them.</param>
    /// <param name="coefficients">For each j, training vectors × padded classes: of the j-th base classifier that a vector's bucket reaches.</param>
    /// <param name="withRunOff">Whether a run-off election is held.</param>
    public SpreadReading(TrainingLayout layout, SpreadSamples samples, bool[] seen, float[][] coefficients, bool withRunOff)
    {
        (_layout, _spreading, _seen, _coefficients, _withRunOff) = (layout, samples.Spreading, seen, coefficients, withRunOff);
        (_segments, _classCount) = (layout.Segments(samples.Buckets), seen.Length / samples.Spreading.Count);
    }

    public int Width => _spreading.Count;

    public bool ReadsScalarProducts => false;

    public ITileReader CreateReader(int[] table) => new Reader(this, table);

    private ReadOnlySpan<bool> SeenBy(int classifier) => _seen.AsSpan(classifier * _classCount, _classCount);

    private sealed unsafe class Reader(SpreadReading reading, int[] table) : ITileReader
    {
        private readonly int _width = KernelRidgeLearner.PaddedClasses(reading._classCount);
        private readonly PartitionScores _scores = new(reading._spreading.Count, KernelRidgeLearner.PaddedClasses(reading._classCount));
        private int _first, _inputs, _segment;

        public void Begin(int firstInput, int inputCount)
        {
            (_first, _inputs, _segment) = (firstInput, inputCount, 0);
            _scores.Clear();
        }

        public void Read(float* tile, int column, int columns)
        {
            var segments = reading._segments;
            for (; _segment < segments.Length && segments[_segment].Begin < column + columns; _segment++)
            {
                var segment = segments[_segment];
                var bucket = segment.Group + segment.Slot * reading._layout.GroupCount;
                var begin = Math.Max(segment.Begin, column);
                var end = Math.Min(segment.End, column + columns);
                for (var j = 0; j < reading._coefficients.Length; j++)
                    fixed (float* terms = &reading._coefficients[j][(long)begin * _width])
                        _scores.Add(tile + (begin - column), _inputs, end - begin, terms, reading._spreading.ClassifierOf(bucket, j));
                if (segment.End > column + columns) break;
            }
        }

        public void End()
        {
            for (var input = 0; input < _inputs; input++)
            {
                var row = table.AsSpan((_first + input) * reading.Width, reading.Width);
                for (var m = 0; m < row.Length; m++) row[m] = Votes.Best(_scores.Of(input, m), reading.SeenBy(m));
                if (reading._withRunOff) AddPreferences(input, row);
            }
        }

        public void Dispose() => _scores.Dispose();

        private void AddPreferences(int input, Span<int> row)
        {
            var counts = new int[reading._classCount];
            foreach (var vote in row) counts[vote]++;
            var (smaller, larger) = RunOff.Finalists(counts);
            var forSmaller = 0;
            for (var m = 0; m < row.Length; m++)
                if (Votes.Prefers(_scores.Of(input, m), reading.SeenBy(m), smaller, larger)) forSmaller++;
            var winner = 2 * forSmaller >= row.Length ? smaller : larger;
            for (var m = 0; m < row.Length; m++)
                for (var c = 0; c < counts.Length; c++)
                    if (c != winner && Votes.Prefers(_scores.Of(input, m), reading.SeenBy(m), winner, c)) row[m] |= 1 << (PackedBallot.ClassBits + c);
        }
    }
}
