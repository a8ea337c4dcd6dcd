using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.TransferLearning;

/// <summary>What a way to use a pretrained network is worth, without a look at test inputs: each fold is predicted by a network trained on the others.</summary>
public sealed class CrossValidation : IDisposable
{
    private const int SamplesPerPass = 32;

    private readonly TransferNetwork _network;
    private readonly Network _initial;
    private readonly Dataset _inputs;
    private readonly StratifiedFolds _folds;
    private readonly TrainingOptions _options;
    private readonly Workers _workers;

    /// <summary>Sends all samples through the layers that are frozen.</summary>
    /// <param name="plan">What is used, and what of it is trained.</param>
    /// <param name="images">In whatever order.</param>
    /// <param name="folds">Of these images.</param>
    /// <param name="seed">Of fresh weights and the order of samples.</param>
    /// <param name="workers">Threads, which do not change the result, and what may cancel between steps.</param>
    /// <exception cref="BezoarException">The network cannot be used for such images.</exception>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    public CrossValidation(TransferPlan plan, Dataset images, StratifiedFolds folds, ulong seed, Workers workers)
    {
        (_folds, _workers) = (folds, workers);
        _options = TransferRecipes.For(plan).For(images.Shape) with { Seed = seed, EvaluateEvery = 0 };
        _network = TransferNetwork.Create(plan, images.Shape, images.ClassCount, seed);
        _inputs = _network.Inputs(images, FeatureCache.None, workers);
        _initial = new(_network.Trained.Definition, 0);
        _network.Trained.CopyTo(_initial);
    }

    /// <summary>Numbers that the head sees of an image.</summary>
    public int FeatureCount => _network.FeatureCount;

    /// <summary>Numbers that training moves.</summary>
    public long TrainedCount => _network.Trained.Parameters.Where(parameter => parameter.IsTrained).Sum(parameter => (long)parameter.Count);

    /// <summary>Trains without each fold in turn by <see cref="TransferRecipes"/>, from the same initial weights, and predicts it.</summary>
    /// <param name="perClass">Samples of each class to train on, at most; null for all that are not in the fold.</param>
    /// <returns>Share of each fold that is predicted correctly.</returns>
    /// <exception cref="BezoarException">A training diverges.</exception>
    /// <exception cref="OperationCanceledException">Asked for through the workers.</exception>
    public IReadOnlyList<double> Run(int? perClass = null) => [.. Enumerable.Range(0, _folds.Count).Select(fold => Run(fold, perClass))];

    /// <inheritdoc/>
    public void Dispose()
    {
        _network.Dispose();
        _initial.Dispose();
    }

    private double Run(int fold, int? perClass)
    {
        var network = _network.Trained;
        _initial.CopyTo(network);
        var training = SampleSource.InContentOrder(_inputs.Subset(_inputs.Name, _folds.Without(fold, perClass)));
        using var trainer = new Trainer(network, training, _options, _workers, _network.Standardisation);
        trainer.Run();
        using var evaluator = new Evaluator(network, _inputs.Shape, _network.Standardisation, SamplesPerPass, _workers);
        return evaluator.Accuracy(SampleSource.InFileOrder(_inputs.Subset(_inputs.Name, _folds.Within(fold))));
    }
}
