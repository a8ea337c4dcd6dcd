namespace Bezoar.Tests.Learning.Networks.Onnx;

/// <summary>Works out an ONNX graph in float64, channel by channel, by the operators' definitions: shares nothing with the engine.</summary>
internal sealed class PlainOnnx(OnnxBuilder model)
{
    private readonly Dictionary<string, Value> _values = [];

    /// <summary>channels × height × width.</summary>
    public sealed record Value(int Channels, int Height, int Width, double[] Numbers)
    {
        public double this[int channel, int y, int x] => Numbers[(channel * Height + y) * Width + x];

        public bool Holds(int y, int x) => (uint)y < (uint)Height && (uint)x < (uint)Width;

        public static Value Of(int channels, int height, int width, Func<int, int, int, double> number)
        {
            var numbers = new double[channels * height * width];
            for (var i = 0; i < numbers.Length; i++) numbers[i] = number(i / (height * width), i / width % height, i % width);
            return new(channels, height, width, numbers);
        }

        public Value Select(Func<double, double> function) => this with { Numbers = [.. Numbers.Select(function)] };
    }

    public Value Run(Value input)
    {
        _values["input"] = input;
        foreach (var node in model.Nodes) _values[node.Output] = Run(node);
        return _values[model.Output];
    }

    private Value Run(OnnxBuilder.Node node)
    {
        var x = _values.GetValueOrDefault(node.Inputs[0]) ?? _values[node.Inputs[1]];
        return node.Operator switch
        {
            "Conv" => Convolve(node, x),
            "BatchNormalization" => Value.Of(x.Channels, x.Height, x.Width, (c, i, j) => (x[c, i, j] - W(node, 3)[c]) / Math.Sqrt(W(node, 4)[c] + 1e-3f) * W(node, 1)[c] + W(node, 2)[c]),
            "Relu" => x.Select(value => Math.Max(0, value)),
            "LeakyRelu" => x.Select(value => value > 0 ? value : 0.2 * value),
            "Sigmoid" => x.Select(value => 1 / (1 + Math.Exp(-value))),
            "Clip" => x.Select(value => Math.Clamp(value, W(node, 1)[0], W(node, 2)[0])),
            "Softmax" => x.Select(value => Math.Exp(value) / x.Numbers.Sum(Math.Exp)),
            "MaxPool" => Pool(node, x, window => window.Where(value => value is not null).Max()!.Value),
            "AveragePool" => Pool(node, x, window => window.Average(value => value ?? 0)),
            "GlobalAveragePool" => Value.Of(x.Channels, 1, 1, (c, _, _) => Enumerable.Range(0, x.Height * x.Width).Average(i => x[c, i / x.Width, i % x.Width])),
            "Flatten" or "Reshape" => new(x.Numbers.Length, 1, 1, x.Numbers),
            "Gemm" => Gemm(node, x),
            "MatMul" => Value.Of(model.Weights[node.Inputs[1]].Values.Length / x.Channels, 1, 1,
                (c, _, _) => x.Numbers.Select((value, i) => value * W(node, 1)[i * (W(node, 1).Length / x.Channels) + c]).Sum()),
            "Add" => Combine(node, (a, b) => a + b),
            "Mul" => Combine(node, (a, b) => a * b),
            "Concat" => new(node.Inputs.Sum(name => _values[name].Channels), x.Height, x.Width, [.. node.Inputs.SelectMany(name => _values[name].Numbers)]),
            "Pad" => Value.Of(x.Channels, x.Height + L(node, "pads")[2] + L(node, "pads")[6], x.Width + L(node, "pads")[3] + L(node, "pads")[7],
                (c, i, j) => x.Holds(i - L(node, "pads")[2], j - L(node, "pads")[3]) ? x[c, i - L(node, "pads")[2], j - L(node, "pads")[3]] : N(node, "value", 0)),
            "Dropout" or "Identity" or "Squeeze" => x,
            _ => throw new NotSupportedException(node.Operator),
        };
    }

    private Value Gemm(OnnxBuilder.Node node, Value x)
    {
        var (matrix, outputs) = (W(node, 1), W(node, 1).Length / x.Channels);
        var isTransposed = node.Attributes.TryGetValue("transB", out var transposed) && (long)transposed != 0;
        double Bias(int c) => node.Inputs.Length < 3 ? 0 : W(node, 2) is [var one] ? one : W(node, 2)[c];
        return Value.Of(outputs, 1, 1, (c, _, _) => N(node, "beta", 1) * Bias(c)
            + N(node, "alpha", 1) * x.Numbers.Select((value, i) => value * matrix[isTransposed ? c * x.Channels + i : i * outputs + c]).Sum());
    }

    private static float N(OnnxBuilder.Node node, string name, float otherwise) => node.Attributes.TryGetValue(name, out var value) ? (float)value : otherwise;

    private float[] W(OnnxBuilder.Node node, int input) => model.Weights[node.Inputs[input]].Values;

    private static int[] L(OnnxBuilder.Node node, string name, params int[] otherwise) =>
        node.Attributes.TryGetValue(name, out var value) ? [.. ((long[])value).Select(length => (int)length)] : otherwise;

    private Value Operand(string name) => _values.GetValueOrDefault(name) ?? new(model.Weights[name].Values.Length, 1, 1, [.. model.Weights[name].Values.Select(value => (double)value)]);

    private Value Combine(OnnxBuilder.Node node, Func<double, double, double> function)
    {
        Value[] operands = [.. node.Inputs.Select(Operand)];
        var whole = operands.MaxBy(value => value.Numbers.Length)!;
        double At(Value value, int c, int i, int j) => value[value.Channels == 1 ? 0 : c, value.Height == 1 ? 0 : i, value.Width == 1 ? 0 : j];
        return Value.Of(whole.Channels, whole.Height, whole.Width, (c, i, j) => function(At(operands[0], c, i, j), At(operands[1], c, i, j)));
    }

    private static (int[] Kernel, int[] Strides, int[] Pads, int[] Dilations) Windows(OnnxBuilder.Node node) =>
        (L(node, "kernel_shape"), L(node, "strides", 1, 1), L(node, "pads", 0, 0, 0, 0), L(node, "dilations", 1, 1));

    private Value Convolve(OnnxBuilder.Node node, Value x)
    {
        var (kernel, strides, pads, dilations) = Windows(node);
        var weights = model.Weights[node.Inputs[1]];
        var (outputs, inputs) = ((int)weights.Lengths[0], (int)weights.Lengths[1]);
        var groups = (int)(long)node.Attributes["group"];
        return Value.Of(outputs, Places(0, x.Height), Places(1, x.Width), (c, row, column) =>
        {
            var sum = node.Inputs.Length > 2 ? W(node, 2)[c] : 0.0;
            for (var i = 0; i < inputs * kernel[0] * kernel[1]; i++)
            {
                var (each, y, z) = (i / (kernel[0] * kernel[1]), i / kernel[1] % kernel[0], i % kernel[1]);
                var (at, across) = (row * strides[0] - pads[0] + y * dilations[0], column * strides[1] - pads[1] + z * dilations[1]);
                if (x.Holds(at, across)) sum += weights.Values[c * inputs * kernel[0] * kernel[1] + i] * x[c / (outputs / groups) * inputs + each, at, across];
            }
            return sum;
        });

        int Places(int axis, int length) => (length + pads[axis] + pads[axis + 2] - (kernel[axis] - 1) * dilations[axis] - 1) / strides[axis] + 1;
    }

    private static Value Pool(OnnxBuilder.Node node, Value x, Func<IEnumerable<double?>, double> summarise)
    {
        var (kernel, strides, pads, _) = Windows(node);
        return Value.Of(x.Channels, Places(0, x.Height), Places(1, x.Width), (c, row, column) => summarise(
            from y in Enumerable.Range(row * strides[0] - pads[0], kernel[0])
            from z in Enumerable.Range(column * strides[1] - pads[1], kernel[1])
            select x.Holds(y, z) ? x[c, y, z] : (double?)null));

        int Places(int axis, int length)
        {
            var isRoundedUp = node.Attributes.TryGetValue("ceil_mode", out var ceil) && (long)ceil != 0;
            var room = length + pads[axis] + pads[axis + 2] - kernel[axis];
            var places = (room + (isRoundedUp ? strides[axis] - 1 : 0)) / strides[axis] + 1;
            return isRoundedUp && (places - 1) * strides[axis] >= length + pads[axis] ? places - 1 : places;
        }
    }
}
