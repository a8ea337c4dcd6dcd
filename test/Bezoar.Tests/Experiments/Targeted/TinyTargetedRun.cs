using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Experiments.Targeted;
using Bezoar.Tests.TransferLearning;

namespace Bezoar.Tests.Experiments.Targeted;

/// <summary>An experiment on single test inputs with a few built-in digits, threes against eights, that is done in a moment.</summary>
internal static class TinyTargetedRun
{
    public static readonly DatasetSplits Splits = Bezoar.Data.Digits.Digits.Create(new() { TrainCount = 400, TestCount = 100, Seed = 3 }, new(2));

    /// <summary>A last layer on a made-up frozen network.</summary>
    public static readonly TargetedSetting Frozen = new()
    {
        Name = "frozen",
        Average = 4,
        Iterations = 40,
        Epochs = 20,
        Partitions = 7,
        SpareBases = 1,
    };

    /// <summary>A small network that is trained throughout.</summary>
    public static readonly TargetedSetting Throughout = new()
    {
        Name = "throughout",
        Model = "badnets-cnn",
        Opacity = 0.3,
        Iterations = 30,
        Poisons = [4, 1],
        Source = 1,
        Outliers = true,
        Epochs = 2,
        StartEpochs = 3,
        SpareBases = 0,
    };

    public static TargetedPlan Plan(IReadOnlyList<TargetedSetting> settings, int targets, string? backbone) =>
        new(new("frogs", "Frogs again", "p", "f", [new("targets", "1,099 of 1,099")]), [3, 8], settings, targets, backbone, 5);

    /// <summary>Runs in a folder of a temporary one, where models are kept, too.</summary>
    public static TargetedResult Execute(
        TemporaryFolder temporary, string name, IReadOnlyList<TargetedSetting> settings, int targets, int threads = 2, Action<string>? note = null,
        CancellationToken cancellation = default)
    {
        var backbone = settings.Any(setting => setting.Model is null) ? TinyBackbone.Write(temporary) : null;
        var run = new TargetedRun(
            Plan(settings, targets, backbone), new("test", "test", () => 0), TimeProvider.System, new(temporary["models"], _ => { }), new(threads, cancellation), new Progress(note ?? (_ => { })));
        using var folder = RunFolderWriter.Open(temporary[name]);
        return run.Execute(Splits, folder);
    }

    private sealed class Progress(Action<string> note) : IRunProgress
    {
        public void Report(Stage stage, int done, int total) { }

        public void Note(string line) => note(line);
    }
}
