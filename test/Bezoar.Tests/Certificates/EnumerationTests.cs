using System.Numerics;
using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Data;
using Bezoar.Numerics;
using Bezoar.Partitioning;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates;

/// <summary>
/// The whole chain on a small world: samples to partitions, base classifiers, votes and certificate, against every poisoning
/// there is. The universe holds 32 samples, so a training set is a set of bits, and a poisoning of symmetric difference d flips d
/// of them.
/// </summary>
public class EnumerationTests
{
    private const int Partitions = 7, Classes = 2, TrainingSets = 12;

    private static readonly ImageShape Shape = new(1, 1, 2);

    // Two bytes of 0 to 3, and one of two labels.
    private static readonly Sample[] Universe =
    [
        .. from first in Enumerable.Range(0, 4)
           from second in Enumerable.Range(0, 4)
           from label in Enumerable.Range(0, Classes)
           select new Sample(first, second, label),
    ];

    public static TheoryData<string> Learners => ["majority", "nearest"];

    [Theory]
    [MemberData(nameof(Learners))]
    public void NoPoisoningWithinTheRadiusChangesThePrediction(string learner)
    {
        BaseLearner fit = learner == "majority" ? Majority : Nearest;
        var largest = 0;
        foreach (var (training, input) in Cases())
        {
            var votes = Votes(training, input, fit);
            var radius = DpaCertificate.Radius(votes).Value;
            Assert.DoesNotContain(
                Poisonings(training, radius),
                poisoned => VoteTable.Plurality(Votes(poisoned, input, fit)) != VoteTable.Plurality(votes));
            largest = Math.Max(largest, radius);
        }
        // An enumeration that only ever meets radius 0 would prove nothing.
        Assert.True(largest >= 2);
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void OneMoreThanTheRadiusCanChangeIt(string learner)
    {
        BaseLearner fit = learner == "majority" ? Majority : Nearest;
        Assert.Contains(Cases(), one =>
        {
            var votes = Votes(one.Training, one.Input, fit);
            return Poisonings(one.Training, DpaCertificate.Radius(votes).Value + 1)
                .Any(poisoned => VoteTable.Plurality(Votes(poisoned, one.Input, fit)) != VoteTable.Plurality(votes));
        });
    }

    [Fact]
    public void ALearnerThatLooksBeyondItsPartitionIsCaught()
    {
        // Small partitions ask how large the whole training set is: enough to make certificates untrue.
        static int[] Votes(uint training, Sample input) => EnumerationTests.Votes(training, input, (partition, at) =>
            partition.Count < 4 ? BitOperations.PopCount(training) % 2 : Majority(partition, at));
        Assert.Contains(Cases(), one =>
        {
            var votes = Votes(one.Training, one.Input);
            return Poisonings(one.Training, DpaCertificate.Radius(votes).Value)
                .Any(poisoned => VoteTable.Plurality(Votes(poisoned, one.Input)) != VoteTable.Plurality(votes));
        });
    }

    private delegate int BaseLearner(Partition partition, Sample input);

    private static int Majority(Partition partition, Sample input)
    {
        var ones = 0;
        for (var i = 0; i < partition.Count; i++) ones += partition.Label(i);
        return 2 * ones > partition.Count ? 1 : 0;
    }

    // Distance ties go to the first in content order.
    private static int Nearest(Partition partition, Sample input)
    {
        var (label, smallest) = (0, int.MaxValue);
        for (var i = 0; i < partition.Count; i++)
        {
            var record = partition.Record(i);
            var distance = Math.Abs(record[0] - input.First) + Math.Abs(record[1] - input.Second);
            if (distance < smallest) (label, smallest) = (partition.Label(i), distance);
        }
        return label;
    }

    private static int[] Votes(uint training, Sample input, BaseLearner fit)
    {
        var votes = new int[Classes];
        var partitions = HashPartitioner.Partition(new(Poisoned(training)), Partitions);
        for (var i = 0; i < Partitions; i++) votes[fit(partitions[new(i)], input)]++;
        return votes;
    }

    /// <summary>The samples of a set, in an order of file that depends on the set, and one of them twice.</summary>
    private static Dataset Poisoned(uint training)
    {
        var count = BitOperations.PopCount(training);
        var (records, labels) = (new byte[2 * (count + 1)], new int[count + 1]);
        var bits = BitOperations.RotateRight(training, count);
        for (var i = 0; i <= count; i++)
        {
            var bit = BitOperations.TrailingZeroCount(bits);
            var sample = Universe[(bit + count) % 32];
            (records[2 * i], records[2 * i + 1], labels[i]) = ((byte)sample.First, (byte)sample.Second, sample.Label);
            if (i > 0) bits &= bits - 1;
        }
        return new("poisoned", Shape, Classes, records, labels);
    }

    private static IEnumerable<(uint Training, Sample Input)> Cases()
    {
        var random = new CounterRandom(20);
        for (var i = 0; i < TrainingSets; i++)
        {
            // Labels that follow the first byte, so that there is something to agree on, and one sample in eight the other way.
            var training = 0u;
            for (var bit = 0; bit < Universe.Length; bit++)
                if (random.NextInt32(8) > 0 == (Universe[bit].First < 2 == (Universe[bit].Label == i % 2))) training |= 1u << bit;
            yield return (training, new(0, random.NextInt32(4), 0));
            yield return (training, new(3, random.NextInt32(4), 0));
        }
    }

    /// <summary>Every training set whose symmetric difference to this one is at most the budget.</summary>
    private static IEnumerable<uint> Poisonings(uint training, int budget, int firstBit = 0)
    {
        yield return training;
        if (budget == 0) yield break;
        for (var bit = firstBit; bit < Universe.Length; bit++)
            foreach (var poisoned in Poisonings(training ^ 1u << bit, budget - 1, bit + 1)) yield return poisoned;
    }

    private sealed record Sample(int First, int Second, int Label);
}
