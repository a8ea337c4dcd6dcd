using System.Globalization;
using System.Text.Json.Serialization;
using Bezoar.Attacks.PoisonFrogs;
using Bezoar.Learning.Networks.Architectures;
using Bezoar.TransferLearning;

namespace Bezoar.Experiments.Targeted;

/// <summary>
/// One way to attack single test inputs: what the victim trains on what, and how the poison is made. Whatever is null is a default.
/// </summary>
public sealed record TargetedSetting
{
    /// <summary>What tables call it.</summary>
    [JsonRequired]
    public string Name { get; init; } = "";

    /// <summary>
    /// The victim trains all layers of this architecture, from those of a network that was trained on the clean training set. Null: it trains a new
    /// last layer on the features of a frozen backbone, which the user hands in.
    /// </summary>
    public string? Model { get; init; }

    /// <summary>For a frozen backbone: the node whose output the features are; null for its output.</summary>
    public string? Layer { get; init; }

    /// <summary>For a frozen backbone: one of <see cref="BackbonePixels.Names"/>; null for bytes / 255.</summary>
    public string? Pixels { get; init; }

    /// <summary>For a frozen backbone: the features are averaged to so many rows and columns; null leaves them.</summary>
    public int? Average { get; init; }

    /// <summary>For a frozen backbone: images are enlarged to so many rows and columns; null leaves them.</summary>
    public int? Size { get; init; }

    /// <summary>Training images of each class, the first ones; null for all.</summary>
    public int? PerClass { get; init; }

    /// <summary>Target instances unless the user asks for another number.</summary>
    public int? Targets { get; init; }

    /// <summary>Class of the target instances; null for all classes.</summary>
    public int? Source { get; init; }

    /// <summary>Whether targets are those of which the clean victim is least sure (outliers), or drawn at random.</summary>
    public bool? Outliers { get; init; }

    /// <summary>
    /// Numbers of poison instances; null for one. As many are made as the largest number asks for, and smaller numbers take the nearest of these.
    /// </summary>
    public IReadOnlyList<int>? Poisons { get; init; }

    /// <summary>See <see cref="FeatureCollisionOptions.Opacity"/>.</summary>
    public double? Opacity { get; init; }

    /// <summary>See <see cref="FeatureCollisionOptions.Similarity"/>.</summary>
    public double? Similarity { get; init; }

    /// <summary>See <see cref="FeatureCollisionOptions.Iterations"/>.</summary>
    public int? Iterations { get; init; }

    /// <summary>See <see cref="FeatureCollisionOptions.Accelerate"/>; false follows the paper's algorithm 1 to the letter.</summary>
    public bool? Accelerate { get; init; }

    /// <summary>How many bases more than needed may be tried.</summary>
    public int? SpareBases { get; init; }

    /// <summary>How often the victim sees every sample; null for 100 of a last layer and 10 of a whole network, as published.</summary>
    public int? Epochs { get; init; }

    /// <summary>Samples of one step of the victim; null for 32 of a last layer, as published, and 128 of a whole network.</summary>
    public int? Batch { get; init; }

    /// <summary>For a whole network: how often the network that the victim starts from sees every sample; null for the architecture's recipe.</summary>
    public int? StartEpochs { get; init; }

    /// <summary>Partitions of the certified ensemble that the same poison is held against; null for none.</summary>
    public int? Partitions { get; init; }

    /// <summary>Numbers of poison instances, ascending.</summary>
    internal IReadOnlyList<int> PoisonCounts => [.. (Poisons ?? [1]).Order()];

    /// <summary>How images are collided.</summary>
    internal FeatureCollisionOptions Collision
    {
        get
        {
            var defaults = new FeatureCollisionOptions();
            return defaults with
            {
                Opacity = Opacity ?? defaults.Opacity,
                Similarity = Similarity ?? defaults.Similarity,
                Iterations = Iterations ?? defaults.Iterations,
                Accelerate = Accelerate ?? defaults.Accelerate,
            };
        }
    }

    /// <summary>Everything that is impossible about it, whatever the data.</summary>
    internal IEnumerable<string> Faults(int classCount)
    {
        var faults = new List<string>();
        void Require(bool isPossible, FormattableString fault)
        {
            if (!isPossible) faults.Add(string.Create(CultureInfo.InvariantCulture, $"setting {Name}: ") + fault.ToString(CultureInfo.InvariantCulture));
        }
        Require(Size is null or >= 1 and <= 4096, $"images of {Size} pixels are impossible, 1 to 4096");
        Require(PerClass is null or >= 1, $"{PerClass} training images of each class, must be 1 at least");
        Require(Targets is null or >= 1, $"{Targets} targets, must be 1 at least");
        Require(Source is null || (uint)Source < (uint)classCount, $"class {Source} does not exist, classes are 0 to {classCount - 1}");
        Require(PoisonCounts.Count > 0 && PoisonCounts[0] >= 1, $"numbers of poison instances must be 1 at least");
        Require(PoisonCounts.Distinct().Count() == PoisonCounts.Count, $"a number of poison instances stands there twice");
        Require(Epochs is null or >= 1, $"{Epochs} epochs, must be 1 at least");
        Require(Batch is null or >= 1, $"batches of {Batch}, must be 1 at least");
        Require(StartEpochs is null or >= 1, $"{StartEpochs} epochs to start from, must be 1 at least");
        Require(Model is not null || StartEpochs is null, $"epochs to start from go with a whole network");
        Require(Partitions is null or >= 1, $"{Partitions} partitions, must be 1 at least");
        Require(SpareBases is null or >= 0, $"{SpareBases} spare bases, must be 0 at least");
        Require(Model is null || (Layer is null && Pixels is null && Average is null && Size is null && Partitions is null), $"layer, pixels, average, size and partitions go with a frozen backbone");
        Require(Average is null or >= 1, $"features averaged to {Average} rows, must be 1 at least");
        foreach (var fault in Collision.Faults()) Require(false, $"{fault}");
        if (Model is null) return faults;
        try { _ = ArchitectureCatalog.Get(Model); }
        catch (BezoarException fault) { Require(false, $"{fault.Message}"); }
        return faults;
    }
}
