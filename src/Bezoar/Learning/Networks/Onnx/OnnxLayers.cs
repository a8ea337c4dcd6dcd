using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Learning.Networks.Onnx;

/// <summary>
/// From operators with one input to layers. Images come channel by channel in ONNX and place by place here, which changes nothing but axes' numbers;
/// <see cref="Flatten"/> keeps ONNX's order.
/// </summary>
internal sealed class OnnxLayers(OnnxGraph graph, OnnxWeights weights)
{
    private const int MostPadding = 1 << 10;

    /// <summary>Names of all operators that are read, with those that join branches.</summary>
    public static IReadOnlyList<string> Operators { get; } =
    [
        "Add", "AveragePool", "BatchNormalization", "Clip", "Concat", "Constant", "Conv", "Dropout", "Flatten", "Gemm", "GlobalAveragePool", "Identity",
        "LeakyRelu", "MatMul", "MaxPool", "Mul", "Pad", "Relu", "Reshape", "Sigmoid", "Softmax", "Squeeze", "Tanh",
    ];

    /// <summary>The layers of an operator; none for one that changes nothing here.</summary>
    /// <param name="node">What to convert.</param>
    /// <param name="input">What it receives.</param>
    /// <exception cref="OnnxNodeException">In a form that is not read.</exception>
    public Layer[] Convert(OnnxNode node, TensorShape input) => node.Operator switch
    {
        "Conv" => OnnxConvolutions.Convert(node, input, graph, weights),
        "MaxPool" or "AveragePool" => OnnxPools.Convert(node, input),
        "GlobalAveragePool" => [new GlobalAveragePool()],
        "BatchNormalization" => BatchNormalisation(node),
        "Relu" => [new Relu()],
        "LeakyRelu" => [new LeakyRelu(node.Attributes.Number("alpha", 0.01f))],
        "Sigmoid" => [new Sigmoid()],
        "Tanh" => [new Tanh()],
        "Clip" => ClipOf(node),
        "Softmax" => SoftmaxOf(node, input),
        "Flatten" => node.Attributes.Integer("axis", 1) == 1 ? Flattened(input) : throw new OnnxNodeException("flattens from another axis than 1"),
        "Reshape" => Reshape(node, input),
        "Squeeze" => input.Area == 1 ? [] : throw new OnnxNodeException($"squeezes {input}"),
        "Gemm" => Gemm(node),
        "MatMul" => FullyConnectedBy(ConstantOf(node, 1), isTransposed: false, 1, null),
        "Add" or "Mul" => ByConstant(node, input),
        "Pad" => [PadOf(node)],
        // What it does in training is not part of a trained model.
        "Dropout" or "Identity" => [],
        _ => throw new OnnxNodeException("is not an operator that is read"),
    };

    /// <summary>A fixed input.</summary>
    private OnnxTensor ConstantOf(OnnxNode node, int input) => node.Inputs.Count > input && graph.Constants.TryGetValue(node.Inputs[input], out var tensor)
        ? tensor
        : throw new OnnxNodeException($"needs a constant as its input {input}");

    private OnnxTensor? OptionalOf(OnnxNode node, int input) => node.Inputs.Count > input && node.Inputs[input].Length > 0 ? ConstantOf(node, input) : null;

    private Layer[] BatchNormalisation(OnnxNode node)
    {
        if (node.Attributes.Integer("training_mode", 0) != 0) throw new OnnxNodeException("is in training mode; export the model for inference");
        var layer = new BatchNorm(node.Attributes.Number("epsilon", 1e-5f));
        string[] names = ["weight", "bias", "running_mean", "running_var"];
        for (var i = 0; i < names.Length; i++) weights.Add(layer, names[i], ConstantOf(node, i + 1).Floats);
        return [layer];
    }

    private Layer[] ClipOf(OnnxNode node)
    {
        float Bound(string name, int input, float otherwise) => OptionalOf(node, input) is { Floats: [var bound] } ? bound : node.Attributes.Number(name, otherwise);
        return [new Clip(Bound("min", 1, float.MinValue), Bound("max", 2, float.MaxValue))];
    }

    private Layer[] SoftmaxOf(OnnxNode node, TensorShape input)
    {
        // Before opset 13 everything from axis 1 on was one vector.
        var axis = node.Attributes.Integer("axis", graph.Opset < 13 ? 1 : -1);
        var isOverChannels = axis == 1 || (axis == -1 && input.Area == 1);
        if (!isOverChannels || (graph.Opset < 13 && input.Area != 1)) throw new OnnxNodeException("is not over the channels");
        return [new Softmax()];
    }

    private static Layer[] Flattened(TensorShape input) => input.Area == 1 ? [] : [new Flatten()];

    private Layer[] Reshape(OnnxNode node, TensorShape input)
    {
        var lengths = ConstantOf(node, 1).Integers;
        // The batch comes first: 0 copies it, −1 works it out, and a model that was exported for one sample says 1.
        if (lengths is not [0 or -1 or 1, ..]) throw new OnnxNodeException("reshapes the batch");
        long[] known = [input.Channels, input.Height, input.Width];
        if (lengths.Length == 2 && (lengths[1] == input.Count || (lengths[1] == -1 && lengths[0] != -1))) return Flattened(input);
        var isSame = lengths.Length == 4 && lengths.Skip(1).Zip(known).All(pair => pair.First == pair.Second || pair.First is 0 or -1);
        return isSame ? [] : throw new OnnxNodeException($"reshapes {input} to {string.Join('×', lengths)}");
    }

    private Layer[] Gemm(OnnxNode node)
    {
        if (node.Attributes.Integer("transA", 0) != 0) throw new OnnxNodeException("transposes its input");
        var bias = OptionalOf(node, 2)?.Floats;
        var beta = node.Attributes.Number("beta", 1);
        return FullyConnectedBy(
            ConstantOf(node, 1), node.Attributes.Integer("transB", 0) != 0, node.Attributes.Number("alpha", 1), bias is null ? null : [.. bias.Select(value => beta * value)]);
    }

    /// <param name="matrix">inputs × outputs, or the other way round.</param>
    /// <param name="isTransposed">The other way round.</param>
    /// <param name="factor">Of the matrix.</param>
    /// <param name="bias">One number for each output, or for all, or null.</param>
    private FullyConnected[] FullyConnectedBy(OnnxTensor matrix, bool isTransposed, float factor, float[]? bias)
    {
        if (matrix.Lengths.Count != 2 || matrix.Floats.Length == 0) throw new OnnxNodeException($"multiplies by {matrix.Lengths.Count} dimensions where a matrix is needed");
        var (first, second) = ((int)matrix.Lengths[0], (int)matrix.Lengths[1]);
        var (inputs, outputs) = isTransposed ? (second, first) : (first, second);
        if (bias is not null && bias.Length != outputs && bias.Length != 1) throw new OnnxNodeException($"has {bias.Length} biases for {outputs} outputs");
        var layer = new FullyConnected(outputs, bias is not null);
        var values = new float[matrix.Floats.Length];
        for (var output = 0; output < outputs; output++)
            for (var i = 0; i < inputs; i++)
                values[output * inputs + i] = factor * (isTransposed ? matrix.Floats[output * inputs + i] : matrix.Floats[i * outputs + output]);
        weights.Add(layer, "weight", values);
        if (bias is not null) weights.Add(layer, "bias", bias.Length == outputs ? bias : [.. Enumerable.Repeat(bias[0], outputs)]);
        return [layer];
    }

    /// <summary>A number for each channel, or one for all, is a depthwise convolution of one place.</summary>
    private GeneralConvolution[] ByConstant(OnnxNode node, TensorShape input)
    {
        OnnxTensor[] constants = [.. node.Inputs.Select(name => graph.Constants.GetValueOrDefault(name)).OfType<OnnxTensor>()];
        if (constants is not [var tensor]) throw new OnnxNodeException($"takes {constants.Length} constants beside its input, and one is needed");
        // Of an image, the last two dimensions are rows and columns.
        var isByChannel = tensor.Floats.Length == input.Channels && tensor.Lengths.Contains(input.Channels)
            && (input.Area == 1 || tensor.Lengths.TakeLast(2).All(length => length == 1));
        if (tensor.Floats.Length != 1 && !isByChannel)
            throw new OnnxNodeException($"takes a constant of {string.Join('×', tensor.Lengths)} for {input}, and one number for each channel is read");
        float[] values = tensor.Floats.Length == 1 ? [.. Enumerable.Repeat(tensor.Floats[0], input.Channels)] : tensor.Floats;
        var isSum = node.Operator == "Add";
        var layer = new GeneralConvolution(input.Channels, new(1), new(1), input.Channels, isSum);
        weights.Add(layer, "weight", isSum ? [.. Enumerable.Repeat(1f, input.Channels)] : values);
        if (isSum) weights.Add(layer, "bias", values);
        return [layer];
    }

    private Pad PadOf(OnnxNode node)
    {
        var pads = node.Attributes.Integers("pads") ?? ConstantOf(node, 1).Integers;
        var value = OptionalOf(node, 2) is { Floats: [var constant] } ? constant : node.Attributes.Number("value", 0);
        if (node.Attributes.Text("mode", "constant") != "constant" || pads is not [0, 0, var top, var left, 0, 0, var bottom, var right]
            || new[] { top, left, bottom, right }.Any(length => length is < 0 or > MostPadding))
            throw new OnnxNodeException("does not pad rows and columns with a constant");
        return new((int)top, (int)left, (int)bottom, (int)right, value);
    }
}

/// <summary>A node in a form that is not read; whoever knows the node adds its name.</summary>
internal sealed class OnnxNodeException(string fault) : Exception(fault);
