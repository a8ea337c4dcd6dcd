using Bezoar.Learning.Kernels;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Learning.KernelRidge;

/// <summary>
/// The votes of one base classifier for each partition: for each test input how many there are for each class and, for a run-off election, how many base
/// classifiers would rather have its winner than each class.
/// </summary>
internal sealed class PartitionReading : IKernelReading
{
    private readonly TrainingLayout _layout;
    private readonly Segment[] _segments;
    private readonly bool[] _seen;
    private readonly float[] _coefficients;
    private readonly int _classCount, _slotCount;
    private readonly bool _withRunOff;

    /// <param name="layout">Of the training vectors.</param>
    /// <param name="partitions">k of them.</param>
    /// <param name="coefficients">training vectors × padded classes.</param>
    /// <param name="classCount">Classes.</param>
    /// <param name="withRunOff">Whether a run-off election is held too.</param>
    public PartitionReading(TrainingLayout layout, Partitions partitions, float[] coefficients, int classCount, bool withRunOff)
    {
        (_layout, _coefficients, _classCount, _withRunOff) = (layout, coefficients, classCount, withRunOff);
        (_segments, _seen, _slotCount) = (layout.Segments(partitions), layout.SeenClasses(partitions), layout.SlotCount(partitions));
    }

    public int Width => _withRunOff ? 2 * _classCount : _classCount;

    public bool ReadsScalarProducts => false;

    public ITileReader CreateReader(int[] table) => new Reader(this, table);

    private sealed unsafe class Reader(PartitionReading reading, int[] table) : ITileReader
    {
        private readonly int _width = KernelRidgeLearner.PaddedClasses(reading._classCount);
        private readonly PartitionScores _scores = new(reading._slotCount, KernelRidgeLearner.PaddedClasses(reading._classCount));
        private readonly PreferenceCounts? _preferences = reading._withRunOff ? new(PartialVotes.InputsPerBlock, reading._classCount) : null;
        private int _first, _inputs, _segment, _group;

        public void Begin(int firstInput, int inputCount)
        {
            (_first, _inputs, _segment, _group) = (firstInput, inputCount, 0, 0);
            _scores.Clear();
            _preferences?.Clear();
            table.AsSpan(firstInput * reading.Width, inputCount * reading.Width).Clear();
        }

        /// <summary>Whenever a group of partitions is complete, its votes are cast.</summary>
        public void Read(float* tile, int column, int columns)
        {
            var segments = reading._segments;
            for (; _segment < segments.Length && segments[_segment].Begin < column + columns; _segment++)
            {
                var segment = segments[_segment];
                while (_group < segment.Group) CastVotes();
                var begin = Math.Max(segment.Begin, column);
                var end = Math.Min(segment.End, column + columns);
                fixed (float* terms = &reading._coefficients[(long)begin * _width])
                    _scores.Add(tile + (begin - column), _inputs, end - begin, terms, segment.Slot);
                if (segment.End > column + columns) break;
            }
        }

        public void End()
        {
            while (_group < reading._layout.GroupCount) CastVotes();
            if (_preferences is null) return;
            for (var input = 0; input < _inputs; input++)
            {
                var row = table.AsSpan((_first + input) * reading.Width, reading.Width);
                _preferences.OfWinner(input, row[..reading._classCount], row[reading._classCount..]);
            }
        }

        public void Dispose() => _scores.Dispose();

        /// <summary>
        /// Each base classifier of the group votes for its class of largest score, the smaller class on a tie, among the classes
        /// that it has seen: so that a label which occurs elsewhere only cannot change its vote. One without samples votes for class 0.
        /// </summary>
        private void CastVotes()
        {
            for (var slot = 0; slot < reading._slotCount; slot++)
            {
                var partition = _group + slot * reading._layout.GroupCount;
                var seen = reading._seen.AsSpan(partition * reading._classCount, reading._classCount);
                for (var input = 0; input < _inputs; input++)
                {
                    var scores = _scores.Of(input, slot);
                    table[(_first + input) * reading.Width + Votes.Best(scores, seen)]++;
                    _preferences?.Add(input, scores, seen);
                    scores.Clear();
                }
            }
            _group++;
        }
    }
}
