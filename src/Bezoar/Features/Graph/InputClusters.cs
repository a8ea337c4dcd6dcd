using Bezoar.Numerics;

namespace Bezoar.Features.Graph;

/// <summary>
/// Every training input and every test input belongs to one cluster of the graph (Ng, Jordan and Weiss, NIPS 2001). Labels are not looked at. A
/// test input that takes the majority label of its cluster's training samples is influenced by all of them alike: an attacker
/// must flip half of the gap between the two largest counts, which is the flattest influence that there is.
/// </summary>
public sealed class InputClusters
{
    private readonly int[] _training, _test;

    private InputClusters(int count, int[] training, int[] test, string description) =>
        (Count, _training, _test, Description) = (count, training, test, description);

    /// <summary>Number of clusters.</summary>
    public int Count { get; }

    /// <summary>The cluster of each training input, in content order.</summary>
    public ReadOnlySpan<int> OfTraining => _training;

    /// <summary>The cluster of each test input.</summary>
    public ReadOnlySpan<int> OfTest => _test;

    /// <summary>Learnt from the training inputs without their labels.</summary>
    public static FeatureProvenance Provenance => FeatureProvenance.UnlabelledTraining;

    /// <summary>How they were found, in one line.</summary>
    public string Description { get; }

    /// <summary>
    /// Clusters the directions of the training inputs in the graph's leading eigenvectors; a test input follows the sum of its
    /// neighbours.
    /// </summary>
    /// <param name="graph">Of the training inputs.</param>
    /// <param name="neighbours">The test inputs' neighbours in the graph.</param>
    /// <param name="options">How many clusters.</param>
    /// <param name="workers">Threads; they do not change the result.</param>
    /// <param name="progress">Told how many rounds of the search for eigenvectors are done, of how many at most.</param>
    /// <exception cref="BezoarException">Impossible options, or fewer training inputs than eigenvectors take up.</exception>
    public static InputClusters Find(
        NeighbourGraph graph, NeighbourLists neighbours, ClusterOptions options, Workers workers, Action<int, int>? progress = null)
    {
        options.Validate();
        var needed = LeadingEigenvectors.ColumnsFor(options.Eigenvectors);
        if (graph.Count < needed)
            throw Errors.TooFewInputs(graph.Count, needed, FormattableString.Invariant($"up to {options.Count ?? options.MostClusters} clusters"));
        using var eigenvectors = LeadingEigenvectors.Find(graph.Operator, options.Eigenvectors, workers, progress);
        var count = options.Count ?? CountAtLargestGap(eigenvectors.Values, options);
        var rows = new float[graph.Count * count];
        for (var input = 0; input < graph.Count; input++)
            for (var i = 0; i < count; i++) rows[input * count + i] = eigenvectors[input, i];
        var means = new SphericalMeans(rows, count);
        var training = means.Run(workers);
        var test = new int[neighbours.Count];
        for (var input = 0; input < test.Length; input++)
            test[input] = means.Nearest(SumOfNeighbours(graph.Operator, rows, count, neighbours.Indices(input)));
        return new(count, training, test, FormattableString.Invariant($"{options.Description}: {count}, {graph.Description}"));
    }

    /// <summary>The m within the limits whose eigenvalue is farthest above the next one; the smaller m on a tie.</summary>
    internal static int CountAtLargestGap(ReadOnlySpan<double> values, ClusterOptions options)
    {
        var best = options.FewestClusters;
        for (var m = options.FewestClusters; m <= options.MostClusters; m++)
            if (values[m - 1] - values[m] > values[best - 1] - values[best]) best = m;
        return best;
    }

    /// <summary>What one more step along the edges would give the test input, up to its length.</summary>
    private static float[] SumOfNeighbours(SparseOperator s, float[] rows, int count, ReadOnlySpan<int> neighbours)
    {
        var sum = new float[count];
        foreach (var neighbour in neighbours)
            for (var i = 0; i < count; i++)
                sum[i] = MathF.FusedMultiplyAdd(s.InverseRootOfDegree(neighbour), rows[neighbour * count + i], sum[i]);
        return sum;
    }
}
