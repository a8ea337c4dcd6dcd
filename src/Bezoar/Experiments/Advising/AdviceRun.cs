using Bezoar.Data;
using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Onnx;
using Bezoar.Numerics;
using Bezoar.TransferLearning;

namespace Bezoar.Experiments.Advising;

/// <summary>Fills in the strategy table: every way to use a pretrained network, with few and with many samples, by cross-validation.</summary>
/// <param name="plan">What to compare.</param>
/// <param name="machine">What the result says about the machine.</param>
/// <param name="clock">Already running.</param>
/// <param name="workers">Threads, which change nothing but seconds, and cancellation.</param>
/// <param name="note">Told what was tried.</param>
public sealed class AdviceRun(AdvicePlan plan, MachineFacts machine, StageClock clock, Workers workers, Action<string> note)
{
    /// <summary>Compares. Test inputs are not looked at: the choice is to be measured on them afterwards.</summary>
    /// <param name="splits">The training set is drawn from.</param>
    /// <exception cref="BezoarException">Impossible options, too few samples, or a network that cannot be used for such images.</exception>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public AdviceResult Execute(DatasetSplits splits)
    {
        plan.Validate();
        var whole = new SampleChoice { Classes = plan.Classes }.Of(splits);
        var samples = new SampleChoice { PerClass = plan.Many, Seed = plan.Seed }.Of(whole).Train;
        if (samples.Shape is not ImageShape shape) throw Errors.BackboneNeedsImages(plan.Transfer.Backbone, samples.Shape);
        var folds = new StratifiedFolds(samples.Labels, plan.Folds, plan.Seed);
        var tried = Strategy.Candidates(plan.Transfer, TensorShape.Of(shape)).Select(candidate => Try(candidate, samples, folds)).ToArray();
        return new()
        {
            Version = machine.Version,
            Dataset = new(whole.Name, whole.Train.Digest, null, whole.Train.Count, 0, whole.Train.ClassCount, null),
            Seconds = clock.ToSeconds(),
            PeakMemoryBytes = machine.PeakMemoryBytes(),
            Threads = workers.Count,
            Cpu = machine.Cpu,
            Backbone = Path.GetFileName(plan.Transfer.Backbone),
            BackboneSha256 = OnnxModel.Read(plan.Transfer.Backbone).Digest,
            Input = new TensorShape(plan.Transfer.Size ?? shape.Height, plan.Transfer.Size ?? shape.Width, shape.Channels).ToString(),
            Folds = plan.Folds,
            SampleCount = samples.Count,
            Seed = plan.Seed,
            Results = [RowOf(plan.Few, [.. tried.Select(each => each.Few)]), RowOf(plan.TrainedMany, [.. tried.Select(each => each.Many)])],
        };
    }

    private (StrategyResult Few, StrategyResult Many) Try(Strategy candidate, Dataset samples, StratifiedFolds folds)
    {
        using var validation = clock.Measure(Stage.Features, () => new CrossValidation(candidate.Plan, samples, folds, plan.Seed, workers));
        return (Try(candidate, validation, plan.Few), Try(candidate, validation, null));
    }

    private StrategyResult Try(Strategy candidate, CrossValidation validation, int? perClass)
    {
        var begin = clock.Elapsed;
        var accuracies = clock.Measure(Stage.Train, () => validation.Run(perClass));
        var (layer, freeze, mean) = (candidate.Plan.Layer!, candidate.Plan.Freeze.ToString(), accuracies.Sum() / accuracies.Count);
        note(FormattableString.Invariant($"up to {layer}, frozen {freeze}, {perClass ?? plan.TrainedMany} per class: {mean * 100:0.00} %"));
        return new(candidate.Kind, layer, freeze, validation.FeatureCount, validation.TrainedCount, mean, accuracies, clock.Elapsed - begin);
    }

    private static AdviceRow RowOf(int perClass, IReadOnlyList<StrategyResult> strategies)
    {
        var row = new AdviceRow { PerClass = perClass, Strategies = strategies, TopLayerLead = null };
        return row with { TopLayerLead = row.BestOf(StrategyKind.LinearOnTop)?.Mean - row.BestOf(StrategyKind.LinearOnEarlierStage)?.Mean };
    }
}
