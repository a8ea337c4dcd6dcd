using Bezoar.Attacks.Triggers;
using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Experiments.Evaluation;

/// <summary>What test inputs a victim is asked about.</summary>
/// <param name="Clean">As they are.</param>
/// <param name="Triggered">The same with the trigger, or null for attacks without one.</param>
/// <param name="Rule">What the trigger must produce; null without one.</param>
internal sealed record VictimTest(Dataset Clean, Dataset? Triggered, TargetRule? Rule);

/// <summary>What became of a victim.</summary>
/// <param name="History">Epoch by epoch.</param>
/// <param name="Clean">Predictions for clean test inputs.</param>
/// <param name="Triggered">Predictions for triggered ones; null where there are none.</param>
/// <param name="Seconds">Of training, with what was measured on the way.</param>
internal sealed record VictimOutcome(IReadOnlyList<AttackedEpoch> History, int[] Clean, int[]? Triggered, double Seconds);

/// <summary>Trains a victim and asks it about test inputs.</summary>
internal sealed class Victim(VictimSpecification specification, ulong seed, int evaluateEvery, TimeProvider clock, Workers workers, ITrainProgress progress)
    : IDisposable
{
    // Larger ones need more memory and are no faster.
    private const int SamplesPerPrediction = 100;

    private Network? _network;
    private Evaluator? _evaluator;

    /// <summary>Trains, once, looking at the test inputs on the way.</summary>
    public VictimOutcome Train(Dataset training, VictimTest test)
    {
        var options = specification.Training(training.Shape, seed);
        var begin = clock.GetTimestamp();
        _network = new(ArchitectureCatalog.Get(specification.Model).Define(TensorShape.Of(training.Shape), training.ClassCount), seed);
        var history = new List<AttackedEpoch>();
        Trainer? self = null;
        using var trainer = new Trainer(_network, SampleSource.InContentOrder(training), options, workers)
        {
            StepDone = progress.Step,
            EpochDone = epoch =>
            {
                _evaluator ??= new(_network, training.Shape, self!.Standardisation, SamplesPerPrediction, workers);
                var attacked = Look(epoch, options.Epochs, test);
                history.Add(attacked);
                progress.Epoch(epoch with { TestAccuracy = attacked.CleanAccuracy }, options.Epochs);
            },
        };
        self = trainer;
        trainer.Run();
        var (clean, triggered) = (Predict(test.Clean), test.Triggered is null ? null : Predict(test.Triggered));
        return new(history, clean, triggered, clock.GetElapsedTime(begin).TotalSeconds);
    }

    /// <summary>Predictions of the trained victim.</summary>
    public int[] Predict(Dataset inputs)
    {
        var predictions = new int[inputs.Count];
        _evaluator!.Predict(SampleSource.InFileOrder(inputs), predictions);
        return predictions;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _evaluator?.Dispose();
        _network?.Dispose();
    }

    private AttackedEpoch Look(TrainingEpoch epoch, int epochs, VictimTest test)
    {
        var isLast = epoch.Epoch + 1 == epochs;
        if (!isLast && (evaluateEvery == 0 || (epoch.Epoch + 1) % evaluateEvery != 0)) return new(epoch.Epoch + 1, epoch.Loss, null, null);
        var clean = Predict(test.Clean);
        var success = test is { Triggered: { } triggered, Rule: { } rule }
            ? BackdoorSuccess.Of(rule, test.Clean.ClassCount, test.Clean.Labels, clean, Predict(triggered)).ByLabel.Share
            : null;
        return new(epoch.Epoch + 1, epoch.Loss, EvaluateCounts.Accuracy(test.Clean.Labels, clean).Share, success);
    }
}
