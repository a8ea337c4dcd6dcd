namespace Bezoar.Reports;

/// <summary>What a paper reports for one method, data set and number of partitions.</summary>
/// <param name="Dataset">Bezoar's name of the data set.</param>
/// <param name="Method">Bezoar's name of the method.</param>
/// <param name="Partitions">k.</param>
/// <param name="MedianPaperConvention">Median certified radius as the authors count it, one more than Bezoar; null for none.</param>
/// <param name="CleanAccuracy">Of the ensemble without poison, 0 … 1.</param>
/// <param name="BaseAccuracy">Of a single base classifier, 0 … 1.</param>
public sealed record PublishedFigure(
    string Dataset, string Method, int Partitions, int? MedianPaperConvention, double CleanAccuracy, double BaseAccuracy)
{
    /// <summary>The largest r whose certified accuracy is ≥ 50 %, counted as Bezoar counts.</summary>
    public int? MedianCertifiedRadius => MedianPaperConvention - 1;

    /// <summary>Such as <c>DPA as published, k = 1,200</c>.</summary>
    public string Name => $"{Method.ToUpperInvariant()} as published, {Wording.Partitions(Partitions)}";
}

/// <summary>Published figures that stand beside a run's own.</summary>
public static class PublishedFigures
{
    /// <summary>Where they were printed.</summary>
    public const string Source =
        "Levine and Feizi, “Deep Partition Aggregation: Provable Defense against General Poisoning Attacks”, ICLR 2021, "
        + "arXiv 2006.14768, Table 1";

    private static readonly PublishedFigure[] All =
    [
        new("mnist", "dpa", 1200, 448, 0.9585, 0.7697),
        new("mnist", "dpa", 3000, 509, 0.9336, 0.4954),
        new("cifar10", "dpa", 50, 9, 0.7016, 0.5639),
        new("cifar10", "dpa", 250, 5, 0.5565, 0.3517),
        new("cifar10", "dpa", 1000, null, 0.4452, 0.2320),
        new("mnist", "ss-dpa", 1200, 485, 0.9562, 0.8077),
        new("mnist", "ss-dpa", 3000, 645, 0.9390, 0.5765),
        new("cifar10", "ss-dpa", 50, 25, 0.9089, 0.8906),
        new("cifar10", "ss-dpa", 250, 124, 0.9033, 0.8625),
        new("cifar10", "ss-dpa", 1000, 392, 0.8902, 0.7583),
        new("gtsrb", "dpa", 50, 20, 0.8920, 0.7394),
        new("gtsrb", "dpa", 100, 4, 0.5590, 0.3564),
    ];

    /// <summary>All figures for a data set and a method, by ascending number of partitions; none where nothing is published.</summary>
    public static IReadOnlyList<PublishedFigure> For(string dataset, string method) =>
        [.. All.Where(figure => figure.Dataset == dataset.ToLowerInvariant() && figure.Method == method)];
}
