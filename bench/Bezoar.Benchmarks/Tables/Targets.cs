using Bezoar.Certificates;

namespace Bezoar.Benchmarks.Tables;

/// <summary>What was aimed for before anything was measured. A target that is missed stays here and is named as missed.</summary>
internal static class Targets
{
    public const double SecondsOfOneRun = 60;
    public const double SecondsOfBothRuns = 80;
    public const double PeakGibibytes = 2;
    public const double ProductGigaflopsPerSecond = 340;
    public const double StartMilliseconds = 150;
    public const double SecondsToDrawDigits = 2;

    /// <summary>
    /// Networks, beside PyTorch 1.13 on such a machine of two cores, tuned: images per second in training and in inference, and how
    /// many times the former is aimed for.
    /// </summary>
    public static IReadOnlyList<ThroughputTarget> Throughput { get; } =
    [
        new("badnets-cnn", "1×28×28", 11_600, 28_200, 1.5),
        new("nin", "1×28×28", 219, 644, 1),
        new("nin", "3×32×32", 144, 448, 1),
        new("resnet20", "3×32×32", 645, 2_450, 1),
        new("alexnet-cifar", "3×32×32", 295, 821, 1),
    ];

    /// <summary>Trainings, with the seconds that training may take on two cores.</summary>
    public static IReadOnlyList<TrainingTarget> Trainings { get; } = [new("badnets-cnn", 0.99, 60), new("resnet20", 0.80, 25 * 60)];

    /// <summary>Mean accuracy of Network in Network on partitions of MNIST, k = 1200, around the published 76.97 %.</summary>
    public const double PublishedBaseAccuracy = 0.7697, LowestBaseAccuracy = 0.75, HighestBaseAccuracy = 0.79;

    /// <summary>SS-DPA on MNIST as published, by k: what heads on a network that tells rotations apart are to reach.</summary>
    public static IReadOnlyDictionary<int, SortedTarget> PublishedSorted { get; } = new Dictionary<int, SortedTarget>
    {
        [1200] = new(0.8077, 0.9562, 484),
        [3000] = new(0.5765, 0.9390, 644),
    };

    /// <summary>What the paper's table says of one such partition, on one GPU.</summary>
    public const double PublishedMinutesPerPartition = 0.33;

    /// <summary>One such partition with PyTorch on two cores, at best and at worst; half of the former may be needed.</summary>
    public const double PyTorchSecondsPerPartition = 52, PyTorchMostSecondsPerPartition = 56, SecondsPerPartition = PyTorchSecondsPerPartition / 2;

    /// <summary>BadNets on MNIST: the least success over all attacks of an experiment.</summary>
    public static IReadOnlyList<AttackTarget> BadNets { get; } =
    [
        new("badnets-mnist-pattern", 0.995), new("badnets-mnist-pixel", 0.99), new("badnets-mnist-all-to-all", 0.98), new("badnets-mnist-single", 0.9991),
    ];

    /// <summary>What a backdoor may cost in clean accuracy, in points.</summary>
    public const double MostPointsLost = 0.2;

    /// <summary>
    /// Clean-label on MNIST at a third of the target class, on two kinds of victims. What the trigger does to a victim without poison is taken off:
    /// it is no backdoor that succeeds there.
    /// </summary>
    public const double CleanLabelSuccess = 0.8;

    /// <summary>Forward passes of tiny-darknet at 128×128 in a second, on two cores, and what PyTorch reaches on one.</summary>
    public const double BackboneImagesPerSecond = 200, PyTorchBackboneImagesPerSecond = 98;

    /// <summary>One poison instance against a frozen backbone: share of targets, how many there must be, and what making one may take.</summary>
    public const double OneShotSuccess = 0.95, SecondsPerOneShotPoison = 6;

    public const int OneShotTargets = 200;

    /// <summary>Against networks that are trained throughout: with so many poison instances, as published.</summary>
    public const int EndToEndPoison = 50;

    public const double EndToEndSuccess = 0.6;

    /// <summary>Crafting on two cores, and what the Adversarial Robustness Toolbox took on the same.</summary>
    public const double SecondsToCraftBadNets = 0.2, SecondsForPgd = 5;

    public const string ArtSecondsForPgd = "11 to 16 s";

    /// <summary>On MNIST, by number of partitions.</summary>
    public static IReadOnlyList<AccuracyTarget> Mnist { get; } = [new(1200, 0.885, 0.970, 545), new(3000, 0.695, 0.960, 895)];

    /// <summary>On MNIST: the median radius of the best setting that is so accurate.</summary>
    public static IReadOnlyList<MethodTarget> Methods { get; } =
    [
        new(BudgetUnits.SymmetricDifference, 0.95, 950, "447 at 95.85 % (DPA)"),
        new(BudgetUnits.SymmetricDifference, 0.93, 1100, "508 at 93.36 % (DPA)"),
        new(BudgetUnits.LabelFlips, 0.98, 575, "484 at 95.62 % (SS-DPA)", "ss-dpa", 1200),
        new(BudgetUnits.LabelFlips, 0.975, 1250, "644 at 93.90 % (SS-DPA)", "ss-dpa", 3000),
        new(BudgetUnits.LabelFlips, 0.97, 1300, "644 at 93.90 % (SS-DPA)"),
    ];

    /// <summary>On CIFAR-10, by number of partitions.</summary>
    public static IReadOnlyList<AccuracyTarget> Cifar { get; } =
        [new(50, 0.62, 0.72, 12), new(250, null, 0.64, 20), new(1000, null, 0.57, 14)];

    /// <summary>For the 60,000 images of CIFAR-10 and the mirror images of those for training, on two cores.</summary>
    public const double SecondsToDescribeCifar = 240;

    public const double CifarPeakGibibytes = 6;
}

/// <summary>Lower bounds; null where nothing was aimed for.</summary>
internal sealed record AccuracyTarget(int Partitions, double? BaseAccuracy, double CleanAccuracy, int MedianCertifiedRadius);

/// <summary>Published figures of SS-DPA; the median counts radii from 0.</summary>
internal sealed record SortedTarget(double BaseAccuracy, double CleanAccuracy, int Median);

/// <summary>Lower bounds, for all methods that count in a unit or for one of them.</summary>
internal sealed record MethodTarget(string Unit, double CleanAccuracy, int Median, string Published, string? Method = null, int? Partitions = null);

/// <summary>What another engine reaches, and what is aimed for.</summary>
internal sealed record ThroughputTarget(string Architecture, string Input, double TrainImages, double InferenceImages, double Times);

/// <summary>Lower bound of the accuracy and upper bound of the time.</summary>
internal sealed record TrainingTarget(string Model, double TestAccuracy, double Seconds);

/// <summary>Least success rate of an experiment.</summary>
internal sealed record AttackTarget(string Experiment, double Success);
