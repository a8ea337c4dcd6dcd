using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Experiments;

/// <summary>From a data set to a trained network: train, evaluate, write.</summary>
/// <param name="plan">What to do.</param>
/// <param name="machine">What the result says about the machine.</param>
/// <param name="clock">Already running, so that loading the data counts.</param>
/// <param name="workers">Threads and cancellation.</param>
/// <param name="progress">Told how far the run is.</param>
public sealed class TrainRun(TrainPlan plan, MachineFacts machine, StageClock clock, Workers workers, ITrainProgress progress)
{
    // Larger ones need more memory and are no faster.
    private const int SamplesPerPrediction = 100;

    /// <summary>Where features of frozen layers are kept from run to run.</summary>
    public FeatureCache Features { get; init; } = FeatureCache.None;

    /// <summary>
    /// Runs and leaves everything in a folder. Interrupted, it leaves the last finished epoch, and the same run into the same
    /// folder goes on from there with the same bits.
    /// </summary>
    /// <param name="splits">Training and test set.</param>
    /// <param name="folder">The run's folder, opened for this run.</param>
    /// <exception cref="BezoarException">
    /// Impossible options, an architecture that does not fit the data, a training that diverges, a folder that cannot be written, or
    /// one with the unfinished work of another training.
    /// </exception>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public TrainOutcome Execute(DatasetSplits splits, RunFolderWriter folder)
    {
        plan.Validate();
        folder.RefuseResultOfOtherThan(TrainResult.CommandName);
        var (train, test) = (splits.Train, splits.Test);
        using var subject = new TrainSubject(plan, train);
        var dataset = clock.Measure(Stage.Load, () => new DatasetSummary(
            splits.Name, train.Digest, test.Digest, train.Count, test.Count, train.ClassCount, null));
        progress.Report(Stage.Load, 1, 1);

        var samples = SampleSource.InContentOrder(clock.Measure(Stage.Features, () => InputsOf(subject, train)));
        var testInputs = SampleSource.InFileOrder(clock.Measure(Stage.Features, () => InputsOf(subject, test)));
        var timer = new TrainingClock(clock);
        using var trainer = new Trainer(subject.Network, samples, plan.Training, workers, subject.Standardisation)
        {
            Test = testInputs,
            StepDone = done =>
            {
                timer.StepDone(done);
                progress.Step(done);
            },
            EpochDone = done =>
            {
                timer.EpochDone();
                progress.Epoch(done, plan.Training.Epochs);
            },
        };
        var checkpoint = folder.PathOf(RunFiles.Checkpoint);
        TakeUp(new Checkpoint(checkpoint, new(subject.Network, samples, testInputs, plan.Training, subject.Standardisation)));
        trainer.Run(checkpoint);
        var predictions = clock.Measure(Stage.Predict, () => Predict(subject.Network, testInputs, trainer.Standardisation));
        var entry = Write(folder, subject, trainer, splits, predictions) with { ImagesPerSecond = timer.RateOf(train.Count) };
        var result = new TrainResult
        {
            Version = machine.Version,
            Dataset = dataset,
            Seconds = clock.ToSeconds(),
            PeakMemoryBytes = machine.PeakMemoryBytes(),
            Threads = workers.Count,
            Cpu = machine.Cpu,
            Results = [entry],
        };
        folder.Complete(result);
        folder.Discard(RunFiles.Checkpoint);
        return new(result, predictions);
    }

    private Dataset InputsOf(TrainSubject subject, Dataset images)
    {
        if (subject.FrozenLayers is { } frozen) progress.Note(FormattableString.Invariant($"{images.Count} images of {images.Name} through {frozen}"));
        return subject.Inputs(images, Features, workers);
    }

    /// <summary>Says that an interrupted run goes on. What belongs to another training is never replaced: it may have taken days.</summary>
    private void TakeUp(Checkpoint checkpoint)
    {
        var done = checkpoint.CountEpochs();
        if (done > 0) progress.Note(FormattableString.Invariant($"goes on from an interrupted run: {done} of {plan.Training.Epochs} epochs are done"));
    }

    private int[] Predict(Network network, SampleSource test, Standardisation standardisation)
    {
        using var evaluator = new Evaluator(network, test.Shape, standardisation, SamplesPerPrediction, workers);
        var predictions = new int[test.Count];
        evaluator.Predict(test, predictions);
        return predictions;
    }

    private TrainedNetwork Write(RunFolderWriter folder, TrainSubject subject, Trainer trainer, DatasetSplits splits, int[] predictions)
    {
        var summary = PredictionSummary.Of(splits.Test.Labels, predictions, splits.Test.ClassCount, splits.ClassNames);
        folder.Begin();
        subject.Write(folder.PathOf(RunFiles.Model), trainer.Standardisation);
        return new()
        {
            Model = subject.Summary,
            Training = plan.Training.Description,
            Seed = plan.Training.Seed,
            Epochs = [.. trainer.History.Select(epoch => new EpochResult(
                epoch.Epoch + 1, epoch.Loss, epoch.Accuracy, epoch.TestAccuracy, epoch.LearningRate))],
            TestAccuracy = summary.Accuracy,
            ImagesPerSecond = null,
            Classes = summary.Classes,
            Confusion = summary.Confusion,
            ModelSha256 = folder.DigestOf(RunFiles.Model),
            PredictionsSha256 = folder.WritePredictions(splits.Test.Labels, predictions),
        };
    }
}

/// <summary>What a run computed, for whoever goes on with it.</summary>
/// <param name="Result">What <c>result.json</c> holds.</param>
/// <param name="Predictions">One class per test input.</param>
public sealed record TrainOutcome(TrainResult Result, IReadOnlyList<int> Predictions);
