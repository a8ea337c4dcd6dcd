using Bezoar.Data;
using Bezoar.Data.Digits;
using Bezoar.Experiments;
using Bezoar.Experiments.Evaluation;
using Bezoar.Learning.Networks.Training;
using Bezoar.Numerics;

namespace Bezoar.Tests.Experiments.Evaluation;

/// <summary>An evaluation on a few built-in digits, with a victim that is trained in a moment.</summary>
internal sealed class TinyRun
{
    public static readonly DatasetSplits Splits = Digits.Create(new() { TrainCount = 300, TestCount = 100, Seed = 3 }, Workers.Single);

    public static readonly VictimSpecification Linear = new() { Model = "linear", Epochs = 6 };

    public static readonly EvaluatePlan Plan = new() { Attacks = [new() { Target = 4, Rate = 0.2, Trigger = "square-5" }], Victims = [Linear] };

    /// <summary>What the run said: one line for each training.</summary>
    public List<string> Notes { get; } = [];

    public EvaluateResult Execute(string path, EvaluatePlan plan, int threads = 1, Action<TrainingEpoch>? epochDone = null, CancellationToken cancellation = default)
    {
        using var folder = RunFolderWriter.Open(path);
        var progress = new Progress(Notes, epochDone ?? (_ => { }));
        return new EvaluateRun(plan, new("0.1.0", "", () => 0), TimeProvider.System, new(), new(threads, cancellation), progress).Execute(Splits, folder).Result;
    }

    public static EvaluateResult Run(string path, EvaluatePlan plan, int threads = 1) => new TinyRun().Execute(path, plan, threads);

    public static IEnumerable<string> DigestsOf(EvaluateResult result) => result.Results.Select(entry => entry.PredictionsSha256);

    private sealed class Progress(List<string> notes, Action<TrainingEpoch> epochDone) : ITrainProgress
    {
        public void Report(Stage stage, int done, int total) { }

        public void Note(string line) => notes.Add(line);

        public void Step(TrainingProgress done) { }

        public void Epoch(TrainingEpoch done, int epochs) => epochDone(done);
    }
}
