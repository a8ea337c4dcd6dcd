using Bezoar.Data.Digits;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Schedules;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Tests.Learning.Networks.Training;

/// <summary>From the built-in digits to a network that reads them.</summary>
public class DigitsTrainingTests
{
    [Fact]
    public void ANetworkLearnsToReadWithTheSameBitsOnAnyNumberOfThreads()
    {
        var (weights, history) = Train(1);
        Assert.True(history[^1].Loss < 0.5 * history[0].Loss, $"from {history[0].Loss} to {history[^1].Loss}");
        Assert.InRange(history[^1].TestAccuracy!.Value, 0.85, 1);
        var (other, _) = Train(2);
        Bits.Equal(weights, other);
    }

    private static (float[] Weights, IReadOnlyList<TrainingEpoch> History) Train(int threads)
    {
        var digits = Digits.Create(new() { TrainCount = 1000, TestCount = 200 }, Workers.Single);
        var (train, test) = (SampleSource.InContentOrder(digits.Train), SampleSource.InFileOrder(digits.Test));
        using var network = new Network(ArchitectureCatalog.Get("badnets-cnn").Define(TensorShape.Of(train.Shape), train.ClassCount), 1);
        var options = new TrainingOptions
        {
            Epochs = 3,
            BatchSize = 32,
            CropPadding = 1,
            EvaluateEvery = 3,
            Optimizer = new AdamOptions(),
            Schedule = new CosineSchedule(),
        };
        using var trainer = new Trainer(network, train, options, new(threads)) { Test = test };
        trainer.Run();
        return (TinyTraining.Weights(network), trainer.History);
    }
}
