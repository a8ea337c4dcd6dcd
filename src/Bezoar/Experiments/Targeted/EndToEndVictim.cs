using Bezoar.Attacks.PoisonFrogs;
using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Learning.Networks.Optimizers;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Experiments.Targeted;

/// <summary>
/// A network that was trained on the clean training set, and of which all layers go on learning (Shafahi et al., arXiv 1804.00792, section 4: Adam with
/// rate 1.85e-5, 10 epochs, batches of 128).
/// </summary>
internal sealed class EndToEndVictim : ITargetedVictim
{
    private const int SamplesPerPrediction = 100, PublishedEpochs = 10, UsualBatch = 128;

    private readonly TrainedModel _start;
    private readonly TrainingOptions _training;
    private readonly Workers _workers;
    private readonly string _description;

    /// <param name="setting">What is trained.</param>
    /// <param name="splits">Two classes.</param>
    /// <param name="seed">Of the network and of its further training.</param>
    /// <param name="models">Where the network is kept that the victim starts from.</param>
    /// <param name="workers">Threads.</param>
    public EndToEndVictim(TargetedSetting setting, DatasetSplits splits, ulong seed, Attacking.AttackModels models, Workers workers)
    {
        _workers = workers;
        (Training, Test) = (ClassShare.Of(splits.Train, setting.PerClass), splits.Test);
        var start = new SurrogateFeatures(setting.Model!, seed, models.Folder, models.Note) { Epochs = setting.StartEpochs };
        _start = start.Train(Training, workers);
        Backbone = Backbone.WithoutHead(_start);
        (TrainingFeatures, TestFeatures) = (Backbone.Features(Training, FeatureCache.None, workers), Backbone.Features(Test, FeatureCache.None, workers));
        _training = new()
        {
            Epochs = setting.Epochs ?? PublishedEpochs,
            BatchSize = setting.Batch ?? UsualBatch,
            Optimizer = new AdamOptions { LearningRate = 1.85e-5 },
            EvaluateEvery = 0,
            Seed = seed,
        };
        _description = $"all layers of {setting.Model}, from {start.Model}: {_training.Description}";
        MeasuredEpochs = [.. Enumerable.Range(1, _training.Epochs)];
    }

    public string Description => _description;

    public long TrainedWeights => _start.Network.Parameters.Where(parameter => parameter.IsTrained).Sum(parameter => (long)parameter.Count);

    public Dataset Training { get; }

    public Dataset Test { get; }

    public Backbone Backbone { get; }

    public Dataset TrainingFeatures { get; }

    public Dataset TestFeatures { get; }

    public IReadOnlyList<int> MeasuredEpochs { get; }

    public TrainedVictim Train(ReadOnlyMemory<byte> poison, int label)
    {
        var boundaries = new List<DecisionBoundary>();
        using var network = TrainNetwork(poison, label, boundaries);
        var outputs = new float[Test.Count * Test.ClassCount];
        using var evaluator = new Evaluator(network, Test.Shape, _start.Standardisation, SamplesPerPrediction, _workers);
        evaluator.Outputs(SampleSource.InFileOrder(Test), outputs);
        return new(outputs, boundaries);
    }

    public (Backbone Features, DecisionBoundary Boundary) TrainFeatures(ReadOnlyMemory<byte> poison, int label)
    {
        var boundaries = new List<DecisionBoundary>();
        using var model = new TrainedModel(TrainNetwork(poison, label, boundaries), _start.Standardisation);
        return (Backbone.WithoutHead(model), boundaries[^1]);
    }

    public void Dispose()
    {
        Backbone.Dispose();
        _start.Dispose();
    }

    private Network TrainNetwork(ReadOnlyMemory<byte> poison, int label, List<DecisionBoundary> boundaries)
    {
        var samples = poison.IsEmpty ? Training : Training.Append(PoisonInstances.Of(Training, poison, label));
        var network = new Network(_start.Network.Definition, 0);
        try
        {
            _start.Network.CopyTo(network);
            using var trainer = new Trainer(network, SampleSource.InContentOrder(samples), _training, _workers, _start.Standardisation)
            {
                EpochDone = _ => boundaries.Add(DecisionBoundary.Of(network, 0, 1)),
            };
            trainer.Run();
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }
}
