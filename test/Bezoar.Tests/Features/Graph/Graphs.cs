using Bezoar.Data;
using Bezoar.Features.Graph;
using Bezoar.Numerics;
using Bezoar.Tests.Learning.KernelRidge;

namespace Bezoar.Tests.Features.Graph;

/// <summary>Small graphs.</summary>
internal static class Graphs
{
    public static GraphOptions Options { get; } = new() { Neighbours = 5 };

    public static NeighbourGraph Of(Dataset train, int threads = 1) =>
        NeighbourGraph.Build(Ensembles.Descriptor((ImageShape)train.Shape), new(train), Options, new Workers(threads));

    /// <summary>A ring of so many nodes, some of them joined across.</summary>
    public static SparseOperator Ring(int size)
    {
        var neighbours = new List<int>[size];
        for (var i = 0; i < size; i++) neighbours[i] = [(i + 1) % size, (i + size - 1) % size];
        for (var i = 0; i < size / 4; i++)
        {
            neighbours[i].Add(size / 2 + i);
            neighbours[size / 2 + i].Add(i);
        }
        int[] starts = [0, .. neighbours.Select((_, i) => neighbours.Take(i + 1).Sum(each => each.Count))];
        return new(starts, [.. neighbours.SelectMany(each => each.Order())]);
    }

    /// <summary>size × size.</summary>
    public static double[] Dense(SparseOperator s)
    {
        var dense = new double[s.Size * s.Size];
        for (var row = 0; row < s.Size; row++)
            foreach (var column in s.Neighbours(row)) dense[row * s.Size + column] = 1 / Math.Sqrt((double)s.Degree(row) * s.Degree(column));
        return dense;
    }
}
