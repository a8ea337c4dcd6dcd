using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Learning.Networks.Onnx;

/// <summary>
/// From a graph of operators to sequences of layers: where branches are joined, all of them come from one place (the last that every way to the join
/// passes, its immediate dominator), and what lies between is a <see cref="Residual"/>, a <see cref="Concatenation"/> or a <see cref="Product"/>.
/// </summary>
internal sealed class OnnxStructure
{
    private const int Input = -1;

    private readonly OnnxGraph _graph;
    private readonly OnnxLayers _layers;
    private readonly TensorShape _input;
    private readonly Dictionary<string, int> _givenBy = new(StringComparer.Ordinal);
    private readonly int[][] _sources;
    private readonly int[] _fork, _depth;
    private readonly TensorShape[] _shapes;
    private readonly Layer[][] _converted;
    private readonly bool[] _isPlaced;
    private readonly List<string> _faults = [];

    private OnnxStructure(OnnxGraph graph, TensorShape input, OnnxWeights weights)
    {
        var count = graph.Nodes.Count;
        (_graph, _layers, _input) = (graph, new(graph, weights), input);
        (_sources, _fork, _depth, _shapes, _converted, _isPlaced) = (new int[count][], new int[count], new int[count], new TensorShape[count], new Layer[count][], new bool[count]);
    }

    /// <summary>The layers up to a node.</summary>
    /// <param name="graph">All of it.</param>
    /// <param name="name">Of its input.</param>
    /// <param name="shape">Of its input.</param>
    /// <param name="last">Index of the node.</param>
    /// <param name="weights">Told what each layer's numbers are.</param>
    /// <param name="path">For messages.</param>
    /// <exception cref="BezoarException">Nodes that cannot be run, all of them named.</exception>
    public static IReadOnlyList<Layer> Layers(OnnxGraph graph, string name, TensorShape shape, int last, OnnxWeights weights, string path)
    {
        var structure = Of(graph, name, shape, last, weights, path);
        try
        {
            return structure.Between(Input, last);
        }
        catch (OnnxNodeException fault)
        {
            throw Errors.OnnxNodes(path, [fault.Message]);
        }
    }

    /// <summary>The nodes that every way to the last one passes, in their order.</summary>
    /// <inheritdoc cref="Layers"/>
    public static IReadOnlyList<OnnxPlace> Places(OnnxGraph graph, string name, TensorShape shape, int last, string path)
    {
        var structure = Of(graph, name, shape, last, new(), path);
        var nodes = new Stack<int>();
        for (var node = last; node != Input; node = structure._fork[node]) nodes.Push(node);
        var (places, layers) = (new List<OnnxPlace>(), 0);
        foreach (var node in nodes)
        {
            // Where branches are joined, they and the join are one layer.
            layers += structure._sources[node].Length == 1 ? structure._converted[node].Length : 1;
            places.Add(new(graph.Nodes[node].Label, layers, structure._shapes[node]));
        }
        return places;
    }

    private static OnnxStructure Of(OnnxGraph graph, string name, TensorShape shape, int last, OnnxWeights weights, string path)
    {
        var structure = new OnnxStructure(graph, shape, weights);
        structure._givenBy[name] = Input;
        structure.Convert(structure.Needed(last));
        return structure._faults.Count == 0 ? structure : throw Errors.OnnxNodes(path, structure._faults);
    }

    /// <summary>Nodes that lead to the last one, ascending. Also finds out which node gives which value.</summary>
    private List<int> Needed(int last)
    {
        var isNeeded = new bool[_graph.Nodes.Count];
        isNeeded[last] = true;
        for (var i = 0; i <= last; i++)
            foreach (var output in _graph.Nodes[i].Outputs.Take(1)) _givenBy.TryAdd(output, i);
        for (var i = last; i >= 0; i--)
        {
            if (!isNeeded[i]) continue;
            var node = _graph.Nodes[i];
            var values = node.Reads.Where(value => !_graph.Constants.ContainsKey(value)).ToArray();
            foreach (var value in values.Where(value => !_givenBy.TryGetValue(value, out var giver) || giver >= i).Distinct())
                _faults.Add($"{node.Label} ({node.Operator}) reads {value}, which no node before it gives first");
            _sources[i] = [.. values.Where(_givenBy.ContainsKey).Select(value => _givenBy[value]).Where(giver => giver < i)];
            foreach (var giver in _sources[i].Where(giver => giver != Input)) isNeeded[giver] = true;
        }
        return [.. Enumerable.Range(0, last + 1).Where(i => isNeeded[i])];
    }

    private void Convert(List<int> needed)
    {
        var isShapeKnown = _faults.Count == 0;
        foreach (var i in needed)
        {
            var node = _graph.Nodes[i];
            try
            {
                if (node.Domain is not ("" or "ai.onnx") || !OnnxLayers.Operators.Contains(node.Operator)) throw new OnnxNodeException("is not an operator that is read");
                // Behind a fault shapes are unknown; operators that are not read are still found.
                if (isShapeKnown) Convert(i, node);
            }
            catch (Exception fault) when (fault is OnnxNodeException or ShapeException or OverflowException)
            {
                isShapeKnown = false;
                _faults.Add($"{node.Label} ({node.Operator}) " + (fault is ShapeException shape ? $"receives {shape.Given} and needs {shape.Needed}" : fault.Message));
            }
        }
    }

    private void Convert(int i, OnnxNode node)
    {
        if (_sources[i].Length == 0) throw new OnnxNodeException("depends on no input");
        var constants = node.Reads.Where(_graph.Constants.ContainsKey).ToArray();
        foreach (var (name, tensor) in constants.Select(name => (name, _graph.Constants[name])))
            if (tensor.IsOfOtherType) throw new OnnxNodeException($"reads tensor {name} of data type {tensor.Type}, and float32 (1) and int64 (7) are read; export the model in float32");
        if (constants.Length > 0 && (_sources[i].Length > 1 || node.Operator == "Concat"))
            throw new OnnxNodeException($"joins what comes from the input with the constant {constants[0]}, and joins without constants are read");
        _fork[i] = _sources[i].Aggregate(Meet);
        _depth[i] = DepthOf(_fork[i]) + 1;
        if (_sources[i].Length == 1)
        {
            var shape = ShapeOf(_sources[i][0]);
            _converted[i] = _layers.Convert(node, shape);
            _shapes[i] = _converted[i].Aggregate(shape, (before, layer) => layer.OutputShape(before));
            return;
        }
        TensorShape[] shapes = [.. _sources[i].Select(ShapeOf)];
        _shapes[i] = node.Operator switch
        {
            "Add" when shapes.Length == 2 && shapes[0] == shapes[1] => shapes[0],
            "Mul" when shapes.Length == 2 => shapes[0].Area >= shapes[1].Area ? shapes[0] : shapes[1],
            "Concat" when IsAlongChannels(node, shapes) => shapes[0] with { Channels = shapes.Sum(shape => shape.Channels) },
            _ => throw new OnnxNodeException($"joins {string.Join(" and ", shapes)}, and Add and Mul of two equal values and Concat along the channels are read"),
        };
    }

    private static bool IsAlongChannels(OnnxNode node, TensorShape[] shapes) => node.Attributes.Integer("axis", 1) switch
    {
        1 => true,
        -3 => shapes[0].Area != 1,
        -1 => shapes.All(shape => shape.Area == 1),
        _ => false,
    };

    /// <summary>The last value that every way to either value passes.</summary>
    private int Meet(int first, int second)
    {
        while (first != second)
        {
            if (DepthOf(first) >= DepthOf(second)) first = _fork[first];
            else second = _fork[second];
        }
        return first;
    }

    private int DepthOf(int value) => value == Input ? 0 : _depth[value];

    private TensorShape ShapeOf(int value) => value == Input ? _input : _shapes[value];

    /// <summary>The layers from one value to another that every way to it passes.</summary>
    private List<Layer> Between(int from, int to)
    {
        var parts = new Stack<Layer[]>();
        while (to != from)
        {
            var node = _graph.Nodes[to];
            if (_isPlaced[to]) throw new OnnxNodeException($"{node.Label} ({node.Operator}) is part of several branches that do not lie within one another");
            _isPlaced[to] = true;
            parts.Push(_sources[to].Length == 1 ? _converted[to] : [Join(node.Operator, to)]);
            to = _fork[to];
        }
        return [.. parts.SelectMany(layers => layers)];
    }

    private Layer Join(string kind, int node)
    {
        IReadOnlyList<Layer>[] paths = [.. _sources[node].Select(source => Between(_fork[node], source))];
        return kind switch
        {
            // The longer path works straight into the sum's memory; a sum does not ask for the order.
            "Add" => paths[0].Count >= paths[1].Count ? new Residual(paths[0], paths[1]) : new Residual(paths[1], paths[0]),
            "Mul" => ShapeOf(_sources[node][0]).Area >= ShapeOf(_sources[node][1]).Area ? new Product(paths) : new Product([paths[1], paths[0]]),
            _ => new Concatenation(paths),
        };
    }
}
