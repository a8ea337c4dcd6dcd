using Bezoar.Learning.Networks.Layers;

namespace Bezoar.Learning.Networks.Onnx;

/// <summary>Pools with square windows.</summary>
internal static class OnnxPools
{
    public static Layer[] Convert(OnnxNode node, TensorShape input)
    {
        var isMax = node.Operator == "MaxPool";
        var windows = OnnxWindows.Read(node, node.Attributes.Integers("kernel_shape"), input);
        if (windows.Kernel[0] != windows.Kernel[1] || windows.Strides[0] != windows.Strides[1] || windows.Dilations is not [1, 1])
            throw new OnnxNodeException("has windows that are not square, or with holes");
        if (node.Attributes.Integer("ceil_mode", 0) != 0)
        {
            var rounded = windows.RoundedUp(input);
            if (!isMax && !rounded.After.SequenceEqual(windows.After)) throw new OnnxNodeException("averages incomplete windows");
            windows = rounded;
        }
        var (kernel, stride, padding) = (windows.Kernel[0], windows.Strides[0], windows.Before[0]);
        var hasPadding = windows.Before.Concat(windows.After).Any(length => length > 0);
        if (!isMax && hasPadding && node.Attributes.Integer("count_include_pad", 0) == 0) throw new OnnxNodeException("leaves the padding out of its averages");
        // Half a window of padding is what pools take themselves.
        if (windows.IsPlain && padding <= kernel / 2) return [isMax ? new MaxPool(kernel, stride, padding) : new AveragePool(kernel, stride, padding)];
        var around = new Pad(windows.Before[0], windows.Before[1], windows.After[0], windows.After[1], isMax ? float.NegativeInfinity : 0);
        return [around, isMax ? new MaxPool(kernel, stride) : new AveragePool(kernel, stride)];
    }
}
