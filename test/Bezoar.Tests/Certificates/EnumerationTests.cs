using System.Numerics;
using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Numerics;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates;

/// <summary>
/// The whole chain on a toy: samples to partitions, base classifiers, votes and certificate, against every poisoning there is.
/// The universe holds 32 samples, so a training set is a set of bits, and a poisoning of symmetric difference d flips d of them.
/// </summary>
public class EnumerationTests
{
    private const int Partitions = 7, Classes = 2, TrainingSets = 12;

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
                Poisonings(training, radius), poisoned => VoteTable.Plurality(Votes(poisoned, input, fit)) != VoteTable.Plurality(votes));
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
            partition.Length < 4 ? BitOperations.PopCount(training) % 2 : Majority(partition, at));
        Assert.Contains(Cases(), one =>
        {
            var votes = Votes(one.Training, one.Input);
            return Poisonings(one.Training, DpaCertificate.Radius(votes).Value)
                .Any(poisoned => VoteTable.Plurality(Votes(poisoned, one.Input)) != VoteTable.Plurality(votes));
        });
    }

    private delegate int BaseLearner(Sample[] partition, Sample input);

    private static int Majority(Sample[] partition, Sample input) =>
        partition.Count(sample => sample.Label == 1) > partition.Count(sample => sample.Label == 0) ? 1 : 0;

    // Distance ties by content, so that the answer depends on the set alone.
    private static int Nearest(Sample[] partition, Sample input) => partition.MinBy(sample =>
        (Math.Abs(sample.First - input.First) + Math.Abs(sample.Second - input.Second), sample.First, sample.Label))?.Label ?? 0;

    private static int[] Votes(uint training, Sample input, BaseLearner fit)
    {
        var votes = new int[Classes];
        var samples = Universe.Where((_, bit) => (training >> bit & 1) == 1).ToLookup(sample => (sample.First + sample.Second) % Partitions);
        for (var i = 0; i < Partitions; i++) votes[fit([.. samples[i]], input)]++;
        return votes;
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
