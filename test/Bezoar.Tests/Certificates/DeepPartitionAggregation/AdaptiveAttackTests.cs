using Bezoar.Certificates.DeepPartitionAggregation;
using Bezoar.Data;
using Bezoar.Experiments.Evaluation.Defence;
using Bezoar.Voting;

namespace Bezoar.Tests.Certificates.DeepPartitionAggregation;

/// <summary>
/// An attacker who knows test input, partitions and votes, against real base classifiers: near copies of the test input with a rival's label,
/// one in each partition that still votes right. Within the radius that never helps. One sample more does, so a radius that is larger by one
/// would be found out here.
/// </summary>
public class AdaptiveAttackTests
{
    private const int Inputs = 12, Partitions = 9;

    private static readonly DatasetSplits Splits = Bezoar.Data.Digits.Digits.Create(new() { TrainCount = 450, TestCount = Inputs, Seed = 3 }, new(2));
    private static readonly CertifiedEnsemble Ensemble = new(new() { Partitions = [Partitions] }, Splits.Train, new(2));
    private static readonly VoteTable Clean = Ensemble.Vote(Splits.Train, Splits.Test);

    [Fact]
    public void FailsWithinTheRadiusAndSucceedsWithOneMore()
    {
        var (attacked, broken) = (0, 0);
        for (var input = 0; input < Inputs; input++)
        {
            var radius = DpaCertificate.Radius(Clean[input]).Value;
            var (rival, useful) = UsefulPartitions(input);
            Assert.True(useful.Length >= radius);
            Assert.Equal(Clean.Plurality(input), Poisoned(input, rival, useful[..radius]).Plurality(input));
            if (useful.Length == radius) continue;
            attacked++;
            if (Poisoned(input, rival, useful[..(radius + 1)]).Plurality(input) != Clean.Plurality(input)) broken++;
        }
        Assert.True(broken > 0 && broken == attacked, $"{broken} of {attacked} inputs fall to one sample more");
    }

    /// <summary>The rival that is nearest to winning, and partitions of which one poison sample takes a vote from the plurality and gives it to that rival.</summary>
    private static (int Rival, int[] Partitions) UsefulPartitions(int input)
    {
        var votes = Clean[input].ToArray();
        var plurality = Clean.Plurality(input);
        var rival = Enumerable.Range(0, votes.Length).Where(c => c != plurality).MinBy(c => votes[plurality] - votes[c] - (c < plurality ? 1 : 0));
        return (rival, [.. Enumerable.Range(0, Partitions).Where(partition =>
        {
            var now = Poisoned(input, rival, [partition])[input];
            return now[plurality] == votes[plurality] - 1 && now[rival] == votes[rival] + 1;
        })]);
    }

    private static VoteTable Poisoned(int input, int rival, int[] partitions)
    {
        var train = Splits.Train;
        byte[] poison = [.. partitions.SelectMany(partition => CopyIn(partition, Splits.Test.Record(input)))];
        return Ensemble.Vote(
            new(train.Name, train.Shape, train.ClassCount, [.. train.Records, .. poison], [.. train.Labels, .. partitions.Select(_ => rival)]), Splits.Test);
    }

    /// <summary>The sum of all bytes decides the partition: a few dark pixels get brighter by one.</summary>
    private static byte[] CopyIn(int partition, ReadOnlySpan<byte> image)
    {
        var copy = image.ToArray();
        for (var i = 0; copy.Sum(value => value) % Partitions != partition; i++)
            if (copy[i] == 0) copy[i]++;
        return copy;
    }
}
