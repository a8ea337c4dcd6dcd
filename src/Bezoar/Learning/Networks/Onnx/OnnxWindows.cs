namespace Bezoar.Learning.Networks.Onnx;

/// <summary>How windows of a convolution or a pool lie on an image: attributes that both have.</summary>
internal sealed record OnnxWindows
{
    private const long MostLength = 1 << 12;

    private OnnxWindows(int[] kernel, int[] strides, int[] dilations, int[] before, int[] after) =>
        (Kernel, Strides, Dilations, Before, After) = (kernel, strides, dilations, before, after);

    /// <summary>Rows and columns; the same order throughout.</summary>
    public int[] Kernel { get; }

    public int[] Strides { get; }

    public int[] Dilations { get; }

    /// <summary>Padding above and on the left.</summary>
    public int[] Before { get; }

    /// <summary>Padding below and on the right.</summary>
    public int[] After { get; private init; }

    public bool IsSymmetric => Before.SequenceEqual(After);

    /// <summary>Whether rows and columns are alike and without holes.</summary>
    public bool IsPlain => IsSymmetric && Kernel[0] == Kernel[1] && Strides[0] == Strides[1] && Before[0] == Before[1] && Dilations is [1, 1];

    public static OnnxWindows Read(OnnxNode node, IReadOnlyList<long>? kernel, TensorShape input)
    {
        var attributes = node.Attributes;
        var size = Pair(kernel, "kernel");
        var strides = Pair(attributes.Integers("strides") ?? [1, 1], "strides");
        var dilations = Pair(attributes.Integers("dilations") ?? [1, 1], "dilations");
        var pads = attributes.Integers("pads") ?? [0, 0, 0, 0];
        if (pads.Count != 4 || pads.Any(pad => pad is < 0 or > MostLength)) throw new OnnxNodeException("has paddings that make no sense");
        int[] before = [(int)pads[0], (int)pads[1]], after = [(int)pads[2], (int)pads[3]];
        switch (attributes.Text("auto_pad", "NOTSET"))
        {
            case "NOTSET": break;
            case "VALID": (before, after) = ([0, 0], [0, 0]); break;
            case "SAME_UPPER": (before, after) = Same(size, strides, dilations, input, isUpper: true); break;
            case "SAME_LOWER": (before, after) = Same(size, strides, dilations, input, isUpper: false); break;
            case var other: throw new OnnxNodeException($"has auto_pad {other}");
        }
        return new(size, strides, dilations, before, after);
    }

    /// <summary>With what a last, incomplete window needs below and on the right, so that it counts as well.</summary>
    public OnnxWindows RoundedUp(TensorShape input)
    {
        int[] lengths = [input.Height, input.Width];
        var after = (int[])After.Clone();
        for (var axis = 0; axis < 2; axis++)
        {
            var rest = (lengths[axis] + Before[axis] + After[axis] - Kernel[axis]) % Strides[axis];
            var last = lengths[axis] + Before[axis] + After[axis] - Kernel[axis] - rest + Strides[axis];
            // A window that would begin in the padding on the right does not count.
            if (rest > 0 && last < lengths[axis] + Before[axis]) after[axis] += Strides[axis] - rest;
        }
        return this with { After = after };
    }

    /// <summary>As many places as come in, divided by the stride and rounded up.</summary>
    private static (int[] Before, int[] After) Same(int[] kernel, int[] strides, int[] dilations, TensorShape input, bool isUpper)
    {
        int[] lengths = [input.Height, input.Width], less = new int[2], more = new int[2];
        for (var axis = 0; axis < 2; axis++)
        {
            var places = (lengths[axis] + strides[axis] - 1) / strides[axis];
            var total = Math.Max(0, (places - 1) * strides[axis] + (kernel[axis] - 1) * dilations[axis] + 1 - lengths[axis]);
            (less[axis], more[axis]) = (total / 2, total - total / 2);
        }
        return isUpper ? (less, more) : (more, less);
    }

    private static int[] Pair(IReadOnlyList<long>? lengths, string what) => lengths is [>= 1 and <= MostLength, >= 1 and <= MostLength]
        ? [(int)lengths[0], (int)lengths[1]]
        : throw new OnnxNodeException($"has no {what} of rows and columns");
}
