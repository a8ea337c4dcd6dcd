using System.Text.Json.Serialization;

namespace Bezoar.Experiments;

/// <summary>What <c>result.json</c> of a training run holds.</summary>
public sealed record TrainResult : RunResult
{
    internal const string CommandName = "train";

    /// <summary>Of this version's layout.</summary>
    public TrainResult() : base(CommandName) { }

    /// <summary>One entry per trained network.</summary>
    [JsonPropertyOrder(LastInFile)]
    public required IReadOnlyList<TrainedNetwork> Results { get; init; }

    internal override IEnumerable<object?> ListElements() =>
        Results.SelectMany<TrainedNetwork?, object?>(entry => entry is null ? [null] : [.. entry.Epochs, .. entry.Classes, .. entry.Confusion ?? []]);
}

/// <summary>One network: how it was trained, and what it is worth.</summary>
public sealed record TrainedNetwork
{
    /// <summary>What was trained.</summary>
    public required ModelSummary Model { get; init; }

    /// <summary>Optimiser, schedule and everything else that decides the weights, in one line.</summary>
    public required string Training { get; init; }

    /// <summary>Of initial weights, order and random changes.</summary>
    public required ulong Seed { get; init; }

    /// <summary>In their order.</summary>
    public required IReadOnlyList<EpochResult> Epochs { get; init; }

    /// <summary>Share of test inputs that are classified correctly.</summary>
    public required double TestAccuracy { get; init; }

    /// <summary>Training images per second of training, evaluation not counted; null where no epoch was left to train.</summary>
    public required double? ImagesPerSecond { get; init; }

    /// <summary>In the order of their labels.</summary>
    public required IReadOnlyList<ClassResult> Classes { get; init; }

    /// <summary>Test inputs by label (rows) and prediction; null where there are more than 100 classes.</summary>
    public required IReadOnlyList<IReadOnlyList<int>>? Confusion { get; init; }

    /// <summary>SHA-256 of the file that holds the weights. The same command on the same data gives the same.</summary>
    public required string ModelSha256 { get; init; }

    /// <summary>SHA-256 of the file that holds the predictions.</summary>
    public required string PredictionsSha256 { get; init; }
}

/// <summary>A network in short.</summary>
/// <param name="Name">The architecture's, or that of the pretrained network's file.</param>
/// <param name="ParameterCount">Numbers that training moves.</param>
public sealed record ModelSummary(string Name, long ParameterCount)
{
    /// <summary>What of it was trained before; null for a network that was trained from the beginning.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TransferSummary? Transfer { get; init; }
}

/// <summary>What was used of a pretrained network.</summary>
/// <param name="Backbone">Its file's name.</param>
/// <param name="BackboneSha256">Its file's digest.</param>
/// <param name="Layer">The last node that is used.</param>
/// <param name="Input">What it takes: rows × columns × channels.</param>
/// <param name="FeatureCount">Numbers that the new head sees of an image.</param>
/// <param name="Freeze"><c>all</c>, <c>none</c> or <c>all-but-N</c> blocks.</param>
/// <param name="FrozenCount">Numbers that stayed as they were.</param>
/// <param name="Pixels">What it sees of them: one of <see cref="TransferLearning.BackbonePixels.Names"/>.</param>
/// <param name="Start"><c>warm</c>: what was trained began from pretrained weights; <c>cold</c>: from fresh ones. The head is always fresh.</param>
public sealed record TransferSummary(
    string Backbone, string BackboneSha256, string Layer, string Input, int FeatureCount, string Freeze, long FrozenCount, string Pixels, string Start);

/// <summary>What an epoch came to.</summary>
/// <param name="Epoch">1 for the first.</param>
/// <param name="Loss">Mean cross-entropy of the training samples, each as it was when its turn came.</param>
/// <param name="TrainAccuracy">Share of training samples that were classified correctly when their turn came.</param>
/// <param name="TestAccuracy">Share of test inputs that are classified correctly after it; null where nobody looked.</param>
/// <param name="LearningRate">Of its steps.</param>
public sealed record EpochResult(int Epoch, double Loss, double TrainAccuracy, double? TestAccuracy, double LearningRate);

/// <summary>The test inputs of one class.</summary>
/// <param name="Name">What the class is called; null where that is not known.</param>
/// <param name="TestCount">How many there are.</param>
/// <param name="Accuracy">Share that is classified correctly; null where there are none.</param>
public sealed record ClassResult(string? Name, int TestCount, double? Accuracy);
