using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Training;
using Bezoar.Tests.Learning.KernelRidge;
using Bezoar.Tests.Learning.Networks.Training;
using static Bezoar.Tests.Learning.Networks.Ensembles.TinyEnsembles;

namespace Bezoar.Tests.Learning.Networks.Ensembles;

public class NetworkLearnerTests
{
    /// <summary>The recipe by hand: the partition's samples in content order, its number as seed of weights, order and changes.</summary>
    [Fact]
    public void IsATrainingOnThePartitionAlone()
    {
        var partition = PartitionOf(Train, 2);
        using var network = new Network(Define(4), 2);
        using var trainer = new Trainer(network, SampleSource.Of(partition), Options with { Seed = 2 }, new(2));
        trainer.Run();
        Bits.Equal(TinyTraining.Weights(network), Weights(Train, 2));
        using var evaluator = new Evaluator(network, Test.Shape, trainer.Standardisation, 7, new(2));
        var votes = new int[Test.Count];
        evaluator.Predict(SampleSource.InFileOrder(Test), votes);
        Assert.Equal(votes, BaseVotes(Train, Test, 2));
    }

    [Fact]
    public void LearnsAndVotesForClassesOfItsPartition()
    {
        // Classes 1 and 3 alone, whose outputs are numbers 0 and 1 of the networks.
        int[] odd = [.. Enumerable.Range(0, Train.Count).Where(i => Train.Labels[i] % 2 == 1)];
        var counts = Counts(Train.Subset("odd", odd), Test, 1);
        var right = 0;
        for (var i = 0; i < Test.Count; i++)
        {
            Assert.Equal(1, counts[i * 4 + 1] + counts[i * 4 + 3]);
            if (Test.Labels[i] % 2 == 1) right += counts[i * 4 + Test.Labels[i]];
        }
        Assert.InRange(right, 0.8 * Test.Count / 2, Test.Count);
    }

    [Fact]
    public void WithoutSamplesVotesForClassZero() => AllVotesAre(0, Fitted(new("one", Blobs.Shape, 4, [.. Train.Record(0)], [3]), sampleIsIn: false));

    [Fact]
    public void ASingleSampleDecidesEveryVote() => AllVotesAre(3, Fitted(new("one", Blobs.Shape, 4, [.. Train.Record(0)], [3]), sampleIsIn: true));

    /// <summary>Nothing varies, so that there is no deviation to divide by, and one image bears two labels.</summary>
    [Fact]
    public void ImagesOfOneColourGiveNoNaN()
    {
        var flat = new Dataset("flat", Blobs.Shape, 4, [.. Enumerable.Repeat((byte)7, 2 * Blobs.Shape.ByteCount)], [2, 1]);
        using var classifier = Learner().Fit(PartitionOf(flat, 0, 1));
        Assert.Null(classifier.Fault);
        Assert.All(TinyTraining.Weights(classifier.Network!), weight => Assert.True(float.IsFinite(weight)));
        Assert.All(Votes(classifier, Test), vote => Assert.InRange(vote, 1, 2));
    }

    [Fact]
    public void OneThatDivergesVotesForItsMostFrequentClass()
    {
        var unequal = new Dataset("unequal", Train.Shape, 4, [.. Train.Records], [.. Enumerable.Range(0, Train.Count).Select(i => i % 3 == 0 ? 1 : 2)]);
        var diverging = Learner(Options with { Optimizer = new SgdOptions { LearningRate = 1e30 } });
        using var classifier = diverging.Fit(PartitionOf(unequal, 0, 1));
        Assert.Contains("tiny", classifier.Fault, StringComparison.Ordinal);
        AllVotesAre(2, classifier);
    }

    [Fact]
    public void AnInterruptionIsNoDivergence()
    {
        var partition = PartitionOf(Train, 0);
        Assert.Throws<OperationCanceledException>(() => Learner().Fit(partition, new(canceled: true)));
        using var classifier = Learner().Fit(partition);
        Assert.Throws<OperationCanceledException>(() => classifier.Vote(Test, new int[Test.Count], new(canceled: true)));
    }

    [Fact]
    public void SaysWhatIsImpossibleBeforeAnythingIsTrained()
    {
        Assert.Contains("epochs is 0", Assert.Throws<BezoarException>(() => Learner(Options with { Epochs = 0 }).Validate(4)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Fit(Train, 0).Vote(Test, new int[3]));
    }

    /// <summary>What is trained on the partition that holds the sample, or on one that does not.</summary>
    private static Bezoar.Learning.Networks.Ensembles.NetworkClassifier Fitted(Dataset single, bool sampleIsIn)
    {
        var own = KernelRidge.Ensembles.PartitionOf(single.Record(0), single.Shape, 2);
        return Learner().Fit(PartitionOf(single, sampleIsIn ? own : 1 - own, 2));
    }

    private static void AllVotesAre(int expected, Bezoar.Learning.Networks.Ensembles.NetworkClassifier classifier) =>
        Assert.All(Votes(classifier, Test), vote => Assert.Equal(expected, vote));
}
