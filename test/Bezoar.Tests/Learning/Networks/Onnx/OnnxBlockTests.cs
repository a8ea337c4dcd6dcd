using Bezoar.Learning.Networks;
using Bezoar.Learning.Networks.Onnx;

namespace Bezoar.Tests.Learning.Networks.Onnx;

/// <summary>The kinds of blocks of which known networks consist give what the operators' definitions say.</summary>
public sealed class OnnxBlockTests : IDisposable
{
    private const int Count = 2;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BottlenecksOfResNet()
    {
        var model = new OnnxBuilder();
        var stem = model.Add("MaxPool", [model.Add("Relu", [model.Conv("input", 3, 8, 7, 7, false, 1, Strides(2), Pads(3))])], ("kernel_shape", new long[] { 3, 3 }), Strides(2), Pads(1));
        var inner = model.Add("Relu", [model.BatchNorm(model.Conv(stem, 8, 4, 1, 1, false), 4)]);
        inner = model.Add("Relu", [model.BatchNorm(model.Conv(inner, 4, 4, 3, 3, false, 1, Strides(2), Pads(1)), 4)]);
        inner = model.BatchNorm(model.Conv(inner, 4, 16, 1, 1, false), 16);
        var shortcut = model.BatchNorm(model.Conv(stem, 8, 16, 1, 1, false, 1, Strides(2)), 16);
        var block = model.Add("Relu", [model.Add("Add", [inner, shortcut])]);
        block = model.Add("Relu", [model.Add("Add", [block, model.BatchNorm(model.Conv(block, 16, 16, 3, 3, false, 4, Pads(1)), 16)])]);
        model.Add("Gemm", [model.Add("Flatten", [model.Add("GlobalAveragePool", [block])]), model.Weight(1, 5, 16), model.Weight(1, 5)], ("transB", 1L));
        Check(model, new(17, 18, 3));
    }

    [Fact]
    public void BlocksOfInception()
    {
        var model = new OnnxBuilder();
        var stem = model.Add("Relu", [model.Conv("input", 3, 5, 3, 3, true, 1, Strides(2))]);
        var wide = model.Conv(model.Conv(stem, 5, 6, 1, 7, true, 1, ("pads", new long[] { 0, 3, 0, 3 })), 6, 7, 7, 1, true, 1, ("pads", new long[] { 3, 0, 3, 0 }));
        var pooled = model.Conv(model.Add("AveragePool", [stem], ("kernel_shape", new long[] { 3, 3 }), Strides(1), Pads(1), ("count_include_pad", 1L)), 5, 4, 1, 1);
        var split = model.Add("Relu", [model.Conv(stem, 5, 4, 1, 1)]);
        split = model.Add("Concat", [model.Conv(split, 4, 3, 1, 3, true, 1, ("pads", new long[] { 0, 1, 0, 1 })), model.Conv(split, 4, 3, 3, 1, true, 1, ("pads", new long[] { 1, 0, 1, 0 }))], ("axis", 1L));
        var mixed = model.Add("Concat", [model.Conv(stem, 5, 2, 1, 1), wide, split, pooled], ("axis", 1L));
        var reduced = model.Add("Concat", [model.Conv(mixed, 19, 4, 3, 3, true, 1, Strides(2)), model.Add("MaxPool", [mixed], ("kernel_shape", new long[] { 3, 3 }), Strides(2))], ("axis", 1L));
        model.Add("Softmax", [model.Add("Flatten", [model.Add("Dropout", [model.Add("GlobalAveragePool", [reduced])])])], ("axis", 1L));
        Check(model, new(19, 17, 3));
    }

    [Fact]
    public void BlocksOfMobileNet()
    {
        var model = new OnnxBuilder();
        var (low, high) = (model.Weight(0), model.Weight(0));
        model.Weights[high].Values[0] = 6;
        string Clip(string input) => model.Add("Clip", [input, low, high]);
        var stem = Clip(model.BatchNorm(model.Conv("input", 3, 6, 3, 3, false, 1, Strides(2), Pads(1)), 6));
        var block = Clip(model.BatchNorm(model.Conv(stem, 6, 18, 1, 1, false), 18));
        block = Clip(model.BatchNorm(model.Conv(block, 18, 18, 3, 3, false, 18, Pads(1)), 18));
        block = model.Add("Add", [stem, model.BatchNorm(model.Conv(block, 18, 6, 1, 1, false), 6)]);
        // Squeeze and excite, and a gate by itself.
        var gate = model.Add("Sigmoid", [model.Conv(model.Add("Relu", [model.Conv(model.Add("GlobalAveragePool", [block]), 6, 2, 1, 1)]), 2, 6, 1, 1)]);
        block = model.Add("Mul", [gate, block]);
        block = model.Add("Mul", [block, model.Add("Sigmoid", [block])]);
        model.Add("Reshape", [model.Add("GlobalAveragePool", [block]), "shape"]);
        model.Shapes["shape"] = [0, -1];
        Check(model, new(10, 11, 3));
    }

    [Fact]
    public void EverythingElse()
    {
        var model = new OnnxBuilder();
        var x = model.Conv("input", 3, 4, 3, 3, true, 1, ("pads", new long[] { 0, 1, 2, 0 }), ("dilations", new long[] { 1, 2 }));
        x = model.Add("LeakyRelu", [model.Add("Identity", [x])], ("alpha", 0.2f));
        x = model.Add("Mul", [model.Weight(1, 4, 1, 1), model.Add("Add", [x, model.Weight(1, 1, 4, 1, 1)])]);
        x = model.Add("MaxPool", [x], ("kernel_shape", new long[] { 2, 2 }), Strides(3), ("ceil_mode", 1L));
        x = model.Add("AveragePool", [model.Add("Pad", [x], ("pads", new long[] { 0, 0, 1, 0, 0, 0, 0, 2 }), ("mode", "constant"))], ("kernel_shape", new long[] { 2, 2 }));
        x = model.Add("Flatten", [x]);
        x = model.Add("Add", [model.Add("MatMul", [x, model.Weight(1, 4 * 3 * 3, 7)]), model.Weight(1, 7)]);
        Check(model, new(8, 8, 3));
    }

    [Fact]
    public void ValuesThatAreUsedTwiceAreAddedUp()
    {
        var model = new OnnxBuilder();
        var twice = model.Add("Add", ["input", "input"]);
        var thrice = model.Add("Concat", [twice, model.Add("Relu", [twice]), twice], ("axis", 1L));
        model.Add("Mul", [thrice, thrice]);
        Check(model, new(4, 5, 3));
    }

    /// <summary>
    /// What poison is made by: derivatives by pixels, through branches that meet as sums and side by side, against differences. Nothing here has
    /// kinks, and a branch that was left out or counted twice would show.
    /// </summary>
    [Fact]
    public void DerivativesByTheInputGoThroughEveryBranch()
    {
        var model = new OnnxBuilder();
        var stem = model.Conv("input", 3, 4, 3, 3, true, 1, Pads(1));
        var inner = model.Conv(model.Add("Sigmoid", [model.Conv(stem, 4, 4, 3, 3, true, 1, Pads(1))]), 4, 4, 1, 1);
        var sum = model.Add("Add", [model.Conv(stem, 4, 4, 1, 1), inner]);
        var pooled = model.Add("AveragePool", [sum], ("kernel_shape", new long[] { 3, 3 }), Strides(1), Pads(1), ("count_include_pad", 1L));
        var both = model.Add("Concat", [model.Add("Sigmoid", [sum]), model.Conv(pooled, 4, 3, 1, 1), sum], ("axis", 1L));
        model.Add("Flatten", [model.Add("GlobalAveragePool", [model.Add("Mul", [both, both])])]);
        using var read = OnnxModel.Read(model.Write(_folder)).ToNetwork(new(6, 5, 3));
        using var network = new RunningNetwork(new(6, 5, 3), Count, read.Definition.Layers);
        foreach (var (parameter, own) in read.Parameters.Zip(network.Network.Parameters)) own.CopyFrom(parameter.Values);
        new GradientCheck(network, Bits.Random(Count * 6 * 5 * 3, 5), training: false).Run();
    }

    private static (string, object) Strides(long stride) => ("strides", new[] { stride, stride });

    private static (string, object) Pads(long pad) => ("pads", new[] { pad, pad, pad, pad });

    private void Check(OnnxBuilder model, TensorShape input) => OnnxCheck.Plain(model, input, _folder);
}
