using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Data;
using Bezoar.Features;
using Bezoar.Tests.Learning.KernelRidge;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates.DeepPartitionAggregation;

/// <summary>
/// A real attack on a real ensemble. The attacker knows everything: which base classifiers vote for the prediction, and who the
/// strongest rival is. Each poison goes where it hurts most.
/// </summary>
public class PoisoningTests
{
    private const int Partitions = 17, Inputs = 20, Classes = 10;

    private static readonly DatasetSplits Digits =
        Bezoar.Data.Digits.Digits.Create(new() { TrainCount = 300, TestCount = Inputs, Seed = 8 }, new(2));

    private static readonly HogDescriptor Descriptor = new((ImageShape)Digits.Train.Shape, new(), ViewOptions.None);

    // Base classifiers × test inputs.
    private static readonly int[][] BaseVotes =
        [.. Enumerable.Range(0, Partitions).Select(partition =>
            Ensembles.BaseVotes(Digits.Train, Digits.Test, Partitions, partition, Descriptor))];

    [Fact]
    public void InsertionsWithinTheRadiusNeverSucceedAndOneMoreDoes()
    {
        var broken = 0;
        var largest = 0;
        for (var input = 0; input < Inputs; input++)
        {
            var before = CountsBefore(input);
            var (prediction, rival) = (VoteTable.Plurality(before), StrongestRival(before));
            var radius = DpaCertificate.Radius(before).Value;
            var targets = PartitionsThatVoteFor(prediction, input);
            Assert.Equal(radius + 1, VotesToMove(before, prediction, rival));

            int[] After(int poisons) => Counts(Insert(input, rival, targets[..poisons]), input);
            Assert.Equal(prediction, VoteTable.Plurality(After(radius)));
            var after = After(radius + 1);
            // Where every poisoned base classifier fell for it, the prediction must fall with them.
            if (before[prediction] - after[prediction] != radius + 1 || after[rival] - before[rival] != radius + 1) continue;
            Assert.NotEqual(prediction, VoteTable.Plurality(after));
            broken++;
            largest = Math.Max(largest, radius);
        }
        // Attacks that never reach beyond the radius would show nothing.
        Assert.InRange(broken, Inputs / 2, Inputs);
        Assert.InRange(largest, 3, Partitions / 2);
    }

    [Fact]
    public void RemovalsWithinTheRadiusNeverSucceed()
    {
        var moved = 0;
        for (var input = 0; input < Inputs; input++)
        {
            var before = CountsBefore(input);
            var prediction = VoteTable.Plurality(before);
            var targets = PartitionsThatVoteFor(prediction, input)[..DpaCertificate.Radius(before).Value];
            var removed = targets.Select(partition => MostHelpful(partition, prediction, input)).ToHashSet();
            var rest = Digits.Train.Subset("rest", [.. Enumerable.Range(0, Digits.Train.Count).Where(i => !removed.Contains(i))]);
            var after = Counts(rest, input);
            Assert.Equal(prediction, VoteTable.Plurality(after));
            moved += before[prediction] - after[prediction];
        }
        // Taking away what helps most must cost the prediction votes.
        Assert.InRange(moved, Inputs / 2, int.MaxValue);
    }

    private static int[] CountsBefore(int input)
    {
        var counts = new int[Classes];
        foreach (var votes in BaseVotes) counts[votes[input]]++;
        return counts;
    }

    private static int[] Counts(Dataset train, int input) =>
        Ensembles.Votes(train, Digits.Test.Subset("one input", [input]), [Partitions], descriptor: Descriptor)[0];

    private static int[] PartitionsThatVoteFor(int prediction, int input) =>
        [.. Enumerable.Range(0, Partitions).Where(partition => BaseVotes[partition][input] == prediction)];

    /// <summary>The class that needs the fewest votes to win.</summary>
    private static int StrongestRival(int[] counts)
    {
        var prediction = VoteTable.Plurality(counts);
        return Enumerable.Range(0, Classes).Where(c => c != prediction).MinBy(c => VotesToMove(counts, prediction, c));
    }

    /// <summary>How many votes must move from one class to the other until the prediction changes, by trying.</summary>
    private static int VotesToMove(int[] counts, int prediction, int rival)
    {
        int[] moved = [.. counts];
        var count = 0;
        for (; VoteTable.Plurality(moved) == prediction; count++)
        {
            moved[prediction]--;
            moved[rival]++;
        }
        return count;
    }

    /// <summary>The training set and one more sample in each target: the test input, changed until it lands there.</summary>
    private static Dataset Insert(int input, int label, int[] targets)
    {
        var records = new List<byte>([.. Digits.Train.Records]);
        foreach (var target in targets) records.AddRange(ChangedInto(target, Digits.Test.Record(input)));
        int[] labels = [.. Digits.Train.Labels, .. targets.Select(_ => label)];
        return new("poisoned", Digits.Train.Shape, Classes, [.. records], labels);
    }

    /// <summary>A copy with single pixels brightened by one grey level each, as many as its partition asks for.</summary>
    private static byte[] ChangedInto(int partition, ReadOnlySpan<byte> image)
    {
        var changed = image.ToArray();
        for (var pixel = 0; Ensembles.PartitionOf(changed, Digits.Train.Shape, Partitions) != partition; pixel++)
            if (changed[pixel] < 255) changed[pixel]++;
        return changed;
    }

    /// <summary>Of a partition's samples of the predicted class, the one that looks most like the test input.</summary>
    private static int MostHelpful(int partition, int prediction, int input) =>
        Ensembles.OwnSamples(Digits.Train, Partitions, partition)
            .Where(i => Digits.Train.Labels[i] == prediction)
            .MinBy(i => SquaredDistance(Digits.Train.Record(i), Digits.Test.Record(input)));

    private static int SquaredDistance(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var sum = 0;
        for (var i = 0; i < a.Length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }
}
