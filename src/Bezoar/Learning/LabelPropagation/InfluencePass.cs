using System.Runtime.Intrinsics;
using Bezoar.Features.Graph;
using Bezoar.Numerics;

namespace Bezoar.Learning.LabelPropagation;

/// <summary>
/// How much a label at each training input counts for a test input, if labels spread over the graph and the test input takes
/// the mean of its neighbours. Spreading is symmetric, so that it can begin at the test inputs instead of at the labels: one
/// pass serves every partition of every partitioning. Labels have no part in it.
/// </summary>
internal sealed unsafe class InfluencePass
{
    private readonly SparseOperator _operator;
    private readonly HeatKernel _heat;
    private readonly double _totalMass;

    /// <summary>Works out the masses.</summary>
    public InfluencePass(NeighbourGraph graph, double time, Workers workers)
    {
        (_operator, _heat) = (graph.Operator, new(time));
        Masses = new float[_operator.Size];
        using var scratch = new Scratch(_operator.Size);
        new Span<float>(scratch.Source.Group(0), _operator.Size * LaneColumns.Width).Fill(1);
        _heat.Apply(_operator, scratch.Source, scratch.Spread, scratch.Influences, workers);
        for (var i = 0; i < Masses.Length; i++) _totalMass += Masses[i] = scratch.Influences[i, 0];
    }

    /// <summary>For each training input, how much it influences the graph as a whole.</summary>
    public float[] Masses { get; }

    /// <summary>The influences on up to sixteen test inputs, one in each lane of <see cref="Scratch.Influences"/>.</summary>
    /// <param name="neighbours">The test inputs' neighbours.</param>
    /// <param name="first">The first of the test inputs.</param>
    /// <param name="count">How many, 1 to 16.</param>
    /// <param name="scratch">Memory.</param>
    /// <returns>For each test input, 1 by the average influence per unit of mass.</returns>
    public Vector512<float> Run(NeighbourLists neighbours, int first, int count, Scratch scratch)
    {
        scratch.Source.Clear();
        var perAverage = stackalloc float[LaneColumns.Width];
        for (var lane = 0; lane < LaneColumns.Width; lane++)
        {
            perAverage[lane] = 0;
            if (lane >= count) continue;
            var influence = 0.0;
            foreach (var neighbour in neighbours.Indices(first + lane))
            {
                var weight = _operator.InverseRootOfDegree(neighbour);
                scratch.Source[neighbour, lane] = weight;
                influence += (double)weight * Masses[neighbour];
            }
            perAverage[lane] = (float)(_totalMass / influence);
        }
        _heat.Apply(_operator, scratch.Source, scratch.Spread, scratch.Influences, Workers.Single);
        return Vector512.Load(perAverage);
    }

    /// <summary>Memory that one thread reuses.</summary>
    /// <param name="size">Number of training inputs.</param>
    public sealed class Scratch(int size) : IDisposable
    {
        public LaneColumns Source { get; } = new(size, 1);
        public LaneColumns Spread { get; } = new(size, 1);
        public LaneColumns Influences { get; } = new(size, 1);

        public void Dispose()
        {
            Source.Dispose();
            Spread.Dispose();
            Influences.Dispose();
        }
    }
}
