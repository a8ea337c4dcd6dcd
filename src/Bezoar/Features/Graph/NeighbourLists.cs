namespace Bezoar.Features.Graph;

/// <summary>For each query the nearest inputs, nearest first; of two at the same distance the one with the smaller number.</summary>
/// <param name="neighbours">How many each query has.</param>
/// <param name="indices">queries × neighbours: numbers of inputs.</param>
/// <param name="similarities">queries × neighbours: scalar products of the descriptors.</param>
public sealed class NeighbourLists(int neighbours, int[] indices, float[] similarities)
{
    /// <summary>Neighbours of each query.</summary>
    public int Neighbours => neighbours;

    /// <summary>Number of queries.</summary>
    public int Count => indices.Length / neighbours;

    /// <summary>The neighbours of one query.</summary>
    public ReadOnlySpan<int> Indices(int query) => indices.AsSpan(query * neighbours, neighbours);

    /// <summary>The scalar products with them, in descending order.</summary>
    public ReadOnlySpan<float> Similarities(int query) => similarities.AsSpan(query * neighbours, neighbours);
}
