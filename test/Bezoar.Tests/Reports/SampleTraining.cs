using Bezoar.Data;
using Bezoar.Experiments;
using Bezoar.Numerics;
using Bezoar.Reports;

namespace Bezoar.Tests.Reports;

/// <summary>A training's folder as train leaves it, from drawn predictions and a course that looks like a real one.</summary>
internal sealed record SampleTraining
{
    public string DatasetName { get; init; } = "mnist";

    public string Training { get; init; } = "5 epochs in batches of 64, SGD, rate 0.05";

    public int EpochCount { get; init; } = 5;

    public int TestCount { get; init; } = 400;

    public RecordShape Shape { get; init; } = new ImageShape(1, 28, 28);

    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>Share of test inputs that are classified correctly.</summary>
    public float Share { get; init; } = 0.9f;

    public string WriteTo(string directory)
    {
        var test = new SampleRun { DatasetName = DatasetName, TestCount = TestCount, Shape = Shape }.MakeTestSet();
        var predictions = Draw(test.Labels);
        using var folder = RunFolderWriter.Open(directory);
        folder.Begin();
        var summary = PredictionSummary.Of(test.Labels, predictions, test.ClassCount, ClassNames);
        var entry = new TrainedNetwork
        {
            Model = new("badnets-cnn", 281_034),
            Training = Training,
            Seed = 7,
            Epochs = [.. Enumerable.Range(1, EpochCount).Select(Epoch)],
            TestAccuracy = summary.Accuracy,
            ImagesPerSecond = 8_421.7,
            Classes = summary.Classes,
            Confusion = summary.Confusion,
            ModelSha256 = new string('b', 64),
            PredictionsSha256 = folder.WritePredictions(test.Labels, predictions),
        };
        folder.Complete(new TrainResult
        {
            Version = "0.1.0",
            Dataset = new(DatasetName, new string('a', 64), test.Digest, 60_000, TestCount, test.ClassCount, null),
            Seconds = new(0.41, 0, 21.7, 1.05, 0, 23.38),
            PeakMemoryBytes = 312L << 20,
            Threads = 2,
            Cpu = "Example CPU, 512-bit vectors",
            Results = [entry],
        });
        ExampleImages.Write(directory, test, predictions);
        return directory;
    }

    private static EpochResult Epoch(int epoch) => new(epoch, 1.0 / epoch, 1 - 0.4 / epoch, 1 - 0.2 / epoch, 0.05 / epoch);

    private int[] Draw(ReadOnlySpan<int> labels)
    {
        var random = new CounterRandom(4);
        var predictions = labels.ToArray();
        foreach (ref var prediction in predictions.AsSpan())
            if (random.NextSingle() >= Share) prediction = (prediction + 1 + random.NextInt32(3)) % 10;
        return predictions;
    }
}
