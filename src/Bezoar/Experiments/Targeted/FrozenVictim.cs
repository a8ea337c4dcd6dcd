using Bezoar.Data;
using Bezoar.Data.Images;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Layers;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Experiments.Targeted;

/// <summary>
/// A frozen pretrained network, whose features a new last layer learns from scratch (Shafahi et al., arXiv 1804.00792, section 3: Adam with rate
/// 0.01, 100 epochs, batches of 32).
/// </summary>
internal sealed class FrozenVictim : ITargetedVictim
{
    private const int SamplesPerPrediction = 100, PublishedEpochs = 100, PublishedBatch = 32, Looks = 10;

    private readonly NetworkDefinition _head;
    private readonly TrainingOptions _training;

    /// <param name="setting">What is trained.</param>
    /// <param name="splits">Two classes.</param>
    /// <param name="backbone">An ONNX file.</param>
    /// <param name="seed">Of the last layer.</param>
    /// <param name="cache">Where features are kept from run to run.</param>
    /// <param name="workers">Threads.</param>
    /// <exception cref="BezoarException">A backbone that cannot be read or cut, or does not fit the images.</exception>
    public FrozenVictim(TargetedSetting setting, DatasetSplits splits, string backbone, ulong seed, FeatureCache cache, Workers workers)
    {
        (Training, Test) = (Enlarged(ClassShare.Of(splits.Train, setting.PerClass), setting.Size, workers), Enlarged(splits.Test, setting.Size, workers));
        Backbone = Backbone.Read(backbone, Training.Shape, new(setting.Layer, setting.Average, setting.Pixels));
        (TrainingFeatures, TestFeatures) = (Backbone.Features(Training, cache, workers), Backbone.Features(Test, cache, workers));
        _head = new("head", TensorShape.Vector(Backbone.FeatureCount), [new FullyConnected(splits.Train.ClassCount)]);
        _training = new()
        {
            Epochs = setting.Epochs ?? PublishedEpochs,
            BatchSize = setting.Batch ?? PublishedBatch,
            Optimizer = new AdamOptions { LearningRate = 0.01 },
            Standardisation = StandardisationKind.None,
            EvaluateEvery = 0,
            Seed = seed,
        };
        MeasuredEpochs = [.. Enumerable.Range(1, Looks).Select(i => Math.Max(1, _training.Epochs * i / Looks)).Distinct()];
    }

    public string Description => $"a new last layer on {Backbone.Description}: {_training.Description}";

    public long TrainedWeights => (long)(Backbone.FeatureCount + 1) * Training.ClassCount;

    public Dataset Training { get; }

    public Dataset Test { get; }

    public Backbone Backbone { get; }

    public Dataset TrainingFeatures { get; }

    public Dataset TestFeatures { get; }

    public IReadOnlyList<int> MeasuredEpochs { get; }

    public TrainedVictim Train(ReadOnlyMemory<byte> poison, int label) => TrainOn(poison.IsEmpty ? TrainingFeatures : TrainingFeatures.Append(FeaturesOf(poison, label)));

    /// <summary>What is frozen stays: a copy of it.</summary>
    public (Backbone Features, DecisionBoundary Boundary) TrainFeatures(ReadOnlyMemory<byte> poison, int label) =>
        (Backbone.Copy(), Train(poison, label).Boundaries[^1]);

    /// <summary>Trains a last layer on features and their labels, in no order but that of their contents.</summary>
    public TrainedVictim TrainOn(Dataset features)
    {
        using var network = new Network(_head, _training.Seed);
        var boundaries = new List<DecisionBoundary>();
        using var trainer = new Trainer(network, SampleSource.InContentOrder(features), _training, Workers.Single)
        {
            EpochDone = epoch =>
            {
                if (MeasuredEpochs.Contains(epoch.Epoch + 1)) boundaries.Add(DecisionBoundary.Of(network, 0, 1));
            },
        };
        trainer.Run();
        var outputs = new float[TestFeatures.Count * _head.Output.Count];
        using var evaluator = new Evaluator(network, TestFeatures.Shape, Standardisation.None, SamplesPerPrediction, Workers.Single);
        evaluator.Outputs(SampleSource.InFileOrder(TestFeatures), outputs);
        return new(outputs, boundaries);
    }

    /// <summary>Features of poison instances of one class.</summary>
    public Dataset FeaturesOf(ReadOnlyMemory<byte> poison, int label) => Backbone.Features(PoisonInstances.Of(Training, poison, label), FeatureCache.None, Workers.Single);

    public void Dispose() => Backbone.Dispose();

    private static Dataset Enlarged(Dataset images, int? size, Workers workers) => size is { } side ? ImageResize.Run(images, side, side, workers) : images;
}
