using System.Security.Cryptography;
using Bezoar.Data;
using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Learning.Networks.Onnx;

/// <summary>
/// A trained network from an ONNX file (opset 9 to 21, float32): what other tools trained, as a network of Bezoar's own layers, so that it can be
/// asked, differentiated by its input, cut at any node, and trained further.
/// </summary>
/// <remarks>Branches may lie within one another, as in Inception, ResNet, MobileNet and SqueezeNet; others are refused.</remarks>
public sealed class OnnxModel
{
    private const int MostSide = 1 << 14, MostNumbers = 1 << 26;

    private readonly string _path;
    private readonly OnnxGraph _graph;
    private readonly OnnxInput _input;

    private OnnxModel(string path, byte[] file)
    {
        _path = path;
        Digest = Convert.ToHexStringLower(SHA256.HashData(file));
        _graph = WithConstants(OnnxReader.Read(file, path));
        if (_graph.Inputs is not [var input]) throw Errors.OnnxInput(path, FormattableString.Invariant($"has {_graph.Inputs.Count} inputs; a network has one"));
        if (_graph.Outputs.Count == 0 || _graph.Nodes.Count == 0) throw Errors.OnnxInput(path, "gives no output");
        if (input.Lengths.Count is not (2 or 4)) throw Errors.OnnxInput(path, FormattableString.Invariant($"takes {input.Lengths.Count} dimensions; images have four (N×C×H×W) and vectors two"));
        _input = input;
    }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal.</summary>
    public string Digest { get; }

    /// <summary>What people call its nodes, in an order in which they can be worked out; each is a place to cut.</summary>
    public IReadOnlyList<string> NodeNames => [.. _graph.Nodes.Select(node => node.Label)];

    /// <summary>What the file says that one sample is; null where rows or columns are open, and the caller decides.</summary>
    public TensorShape? Input => _input.Lengths switch
    {
        [_, > 0 and <= MostNumbers, > 0 and <= MostSide, > 0 and <= MostSide] lengths => Checked(new((int)lengths[2], (int)lengths[3], (int)lengths[1])),
        [_, > 0 and <= MostNumbers] lengths => TensorShape.Vector((int)lengths[1]),
        _ => null,
    };

    /// <summary>Reads a file.</summary>
    /// <exception cref="BezoarException">Missing, damaged, of an opset or with tensors that are not read.</exception>
    public static OnnxModel Read(string path) => InputFile.Reading(path, stream =>
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new OnnxModel(path, bytes.ToArray());
    });

    /// <summary>The network, with its weights.</summary>
    /// <param name="input">What one sample is, where the file leaves it open or another size is wanted; null: as the file says.</param>
    /// <param name="upTo">The last node, whose value is then what the network gives; null: the file's first output.</param>
    /// <param name="head">Layers to follow, with weights of their own.</param>
    /// <exception cref="BezoarException">
    /// No such node; operators or forms of them that are not read, all of them named with their nodes; a size that does not fit.
    /// </exception>
    public Network ToNetwork(TensorShape? input = null, string? upTo = null, IReadOnlyList<Layer>? head = null)
    {
        var shape = ShapeOf(input);
        var weights = new OnnxWeights();
        var layers = OnnxStructure.Layers(_graph, _input.Name, shape, IndexOf(upTo), weights, _path);
        var network = new Network(new(Path.GetFileNameWithoutExtension(_path), shape, [.. layers, .. head ?? []]), seed: 0);
        try
        {
            weights.CopyTo(network, _path);
        }
        catch
        {
            network.Dispose();
            throw;
        }
        return network;
    }

    /// <summary>The nodes that every way from the input to the last node passes, in their order: where the network is cut into two sequences of layers.</summary>
    /// <param name="input">What one sample is, where the file leaves it open or another size is wanted; null: as the file says.</param>
    /// <param name="upTo">The last node; null: the one that gives the file's first output.</param>
    /// <exception cref="BezoarException">As from <see cref="ToNetwork"/>.</exception>
    public IReadOnlyList<OnnxPlace> Places(TensorShape? input = null, string? upTo = null) =>
        OnnxStructure.Places(_graph, _input.Name, ShapeOf(input), IndexOf(upTo), _path);

    private TensorShape ShapeOf(TensorShape? input)
    {
        var shape = Checked(input ?? Input ?? throw Errors.OnnxInput(_path, "leaves the size of its images open; say which"));
        return _input.Lengths[1] <= 0 || _input.Lengths[1] == shape.Channels
            ? shape
            : throw Errors.OnnxInput(_path, FormattableString.Invariant($"takes {_input.Lengths[1]} channels, not {shape.Channels}"));
    }

    private int IndexOf(string? name)
    {
        for (var i = _graph.Nodes.Count - 1; i >= 0; i--)
        {
            var node = _graph.Nodes[i];
            if (name is null ? node.Outputs.Contains(_graph.Outputs[0]) : node.Label == name || node.Outputs.Contains(name)) return i;
        }
        throw name is null ? Errors.OnnxInput(_path, $"no node gives its output {_graph.Outputs[0]}") : Errors.OnnxNodeUnknown(_path, name, NodeNames.TakeLast(8));
    }

    private TensorShape Checked(TensorShape shape) =>
        shape is { Height: >= 1 and <= MostSide, Width: >= 1 and <= MostSide, Channels: >= 1 } && (long)shape.Height * shape.Width * shape.Channels <= MostNumbers
            ? shape
            : throw Errors.OnnxInput(_path, FormattableString.Invariant($"an input of {shape.Height}×{shape.Width}×{shape.Channels} is impossible"));

    /// <summary>Nodes that give a fixed tensor count as one, and are no nodes any more.</summary>
    private static OnnxGraph WithConstants(OnnxGraph graph)
    {
        var others = new List<OnnxNode>();
        foreach (var node in graph.Nodes)
        {
            if (node.Outputs.Count > 0 && ConstantOf(node, graph) is { } tensor) graph.Constants[node.Outputs[0]] = tensor;
            else others.Add(node);
        }
        return graph with { Nodes = others };
    }

    private static OnnxTensor? ConstantOf(OnnxNode node, OnnxGraph graph)
    {
        var (name, attributes) = (node.Outputs[0], node.Attributes);
        return node switch
        {
            // Exporters share equal weights: one place holds them, and the others name it.
            { Operator: "Identity", Inputs: [var source, ..] } => graph.Constants.GetValueOrDefault(source),
            { Operator: not "Constant" } => null,
            _ when attributes.Tensor("value") is { } tensor => tensor,
            _ when attributes.Numbers("value_floats") is { } floats => OnnxTensor.OfFloats(name, [floats.Count], [.. floats]),
            _ when attributes.Integers("value_ints") is { } integers => OnnxTensor.OfIntegers(name, [integers.Count], [.. integers]),
            _ when attributes.Has("value_float") => OnnxTensor.OfFloats(name, [], [attributes.Number("value_float", 0)]),
            _ when attributes.Has("value_int") => OnnxTensor.OfIntegers(name, [], [attributes.Integer("value_int", 0)]),
            _ => null,
        };
    }
}

/// <summary>A node that every way through a network passes.</summary>
/// <param name="Node">What people call it.</param>
/// <param name="LayerCount">Layers of the network up to and with it.</param>
/// <param name="Shape">What it gives for one sample.</param>
public readonly record struct OnnxPlace(string Node, int LayerCount, TensorShape Shape);
