using Bezoar.Data;
using Bezoar.Numerics;

namespace Bezoar.Features.Graph;

/// <summary>
/// Unlabelled training inputs, each joined to those that look most like it. Test inputs never become part of it: they only ask
/// for their neighbours. Sound against label flips, and against nothing else.
/// </summary>
public sealed class NeighbourGraph : IDisposable
{
    private readonly NeighbourSearch _search;
    private readonly GraphOptions _options;
    private readonly string _descriptor;
    private readonly RecordShape _shape;

    private NeighbourGraph(NeighbourSearch search, SparseOperator joined, GraphOptions options, string descriptor, RecordShape shape) =>
        (_search, Operator, _options, _descriptor, _shape) = (search, joined, options, descriptor, shape);

    /// <summary>Number of inputs; they are numbered in content order.</summary>
    public int Count => Operator.Size;

    /// <summary>Learnt from the training inputs without their labels.</summary>
    public static FeatureProvenance Provenance => FeatureProvenance.UnlabelledTraining;

    /// <summary>How it was made, in one line.</summary>
    public string Description => $"graph of {_options.Description}, on {_descriptor}";

    /// <summary>S = D^−½ · W · D^−½.</summary>
    internal SparseOperator Operator { get; }

    /// <summary>Finds every input's nearest neighbours exactly, and joins the two in both directions.</summary>
    /// <param name="descriptor">Record → unit vectors; the similarity of two inputs is the largest scalar product over one's views.</param>
    /// <param name="inputs">The training inputs, more than an input has neighbours.</param>
    /// <param name="options">How many neighbours.</param>
    /// <param name="workers">Threads; they do not change the result.</param>
    /// <param name="progress">Told how many blocks of inputs are done, of how many.</param>
    /// <exception cref="BezoarException">Impossible options, or too few inputs.</exception>
    public static NeighbourGraph Build(
        SampleDescriptor descriptor, UnlabelledInputs inputs, GraphOptions options, Workers workers, Action<int, int>? progress = null)
    {
        options.Validate();
        if (inputs.Count <= options.Neighbours) throw Errors.TooFewInputs(inputs.Count, options.Neighbours + 1, "a graph of neighbours");
        var search = NeighbourSearch.Over(descriptor, inputs, workers);
        try
        {
            var lists = search.Find(inputs.Count, inputs.Record, options.Neighbours, areInputs: true, workers, progress);
            return new(search, Join(lists), options, descriptor.Description, inputs.Shape);
        }
        catch
        {
            search.Dispose();
            throw;
        }
    }

    /// <summary>The nearest training inputs of each test input, as many as the graph has been built with.</summary>
    /// <param name="test">Records of the shape of the training inputs.</param>
    /// <param name="workers">Threads; they do not change the result.</param>
    /// <param name="progress">Told how many blocks of test inputs are done, of how many.</param>
    /// <exception cref="ArgumentException">Records of another shape.</exception>
    public NeighbourLists NeighboursOf(Dataset test, Workers workers, Action<int, int>? progress = null)
    {
        if (test.Shape != _shape) throw new ArgumentException("test records are not of the training inputs' shape", nameof(test));
        return _search.Find(test.Count, test.Record, _options.Neighbours, areInputs: false, workers, progress);
    }

    /// <inheritdoc/>
    public void Dispose() => _search.Dispose();

    /// <summary>An edge for each pair of which one is a neighbour of the other.</summary>
    private static SparseOperator Join(NeighbourLists lists)
    {
        var joined = new List<int>[lists.Count];
        for (var i = 0; i < joined.Length; i++) joined[i] = [.. lists.Indices(i)];
        for (var i = 0; i < joined.Length; i++)
            foreach (var j in lists.Indices(i))
                if (!lists.Indices(j).Contains(i)) joined[j].Add(i);
        var starts = new int[joined.Length + 1];
        for (var i = 0; i < joined.Length; i++)
        {
            joined[i].Sort();
            starts[i + 1] = checked(starts[i] + joined[i].Count);
        }
        return new(starts, [.. joined.SelectMany(each => each)]);
    }
}
