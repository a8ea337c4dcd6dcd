using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.Learning.Networks.Checkpoints;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

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
        var definition = ArchitectureCatalog.Get(plan.Architecture).Define(TensorShape.Of(train.Shape), train.ClassCount);
        var dataset = clock.Measure(Stage.Load, () => new DatasetSummary(
            splits.Name, train.Digest, test.Digest, train.Count, test.Count, train.ClassCount, null));
        progress.Report(Stage.Load, 1, 1);

        using var network = new Network(definition, plan.Training.Seed);
        var timer = new TrainingClock(clock);
        var (samples, testInputs) = (SampleSource.InContentOrder(train), SampleSource.InFileOrder(test));
        using var trainer = new Trainer(network, samples, plan.Training, workers)
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
        TakeUp(new Checkpoint(checkpoint, new(network, samples, testInputs, plan.Training)));
        trainer.Run(checkpoint);
        var predictions = clock.Measure(Stage.Predict, () => Predict(network, testInputs, trainer.Standardisation));
        var entry = Write(folder, network, trainer, splits, predictions) with { ImagesPerSecond = timer.RateOf(train.Count) };
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

    private TrainedNetwork Write(RunFolderWriter folder, Network network, Trainer trainer, DatasetSplits splits, int[] predictions)
    {
        var summary = PredictionSummary.Of(splits.Test.Labels, predictions, splits.Test.ClassCount, splits.ClassNames);
        folder.Begin();
        ModelFile.Write(folder.PathOf(RunFiles.Model), network, trainer.Standardisation);
        return new()
        {
            Model = new(plan.Architecture, network.Parameters.Where(parameter => parameter.IsTrained).Sum(parameter => (long)parameter.Count)),
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
