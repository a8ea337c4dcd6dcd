using Bezoar.Numerics;

namespace Bezoar.Features.Graph;

/// <summary>
/// Training and test inputs in the coordinates of the graph's leading eigenvectors, in which inputs of one cluster lie in one direction (Ng, Jordan and Weiss, NIPS
/// 2001). Labels are not looked at.
/// </summary>
public sealed class SpectralEmbedding
{
    private readonly float[] _training, _test;

    private SpectralEmbedding(int count, float[] training, float[] test, string description) =>
        (Coordinates, _training, _test, Description) = (count, training, test, description);

    /// <summary>Coordinates of an input: as many as there are to be clusters.</summary>
    public int Coordinates { get; }

    /// <summary>Training inputs × coordinates, in content order, of any length.</summary>
    public ReadOnlySpan<float> Training => _training;

    /// <summary>Test inputs × coordinates, of any length.</summary>
    public ReadOnlySpan<float> Test => _test;

    /// <summary>The coordinates of one test input.</summary>
    public ReadOnlySpan<float> OfTest(int input) => Test.Slice(input * Coordinates, Coordinates);

    /// <summary>Learnt from the training inputs without their labels.</summary>
    public static FeatureProvenance Provenance => FeatureProvenance.UnlabelledTraining;

    /// <summary>How it was found, in one line.</summary>
    public string Description { get; }

    /// <summary>Finds the eigenvectors; a test input is where the sum of its neighbours is.</summary>
    /// <param name="graph">Of the training inputs.</param>
    /// <param name="neighbours">The test inputs' neighbours in the graph.</param>
    /// <param name="options">How many coordinates: as many as clusters.</param>
    /// <param name="workers">Threads; they do not change the result.</param>
    /// <param name="progress">Told how many rounds of the search for eigenvectors are done, of how many at most.</param>
    /// <exception cref="BezoarException">Impossible options, or fewer training inputs than eigenvectors take up.</exception>
    public static SpectralEmbedding Find(
        NeighbourGraph graph, NeighbourLists neighbours, ClusterOptions options, Workers workers, Action<int, int>? progress = null)
    {
        options.Validate();
        var needed = LeadingEigenvectors.ColumnsFor(options.Eigenvectors);
        if (graph.Count < needed)
            throw Errors.TooFewInputs(graph.Count, needed, FormattableString.Invariant($"up to {options.Count ?? options.MostClusters} clusters"));
        using var eigenvectors = LeadingEigenvectors.Find(graph.Operator, options.Eigenvectors, workers, progress);
        var count = options.Count ?? CountAtLargestGap(eigenvectors.Values, options);
        var training = new float[graph.Count * count];
        for (var input = 0; input < graph.Count; input++)
            for (var i = 0; i < count; i++) training[input * count + i] = eigenvectors[input, i];
        var test = new float[neighbours.Count * count];
        for (var input = 0; input < neighbours.Count; input++)
            SumNeighbours(graph.Operator, training, neighbours.Indices(input), test.AsSpan(input * count, count));
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
    private static void SumNeighbours(SparseOperator s, float[] training, ReadOnlySpan<int> neighbours, Span<float> sum)
    {
        foreach (var neighbour in neighbours)
            for (var i = 0; i < sum.Length; i++)
                sum[i] = MathF.FusedMultiplyAdd(s.InverseRootOfDegree(neighbour), training[neighbour * sum.Length + i], sum[i]);
    }
}
