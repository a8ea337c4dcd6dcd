using System.Runtime.Intrinsics;
using Bezoar.Features.Graph;
using Bezoar.Partitioning;

namespace Bezoar.Learning.LabelPropagation;

/// <summary>
/// One base classifier. It sees the labels of its own partition, and of the unlabelled inputs how much each of its own samples
/// influences the graph as a whole and a test input; nothing else.
/// </summary>
/// <remarks>
/// The score of class c is the influence of c's samples on the test input for each unit of their influence on the whole graph,
/// in units of the average over all samples, plus prior · C · (share of c in the partition), where C counts the classes that the
/// partition has. Classes that it lacks get no vote; without samples the vote is for class 0.
/// </remarks>
internal sealed unsafe class PropagationVoter
{
    private readonly int[] _classOf;
    private readonly float[] _perMass, _prior;

    /// <param name="partition">The samples that it knows.</param>
    /// <param name="masses">How much each of them influences the graph as a whole.</param>
    /// <param name="prior">Weight of the classes' shares.</param>
    public PropagationVoter(Partition partition, ReadOnlySpan<float> masses, float prior)
    {
        int[] labels = [.. Enumerable.Range(0, partition.Count).Select(partition.Label)];
        // Classes that the partition has, ascending: the smaller one wins a tie, and those elsewhere change nothing.
        Classes = [.. labels.Distinct().Order()];
        _classOf = [.. labels.Select(label => Array.BinarySearch(Classes, label))];
        _perMass = new float[Classes.Length];
        _prior = new float[Classes.Length];
        for (var i = 0; i < labels.Length; i++) _perMass[_classOf[i]] += masses[i];
        foreach (ref var mass in _perMass.AsSpan()) mass = mass > 0 ? 1 / mass : 0;
        foreach (var c in _classOf) _prior[c]++;
        foreach (ref var share in _prior.AsSpan()) share *= prior * Classes.Length / labels.Length;
    }

    /// <summary>The classes that the partition has, ascending.</summary>
    public int[] Classes { get; }

    /// <summary>Votes on sixteen test inputs, one in each lane.</summary>
    /// <param name="influences">16 numbers for each sample of the partition.</param>
    /// <param name="perAverage">For each test input, 1 by its average influence per unit of mass.</param>
    /// <param name="sums">Room for 16 numbers for each class.</param>
    /// <returns>For each test input, the place of its class in <see cref="Classes"/>.</returns>
    public Vector512<int> Vote(float* influences, Vector512<float> perAverage, float* sums)
    {
        new Span<float>(sums, Classes.Length * LaneColumns.Width).Clear();
        for (var i = 0; i < _classOf.Length; i++)
        {
            var sum = sums + _classOf[i] * LaneColumns.Width;
            (Vector512.Load(sum) + Vector512.Load(influences + i * LaneColumns.Width)).Store(sum);
        }
        var (best, vote) = (Vector512.Create(float.NegativeInfinity), Vector512<int>.Zero);
        for (var c = 0; c < Classes.Length; c++)
        {
            var influence = Vector512.Load(sums + c * LaneColumns.Width) * _perMass[c];
            var score = Vector512.FusedMultiplyAdd(influence, perAverage, Vector512.Create(_prior[c]));
            var better = Vector512.GreaterThan(score, best);
            best = Vector512.ConditionalSelect(better, score, best);
            vote = Vector512.ConditionalSelect(better.AsInt32(), Vector512.Create(c), vote);
        }
        return vote;
    }
}
