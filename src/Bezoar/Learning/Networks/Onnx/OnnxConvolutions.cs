using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Learning.Networks.Onnx;

/// <summary>Convolutions: the plain form where it fits, the general one elsewhere, with rows and columns of zeros before it where sides differ.</summary>
internal static class OnnxConvolutions
{
    public static Layer[] Convert(OnnxNode node, TensorShape input, OnnxGraph graph, OnnxWeights weights)
    {
        if (node.Inputs.Count < 2 || !graph.Constants.TryGetValue(node.Inputs[1], out var kernel) || kernel.Lengths.Count != 4 || kernel.Floats.Length == 0)
            throw new OnnxNodeException("has no weights of four dimensions");
        OnnxTensor? bias = null;
        if (node.Inputs.Count > 2 && node.Inputs[2].Length > 0 && !graph.Constants.TryGetValue(node.Inputs[2], out bias))
            throw new OnnxNodeException("has a bias that is no constant");
        var groups = node.Attributes.Integer("group", 1);
        if (groups < 1 || kernel.Lengths[1] * groups != input.Channels) throw new OnnxNodeException($"has weights for {kernel.Lengths[1]} channels in {groups} groups and receives {input}");
        if (bias is not null && bias.Floats.Length != kernel.Lengths[0]) throw new OnnxNodeException($"has {bias.Floats.Length} biases for {kernel.Lengths[0]} channels");

        var windows = OnnxWindows.Read(node, [kernel.Lengths[2], kernel.Lengths[3]], input);
        var padding = windows.IsSymmetric ? windows.Before : [0, 0];
        var channels = (int)kernel.Lengths[0];
        Layer layer = windows.IsPlain && groups == 1
            ? new Convolution(channels, windows.Kernel[0], windows.Strides[0], padding[0], bias is not null)
            : new GeneralConvolution(channels, Axis(0), Axis(1), (int)groups, bias is not null);
        weights.Add(layer, "weight", kernel.Floats);
        if (bias is not null) weights.Add(layer, "bias", bias.Floats);
        return windows.IsSymmetric ? [layer] : [new Pad(windows.Before[0], windows.Before[1], windows.After[0], windows.After[1]), layer];

        ConvolutionAxis Axis(int axis) => new(windows.Kernel[axis], windows.Strides[axis], padding[axis], windows.Dilations[axis]);
    }
}
