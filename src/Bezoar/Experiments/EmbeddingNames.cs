namespace Bezoar.Experiments;

/// <summary>What the base classifiers of SS-DPA learn from all training inputs without labels, by name.</summary>
public static class EmbeddingNames
{
    /// <summary>Which inputs look alike: labels spread over a graph of neighbours.</summary>
    public const string Graph = "graph";

    /// <summary>Features of a network that tells rotations apart, with a small network on them for each partition.</summary>
    public const string RotNet = "rotnet";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Graph, RotNet];
}
