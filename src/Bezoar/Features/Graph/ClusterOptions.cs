namespace Bezoar.Features.Graph;

/// <summary>
/// Settings of the clusters of a graph. Neither the labels nor how many classes they have decide anything here: an attacker
/// who flips labels may bring in a new class.
/// </summary>
public sealed record ClusterOptions
{
    /// <summary>
    /// Number of clusters, 2 … 256, or null to choose it where the graph's spectrum has its largest gap: between the m-th and the
    /// next eigenvalue, for m within the two limits below. The largest radius is about half a cluster's size, so that fewer
    /// clusters are stronger as long as each of them holds one class.
    /// </summary>
    public int? Count { get; init; }

    /// <summary>Fewest clusters that the gap may choose, at least 2: no fewer than there are classes.</summary>
    public int FewestClusters { get; init; } = 10;

    /// <summary>Most clusters that the gap may choose.</summary>
    public int MostClusters { get; init; } = 32;

    /// <summary>Such as <c>spectral clusters (10 to 32, at the largest gap)</c>.</summary>
    public string Description => Count is { } count
        ? FormattableString.Invariant($"spectral clusters ({count})")
        : FormattableString.Invariant($"spectral clusters ({FewestClusters} to {MostClusters}, at the largest gap)");

    /// <summary>Eigenvectors that are needed.</summary>
    internal int Eigenvectors => Count ?? MostClusters + 1;

    /// <summary>Throws one exception that names every fault.</summary>
    public void Validate()
    {
        var faults = new List<string>();
        if (Count is < 2 or > 256) faults.Add(FormattableString.Invariant($"count is {Count}, must be 2 to 256"));
        if (FewestClusters < 2) faults.Add(FormattableString.Invariant($"fewest clusters is {FewestClusters}, must be 2 or more"));
        if (MostClusters < FewestClusters || MostClusters > 256)
            faults.Add(FormattableString.Invariant($"most clusters is {MostClusters}, must be {FewestClusters} to 256"));
        if (faults.Count > 0) throw Errors.InvalidOptions("clusters", faults);
    }
}
